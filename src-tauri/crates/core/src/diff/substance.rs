//! What a change touches, and the sentence that says so (修改说明).

mod bodies;
mod listed;
mod names;
mod note;
mod period;
mod words;

pub use note::{Sides, cells, note, quoted};

use std::borrow::Cow;

use super::{atoms, items, normalize::Change, region, tokens::Class};
use crate::{
    model::{Figure, Responsible, Substance},
    numeral,
    words::{Lexicon, fold, is_letter},
};
use words::Word;

/// What is known of one side of a row besides its text.
#[derive(Debug, Clone, Default)]
pub struct Facts<'d> {
    /// The responsible units of its clauses.
    pub responsible: Vec<&'d Responsible>,
    /// The quantities of its clauses.
    pub figures: Vec<&'d Figure>,
}

/// One change, looked into.
#[derive(Debug, Clone)]
pub struct Finding<'t> {
    /// The change.
    pub change: Change<'t>,
    /// What it touches; empty for noise.
    pub substance: Vec<Substance>,
    /// Whether it only went to another place of its sentence, or came from there.
    place: bool,
    /// The names as they read now, where it gave units no more than other names.
    renamed: Option<String>,
    /// Numbers, dates, titles and references that went.
    atoms_old: Vec<(Class, &'t str)>,
    /// Those that came.
    atoms_new: Vec<(Class, &'t str)>,
}

impl Finding<'_> {
    /// Whether all that it touches stays: a unit under another name (市发改委 became 市发展改革委), text in another place.
    pub fn stays(&self) -> bool {
        self.renamed.is_some() || self.place
    }
}

/// Words that join the last member of a list.
pub(super) const JOINING: [&str; 5] = ["或者", "以及", "和", "及", "或"];
/// Words of one letter that say nothing alone.
const PARTICLES: &str = "的和及与或由在因对向将等之者地得";
/// Levels of government, as they stand before the name of a unit.
const LEVELS: [&str; 10] = ["国家", "省", "市", "区", "县", "乡", "镇", "街道", "村", "社区"];
/// A member of a list has at least so many letters.
const LISTED: usize = 2;
/// An item that is looked for in another place has at least so many characters.
const ITEM: usize = 8;
/// What came or went with a passage that moved makes at most one part in so many of both.
const NEARLY: usize = 4;
/// A phrase that is a rule of its own has at least so many.
const WHOLE: usize = 4;

/// Looks into every change of a row that is no noise.
pub fn findings<'t>(changes: &[Change<'t>], old: &Facts<'_>, new: &Facts<'_>, lexicon: &Lexicon) -> Vec<Finding<'t>> {
    let units = units(old, new);
    let told = listed::apart(changes.iter().filter(|change| !change.noise).cloned().collect());
    let told: Vec<&Change<'t>> = told.iter().collect();
    let turned = turned(&told);
    let mut renamed = bodies::renamed(&told).into_iter();
    let mut out = Vec::with_capacity(told.len());
    for sentence in told.chunk_by(|left, right| is_one_sentence(left, right)) {
        let own: Vec<Words> = sentence.iter().map(|change| Words::of(change)).collect();
        let words = changed_words(&own);
        let mut moved = moved(sentence);
        moved.extend(&turned);
        for (change, own) in sentence.iter().zip(&own) {
            let finding = finding(change, &units, (own, &words), &moved, lexicon);
            out.push(match renamed.next().flatten() {
                // Another name of the same unit rules nothing else.
                Some(names) => {
                    Finding { substance: vec![Substance::Wording], renamed: Some(names), place: false, ..finding }
                }
                None => finding,
            });
        }
    }
    out
}

/// Whether no sentence ends in and between two neighbouring changes.
fn is_one_sentence(left: &Change<'_>, right: &Change<'_>) -> bool {
    let ends = ['。', '；', '\n'];
    ![left.old, left.new, right.before, right.old, right.new].iter().any(|text| text.contains(ends))
}

/// What went in one place of a sentence and came in another, without the word that joins it to a list.
fn moved<'t>(sentence: &[&Change<'t>]) -> Vec<&'t str> {
    let gone = sentence.iter().filter(|change| change.new.is_empty()).map(|change| member(change.old));
    let come: Vec<&str> =
        sentence.iter().filter(|change| change.old.is_empty()).map(|change| member(change.new)).collect();
    gone.filter(|text| text.chars().count() >= LISTED && come.contains(text)).collect()
}

