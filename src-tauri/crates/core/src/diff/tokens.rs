//! A text in tokens: words, and the things that are never cut (numbers with unit, dates, 《titles》, document numbers,
//! references to clauses).

use std::ops::Range;

use super::atoms;
use crate::words::Lexicon;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A word, or one character of a word.
    Word,
    /// A number with its unit, whatever it counts.
    Number,
    /// An amount of money.
    Money,
    /// A date, a year, a period of time.
    Time,
    /// 《…》.
    Title,
    /// 〔2024〕12号.
    Issue,
    /// 第十条, 第三款, 第二章.
    Reference,
    /// The name of a unit in an annotation.
    Unit,
    /// A mark.
    Mark,
    /// White space; a line break stands alone.
    Space,
}

/// A text in its smallest parts: characters, and atoms of several characters that are never cut.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// Byte ranges of the parts; they cover the text without gaps.
    pub(super) parts: Vec<Range<usize>>,
    /// What each part is.
    pub(super) classes: Vec<Class>,
    /// Whether a word begins at part `i`; one longer than `parts`, and true at the end.
    pub(super) starts: Vec<bool>,
    /// Whether a hunk may end before part `i`: where a word begins, and behind the place of a unit's name (市|财政局).
    pub(super) cuts: Vec<bool>,
}

impl Tokens {
    /// Cuts `text`: what lies in `changed` (in order, apart) into words and atoms, the rest into its `phrases` alone, which
    /// no hunk cuts.
    pub(super) fn of(text: &str, phrases: &[Range<usize>], changed: &[Range<usize>], lexicon: &Lexicon) -> Self {
        let mut tokens = Self::default();
        let mut changed = changed.iter().peekable();
        let mut at = 0;
        while at < phrases.len() {
            match changed.next_if(|range| range.start <= at) {
                Some(range) if range.is_empty() => {}
                Some(range) => {
                    let start = phrases[range.start].start;
                    tokens.closely(&text[start..phrases[range.end - 1].end], start, lexicon);
                    at = range.end;
                }
                None => {
                    tokens.word(text, phrases[at].clone());
                    at += 1;
                }
            }
        }
        tokens.starts.push(true);
        tokens.cuts = tokens.starts.clone();
        for i in 1..tokens.parts.len() {
            tokens.cuts[i] |= tokens.classes[i] == Class::Unit;
        }
        tokens
    }

    /// Adds the words and atoms of `text`, which begins at byte `start` of the whole.
    fn closely(&mut self, text: &str, start: usize, lexicon: &Lexicon) {
        let first = self.parts.len();
        let words = lexicon.cut(text);
        let atoms = if atoms::may_hold(text) { atoms::atoms(text, &words) } else { Vec::new() };
        let mut atoms = atoms.into_iter().peekable();
        let mut at = 0;
        for word in words {
            if word.end <= at {
                continue;
            }
            self.word(text, at.max(word.start)..atoms.peek().map_or(word.end, |(atom, _)| word.end.min(atom.start)));
            at = word.end;
            while let Some((atom, class)) = atoms.next_if(|(atom, _)| atom.start < word.end) {
                self.atom(text, atom.clone(), class);
                at = atom.end;
                if at < word.end {
                    let until = atoms.peek().map_or(word.end, |(next, _)| word.end.min(next.start));
                    self.word(text, at..until);
                    at = at.max(until);
                }
            }
        }
        for part in &mut self.parts[first..] {
            *part = part.start + start..part.end + start;
        }
    }

    /// The text of part `i`.
    pub(super) fn text<'t>(&self, text: &'t str, i: usize) -> &'t str {
        &text[self.parts[i].clone()]
    }

    /// Ranges of parts that make a word or an atom, in order.
    pub(super) fn words(&self) -> Vec<Range<usize>> {
        let starts: Vec<usize> = (0..self.starts.len()).filter(|&i| self.starts[i]).collect();
        starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    fn word(&mut self, text: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let mut first = true;
        for (offset, ch) in text[range.clone()].char_indices() {
            let start = range.start + offset;
            let class = class_of(ch);
            self.push(start..start + ch.len_utf8(), class, first || class != Class::Word);
            first = class != Class::Word;
        }
    }

    fn atom(&mut self, text: &str, range: Range<usize>, class: Class) {
        let place =
            text[range.clone()].chars().next().filter(|ch| class == Class::Unit && "省市州县区旗".contains(*ch));
        let after = range.start + place.map_or(0, char::len_utf8);
        if after > range.start && after < range.end {
            self.push(range.start..after, class, true);
        }
        self.push(after..range.end, class, after == range.start);
    }

    fn push(&mut self, range: Range<usize>, class: Class, start: bool) {
        self.parts.push(range);
        self.classes.push(class);
        self.starts.push(start);
    }
}

fn class_of(ch: char) -> Class {
    // Most characters are Chinese: those need no table.
    if ('\u{4e00}'..='\u{9fff}').contains(&ch) {
        Class::Word
    } else if ch.is_whitespace() {
        Class::Space
    } else if ch.is_alphanumeric() {
        Class::Word
    } else {
        Class::Mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let lexicon = Lexicon::new();
        let mut tokens = Tokens::default();
        tokens.closely(text, 0, &lexicon);
        tokens.starts.push(true);
        tokens.words().into_iter().map(|word| word.map(|i| tokens.text(text, i)).collect::<String>()).collect()
    }

    #[test]
    fn atoms_are_never_cut() {
        let words = cut("依照《示例市低空办法》（示政发〔2024〕12号）第十五条之一，2025年3月1日前给予500万元、30%补贴");
        for whole in ["《示例市低空办法》", "〔2024〕12号", "第十五条之一", "2025年3月1日", "500万元", "30%"]
        {
            assert!(words.iter().any(|word| word == whole), "{whole} is one token in {words:?}");
        }
    }

    #[test]
    fn tokens_cover_the_text() {
        let text = "一般情况下，三年内\n不超过1,100万元（约）。ＡＢ　c 12";
        assert_eq!(cut(text).concat(), text, "no character is lost or doubled");
    }

    #[test]
    fn numerals_inside_words_are_words() {
        let words = cut("一次性给予统一奖励，三十日内办结，二至四人组成。");
        assert!(words.iter().all(|word| word != "一次"), "一次性 is a word and not a count: {words:?}");
        assert!(words.iter().any(|word| word == "三十日"), "a period in Chinese numerals is whole: {words:?}");
        assert!(words.iter().any(|word| word == "二至四人"), "a range is whole: {words:?}");
    }
}
