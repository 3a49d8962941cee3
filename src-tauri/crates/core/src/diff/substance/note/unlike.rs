//! Long texts that differ only where their quotes are cut: quoted so that they differ, and not counted as one.

use super::{
    Phrase, Sides, bare,
    quote::{self, quoted},
};
use crate::words::fold;

/// Whether two phrases that read alike tell the same of the same text.
pub(super) fn is_same(a: &Phrase<'_>, b: &Phrase<'_>) -> bool {
    let texts = |phrase: &Phrase<'_>| phrase.change.map(|change| <[&str; 2]>::from(bare(change)).map(fold::text));
    a.said == b.said && (!a.said.contains(quote::CUT) || texts(a) == texts(b))
}

/// Quotes anew what reads alike and is not the same; what still reads alike is counted.
pub(super) fn quote(told: &mut Vec<Phrase<'_>>, sides: &Sides<'_>) {
    for first in 0..told.len() {
        let alike: Vec<usize> = (first..told.len()).filter(|&at| told[at].said == told[first].said).collect();
        if alike.len() < 2 {
            continue;
        }
        let next = alike.iter().cycle().skip(1);
        let anew = alike.iter().zip(next).map(|(&at, &next)| apart(&told[at], &told[next], sides));
        let anew: Vec<String> = anew.map_while(|said| said).collect();
        let once = anew.iter().enumerate().all(|(at, said)| !anew[..at].contains(said));
        if anew.len() == alike.len() && once {
            alike.into_iter().zip(anew).for_each(|(at, said)| told[at].said = said);
        }
    }
    let mut at = 0;
    while at < told.len() {
        match (0..at).find(|&known| told[known].said == told[at].said) {
            Some(known) => told[known].times += told.remove(at).times,
            None => at += 1,
        }
    }
}

/// What `own` says with quotes that show where its text differs from that of `other`.
fn apart(own: &Phrase<'_>, other: &Phrase<'_>, sides: &Sides<'_>) -> Option<String> {
    let (own_change, other_change) = (own.change?, other.change?);
    let ((old, new), (other_old, other_new)) = (bare(own_change), bare(other_change));
    let mut said = own.said.clone();
    // A quote has the marks around what changed, or not.
    for [(whole, text), (other_whole, other_text)] in
        [[(own_change.old, old), (other_change.old, other_old)], [(own_change.new, new), (other_change.new, other_new)]]
    {
        for (text, other) in [(whole, other_whole), (text, other_text)] {
            let quote = quoted(text, sides.lexicon);
            if quote.contains(quote::CUT) && said.contains(&quote) && fold::text(text) != fold::text(other) {
                said = said.replacen(&quote, &quote::apart(text, other, sides.lexicon), 1);
                break;
            }
        }
    }
    (said != own.said).then_some(said)
}
