//! What the columns of a table hold, by the table `assets/columns.tsv`.

use std::sync::LazyLock;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Title,
    Region,
    Issuer,
    Publisher,
    Number,
    Issued,
    Published,
    Effective,
    Expires,
    Label,
    Heading,
    Text,
    Unit,
}

/// Each column's name in the table of heads, and as it is written in front of a fact.
const NAMES: &[(Column, &str, &str)] = &[
    (Column::Title, "title", "标题"),
    (Column::Region, "region", "地区"),
    (Column::Issuer, "issuer", "发文机关"),
    (Column::Publisher, "publisher", "发布机构"),
    (Column::Number, "number", "发文字号"),
    (Column::Issued, "issued", "成文日期"),
    (Column::Published, "published", "发布日期"),
    (Column::Effective, "effective", "施行日期"),
    (Column::Expires, "expires", "失效日期"),
    (Column::Label, "label", "序号"),
    (Column::Heading, "heading", "措施标题"),
    (Column::Text, "text", "内容"),
    (Column::Unit, "unit", "责任单位"),
];

/// The facts of a document's head, in the order in which they are written.
pub(super) const FACTS: &[Column] = &[
    Column::Region,
    Column::Issuer,
    Column::Publisher,
    Column::Number,
    Column::Issued,
    Column::Published,
    Column::Effective,
    Column::Expires,
];

impl Column {
    /// What it is called in Chinese.
    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(column, _, _)| *column == self).map_or("", |(_, _, name)| name)
    }
}

static ENDINGS: LazyLock<Vec<(&'static str, Column)>> = LazyLock::new(|| {
    let rows = include_str!("../../../../../../assets/columns.tsv").lines().filter(|line| !line.starts_with('#'));
    let named = |name: &str| NAMES.iter().find(|(_, known, _)| *known == name).map(|(column, _, _)| *column);
    let rows = rows.filter_map(|line| line.split_once('\t'));
    let mut endings: Vec<_> = rows.filter_map(|(head, name)| Some((head, named(name.trim())?))).collect();
    endings.sort_by_key(|(head, _)| std::cmp::Reverse(head.len()));
    endings
});

/// The columns of a table that are known.
pub(super) struct Columns {
    /// Index and meaning, from left to right.
    pub(super) known: Vec<(usize, Column)>,
}

impl Columns {
    /// The first column of this meaning.
    pub(super) fn at(&self, wanted: Column) -> Option<usize> {
        self.known.iter().find(|(_, column)| *column == wanted).map(|(at, _)| *at)
    }
}

/// The row of heads among the first `above` rows, and what its columns hold; `None` without a column of texts.
pub(super) fn find(rows: &[(u32, Vec<String>)], above: usize) -> Option<(usize, Columns)> {
    let all = rows.iter().take(above).enumerate().map(|(at, (_, cells))| (at, of(cells)));
    let with_text = all.filter(|(_, columns)| columns.at(Column::Text).or(columns.at(Column::Heading)).is_some());
    // The first of those that say most: a title above the table may end like a head.
    with_text.rev().max_by_key(|(_, columns)| columns.known.len())
}

fn of(heads: &[String]) -> Columns {
    let mut known: Vec<(usize, Column)> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let Some(column) = column(head) else { continue };
        if column == Column::Unit || !known.iter().any(|(_, other)| *other == column) {
            known.push((at, column));
        }
    }
    Columns { known }
}

/// What a column with this head holds.
fn column(head: &str) -> Option<Column> {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for c in head.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.extend(c.to_lowercase()),
            _ => {}
        }
    }
    // Heads are short; a cell with a text is none.
    let fits = |ending: &str| bare.ends_with(ending) && (!ending.is_ascii() || bare == ending);
    ENDINGS.iter().find(|(ending, _)| fits(ending)).filter(|_| bare.chars().count() <= 16).map(|(_, column)| *column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_names_a_column() {
        let rows = include_str!("../../../../../../assets/columns.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), ENDINGS.len(), "a row without a known column would be lost in silence");
    }

    #[test]
    fn the_longest_ending_decides() {
        assert_eq!(column("政策文件名称"), Some(Column::Title));
        assert_eq!(column(" 主要 内容 "), Some(Column::Text));
        assert_eq!(column("措施名称（简）"), Some(Column::Heading));
        assert_eq!(column("Full_Text"), Some(Column::Text));
        assert_eq!(column("context"), None, "a word that ends alike is another word");
        assert_eq!(column("备注"), None, "what is not in the table is not guessed");
    }
}
