//! Which names are names of one body: 市发改委 and 市发展改革委 are one unit.
//!
//! Which names a body has is data: `assets/unit-names.tsv`. The place before a name is never touched: 市财政局 and
//! 示例市财政局 are told apart, for a paper may name both.

use std::{borrow::Cow, sync::LazyLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::Facts;
use crate::{diff::normalize::Change, words::phrases::rows};

const TABLE: &str = include_str!("../../../../../../assets/unit-names.tsv");
/// What a short name of a commission ends in, and the rest of the full one.
const COMMISSION: (&str, &str) = ("委", "员会");
/// What the name of a tax bureau may begin with.
const TAXES: (&str, &str) = ("国家税务总局", "税务局");
/// Letters of which each name of a unit has one.
const ENDS: [char; 12] = ['局', '厅', '委', '部', '府', '办', '会', '院', '协', '联', '心', '行'];

struct Table {
    /// The first name of each body.
    first: Vec<&'static str>,
    /// The body of each pattern.
    bodies: Vec<usize>,
    finder: Option<AhoCorasick>,
}

static NAMES: LazyLock<Table> = LazyLock::new(|| {
    let (mut first, mut bodies, mut patterns) = (Vec::new(), Vec::new(), Vec::new());
    for (body, line) in rows(TABLE).filter_map(|cells| cells.first().copied()).enumerate() {
        first.extend(line.split(' ').next());
        for name in line.split(' ') {
            let full = name.ends_with(COMMISSION.0).then(|| [name, COMMISSION.1].concat());
            for pattern in full.into_iter().chain([name.to_owned()]) {
                bodies.push(body);
                patterns.push(pattern);
            }
        }
    }
    let finder = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .ok();
    Table { first, bodies, finder }
});

/// Whether both texts may hold names of one body, and are no longer than a name.
fn may_be_names(a: &str, b: &str) -> bool {
    const LONG: usize = 120;
    [a, b].iter().all(|text| text.len() <= LONG && text.contains(ENDS))
}

/// The name of a unit with the body called by the first of its names: what two names of one unit have in common.
pub(super) fn canonical(name: &str) -> Cow<'_, str> {
    let name = name.strip_prefix(TAXES.0).filter(|rest| rest.ends_with(TAXES.1)).unwrap_or(name);
    let called = within(name);
    if called.ends_with(COMMISSION.0) { Cow::Owned(called.into_owned() + COMMISSION.1) } else { called }
}

/// Whether a unit that is responsible before and after has a name that it did not have.
pub(super) fn are_renamed<'d>(old: &Facts<'d>, new: &Facts<'d>) -> bool {
    let only = |facts: &Facts<'d>, other: &Facts<'d>| -> Vec<&'d str> {
        let stays = |name: &str| other.responsible.iter().any(|unit| unit.name == name);
        facts.responsible.iter().map(|unit| unit.name.as_str()).filter(|name| !stays(name)).collect()
    };
    let (gone, come) = (only(old, new), only(new, old));
    if gone.is_empty() || come.is_empty() {
        return false;
    }
    let gone: Vec<Cow<'_, str>> = gone.into_iter().map(canonical).collect();
    come.into_iter().any(|name| gone.contains(&canonical(name)))
}

/// What a unit is compared by: its name, where units were `renamed` that of its body.
pub(super) fn key(name: &str, renamed: bool) -> Cow<'_, str> {
    if renamed { canonical(name) } else { Cow::Borrowed(name) }
}

/// A text with every body in it called by the first of its names.
fn within(text: &str) -> Cow<'_, str> {
    let Some(finder) = &NAMES.finder else { return Cow::Borrowed(text) };
    let mut out = String::new();
    let mut at = 0;
    for found in finder.find_iter(text) {
        out += &text[at..found.start()];
        out += NAMES.first[NAMES.bodies[found.pattern().as_usize()]];
        at = found.end();
    }
    if at == 0 { Cow::Borrowed(text) } else { Cow::Owned(out + &text[at..]) }
}

