//! Cuts the stretches of two texts into words, what both have in the same place only once.

use std::ops::Range;

use crate::words::Lexicon;

/// So many pieces (marks too) behind the last one that both had are looked at for the next one.
const AHEAD: usize = 24;

/// A word-cutter that remembers the pieces of an old text for the new one in its place. No word goes over a mark, so that a
/// piece between two marks is cut alike wherever it stands.
pub(super) struct Cutter<'l, 't> {
    lexicon: &'l Lexicon,
    known: Vec<Piece<'t>>,
}

/// What stands between two marks, and where its words end.
struct Piece<'t> {
    text: &'t str,
    ends: Vec<usize>,
}

/// The words of a text as byte ranges that cover it without gaps.
type Words = Vec<Range<usize>>;

impl<'l, 't> Cutter<'l, 't> {
    /// A cutter that has cut nothing yet.
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, known: Vec::new() }
    }

    /// The words of both texts, for places where both are compared.
    pub(super) fn both(&mut self, old: &'t str, new: &'t str) -> (Option<Words>, Option<Words>) {
        self.known.clear();
        let mut before = Vec::with_capacity(old.len() / 4);
        for piece in pieces(old) {
            let ends = self.cut(piece);
            add(&mut before, &ends);
            self.known.push(Piece { text: piece, ends });
        }
        let mut after = Vec::with_capacity(new.len() / 4);
        let mut next = 0;
        for piece in pieces(new) {
            let found = (next..self.known.len()).take(AHEAD).find(|&at| self.known[at].text == piece);
            match found {
                Some(at) => {
                    add(&mut after, &self.known[at].ends);
                    next = at + 1;
                }
                None => add(&mut after, &self.cut(piece)),
            }
        }
        (Some(before), Some(after))
    }

    /// Where the words of a piece end.
    fn cut(&self, piece: &str) -> Vec<usize> {
        if piece.starts_with(is_mark) {
            return vec![piece.len()];
        }
        self.lexicon.cut(piece).into_iter().map(|word| word.end).collect()
    }
}

/// What stands between marks, and the marks, in order.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_mark(first) { first.len_utf8() } else { rest.find(is_mark).unwrap_or(rest.len()) };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

/// Adds words that end there, counted from the end of the last word.
fn add(words: &mut Words, ends: &[usize]) {
    let at = words.last().map_or(0, |word| word.end);
    let mut from = at;
    for end in ends {
        words.push(from..at + end);
        from = at + end;
    }
}

/// Marks that no word holds.
fn is_mark(ch: char) -> bool {
    matches!(ch, '，' | '。' | '；' | '：' | '、' | '（' | '）' | '《' | '》' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_cut_as_the_whole_is() {
        let lexicon = Lexicon::new();
        let text = "支持“专精特新”企业，建设示例平台（含分平台）、码头；（一）一般情况下\n补助3,000元/艘。ＡＢ　c";
        let whole = lexicon.cut(text);
        let both = Cutter::new(&lexicon).both(text, text);
        assert_eq!(
            both,
            (Some(whole.clone()), Some(whole)),
            "no word goes over a mark, and what is remembered is the same"
        );
        let other = "建设示例平台，支持港口";
        assert_eq!(Cutter::new(&lexicon).both(text, other).1, Some(lexicon.cut(other)), "another order too");
    }
}
