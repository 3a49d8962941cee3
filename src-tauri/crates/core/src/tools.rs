//! 政策工具: by what means a measure acts, a second axis beside its theme.
//!
//! A measure may use several tools. Which words tell a tool is data: `assets/tools.tsv`.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    model::{Clause, Document, ToolFound, ToolSide},
    words::phrases::{Phrases, rows},
};

const TOOLS: &str = include_str!("../../../../assets/tools.tsv");
/// So many characters stand between the parts of a broken word at most.
const GAP: usize = 10;
/// So many words are named as the reason of a tool.
const SHOWN: usize = 3;

/// One tool of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// Id, such as `funding`.
    pub id: &'static str,
    /// Chinese name.
    pub name: &'static str,
    /// From which side it acts.
    pub side: ToolSide,
}

struct Table {
    tools: Vec<Tool>,
    /// Owners are places in `tools`; the place behind the last one belongs to words that are no tool.
    phrases: Phrases,
}

/// The tools in the order of the table.
pub fn all() -> &'static [Tool] {
    &table().tools
}

/// The tools that `measure` uses, in the order of the table, each with the words that told it.
pub fn of(document: &Document, measure: &Clause) -> Vec<ToolFound> {
    // Units that are only responsible name no means: 金融监管局 is no supervision.
    let text = format!("{}。{}", document.heading(measure), document.measure_text(measure.id));
    let table = table();
    let mut found: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
    for (tool, range) in table.phrases.find(&text).chain(table.phrases.find_broken(&text)) {
        if tool < table.tools.len() {
            found.entry(tool).or_default().push((range.start, &text[range]));
        }
    }
    found.into_iter().map(|(tool, words)| named(&table.tools[tool], words)).collect()
}

fn named(tool: &Tool, mut words: Vec<(usize, &str)>) -> ToolFound {
    words.sort_unstable();
    let mut shown: Vec<String> = Vec::new();
    for (_, word) in words {
        if shown.len() < SHOWN && !shown.iter().any(|known| known == word) {
            shown.push(word.to_owned());
        }
    }
    ToolFound { id: tool.id.to_owned(), name: tool.name.to_owned(), side: tool.side, words: shown }
}

fn side(name: &str) -> Option<ToolSide> {
    match name {
        "supply" => Some(ToolSide::Supply),
        "environment" => Some(ToolSide::Environment),
        "demand" => Some(ToolSide::Demand),
        _ => None,
    }
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        let (mut tools, mut words, mut hiding) = (Vec::new(), Vec::new(), Vec::new());
        for cells in rows(TOOLS) {
            let [name, id, called, list] = cells[..] else { continue };
            match side(name) {
                Some(side) => {
                    words.extend(list.split(' ').map(|word| (tools.len(), word)));
                    tools.push(Tool { id, name: called, side });
                }
                None => hiding.extend(list.split(' ')),
            }
        }
        let none = tools.len();
        words.extend(hiding.into_iter().map(|word| (none, word)));
        Table { phrases: Phrases::new(words.into_iter(), GAP), tools }
    });
    &TABLE
}

#[cfg(test)]
mod tests;