/// For each change in order: the names as they read now, where it gave units no more than other names.
pub(super) fn renamed(changes: &[&Change<'_>]) -> Vec<Option<String>> {
    let mut out = Vec::with_capacity(changes.len());
    for run in changes.chunk_by(|left, right| is_one_name(left, right)) {
        let whole = || whole(run).filter(|(old, new)| is_same_list(old, new)).map(|(_, new)| new);
        let names = if may_name(run) { whole() } else { None };
        out.extend(std::iter::repeat_n(names, run.len()));
    }
    out
}

/// Whether changes may stand in names of the table: a glance that tells of most that they do not.
fn may_name(run: &[&Change<'_>]) -> bool {
    const LONG: usize = 300;
    let ends = |text: &str| text.contains(ENDS);
    let tail = || run.last().and_then(|last| last.after.split(is_edge).next()).is_some_and(ends);
    run.iter().all(|change| change.old.len().max(change.new.len()) <= LONG)
        && (run.iter().any(|change| ends(change.old)) && run.iter().any(|change| ends(change.new)) || tail())
}

/// Whether two lists name the same units in the same order, with the same marks.
fn is_same_list(old: &str, new: &str) -> bool {
    let bare = |name: &str| name.trim_end_matches(is_edge).len();
    let is_one = |a: &str, b: &str| {
        let ((a, mark), (b, other)) = (a.split_at(bare(a)), b.split_at(bare(b)));
        mark == other && (a == b || may_be_names(a, b) && canonical(a) == canonical(b))
    };
    let (mut olds, mut news) = (old.split_inclusive(is_edge), new.split_inclusive(is_edge));
    loop {
        match (olds.next(), news.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if is_one(a, b) => {}
            _ => return false,
        }
    }
}

/// Whether two neighbouring changes stand in one name.
fn is_one_name(left: &Change<'_>, right: &Change<'_>) -> bool {
    left.after == right.before && !left.after.is_empty() && !left.after.contains(is_edge)
}

/// The names, old and new, in which changes stand.
fn whole(run: &[&Change<'_>]) -> Option<(String, String)> {
    let (first, last) = (run.first()?, run.last()?);
    let before = first.before.rsplit(is_edge).next().unwrap_or("");
    let (mut old, mut new) = (before.to_owned(), before.to_owned());
    for change in run {
        old += change.old;
        new += change.new;
        let after = if std::ptr::eq(*change, *last) { change.after.split(is_edge).next() } else { Some(change.after) };
        old += after.unwrap_or("");
        new += after.unwrap_or("");
    }
    Some((old, new))
}

/// What stands between the names of a list, and around it.
fn is_edge(ch: char) -> bool {
    matches!(ch, '、' | '，' | '；' | '。' | '：' | '（' | '）' | ',' | ';' | ':' | '(' | ')' | '\n' | ' ')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn one_body_under_its_usual_names() {
        let same = [
            ("市发改委", "市发展和改革委员会"),
            ("国家发展改革委", "国家发展和改革委员会"),
            ("省工信厅", "省工业和信息化厅"),
            ("市人社局", "市人力资源社会保障局"),
            ("区市监局", "区市场监督管理局"),
            ("各县（市、区）政府", "各县（市、区）人民政府"),
            ("市政府办", "市人民政府办公室"),
            ("示例区管委会", "示例区管理委员会"),
            ("市民族宗教委", "市民族宗教委员会"),
            ("市教委", "市教育委员会"),
            ("市科协", "市科学技术协会"),
            ("国家税务总局示例市税务局", "示例市税务局"),
        ];
        for (one, other) in same {
            assert_eq!(canonical(one), canonical(other), "{one} and {other} are one unit");
        }
        let others = [
            ("市生态环境局", "市环保局"),
            ("市教育局", "市教育体育局"),
            ("市工信局", "市工信委"),
            ("市财政局", "示例市财政局"),
            ("市科技局", "区科学技术局"),
            ("市文旅局", "市文化广电旅游局"),
            ("市委", "市政府"),
            ("国家税务总局", "税务局"),
        ];
        for (one, other) in others {
            assert_ne!(canonical(one), canonical(other), "{one} and {other} are two units");
        }
    }

    #[test]
    fn each_name_is_of_one_body() {
        let mut names = BTreeSet::new();
        for cells in rows(TABLE) {
            let [line] = cells[..] else { panic!("a row has one cell: {cells:?}") };
            assert!(line.contains(' '), "{line} has no other name");
            for name in line.split(' ') {
                assert!(names.insert(name), "{name} stands twice");
                assert!(name.contains(ENDS), "{name} is never looked for");
            }
        }
    }
}
