//! References that did not follow: a clause still cites an article by its old number, which is another article's now or
//! nobody's. Only references to articles of the same document are looked at.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::{
    model::{Clause, ClauseId, Document},
    numeral::{chinese, integer, is_numeral},
    words::fold,
};

/// So many references are told.
const TOLD: usize = 3;
/// A range of references names no more articles than this.
const RANGE: u64 = 60;
/// What the document may call itself before a reference: 本法第十条.
const OWN: [&str; 17] = [
    "本法",
    "本条例",
    "本规定",
    "本办法",
    "本细则",
    "本规则",
    "本规章",
    "本决定",
    "本章程",
    "本准则",
    "本解释",
    "本意见",
    "本措施",
    "本方案",
    "本通知",
    "本制度",
    "本标准",
];
/// What the names of other documents end with: 专利法第十条, 《某条例》第十条, （以下简称某法）第十条, 合同第五条.
const OTHERS: [char; 25] = [
    '法', '例', '定', '则', '约', '程', '释', '典', '宪', '章', '编', '书', '议', '同', '件', '知', '告', '令', '号',
    '律', '》', '）', ')', '”', '“',
];
/// Words between a document and the reference: 《某条例》规定的第十条.
const PARTICLES: [&str; 4] = ["规定的", "的", "中", " "];
/// What stands between references to one document: 第十条第二款、第（三）项和第十五条的规定.
const BETWEEN: &str = "，、,和或及与至到者以第款项目（）()的规定所列情形—－-～ \u{3000}";
/// A reference to one document goes no further than these.
const ENDS: [char; 5] = ['，', '。', '；', '：', '\n'];

/// Where each old article went.
#[derive(Default)]
pub(super) struct Articles {
    /// The new numbers of each old article by its number, folded; none for one that is gone. Those that kept their number
    /// alone are left out.
    new_of: BTreeMap<String, BTreeSet<String>>,
    /// Whether one of them has another number or is gone.
    some_moved: bool,
    /// Those of the old numbers that a new article has.
    taken: BTreeSet<String>,
}

impl Articles {
    /// The articles of two revisions whose numbers stand once in each; `links` are the clauses that correspond, `unsure` old
    /// clauses that may have gone on in other words.
    pub(super) fn of(
        old: &Document,
        new: &Document,
        links: &[(ClauseId, ClauseId)],
        unsure: &BTreeSet<ClauseId>,
    ) -> Self {
        // In most revisions every article keeps its number.
        let same = |&&(a, b): &&(ClauseId, ClauseId)| old.label(old.clause(a)) == new.label(new.clause(b));
        let mut kept = vec![false; old.clauses.len()];
        links.iter().filter(same).for_each(|(a, _)| kept[*a as usize] = true);
        if old.clauses.iter().zip(kept).all(|(clause, kept)| kept || !clause.is_article) {
            return Self::default();
        }
        let (olds, news) = (Numbers::of(old), Numbers::of(new));
        let mut places: Vec<Vec<&str>> = vec![Vec::new(); old.clauses.len()];
        let mut linked = vec![false; old.clauses.len()];
        for &(a, b) in links {
            linked[a as usize] = true;
            places[a as usize].extend(news.get(b));
        }
        let mut out = Self::default();
        for (id, number) in olds.iter().filter(|(id, _)| !unsure.contains(id)) {
            let places = &places[id as usize];
            // Where it became something else than an article, its number says nothing.
            let is_told = !places.is_empty() || !linked[id as usize];
            if is_told && places[..] != [number] {
                out.some_moved |= !places.contains(&number);
                out.new_of.insert(number.to_owned(), places.iter().map(|&place| place.to_owned()).collect());
            }
        }
        out.taken = news
            .iter()
            .map(|(_, number)| number)
            .filter(|number| out.new_of.contains_key(*number))
            .map(str::to_owned)
            .collect();
        out
    }

    /// The references of a clause that stayed as they were though their articles have other numbers now, in a sentence; `""`
    /// where there are none.
    pub(super) fn stale(&self, old: &str, new: &str) -> String {
        // What has articles of its own, as an annex has, counts for itself.
        if !self.some_moved || !new.contains('第') || new.lines().any(begins_article) {
            return String::new();
        }
        let (before, after) = (cited(old), cited(new));
        let (earlier, later) = (counts(&before), counts(&after));
        let stayed = self.stayed(&earlier, &later);
        let count = |counts: &Counts<'_>, number: &str| counts.get(number).copied().unwrap_or(0);
        let mut told: Vec<String> = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for number in after.iter().filter(|number| seen.insert(number)) {
            let Some(places) = self.new_of.get(number).filter(|places| !places.contains(number)) else { continue };
            // 第四条 that became 第四条、第五条: it is 第五条 now, and another article is cited besides.
            let followed = places.iter().any(|place| count(&later, place) > count(&earlier, place));
            if count(&stayed, number) > 0 && count(&earlier, number) > 0 && !followed {
                let places: Vec<&str> = places.iter().map(String::as_str).collect();
                told.push(match (places.is_empty(), self.taken.contains(number)) {
                    (false, _) => format!("{number}修订后为{}", places.join("、")),
                    (true, false) => format!("{number}已删去"),
                    (true, true) => format!("{number}已删去，现{number}为另一条"),
                });
            }
        }
        match told.len() {
            0 => String::new(),
            1..=TOLD => format!("所引{}", told.join("，")),
            _ => format!("所引{}等", told[..TOLD].join("，")),
        }
    }

