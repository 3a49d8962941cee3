//! Ranges of amounts and times: 一万元以上五万元以下, 一百个至三百个.

use super::{
    super::{super::Finding, Sides, frame, subject},
    KINDS, REFERENCES, TIMES, Told, replaced, row,
    value::SHARES,
};
use crate::{
    diff::{normalize::Change, tokens::Class},
    numeral,
};

/// What `lower` and the finding behind it say together, where both ends of one range changed: 三千元以上五万元以下.
pub(in crate::diff::substance::note) fn ends(
    lower: &Finding<'_>,
    upper: &Finding<'_>,
    sides: &Sides<'_>,
) -> Option<Told> {
    if lower.change.after != "以上" || !upper.change.after.starts_with("以下") {
        return None;
    }
    let whole = |finding: &Finding<'_>| {
        KINDS.iter().take(2).find_map(|classes| match replaced(finding, classes)[..] {
            [(from, to)] if from == finding.change.old && to == finding.change.new => {
                Some((from.to_owned(), to.to_owned()))
            }
            _ => None,
        })
    };
    let ((least, least_now), (most, most_now)) = (whole(lower)?, whole(upper)?);
    if !frame::is_kept(&lower.change, &least, &least_now, sides) {
        return None;
    }
    let subject = subject::of_range(&lower.change, &least_now, &upper.change, &most_now, sides);
    let (from, to) = (format!("{least}以上{most}以下"), format!("{least_now}以上{most_now}以下"));
    Some(adjusted(subject.as_deref(), lower.change.at, &from, &to))
}

/// What is said of a range that one change replaced whole: `pairs` are its ends.
pub(super) fn whole(change: &Change<'_>, classes: &[Class], pairs: &[(&str, &str)], sides: &Sides<'_>) -> Option<Told> {
    let &[(from, to), (_, most)] = pairs else { return None };
    let until = if classes == REFERENCES { None } else { range_end(change) }?;
    if !frame::is_kept(change, change.old, change.new, sides) {
        return None;
    }
    let subject = match until {
        "" => subject::of(change, from, to, classes == TIMES, sides),
        _ => subject::of_range(change, to, change, most, sides),
    };
    let [from, to] = [change.old, change.new].map(|text| format!("{text}{until}"));
    Some(adjusted(subject.as_deref(), change.at, &from, &to))
}

/// What is said of the two ends of a range.
fn adjusted(name: Option<&str>, at: (usize, usize), from: &str, to: &str) -> Told {
    row(name.or(Some("幅度")), at, from, to)
}

/// What ends the range that one change replaced by another: nothing behind 一百个至三百个, 以下 behind 一千元以上五千元.
fn range_end(change: &Change<'_>) -> Option<&'static str> {
    let both = |text: &str, marks: &[&str]| {
        marks.iter().filter_map(|mark| text.split_once(mark)).any(|(least, most)| {
            [least, most].iter().all(|end| !end.is_empty() && end.chars().all(char::is_alphanumeric))
        })
    };
    // Nothing but two amounts: 并处一万元以上五万元 is more.
    let is_bare =
        |text: &str| numeral::number_at(text).is_some() || SHARES.iter().any(|(word, _)| text.starts_with(word));
    if !is_bare(change.old) || !is_bare(change.new) {
        return None;
    }
    let are = |marks: &[&str]| both(change.old, marks) && both(change.new, marks);
    match () {
        () if are(&["以上"]) => change.after.starts_with("以下").then_some("以下"),
        () => are(&["至", "到"]).then_some(""),
    }
}
