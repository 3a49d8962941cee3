//! What the columns of a table hold, by the table `assets/columns.tsv`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Row, values};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// The title of the document.
    Title,
    /// The place that it speaks for.
    Region,
    /// The body that issued it.
    Issuer,
    /// The office that published it.
    Publisher,
    /// 文号.
    Number,
    /// The date of issue.
    Issued,
    /// The date of publication.
    Published,
    /// The date from which it holds.
    Effective,
    /// The date until which it holds.
    Expires,
    /// The number of a measure.
    Label,
    /// The title of a measure.
    Heading,
    /// A measure, or the whole text of a document.
    Text,
    /// Who is responsible; several columns add up.
    Unit,
}

/// Each kind's name in the table of heads, and in Chinese: as it is written in front of a fact, and as users call it.
const NAMES: &[(ColumnKind, &str, &str)] = &[
    (ColumnKind::Title, "title", "标题"),
    (ColumnKind::Region, "region", "地区"),
    (ColumnKind::Issuer, "issuer", "发文机关"),
    (ColumnKind::Publisher, "publisher", "发布机构"),
    (ColumnKind::Number, "number", "发文字号"),
    (ColumnKind::Issued, "issued", "成文日期"),
    (ColumnKind::Published, "published", "发布日期"),
    (ColumnKind::Effective, "effective", "施行日期"),
    (ColumnKind::Expires, "expires", "失效日期"),
    (ColumnKind::Label, "label", "序号"),
    (ColumnKind::Heading, "heading", "措施标题"),
    (ColumnKind::Text, "text", "内容"),
    (ColumnKind::Unit, "unit", "责任单位"),
];

/// The longest title of a measure, in characters.
const TITLE: usize = 40;

/// The facts of a document's head, in the order in which they are written.
pub(super) const FACTS: &[ColumnKind] = &[
    ColumnKind::Region,
    ColumnKind::Issuer,
    ColumnKind::Publisher,
    ColumnKind::Number,
    ColumnKind::Issued,
    ColumnKind::Published,
    ColumnKind::Effective,
    ColumnKind::Expires,
];

/// Of [`FACTS`] the dates.
pub(super) const DATES: &[ColumnKind] =
    &[ColumnKind::Issued, ColumnKind::Published, ColumnKind::Effective, ColumnKind::Expires];

impl ColumnKind {
    /// What it is called in Chinese.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(kind, _, _)| *kind == self).map_or("", |(_, _, name)| name)
    }

    /// All of them, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(kind, _, _)| *kind)
    }

    /// The kind that a user calls `name`: its own name, else what a column with this head would hold (正文, 文号).
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.name() == name.trim()).or_else(|| by_head(name))
    }
}

static ENDINGS: LazyLock<Vec<(&'static str, ColumnKind)>> = LazyLock::new(|| {
    let rows = include_str!("../../../../../../assets/columns.tsv").lines().filter(|line| !line.starts_with('#'));
    let named = |name: &str| NAMES.iter().find(|(_, known, _)| *known == name).map(|(kind, _, _)| *kind);
    let rows = rows.filter_map(|line| line.split_once('\t'));
    let mut endings: Vec<_> = rows.filter_map(|(head, name)| Some((head, named(name.trim())?))).collect();
    endings.sort_by_key(|(head, _)| std::cmp::Reverse(head.len()));
    endings
});

/// The columns of a table that are known.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Index and meaning, from left to right.
    pub(super) known: Vec<(usize, ColumnKind)>,
}

impl Columns {
    /// The first column of this meaning.
    pub(super) fn at(&self, wanted: ColumnKind) -> Option<usize> {
        self.known.iter().find(|(_, kind)| *kind == wanted).map(|(at, _)| *at)
    }

    /// What the column at this index holds.
    pub(super) fn kind(&self, index: usize) -> Option<ColumnKind> {
        self.known.iter().find(|(at, _)| *at == index).map(|(_, kind)| *kind)
    }