    /// How many of the new references to each article cannot be old ones that followed: 第十条、第十一条 that became
    /// 第十一条、第十二条 all did. What stayed is no other one's follower, so that it is counted again; counts only rise.
    fn stayed<'t>(&self, before: &Counts<'_>, after: &Counts<'t>) -> Counts<'t> {
        let goes_to = |from: &str, to: &str| match self.new_of.get(from) {
            Some(places) => places.contains(to),
            None => from == to,
        };
        // For each new number the old ones that have it now.
        let sources = |number: &str| -> Vec<(&str, usize)> {
            let from = before.iter().filter(|(from, _)| goes_to(from, number));
            from.map(|(&from, &times)| (from, times)).collect()
        };
        let sources: Vec<Vec<(&str, usize)>> = after.keys().map(|number| sources(number)).collect();
        let mut out = Counts::new();
        loop {
            let of = |number: &str| out.get(number).copied().unwrap_or(0);
            let followers = |from: &[(&str, usize)]| -> usize {
                from.iter().map(|(from, times)| times.saturating_sub(of(from))).sum()
            };
            let stays = |((&number, cited), from): ((&&'t str, &usize), &Vec<(&str, usize)>)| {
                (number, cited.saturating_sub(followers(from)))
            };
            let next: Counts<'t> = after.iter().zip(&sources).map(stays).collect();
            if next == out {
                return out;
            }
            out = next;
        }
    }
}

/// How often each number is cited.
type Counts<'t> = BTreeMap<&'t str, usize>;

fn counts(cited: &[String]) -> Counts<'_> {
    let mut out = Counts::new();
    cited.iter().for_each(|number| *out.entry(number).or_default() += 1);
    out
}

/// Whether a line begins with the number of an article: 第三条　充电结束后….
fn begins_article(line: &str) -> bool {
    reference(line).is_some_and(|end| line[end..].starts_with(char::is_whitespace))
}

/// The folded numbers of the articles that no other clause of the document has, by clause.
pub(super) struct Numbers<'d>(Vec<Option<Cow<'d, str>>>);

impl<'d> Numbers<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let number = |clause: &Clause| {
            let number = fold::folded(document.label(clause)?);
            (number.starts_with('第') && number.contains('条')).then_some(number)
        };
        let numbers: Vec<Option<Cow<'d, str>>> = document.clauses.iter().map(number).collect();
        let mut times: HashMap<&str, usize, FxBuildHasher> = HashMap::default();
        numbers.iter().flatten().for_each(|number| *times.entry(number).or_default() += 1);
        let only = |number: &Option<Cow<'d, str>>| number.clone().filter(|number| times[&**number] == 1);
        Self(numbers.iter().map(only).collect())
    }

    pub(super) fn get(&self, id: ClauseId) -> Option<&str> {
        self.0[id as usize].as_deref()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (ClauseId, &str)> {
        (0..).zip(&self.0).filter_map(|(id, number)| Some((id, number.as_deref()?)))
    }
}

/// The folded numbers of the articles of the same document that a text cites, in order; those between two ends too.
fn cited(text: &str) -> Vec<String> {
    cited_before(text).into_iter().map(|(number, _)| number).collect()
}

/// The same, each with the text behind it; behind those that only lie between two ends stands what stands behind the first.
pub(super) fn cited_before(text: &str) -> Vec<(String, &str)> {
    let mut out: Vec<(String, &str)> = Vec::new();
    let (mut own, mut end) = (true, 0);
    for (at, _) in text.match_indices('第') {
        let Some(length) = reference(&text[at..]) else { continue };
        let between = &text[end..at];
        let goes_on =
            end > 0 && (!between.contains(ENDS) || between.chars().all(|ch| BETWEEN.contains(ch) || is_numeral(ch)));
        own = names_itself(&text[..at]) || (own || !goes_on) && is_own(&text[..at]);
        let from = end;
        end = at + length;
        if own {
            let number = fold::text(&text[at..end]);
            if from > 0 && matches!(between, "至" | "到" | "—" | "-") {
                let last = out.last().and_then(|(last, _)| value(last));
                let inside = last.zip(value(&number)).filter(|(a, b)| a < b && b - a < RANGE);
                let numbers = inside.into_iter().flat_map(|(a, b)| (a + 1..b).map(|n| format!("第{}条", chinese(n))));
                out.extend(numbers.map(|number| (number, &text[from..])));
            }
            out.push((number, &text[end..]));
        }
    }
    out
}

/// The number of 第十条; `None` of 第十条之一.
fn value(number: &str) -> Option<u64> {
    integer(number.strip_prefix('第')?.strip_suffix('条')?)
}

