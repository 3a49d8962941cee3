//! The clauses that stand in rows of their own, and what they are compared by.

use std::{
    borrow::Cow,
    hash::BuildHasher,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use rustc_hash::FxBuildHasher;

use super::subject::Subject;
use crate::{
    model::{ClauseId, Document},
    numeral,
    words::{
        fold, is_letter,
        pairs::{alike, pairs},
    },
};

/// The clauses that have a row of their own, in reading order: measures and articles as a whole, and every other clause
/// with text of its own.
pub fn units(document: &Document) -> Vec<ClauseId> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(clause) = document.clauses.get(at) {
        if is_whole(document, clause.id) {
            out.push(clause.id);
            at += document.subtree(clause.id).len();
            continue;
        }
        if !clause.body.is_empty() || !clause.annotations.is_empty() {
            out.push(clause.id);
        }
        at += 1;
    }
    out
}

/// What a reader sees of a unit: of measures and articles everything below them too.
pub fn text(document: &Document, id: ClauseId) -> Cow<'_, str> {
    if is_whole(document, id) { document.reader_text(id) } else { document.content(document.clause(id)) }
}

fn is_whole(document: &Document, id: ClauseId) -> bool {
    let clause = document.clause(id);
    clause.is_measure || clause.is_article
}

/// What a paragraph that says something of the one before it has near its beginning.
const DEPENDENT: [&str; 10] = [
    "违反前",
    "有前",
    "前款所列",
    "前款规定的行为",
    "前款规定的情形",
    "前款行为",
    "前款情形",
    "上述行为",
    "上述情形",
    "上述规定",
];
/// What one begins with that pays for something: 古树养护所需经费 says what for.
const BUDGETS: [&str; 2] = ["所需经费", "所需资金"];

/// Whether a paragraph only says something of the one before it, so that the same words are another rule elsewhere:
/// 违反前款规定的，由…处…罚款, 所需经费列入…预算.
pub fn depends(line: &str) -> bool {
    const FRONT: usize = 16;
    let front = line.char_indices().nth(FRONT).map_or(line, |(end, _)| &line[..end]);
    let opens = |word: &str| line.starts_with(word);
    DEPENDENT.iter().any(|word| front.contains(word)) || BUDGETS.iter().any(|word| opens(word)) || opens("符合条件的")
}

/// A clause with what it is compared by, which is looked at only where it is asked for: most clauses of two revisions
/// are equal, and a glance at their texts says so.
#[derive(Debug)]
pub(super) struct Unit<'d> {
    pub(super) id: ClauseId,
    /// The text as a reader sees it,
    pub(super) text: Cow<'d, str>,
    /// and its hash.
    pub(super) hash: u64,
    /// The place of the clause with the same text that is its partner: nothing more is asked of either.
    twin: OnceLock<usize>,
    /// Whether it has a partner without a closer look.
    paired: AtomicBool,
    document: &'d Document,
    names: OnceLock<Names>,
    looks: OnceLock<Looks>,
    independent: OnceLock<Option<Vec<char>>>,
    subject: OnceLock<Option<Subject>>,
}

/// What a clause is called.
#[derive(Debug)]
struct Names {
    label: String,
    heading: String,
    section: String,
}

/// What the text of a clause is compared by.
#[derive(Debug)]
struct Looks {
    key: u64,
    chars: Vec<char>,
    phrases: Vec<(u64, u32)>,
}

/// A phrase has at least so many characters: below that it says nothing.
const PHRASE: u32 = 4;

impl<'d> Unit<'d> {
    /// The units of a document.
    pub(super) fn all(document: &'d Document) -> Vec<Self> {
        let of = |(id, text): (ClauseId, Cow<'d, str>)| Self {
            id,
            hash: FxBuildHasher.hash_one(&*text),
            text,
            twin: OnceLock::new(),
            paired: AtomicBool::new(false),
            document,
            names: OnceLock::new(),
            looks: OnceLock::new(),
            independent: OnceLock::new(),
            subject: OnceLock::new(),
        };
        units(document).into_iter().map(|id| of((id, text(document, id)))).collect()
    }

