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

/// What stands between two marks.
struct Piece<'t> {
    text: &'t str,
    /// Where it begins in the old text.
    at: usize,
    /// Which ones of the old words are its.
    words: Range<usize>,
}

/// The words of a text as byte ranges that cover it without gaps.
type Words = Vec<Range<usize>>;

impl<'l, 't> Cutter<'l, 't> {
    /// A cutter that has cut nothing yet.
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, known: Vec::new() }
    }

    /// The words of both texts, for places where both are compared.
    pub(super) fn both(&mut self, old: &'t str, new: &'t str) -> (Words, Words) {
        self.known.clear();
        let before = self.lexicon.cut(old);
        let (mut first, mut at) = (0, 0);
        for piece in pieces(old) {
            let end = at + piece.len();
            let words = first..first + before[first..].iter().take_while(|word| word.end <= end).count();
            first = words.end;
            self.known.push(Piece { text: piece, at, words });
            at = end;
        }
        let mut after = Vec::with_capacity(new.len() / 4);
        let (mut next, mut at) = (0, 0);
        for piece in pieces(new) {
            let found = (next..self.known.len()).take(AHEAD).find(|&place| self.known[place].text == piece);
            match found {
                Some(place) => {
                    let known = &self.known[place];
                    let words = before[known.words.clone()].iter();
                    after.extend(words.map(|word| at + word.start - known.at..at + word.end - known.at));
                    next = place + 1;
                }
                None => self.cut(piece, at, &mut after),
            }
            at += piece.len();
        }
        (before, after)
    }

    /// Adds the words of a piece that begins at byte `at`.
    fn cut(&self, piece: &str, at: usize, out: &mut Words) {
        if piece.starts_with(is_mark) {
            out.push(at..at + piece.len());
        } else {
            out.extend(self.lexicon.cut(piece).into_iter().map(|word| at + word.start..at + word.end));
        }
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
        assert_eq!(both, (whole.clone(), whole), "no word goes over a mark, and what is remembered is the same");
        let other = "建设示例平台，支持港口";
        assert_eq!(Cutter::new(&lexicon).both(text, other).1, lexicon.cut(other), "another order too");
    }
}