/// Whole items and sentences that went in one place of a clause and came in another, on either side also with a little
/// more around them.
fn turned<'t>(changes: &[&Change<'t>]) -> Vec<&'t str> {
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

/// A member of a list without the marks and the word that join it to the others.
pub(super) fn member(text: &str) -> &str {
    let bare = text.trim_matches(|ch: char| !is_letter(ch));
    JOINING.iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare)
}

/// A text that may have moved: an item without its number, or a member of a list.
fn passage(text: &str) -> &str {
    listed::item(text).unwrap_or_else(|| member(text))
}

/// What all changes of a row touch, in order of weight.
pub fn of(findings: &[Finding<'_>]) -> Vec<Substance> {
    let mut out: Vec<Substance> = findings.iter().flat_map(|finding| finding.substance.iter().copied()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Names of units that only one side is responsible with; all of them where only their order or lead changed. Another name
/// of a unit is no other unit.
fn units<'d>(old: &Facts<'d>, new: &Facts<'d>) -> Vec<&'d str> {
    if old.responsible == new.responsible {
        return Vec::new();
    }
    let renamed = bodies::are_renamed(old, new);
    let keys = |facts: &Facts<'d>| -> Vec<(Cow<'d, str>, bool)> {
        facts.responsible.iter().map(|unit| (bodies::key(&unit.name, renamed), unit.lead)).collect()
    };
    let (before, after) = (keys(old), keys(new));
    let only = |facts: &Facts<'d>, own: &[(Cow<'_, str>, bool)], other: &[(Cow<'_, str>, bool)]| -> Vec<&'d str> {
        let named = facts.responsible.iter().zip(own);
        named
            .filter(|(_, (key, _))| !other.iter().any(|(there, _)| there == key))
            .map(|(unit, _)| &*unit.name)
            .collect()
    };
    let out = [only(old, &before, &after), only(new, &after, &before)].concat();
    if out.is_empty() && before != after {
        // The same units in another order, or under another lead.
        return new.responsible.iter().map(|unit| unit.name.as_str()).collect();
    }
    out
}

fn finding<'t>(
    change: &Change<'t>,
    units: &[&str],
    (own, words): (&Words, &[Word]),
    moved: &[&str],
    lexicon: &Lexicon,
) -> Finding<'t> {
    if is_numbering(change) {
        let (atoms_old, atoms_new) = (Vec::new(), Vec::new());
        let substance = vec![Substance::Numbering];
        return Finding { change: change.clone(), substance, place: false, renamed: None, atoms_old, atoms_new };
    }
    let (atoms_old, atoms_new) = (atoms_of(change.old, lexicon), atoms_of(change.new, lexicon));
    let mut substance = Vec::new();
    let mut touch = |what: Substance, holds: bool| {
        if holds {
            substance.push(what);
        }
    };
    let some = !atoms_old.is_empty() || !atoms_new.is_empty();
    let differ = |classes: &[Class]| some && picked(&atoms_old, classes) != picked(&atoms_new, classes);
    // A name may begin with the place that both names share.
    let whole = |text: &str| [tail(change.before, 1), text].concat();
    let named = !units.is_empty() && {
        let (old, new) = (whole(change.old), whole(change.new));
        units.iter().any(|unit| old.contains(unit) || new.contains(unit))
    };
    // 50万元、30万元 became 30万元、50万元.
    let exchanged = atoms_old.len() > 1
        && atoms_old != atoms_new
        && is_bare(change.old, &atoms_old)
        && is_bare(change.new, &atoms_new);
    let amounts =
        |atoms: &[(Class, &str)]| atoms.iter().all(|(class, _)| matches!(class, Class::Number | Class::Money));
    touch(Substance::Figure, differ(&[Class::Number, Class::Money]) || exchanged && amounts(&atoms_old));
    let days = |atoms: &[(Class, &str)]| picked(atoms, &[Class::Time]).join("|").replace('天', "日");
    touch(Substance::Deadline, some && days(&atoms_old) != days(&atoms_new) || period::is_another(change));
    touch(Substance::Reference, differ(&[Class::Title, Class::Issue, Class::Reference]));
    touch(Substance::Responsible, named || names::names_unit(change));
    let is_title = |atoms: &[(Class, &str)], text: &str| matches!(atoms, [(Class::Title, title)] if *title == text);
    // Words inside a title rule nothing here.
    let retitled = is_title(&atoms_old, change.old) && is_title(&atoms_new, change.new);
    for word in own.changed().filter(|_| !retitled) {
        touch(word.0, words.binary_search(&word).is_ok());
    }
    // 应当 for 可以 is another rule here, though 可以 took the place of 应当 elsewhere.
    touch(Substance::Obligation, !retitled && own.replaces(Substance::Obligation));
    touch(Substance::Scope, !retitled && is_other_rule(change));
    touch(Substance::Definition, defines(change));
    if substance.is_empty() && names::is_subject(change) {
        substance.push(Substance::Scope);
    }
    let stays = |text: &str| member(text).is_empty() || moved.contains(&passage(text));
    let went = [change.old, change.new].iter().any(|text| moved.contains(&passage(text)));
    let place = went && stays(change.old) && stays(change.new);
    if substance.is_empty() || place {
        substance.clear();
        substance.push(if place { Substance::Wording } else { rule(change).unwrap_or_else(|| slightest(change)) });
    }
    substance.sort_unstable();
    substance.dedup();
    Finding { change: change.clone(), substance, place, renamed: None, atoms_old, atoms_new }
}

