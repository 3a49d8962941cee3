//! Measures that became one, which gives each its own: 对甲补助5万元 and 对乙补助3万元 became 对甲、乙分别补助5万元、3万元.

use super::{parts::inside, unit::Unit};
use crate::words::is_letter;

/// The word by which a list of amounts belongs to a list of those who get them.
const EACH: &str = "分别";
/// What members of a list stand between.
const MARKS: [char; 7] = ['，', '。', '；', '：', '、', '（', '\n'];
/// Words that join the last member.
const JOINING: [&str; 4] = ["和", "及", "以及", "与"];
/// A member has at least so many letters.
const MEMBER: usize = 3;
/// Such a share of one measure stands in the one that tells both.
const INSIDE: f32 = 0.6;

/// Whether `host` tells `part` and `beside`, which stood beside it, in one: `host` gives each its own, which `beside` did not,
/// and has a member in its list that `part` speaks of and `beside` does not.
pub(super) fn is_one_of(part: &Unit<'_>, host: &Unit<'_>, beside: &Unit<'_>) -> bool {
    let each = |unit: &Unit<'_>| unit.text.matches(EACH).count();
    each(host) > each(beside)
        && each(host) > each(part)
        && members(&host.text).any(|member| part.text.contains(member) && !beside.text.contains(member))
        && inside(part.chars(), host.chars()) >= INSIDE
}

/// The members of the lists of a text.
fn members(text: &str) -> impl Iterator<Item = &str> {
    text.split(MARKS)
        .flat_map(|part| part.split(EACH))
        .flat_map(|part| JOINING.iter().find_map(|word| part.split_once(word)).map_or([part, ""], |(a, b)| [a, b]))
        .filter(|member| member.chars().filter(|ch| is_letter(*ch)).count() >= MEMBER)
}
