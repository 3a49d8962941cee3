//! References to a paragraph of an article (第十条第二款) that did not follow when paragraphs came or went before it.

use std::sync::OnceLock;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::references::{Numbers, references};
use crate::{
    align::revisions::text,
    model::{ClauseId, Document},
    numeral::{chinese, integer, is_numeral},
    words::{fold, pairs::texts_alike},
};

/// From here on a paragraph is the same one after its edits,
const SAME: f32 = 0.6;
/// and below this nothing of it is left.
const GONE: f32 = 0.3;

/// A paragraph that is cited: the folded number of its article, and which of its paragraphs it is, from 1.
type Cited = (String, usize);

/// The articles of two revisions by their numbers, which are read where the first clause cites a paragraph.
pub(super) struct Paragraphs<'d> {
    old: &'d Document,
    new: &'d Document,
    /// The clauses that correspond, sorted.
    links: &'d [(ClauseId, ClauseId)],
    numbers: OnceLock<(Numbers<'d>, HashMap<String, ClauseId, FxBuildHasher>)>,
}

impl<'d> Paragraphs<'d> {
    /// Those of two revisions; `links` are the clauses that correspond, sorted.
    pub(super) fn of(old: &'d Document, new: &'d Document, links: &'d [(ClauseId, ClauseId)]) -> Self {
        Self { old, new, links, numbers: OnceLock::new() }
    }

    /// The paragraphs that a clause cites by numbers that are other ones' now, in a sentence; `""` where there are none.
    pub(super) fn stale(&self, before: &str, after: &str) -> String {
        let later = cited(after);
        if later.is_empty() {
            return String::new();
        }
        let earlier = cited(before);
        let (olds, news) = self.numbers.get_or_init(|| {
            let news = Numbers::of(self.new);
            (Numbers::of(self.old), news.iter().map(|(id, number)| (number.to_owned(), id)).collect())
        });
        let times =
            |all: &[Cited], number: &str, nth: usize| all.iter().filter(|one| one.0 == number && one.1 == nth).count();
        let mut told: Vec<String> = Vec::new();
        for (at, (number, nth)) in later.iter().enumerate() {
            if later[..at].contains(&later[at]) {
                continue;
            }
            let Some(&b) = news.get(number) else { continue };
            let Some(a) = only_partner(self.links, b) else { continue };
            // Who cites it otherwise than before has looked at it.
            let stayed = olds.get(a).is_some_and(|was| times(&earlier, was, *nth) == times(&later, number, *nth));
            let said = || went(&paragraphs(&text(self.old, a)), &paragraphs(&text(self.new, b)), *nth);
            if let Some(said) = stayed.then(said).flatten() {
                told.push(format!("{number}第{}款{said}", chinese(*nth as u64)));
            }
        }
        if told.is_empty() { String::new() } else { format!("所引{}", told.join("，")) }
    }
}

/// The paragraphs of articles of the same document that a text cites, in order.
fn cited(text: &str) -> Vec<Cited> {
    if !text.contains('款') || !text.contains('第') {
        return Vec::new();
    }
    let paragraph = |behind: &str| {
        let rest = behind.strip_prefix('第')?;
        let end = rest.find(|ch| !is_numeral(ch))?;
        rest[end..].strip_prefix('款').and_then(|_| integer(&rest[..end])).map(|nth| nth as usize)
    };
    references(text).into_iter().filter_map(|cited| Some((cited.number, paragraph(cited.behind)?))).collect()
}

/// The old clause that became clause `b` and no other one.
fn only_partner(links: &[(ClauseId, ClauseId)], b: ClauseId) -> Option<ClauseId> {
    let mut own = links.iter().filter(|link| link.1 == b).map(|link| link.0);
    let a = own.next().filter(|_| own.next().is_none())?;
    let first = links.partition_point(|link| link.0 < a);
    (links[first..].iter().take_while(|link| link.0 == a).count() == 1).then_some(a)
}

/// The paragraphs of an article; the items of a list belong to the one before them.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.starts_with(['（', '('])).map(fold::key).collect()
}

/// What became of old paragraph `nth` where it has another number now or is gone.
fn went(old: &[String], new: &[String], nth: usize) -> Option<String> {
    let own = old.get(nth.checked_sub(1)?)?;
    let alike: Vec<f32> = new.iter().map(|other| if own == other { 1.0 } else { texts_alike(own, other) }).collect();
    if alike.get(nth - 1).is_some_and(|alike| *alike >= SAME) {
        return None;
    }
    let best = (0..alike.len()).max_by(|&a, &b| alike[a].total_cmp(&alike[b]));
    match best {
        Some(at) if alike[at] >= SAME => Some(format!("修订后为第{}款", chinese(at as u64 + 1))),
        Some(at) if alike[at] >= GONE => None,
        _ => Some("已删去".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_cited_by_article_and_number() {
        let own = |text: &str| cited(text);
        assert_eq!(own("违反第十条第二款、第十二条规定的"), [("第十条".to_owned(), 2)], "an article alone is none");
        assert_eq!(own("依照《示例法》第十条第二款"), [], "another document's");
        assert_eq!(own("违反本办法第三条之一第一款第（二）项"), [("第三条之一".to_owned(), 1)], "an item of it too");
    }

    #[test]
    fn a_paragraph_is_found_where_it_stands_now() {
        let lines = |text: &str| paragraphs(text);
        let old = lines("码头应当登记。\n登记证每三年换发一次。\n（一）正本；\n码头停用的，应当注销登记。");
        let new = lines("码头应当登记。\n登记免收费用。\n登记证每三年换发一次。\n码头停用的，应当注销登记。");
        assert_eq!(went(&old, &new, 1), None, "it stayed");
        assert_eq!(went(&old, &new, 2).as_deref(), Some("修订后为第三款"), "another one came before it");
        assert_eq!(
            went(&old, &lines("码头应当登记。\n船舶靠泊应当提前通报。"), 2).as_deref(),
            Some("已删去"),
            "it is gone"
        );
        assert_eq!(went(&old, &new, 7), None, "there never was one");
    }
}
