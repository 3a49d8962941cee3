//! A text in tokens: words, and the things that are never cut (numbers with unit, dates, 《titles》, document numbers,
//! references to clauses).

use std::ops::Range;

use super::{atoms, items};
use crate::words::is_letter;

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
#[derive(Debug)]
pub(super) struct Tokens {
    /// The parts, which cover the text without gaps, and a last one that begins where the text ends.
    parts: Vec<Part>,
}

/// A character, or an atom.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// Where it begins, in bytes.
    begin: u32,
    class: Class,
    /// Whether a word begins here.
    starts: bool,
}

/// A run of bytes of one text that the other one does not have in its place.
pub(super) struct Stretch {
    /// Where it stands.
    pub(super) bytes: Range<usize>,
    /// Its words, counted from its start; `None` where nothing inside it is compared.
    pub(super) words: Option<Vec<Range<usize>>>,
}

impl Tokens {
    /// Cuts `text`: `stretches` (in order, apart) into their words and atoms, the rest into what stands between marks.
    pub(super) fn of(text: &str, stretches: &[Stretch]) -> Self {
        let mut tokens = Self { parts: Vec::with_capacity(text.len() / 3 + 8) };
        let mut at = 0;
        let labels = if text.contains('\n') { items::divided(text) } else { Vec::new() };
        for Stretch { bytes, words } in stretches {
            tokens.plain(text, at..bytes.start);
            match words {
                Some(words) => {
                    let mut from = bytes.start;
                    let inside = labels.iter().filter(|label| (bytes.start + 1..bytes.end).contains(label));
                    for &to in inside.chain([&bytes.end]) {
                        let own = from - bytes.start..to - bytes.start;
                        tokens.closely(&text[from..to], from, &within(words, &own));
                        from = to;
                    }
                }
                None => tokens.plain(text, bytes.clone()),
            }
            at = bytes.end;
        }
        tokens.plain(text, at..text.len());
        tokens.push(text.len() as u32, Class::Mark, true);
        tokens
    }

    /// Adds the words and atoms of `text`, which begins at byte `start` of the whole.
    fn closely(&mut self, text: &str, start: usize, words: &[Range<usize>]) {
        let atoms = atoms::atoms(text, || words);
        let first = self.parts.len();
        let mut atoms = atoms.into_iter().peekable();
        let mut at = 0;
        for word in words {
            if word.end <= at {
                continue;
            }
            let until = atoms.peek().map_or(word.end, |(atom, _)| word.end.min(atom.start));
            self.plain(text, at.max(word.start)..until);
            at = word.end;
            while let Some((atom, class)) = atoms.next_if(|(atom, _)| atom.start < word.end) {
                self.atom(text, atom.clone(), class);
                at = atom.end;
                if at < word.end {
                    let until = atoms.peek().map_or(word.end, |(next, _)| word.end.min(next.start));
                    self.plain(text, at..until);
                    at = at.max(until);
                }
            }
        }
        for part in &mut self.parts[first..] {
            part.begin += start as u32;
        }
    }

    /// How many parts there are.
    pub(super) fn len(&self) -> usize {
        self.parts.len() - 1
    }

    /// What these parts are.
    pub(super) fn classes(&self, parts: Range<usize>) -> impl Iterator<Item = Class> + '_ {
        self.parts[parts].iter().map(|part| part.class)
    }

    /// Whether a word begins at part `i`; true at the end.
    pub(super) fn starts(&self, i: usize) -> bool {
        self.parts[i].starts
    }

    /// The byte where part `i` begins; the end of the text behind the last one.
    pub(super) fn begin(&self, i: usize) -> usize {
        self.parts[i].begin as usize
    }

    /// The part that begins at `byte`.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.parts.partition_point(|part| (part.begin as usize) < byte)
    }

    /// The text of part `i`.
    pub(super) fn text<'t>(&self, text: &'t str, i: usize) -> &'t str {
        &text[self.begin(i)..self.begin(i + 1)]
    }

    /// Whether a hunk may end before part `i`: where a word begins, and behind the place of a unit's name (市|财政局).
    pub(super) fn may_cut(&self, i: usize) -> bool {
        self.starts(i) || i < self.len() && self.parts[i].class == Class::Unit
    }

    /// Where the words among these parts begin, and where the last one ends. The first one begins with the parts, also where
    /// they are the rest of a word that the other text cuts.
    pub(super) fn words(&self, parts: &Range<usize>) -> Vec<usize> {
        let mut out = Vec::with_capacity(parts.len() / 2 + 2);
        out.extend(parts.clone().filter(|&i| i == parts.start || self.starts(i)).chain([parts.end]));
        out
    }

    /// Adds each character of a range as a part, and what hangs together as one word.
    fn plain(&mut self, text: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let (mut first, start) = (true, range.start as u32);
        self.parts.extend(text[range].char_indices().map(|(at, ch)| {
            let class = class_of(ch);
            let starts = first || class != Class::Word;
            first = class != Class::Word;
            Part { begin: start + at as u32, class, starts }
        }));
    }

    fn atom(&mut self, text: &str, range: Range<usize>, class: Class) {
        let place =
            text[range.clone()].chars().next().filter(|ch| class == Class::Unit && "省市州县区旗".contains(*ch));
        let after = range.start + place.map_or(0, char::len_utf8);
        if after > range.start && after < range.end {
            self.push(range.start as u32, class, true);
        }
        self.push(after as u32, class, after == range.start);
    }

    fn push(&mut self, begin: u32, class: Class, starts: bool) {
        self.parts.push(Part { begin, class, starts });
    }
}

/// The words inside a range, counted from its start; one that goes over its edge ends there.
fn within(words: &[Range<usize>], range: &Range<usize>) -> Vec<Range<usize>> {
    let inside = words.iter().filter(|word| word.start < range.end && word.end > range.start);
    inside.map(|word| word.start.max(range.start) - range.start..word.end.min(range.end) - range.start).collect()
}

fn class_of(ch: char) -> Class {
    match ch {
        _ if is_letter(ch) => Class::Word,
        _ if ch.is_whitespace() => Class::Space,
        _ => Class::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lexicon;

    fn cut(text: &str) -> Vec<String> {
        let lexicon = Lexicon::new();
        let tokens = Tokens::of(text, &[Stretch { bytes: 0..text.len(), words: Some(lexicon.cut(text)) }]);
        let words = tokens.words(&(0..tokens.len()));
        words.windows(2).map(|word| text[tokens.begin(word[0])..tokens.begin(word[1])].to_owned()).collect()
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
    fn numbers_of_items_are_no_part_of_amounts() {
        let words = cut("目标：\n1.100家企业\n2.50个园区\n3.3个县区");
        for whole in ["100家", "50个", "3个"] {
            assert!(words.iter().any(|word| word == whole), "{whole} is one token in {words:?}");
        }
        let words = cut("目标：\n1.5亿元投资\n三个园区");
        assert!(words.contains(&"1.5亿元".to_owned()), "a line that nothing counts on from is an amount: {words:?}");
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