    /// The characters outside the paragraphs that [`depends`] tells of; `None` where it has no such paragraph.
    pub(super) fn independent(&self) -> Option<&[char]> {
        let of_lines = || {
            let mut lines = self.text.lines();
            let first = lines.next()?;
            let (dependent, own): (Vec<&str>, Vec<&str>) = lines.partition(|line| depends(line));
            let letters = |line: &str| fold::key(line).chars().filter(|ch| is_letter(*ch)).collect::<Vec<char>>();
            (!dependent.is_empty()).then(|| [first].into_iter().chain(own).flat_map(letters).collect())
        };
        self.independent.get_or_init(of_lines).as_deref()
    }

    /// Whether it has hardly more in common with `other` than paragraphs that say something of others: 违反前款规定的…
    /// of another 前款 is another rule.
    fn differs_but_in_dependents(&self, other: &Self) -> bool {
        const ALIKE: f32 = 0.2;
        let both = self.independent().zip(other.independent());
        both.is_some_and(|(own, other)| alike(&pairs(own), &pairs(other)) < ALIKE)
    }

    /// Whether what the two have in common says nothing of what they rule.
    pub(super) fn is_another_rule(&self, other: &Self) -> bool {
        self.differs_but_in_dependents(other) || self.differs_in_subject(other)
    }

    /// Whether what it is about, apart from what it threatens or grants, is hardly named in `host`. A reference says what it
    /// is about in other words.
    pub(super) fn is_foreign_to(&self, host: &Self) -> bool {
        !self.text.contains('第') && self.subject().is_some_and(|subject| subject.is_foreign_to(host.chars()))
    }

    /// Whether the two are about different things, though what they threaten or grant may be written in the same words.
    fn differs_in_subject(&self, other: &Self) -> bool {
        const ALIKE: usize = 8;
        // Most say so with their first words.
        let begins = self.text.chars().zip(other.text.chars()).take(ALIKE).all(|(a, b)| a == b);
        !begins && self.subject().zip(other.subject()).is_some_and(|(own, other)| own.differs(other))
    }

    fn subject(&self) -> Option<&Subject> {
        self.subject.get_or_init(|| Subject::of(&self.text)).as_ref()
    }

    /// Settles it with the clause at `place`, which has the same text.
    pub(super) fn settle(&self, place: usize) {
        self.twin.get_or_init(|| place);
    }

    /// Where its twin stands.
    pub(super) fn twin(&self) -> Option<usize> {
        self.twin.get().copied()
    }

    /// Whether it has a twin.
    pub(super) fn is_settled(&self) -> bool {
        self.twin().is_some()
    }

    /// Says whether it has a partner without a closer look.
    pub(super) fn set_paired(&self, paired: bool) {
        self.paired.store(paired, Ordering::Relaxed);
    }

    /// Whether it has.
    pub(super) fn is_paired(&self) -> bool {
        self.paired.load(Ordering::Relaxed)
    }

    /// Looks at everything that is asked of a clause without a twin.
    pub(super) fn look(&self) {
        self.looks();
        self.names();
    }

    /// The folded number, `""` without one.
    pub(super) fn label(&self) -> &str {
        &self.names().label
    }

    /// The folded heading, `""` without one.
    pub(super) fn heading(&self) -> &str {
        &self.names().heading
    }

    /// The folded heading or number of the clause above, `""` at the top.
    pub(super) fn section(&self) -> &str {
        &self.names().section
    }

    /// The folded text with references blanked, as a hash.
    pub(super) fn key(&self) -> u64 {
        self.looks().key
    }

    /// The characters of the key that are no marks.
    pub(super) fn chars(&self) -> &[char] {
        &self.looks().chars
    }

    /// Whether `ch`, one of the characters that a clause is compared by, may be among [`Self::chars`]: a glance that tells
    /// of most clauses that they lack it.
    pub(super) fn may_hold(&self, ch: char) -> bool {
        // Characters that are not folded stand in the text as they are.
        !('\u{4e00}'..='\u{9fff}').contains(&ch) || self.text.contains(ch)
    }