/// Whether a text is nothing but these, and marks.
fn is_bare(text: &str, atoms: &[(Class, &str)]) -> bool {
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count();
    letters(text) == atoms.iter().map(|(_, atom)| letters(atom)).sum::<usize>()
}

/// Numbers, dates, titles and references of a text.
fn atoms_of<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<(Class, &'t str)> {
    atoms::atoms(text, || lexicon.cut(text))
        .into_iter()
        .filter(|(_, class)| *class != Class::Word)
        .map(|(range, class)| (class, &text[range]))
        .collect()
}

/// The atoms of some classes, folded: another form of a bracket is no other title.
fn picked(atoms: &[(Class, &str)], classes: &[Class]) -> Vec<String> {
    let mut out: Vec<String> =
        atoms.iter().filter(|(class, _)| classes.contains(class)).map(|(_, text)| fold::text(text)).collect();
    out.sort_unstable();
    out
}

/// How often each word of the table stands on both sides of a change, sorted.
struct Words {
    old: Vec<(Word, u32)>,
    new: Vec<(Word, u32)>,
}

impl Words {
    fn of(change: &Change<'_>) -> Self {
        let counts = |text: &str| words::counts(&around(change, text));
        Self { old: counts(change.old), new: counts(change.new) }
    }

    /// Whether words of this substance went and others came in their place.
    fn replaces(&self, substance: Substance) -> bool {
        let only = |own: &[(Word, u32)], other: &[(Word, u32)]| {
            own.iter().any(|(word, _)| word.0 == substance && !other.iter().any(|(there, _)| there == word))
        };
        only(&self.old, &self.new) && only(&self.new, &self.old)
    }

    /// The words that the change takes away or brings; one of both sides stands twice.
    fn changed(&self) -> impl Iterator<Item = Word> {
        let gone = self.old.iter().filter(|counted| !self.new.contains(counted));
        let come = self.new.iter().filter(|counted| !self.old.contains(counted));
        gone.chain(come).map(|(word, _)| *word)
    }
}

/// Words of the table that stand more or less often in a sentence after its changes, sorted: a word that only went to
/// another place of it changed nothing.
fn changed_words(sentence: &[Words]) -> Vec<Word> {
    let signed = |words: &[(Word, u32)], sign: i64| -> Vec<(Word, i64)> {
        words.iter().map(|(word, count)| (*word, sign * i64::from(*count))).collect()
    };
    let mut all: Vec<(Word, i64)> =
        sentence.iter().flat_map(|Words { old, new }| [signed(old, -1), signed(new, 1)]).flatten().collect();
    all.sort_unstable();
    let one = all.chunk_by(|a, b| a.0 == b.0);
    one.filter(|same| same.iter().map(|(_, more)| more).sum::<i64>() != 0).map(|same| same[0].0).collect()
}

/// A side of a change with a little of what stands around it: 应 that became 应当 is a change of 当 alone.
fn around(change: &Change<'_>, text: &str) -> String {
    [tail(change.before, 3), text, head(change.after, 3)].concat()
}