    /// Whether there is a column of measures or texts, without which there is nothing to read.
    pub(super) fn hold_text(&self) -> bool {
        self.at(ColumnKind::Text).or(self.at(ColumnKind::Heading)).is_some()
    }
}

/// The row of heads among the first `above` rows, and what its columns hold; `None` without a column of texts.
pub(super) fn find(rows: &[Row], above: usize) -> Option<(usize, Columns)> {
    let heads = rows.iter().take(above).enumerate().take_while(|(at, _)| !values::is_row(rows, *at));
    let all = heads.map(|(at, (_, cells))| (at, of(cells, &rows[at + 1..])));
    let with_text = all.filter(|(_, columns)| columns.hold_text()).collect::<Vec<_>>().into_iter();
    // The first of those that say most: a title above the table may end like a head.
    with_text.rev().max_by_key(|(_, columns)| columns.known.len())
}

/// What the columns of the rows `below` these heads hold. Columns side by side under one head hold one thing together.
pub(super) fn of(heads: &[String], below: &[Row]) -> Columns {
    let mut known: Vec<(usize, ColumnKind)> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let Some(kind) = by_head(head) else { continue };
        let before = known.last().filter(|(left, other)| left + 1 == at && *other == kind);
        let goes_on = before.is_some_and(|(left, _)| bare(&heads[*left]) == bare(head));
        if goes_on || kind == ColumnKind::Unit || !known.iter().any(|(_, other)| *other == kind) {
            known.push((at, kind));
        }
    }
    titled(&mut known, below);
    Columns { known }
}

/// Of several columns of text the first, where its cells are short, holds the titles of the measures.
fn titled(known: &mut [(usize, ColumnKind)], below: &[Row]) {
    let mut texts = known.iter().filter(|(_, kind)| *kind == ColumnKind::Text).map(|(at, _)| *at);
    let (Some(first), Some(second)) = (texts.next(), texts.next()) else { return };
    if known.iter().any(|(_, kind)| *kind == ColumnKind::Heading) {
        return;
    }
    let cells = |at: usize| below.iter().filter_map(move |(_, cells)| cells.get(at));
    let size = |at: usize| cells(at).map(|cell| cell.chars().count()).sum::<usize>();
    let is_short = cells(first).all(|cell| cell.chars().count() <= TITLE && !cell.contains('。'));
    if is_short && size(first) < size(second) {
        known.iter_mut().filter(|(at, _)| *at == first).for_each(|(_, kind)| *kind = ColumnKind::Heading);
    }
}

/// A head without white space and what stands in brackets, in small letters.
pub(super) fn bare(head: &str) -> String {
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
    bare
}

/// What a column with this head holds.
pub(super) fn by_head(head: &str) -> Option<ColumnKind> {
    let bare = bare(head);
    // Heads are short; a cell with a text is none.
    let fits = |ending: &str| bare.ends_with(ending) && (!ending.is_ascii() || bare == ending);
    ENDINGS.iter().find(|(ending, _)| fits(ending)).filter(|_| bare.chars().count() <= 16).map(|(_, kind)| *kind)
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
        assert_eq!(by_head("政策文件名称"), Some(ColumnKind::Title));
        assert_eq!(by_head(" 主要 内容 "), Some(ColumnKind::Text));
        assert_eq!(by_head("措施名称（简）"), Some(ColumnKind::Heading));
        assert_eq!(by_head("Full_Text"), Some(ColumnKind::Text));
        assert_eq!(by_head("context"), None, "a word that ends alike is another word");
        assert_eq!(by_head("备注"), None, "what is not in the table is not guessed");
    }

    #[test]
    fn a_user_may_call_a_column_by_any_of_its_names() {
        for kind in ColumnKind::all() {
            assert_eq!(ColumnKind::named(kind.name()), Some(kind), "its own name");
        }
        assert_eq!(ColumnKind::named("正文"), Some(ColumnKind::Text), "a head that is known");
        assert_eq!(ColumnKind::named("颜色"), None, "another word is none");
    }
}
