//! The responsible units of a row in lines of one function: 市工信局 beside 市经济和信息化局.
//!
//! Which words of a name tell a function is data: `assets/functions.tsv`.

use std::{collections::BTreeMap, sync::LazyLock};

use super::rows::At;
use crate::{
    model::{Document, UnitLine},
    words::phrases::{Phrases, rows},
};

const FUNCTIONS: &str = include_str!("../../../../../../assets/functions.tsv");
/// The function of names that only hide a shorter word.
const NONE: &str = "-";

struct Table {
    names: Vec<&'static str>,
    phrases: Phrases,
}

/// The lines of a row, known functions first in the order of their table; none where fewer than two columns name units.
pub(super) fn lines(documents: &[&Document], members: &[At]) -> Vec<UnitLine> {
    let mut columns: Vec<Vec<&str>> = vec![Vec::new(); documents.len()];
    for &(column, id) in members {
        let units = documents[column as usize].subtree(id).iter().flat_map(|clause| &clause.responsible);
        for unit in units {
            if !columns[column as usize].contains(&unit.name.as_str()) {
                columns[column as usize].push(&unit.name);
            }
        }
    }
    if columns.iter().filter(|names| !names.is_empty()).count() < 2 {
        return Vec::new();
    }
    let unknown = table().names.len();
    let mut lines: BTreeMap<(usize, &str), Vec<Vec<String>>> = BTreeMap::new();
    for (column, names) in columns.iter().enumerate() {
        for &name in names {
            // A unit without a known function stands with its namesakes only.
            let key = function(name).map_or((unknown, name), |at| (at, table().names[at]));
            lines.entry(key).or_insert_with(|| vec![Vec::new(); documents.len()])[column].push(name.to_owned());
        }
    }
    lines.into_iter().map(|((_, function), cells)| UnitLine { function: function.to_owned(), cells }).collect()
}

/// The place of a unit's function in the table, told by the longest of its words that the name holds.
fn function(name: &str) -> Option<usize> {
    let table = table();
    let longest = table.phrases.find(name).reduce(|best, one| if one.1.len() > best.1.len() { one } else { best });
    longest.map(|(at, _)| at).filter(|&at| table.names[at] != NONE)
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        let entries: Vec<(&str, &str)> = rows(FUNCTIONS)
            .filter_map(|cells| match cells[..] {
                [name, words] => Some((name, words)),
                _ => None,
            })
            .collect();
        let words: Vec<(usize, &'static str)> = entries
            .iter()
            .enumerate()
            .flat_map(|(at, (_, words))| words.split(' ').map(move |word| (at, word)))
            .collect();
        Table { names: entries.iter().map(|(name, _)| *name).collect(), phrases: Phrases::new(words.into_iter(), 0) }
    });
    &TABLE
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn called(name: &str) -> Option<&'static str> {
        function(name).map(|at| table().names[at])
    }

    #[test]
    fn one_function_under_many_names() {
        for name in ["市工信局", "市经济和信息化局", "省工业和信息化厅", "区经济信息化委"] {
            assert_eq!(called(name), Some("工业和信息化"), "{name} is the authority for industry");
        }
        for name in ["市人社局", "市人力资源和社会保障局", "区人力社保局"] {
            assert_eq!(called(name), Some("人力资源社会保障"), "{name} is the authority for labour");
        }
        assert_eq!(called("市中级人民法院"), Some("法院"), "a court is no government of a district");
        assert_eq!(called("示例集团公司"), None, "a firm has no function of an authority");
    }

    #[test]
    fn each_word_tells_one_function() {
        let mut words = BTreeSet::new();
        for cells in rows(FUNCTIONS) {
            let [_, list] = cells[..] else { panic!("a row has two cells: {cells:?}") };
            list.split(' ').for_each(|word| assert!(words.insert(word), "{word} stands under two functions"));
        }
        assert!(table().names.len() >= 40, "the common authorities are known");
    }
}