    /// Shows each run of `N` neighbouring characters among [`Self::chars`]; of a text that was not yet looked at nothing is
    /// kept, and its references are shown as they stand.
    #[inline]
    pub(super) fn each_run<const N: usize>(&self, mut see: impl FnMut(&[char; N])) {
        if self.looks.get().is_some() {
            self.chars().array_windows::<N>().for_each(see);
            return;
        }
        let mut run = ['\0'; N];
        let mut missing = N - 1;
        for ch in self.text.chars() {
            let letter = match ch {
                '\u{4e00}'..='\u{9fff}' => ch,
                '，' | '。' | '、' | '；' | '：' => continue,
                _ => match fold::character(ch).filter(|ch| ch.is_alphanumeric()) {
                    Some(letter) => letter,
                    None => continue,
                },
            };
            for at in 1..N {
                run[at - 1] = run[at];
            }
            run[N - 1] = letter;
            match missing {
                0 => see(&run),
                _ => missing -= 1,
            }
        }
    }

    /// The first of several paragraphs where it is a sentence of its own, `""` else.
    pub(super) fn first_sentence(&self) -> &str {
        let first = self.text.split_once('\n').map_or("", |(first, _)| first);
        if first.ends_with('。') { first } else { "" }
    }

    /// What stands between two marks of the key, as a hash and how many characters it has besides amounts; very short phrases
    /// are left out.
    pub(super) fn phrases(&self) -> &[(u64, u32)] {
        &self.looks().phrases
    }

    /// The characters of each sentence, folded, without marks.
    pub(super) fn sentences(&self) -> Vec<Vec<char>> {
        let sentences = self.text.split(['。', '\n']);
        sentences.map(|text| fold::key(text).chars().filter(|ch| is_letter(*ch)).collect()).collect()
    }

    /// The characters of each paragraph, folded, without marks.
    pub(super) fn paragraphs(&self) -> Vec<Vec<char>> {
        self.text.lines().map(|line| fold::key(line).chars().filter(|ch| is_letter(*ch)).collect()).collect()
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let document = self.document;
            let clause = document.clause(self.id);
            let section = clause.parent.map(|parent| document.clause(parent));
            Names {
                label: fold::text(document.label(clause).unwrap_or("")),
                heading: fold::text(&document.heading(clause)),
                section: section.map_or(String::new(), |section| match document.heading(section) {
                    heading if heading.is_empty() => fold::text(document.label(section).unwrap_or("")),
                    heading => fold::text(&heading),
                }),
            }
        })
    }

    fn looks(&self) -> &Looks {
        self.looks.get_or_init(|| {
            // References are blanked in the key alone; what is folded folds to itself.
            match self.text.contains('第') {
                true => Looks::of(&fold::key(&self.text)),
                false => Looks::of(&self.text),
            }
        })
    }
}

/// Whether a character is a part of amounts: the same amount says less of a clause than what it is for.
fn is_amount(ch: char) -> bool {
    ch.is_ascii_digit() || ch == '元' || numeral::is_numeral(ch)
}

impl Looks {
    /// What a text is compared by.
    fn of(text: &str) -> Self {
        // FNV: two texts or phrases with the same hash by chance do no more harm than two equal ones.
        const START: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x100_0000_01b3;
        let add = |hash: u64, ch: char| (hash ^ ch as u64).wrapping_mul(PRIME);
        let room = text.len() / 3;
        let mut out = Self { key: START, chars: Vec::with_capacity(room), phrases: Vec::with_capacity(room / 16) };
        let (mut hash, mut length) = (START, 0u32);
        let mut close = |hash: u64, length: u32, mark: char| {
            out.key = add((out.key ^ hash).wrapping_mul(PRIME), mark);
            if length >= PHRASE {
                out.phrases.push((hash, length));
            }
        };
        fold::characters(text).for_each(|ch| {
            if is_letter(ch) {
                out.chars.push(ch);
                hash = add(hash, ch);
                length += u32::from(!is_amount(ch));
            } else {
                close(hash, length, ch);
                (hash, length) = (START, 0);
            }
        });
        close(hash, length, ',');
        out
    }
}
