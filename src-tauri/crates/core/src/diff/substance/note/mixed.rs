//! Sentences whose amounts cannot be told one by one: one came or went with a piece of two phrases, so that the others stand
//! beside other things than before, or one was for each. 甲奖励20万元，乙奖励50万元 became 甲、乙均奖励30万元. So are sentences in
//! which units took each other's part: 由甲牵头，乙配合 became 由乙牵头，甲配合.

use std::{borrow::Cow, ops::Range};

use super::{Finding, Sides, untold};
use crate::{
    diff::{normalize::Change, tokens::Class},
    words::is_letter,
};

/// A sentence that is quoted whole has at most so many letters.
const LETTERS: usize = 60;

/// Both sentences.
pub(super) struct Sentence {
    /// Where it stands in the old and in the new text.
    old: Range<usize>,
    new: Range<usize>,
    pub(super) said: String,
}

/// The sentences that are told whole, and the findings outside them.
pub(super) fn apart<'f, 't>(
    findings: Cow<'f, [Finding<'t>]>,
    sides: &Sides<'_>,
    by_name: bool,
) -> (Vec<Sentence>, Cow<'f, [Finding<'t>]>) {
    let mut sentences: Vec<Sentence> = Vec::new();
    let is_mixed = |finding: &&Finding<'t>| {
        cuts_phrases(finding) || shares_out(&finding.change) || !by_name && give_roles(finding, &findings)
    };
    for finding in findings.iter().filter(is_mixed) {
        let holds = sentences.iter().any(|sentence| sentence.holds(finding));
        let several = |sentence: &Sentence| findings.iter().filter(|other| sentence.holds(other)).nth(1).is_some();
        if let Some(sentence) = (!holds).then(|| Sentence::around(finding, sides)).flatten().filter(several) {
            sentences.push(sentence);
        }
    }
    let rest = untold(findings, |finding| sentences.iter().any(|sentence| sentence.holds(finding)));
    (sentences, rest)
}

/// Whether an amount came or went with the end of one phrase and the beginning of the next: 奖励20万元，对乙.
fn cuts_phrases(finding: &Finding<'_>) -> bool {
    let change = &finding.change;
    // A mark may stand in its place.
    let is_bare = |text: &str| !text.contains(is_letter);
    let (text, atoms) = match (is_bare(change.old), is_bare(change.new)) {
        (true, false) => (change.new, &finding.atoms.new),
        (false, true) => (change.old, &finding.atoms.old),
        _ => return false,
    };
    let inside = |text: &str| text.starts_with(is_letter) && text.ends_with(is_letter) && text.contains(['，', '、']);
    let joined = change.before.ends_with(is_letter) && change.after.starts_with(is_letter);
    joined && inside(text) && atoms.iter().any(|(class, _)| matches!(class, Class::Money | Class::Number))
}

/// Whether one amount for each became one for all, or the other way round: 均奖励30万元, 各承担50%.
fn shares_out(change: &Change<'_>) -> bool {
    const EACH: [char; 2] = ['均', '各'];
    const VERBS: [&str; 7] = ["奖励", "给予", "补助", "承担", "负担", "占", "按"];
    let each = |text: &str| {
        text.char_indices().any(|(at, ch)| {
            let rest = &text[at + ch.len_utf8()..];
            let rest = if rest.is_empty() { change.after } else { rest };
            EACH.contains(&ch)
                && (rest.starts_with(|ch: char| ch.is_ascii_digit()) || VERBS.iter().any(|verb| rest.starts_with(verb)))
        })
    };
    each(change.old) != each(change.new)
}

/// Words that say which part a unit has.
const ROLES: [&str; 3] = ["牵头", "会同", "配合"];

/// Whether units took each other's part: the word for it went in one place and came in another.
fn give_roles(finding: &Finding<'_>, findings: &[Finding<'_>]) -> bool {
    let has = |text: &str| ROLES.iter().any(|role| text.contains(role));
    let change = &finding.change;
    let goes_on = |other: &Change<'_>| has(change.new) && has(other.old) || has(change.old) && has(other.new);
    (has(change.old) || has(change.new))
        && findings.iter().any(|other| other.change.at != change.at && goes_on(&other.change))
}

impl Sentence {
    fn around(finding: &Finding<'_>, sides: &Sides<'_>) -> Option<Self> {
        let ends = ['。', '；', '\n'];
        let sentence = |text: &str, at: usize| {
            let behind = |found: usize| found + text[found..].chars().next().map_or(0, char::len_utf8);
            text[..at].rfind(ends).map_or(0, behind)..text[at..].find(ends).map_or(text.len(), |end| at + end)
        };
        let (old, new) = (sentence(sides.old_text, finding.change.at.0), sentence(sides.new_text, finding.change.at.1));
        let (before, after) = (&sides.old_text[old.clone()], &sides.new_text[new.clone()]);
        let is_short = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count() <= LETTERS;
        let said = format!("将“{before}”改为“{after}”");
        (is_short(before) && is_short(after)).then_some(Self { old, new, said })
    }

    fn holds(&self, finding: &Finding<'_>) -> bool {
        let (old, new) = finding.change.at;
        let inside = |range: &Range<usize>, at: usize| range.start <= at && at <= range.end;
        inside(&self.old, old) && inside(&self.new, new)
    }
}