/// The bytes of 第十条 or 第十条之一 at the beginning of a text.
fn reference(text: &str) -> Option<usize> {
    let numerals = |text: &str| -> usize { text.chars().take_while(|ch| is_numeral(*ch)).map(char::len_utf8).sum() };
    let behind = text.strip_prefix('第')?;
    let number = "第".len() + numerals(behind);
    let end = number + "条".len();
    if number == "第".len() || !text[number..].starts_with('条') {
        return None;
    }
    let of = text[end..].strip_prefix('之').map_or(0, numerals);
    Some(if of > 0 { end + "之".len() + of } else { end })
}

/// Whether the document is named as itself right before a reference; 基本法 is a name.
fn names_itself(before: &str) -> bool {
    OWN.iter().any(|name| before.strip_suffix(name).is_some_and(|rest| !rest.ends_with('基')))
}

/// Whether a reference behind this text is to the document itself.
fn is_own(before: &str) -> bool {
    let mut before = before.trim_end();
    while let Some(rest) = PARTICLES.iter().find_map(|word| before.strip_suffix(word)) {
        before = rest;
    }
    // 本办法第二章第六条
    if let Some(chapter) = before.strip_suffix(['章', '节', '编']) {
        let rest = chapter.trim_end_matches(is_numeral);
        if let Some(rest) = rest.strip_suffix('第').filter(|_| rest.len() < chapter.len()) {
            return names_itself(rest) || is_own(rest);
        }
    }
    names_itself(before) || !before.ends_with(OTHERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_other_documents_are_no_own_ones() {
        let none = [
            "依照《示例法》第十条、第十二条和示例条例第三条",
            "《示例条例》的第六条、《示例法》规定的第七条",
            "《示例法》第四条规定的条件以及第五条规定的程序",
            "《示例法》第四条、 第五条",
            "合同第五条、附件第六条、第12号令第七条、基本法第八条",
            "“第六条　应当写入合同”",
            "《示例条例》第二章第四条",
        ];
        for text in none {
            assert_eq!(cited(text), [""; 0], "{text}");
        }
        let own: [(&str, &[&str]); 6] = [
            ("依照本办法第十条第二款、第（三）项和第十二条的规定", &["第十条", "第十二条"]),
            ("违反第八条之一规定的", &["第八条之一"]),
            ("依照示例法第十条、第十二条，本办法第三条", &["第三条"]),
            ("本办法第四条至第六条", &["第四条", "第五条", "第六条"]),
            ("本办法第二章第六条", &["第六条"]),
            ("违反第四条的，依照《示例法》第五条处罚；违反第六条的", &["第四条", "第六条"]),
        ];
        for (text, numbers) in own {
            assert_eq!(cited(text), numbers, "{text}");
        }
    }

    fn number(n: u64) -> String {
        format!("第{}条", chinese(n))
    }

    /// Articles of which 第四条 became 第五条 and so on; 第九条 is gone, and another one has its number.
    fn articles() -> Articles {
        let mut new_of: BTreeMap<String, BTreeSet<String>> =
            (4..9).map(|n| (number(n), BTreeSet::from([number(n + 1)]))).collect();
        new_of.insert(number(9), BTreeSet::new());
        Articles { new_of, some_moved: true, taken: (1..=9).map(number).collect() }
    }

    #[test]
    fn each_reference_that_stayed_is_told() {
        let told = |old: &str, new: &str| articles().stale(old, new);
        let same = |text: &str| told(text, text);
        assert_eq!(same("违反第四条、第五条的"), "所引第四条修订后为第五条，第五条修订后为第六条", "each for itself");
        assert_eq!(same("依照第九条"), "所引第九条已删去，现第九条为另一条", "a number that is another article's now");
        assert_eq!(
            told("违反第四条；违反第五条", "违反第五条；违反第五条"),
            "所引第五条修订后为第六条",
            "one followed"
        );
        assert_eq!(told("违反第四条、第五条", "违反第五条、第六条"), "", "both followed");
        assert_eq!(
            told("违反第四条、第五条、第七条", "违反第四条、第五条、第八条"),
            "所引第四条修订后为第五条，第五条修订后为第六条",
            "the last one alone followed"
        );
        assert_eq!(told("第四条至第六条", "第五条、第六条、第七条"), "", "a range is a list");
        assert_eq!(told("违反第四条", "违反第四条、第五条"), "", "it followed, and another one came");
        assert_eq!(same("第一条　依照第四条"), "", "what has articles of its own counts for itself");
        let mut long = articles();
        long.new_of = (1..60).map(|n| (number(n), BTreeSet::from([number(n + 1)]))).collect();
        let all: Vec<String> = (1..50).map(number).collect();
        assert!(long.stayed(&counts(&all), &counts(&all)).values().all(|times| *times == 1), "however many they are");
        let mut swapped = articles();
        swapped.new_of.insert("第五条".to_owned(), BTreeSet::from(["第四条".to_owned()]));
        assert_eq!(swapped.stale("第四条、第五条", "第四条、第五条"), "", "two that changed places are the same two");
    }
}
