//! Text that went in one place and came in another: members of a list, items and sentences.

use super::listed;
use crate::{diff::normalize::Change, words::is_letter};

/// Words that join the last member of a list.
pub(super) const JOINING: [&str; 5] = ["或者", "以及", "和", "及", "或"];
/// A member of a list has at least so many letters.
pub(super) const LISTED: usize = 2;
/// An item that is looked for in another place has at least so many characters.
const ITEM: usize = 8;
/// What came or went with a passage that moved makes at most one part in so many of both.
const NEARLY: usize = 4;

/// What went in one place of a sentence and came in another, without the word that joins it to a list.
pub(super) fn moved<'t>(sentence: &[&Change<'t>]) -> Vec<&'t str> {
    let gone = sentence.iter().filter(|change| change.new.is_empty()).map(|change| member(change.old));
    let come: Vec<&str> =
        sentence.iter().filter(|change| change.old.is_empty()).map(|change| member(change.new)).collect();
    gone.filter(|text| text.chars().count() >= LISTED && come.contains(text)).collect()
}

/// Whole items and sentences that went in one place of a clause and came in another, on either side also with a little
/// more around them.
pub(super) fn turned<'t>(changes: &[&Change<'t>]) -> Vec<&'t str> {
    let long =
        |text: &'t str| listed::item(text).or_else(|| Some(member(text)).filter(|text| text.chars().count() >= ITEM));
    let passages = |side: fn(&Change<'t>) -> &'t str| -> Vec<(usize, &'t str)> {
        let texts = changes.iter().map(|change| long(side(change))).enumerate();
        texts.filter_map(|(at, text)| Some((at, text?))).collect()
    };
    let (gone, come) = (passages(|change| change.old), passages(|change| change.new));
    let nearly = |whole: &str, part: &str| NEARLY * part.len() >= whole.len() * (NEARLY - 1) && whole.contains(part);
    let mut out = Vec::new();
    for (at, gone) in gone {
        // What came in its own place did not move.
        for &(_, come) in come.iter().filter(|(to, come)| *to != at && (nearly(gone, come) || nearly(come, gone))) {
            out.extend([gone, come]);
        }
    }
    out
}

/// Whether a change is nothing but texts that `moved`, and marks.
pub(super) fn is_one(change: &Change<'_>, moved: &[&str]) -> bool {
    let went = |text: &str| moved.contains(&passage(text));
    let stays = |text: &str| member(text).is_empty() || went(text);
    [change.old, change.new].into_iter().any(went) && stays(change.old) && stays(change.new)
}

/// A member of a list without the marks and the word that join it to the others.
pub(super) fn member(text: &str) -> &str {
    let bare = text.trim_matches(|ch: char| !is_letter(ch) && !matches!(ch, '%' | '％' | '‰'));
    JOINING.iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare)
}

/// A text that may have moved: an item without its number, or a member of a list.
pub(super) fn passage(text: &str) -> &str {
    listed::item(text).unwrap_or_else(|| member(text))
}