/// Whether a short word became one that excludes it, or was denied: 个人 for 单位, 已 for 未, 不公开 for 公开.
fn is_other_rule(change: &Change<'_>) -> bool {
    const SHORT: usize = 12;
    let is_short = |text: &str| text.chars().nth(SHORT).is_none();
    if !is_short(change.old) || !is_short(change.new) {
        return false;
    }
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|ch| is_letter(*ch))
    }
    let bare = |text| letters(text).filter(|ch| !matches!(ch, '不' | '未' | '非' | '无'));
    let denied = letters(change.old).count() != letters(change.new).count() && bare(change.old).eq(bare(change.new));
    // 由区科技部门 for 由市科技部门
    let (front, back) = region::equal_ends(change.old, change.new);
    let (gone, come) = (&change.old[front..change.old.len() - back], &change.new[front..change.new.len() - back]);
    denied
        || LEVELS.contains(&gone) && LEVELS.contains(&come)
        || words::excludes(&around(change, change.old), &around(change, change.new))
}

/// Whether the change stands in a sentence that says what a term means.
fn defines(change: &Change<'_>) -> bool {
    let ends = ['。', '；', '\n'];
    let before = change.before.rsplit(ends).next().unwrap_or("");
    let whole = !change.before.is_empty() && change.before.ends_with(ends);
    let said = |text: &str| words::found(text).any(|(substance, _)| substance == Substance::Definition);
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count();
    let much = letters(change.old).max(letters(change.new)) > 1;
    much && !whole && before.len() < 300 && said(before) && !change.new.starts_with(ends)
}

/// What only came or only went; a word that joined a list before may have become a mark.
pub(super) fn one_sided<'t>(change: &Change<'t>) -> Option<&'t str> {
    let none = |text: &str| {
        let mut letters = text.chars().filter(|ch| is_letter(*ch));
        match (letters.next(), letters.next()) {
            (None, _) => true,
            (Some(only), None) => PARTICLES.contains(only),
            _ => JOINING.contains(&text),
        }
    };
    match (none(change.old), none(change.new)) {
        (true, false) => Some(change.new),
        (false, true) => Some(change.old),
        _ => None,
    }
}

/// What came or went as a whole, though none of its words tells: a member of a list is what a rule applies to, a phrase
/// or sentence is a rule of its own.
fn rule(change: &Change<'_>) -> Option<Substance> {
    let text = one_sided(change)?;
    let letters = text.chars().filter(|ch| is_letter(*ch)).count();
    let mark = |ch: Option<char>| ch.is_none_or(|ch| "，、。；：\n（）".contains(ch));
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let listed = [first, last].contains(&Some('、')) || JOINING.iter().any(|word| text.starts_with(word));
    if listed && letters >= LISTED {
        return Some(Substance::Scope);
    }
    let begins = mark(first) || mark(change.before.chars().next_back());
    let ends = mark(last) || mark(change.after.chars().next());
    (letters >= WHOLE && begins && ends).then_some(Substance::Obligation)
}

/// What a change without substance is: of wording, or only of marks, numbers of items or white space.
fn slightest(change: &Change<'_>) -> Substance {
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).collect::<String>();
    let (old, new) = (letters(change.old), letters(change.new));
    let blank = |text: &str| text.chars().all(char::is_whitespace);
    if blank(change.old) && blank(change.new) {
        return Substance::Layout;
    }
    if old == new { Substance::Punctuation } else { Substance::Wording }
}

/// Whether a change is another number of an item.
fn is_numbering(change: &Change<'_>) -> bool {
    let numeral = |text: &str| {
        let mut letters = text.chars().filter(|ch| is_letter(*ch)).peekable();
        letters.peek().is_some() && letters.all(numeral::is_numeral)
    };
    let line = change.before.rsplit('\n').next().unwrap_or("");
    let is_label = |own: &str| items::label(&[line, own, head(change.after, 2)].concat()).is_some();
    matches!(line, "" | "（" | "(")
        && numeral(change.old)
        && numeral(change.new)
        && is_label(change.old)
        && is_label(change.new)
}

/// The last `n` characters.
fn tail(text: &str, n: usize) -> &str {
    text.char_indices().rev().nth(n.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

/// The first `n` characters.
fn head(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests;
