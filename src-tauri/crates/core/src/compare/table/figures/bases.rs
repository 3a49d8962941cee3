//! What an amount is given per, and what a ratio is taken on: `assets/figure-bases.tsv`.

use std::sync::LazyLock;

use crate::{
    model::FigureKind,
    words::phrases::{Phrases, rows},
};

const BASES: &str = include_str!("../../../../../../../assets/figure-bases.tsv");
/// So many characters stand between the parts of a broken word at most.
const GAP: usize = 8;

struct Table {
    /// Base, and whether a ratio is taken on it.
    names: Vec<(&'static str, bool)>,
    phrases: Phrases,
}

/// The base that is named nearest before the end of `text`, of the sort that fits the kind; `""` where none is named.
pub(super) fn before(text: &str, kind: FigureKind) -> &'static str {
    let table = table();
    let is_ratio = kind == FigureKind::SubsidyRate;
    table
        .phrases
        .find(text)
        .chain(table.phrases.find_broken(text))
        .filter(|(base, _)| table.names[*base].1 == is_ratio)
        .max_by_key(|(_, range)| range.end)
        .map_or("", |(base, _)| table.names[base].0)
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        let entries: Vec<(&str, &str, &str)> = rows(BASES)
            .filter_map(|cells| match cells[..] {
                [sort, name, words] => Some((sort, name, words)),
                _ => None,
            })
            .collect();
        let words: Vec<(usize, &'static str)> = entries
            .iter()
            .enumerate()
            .flat_map(|(at, (_, _, words))| words.split(' ').map(move |word| (at, word)))
            .collect();
        Table {
            names: entries.iter().map(|(sort, name, _)| (*name, *sort == "on")).collect(),
            phrases: Phrases::new(words.into_iter(), GAP),
        }
    });
    &TABLE
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_word_names_one_base() {
        let mut words = BTreeSet::new();
        for cells in rows(BASES) {
            let [sort, name, list] = cells[..] else { panic!("a row has three cells: {cells:?}") };
            assert!(["per", "on"].contains(&sort), "{name} is neither per nor on");
            list.split(' ').for_each(|word| assert!(words.insert(word), "{word} stands under two bases"));
        }
        assert!(table().names.len() >= 12, "the common bases are known");
    }

    #[test]
    fn a_cap_is_per_something_and_a_ratio_on_something() {
        let text = "按设备投资的30%给予补助，单个示例企业不超过500万元";
        assert_eq!(before(text, FigureKind::SubsidyCap), "每个企业", "the cap holds for each firm");
        assert_eq!(before(text, FigureKind::SubsidyRate), "投资额", "the ratio is taken of what was invested");
        assert_eq!(before("给予500万元", FigureKind::SubsidyCap), "", "what is not said is not guessed");
    }
}
