//! References that did not follow: a clause still cites an article by its old number, which is another article's now or
//! nobody's. Only references to articles of the same document are looked at.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::{ClauseId, Document},
    numeral::is_numeral,
    words::fold,
};

/// So many references are told.
const TOLD: usize = 3;
/// What the document may call itself before a reference: 本法第十条.
const OWN: [&str; 16] = [
    "本法",
    "本条例",
    "本规定",
    "本办法",
    "本细则",
    "本规则",
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
/// What the names of other documents end with: 专利法第十条, 《某条例》第十条, （以下简称某法）第十条.
const OTHERS: [char; 16] =
    ['法', '例', '定', '则', '约', '程', '释', '典', '宪', '章', '编', '》', '）', ')', '”', '书'];
/// What stands between references to one document: 第十条第二款、第（三）项和第十五条的规定.
const BETWEEN: &str = "，、,和或及与至到者以第款项目（）()的规定所列情形";

/// Where each old article went.
#[derive(Default)]
pub(super) struct Articles {
    /// The new numbers of each old article by its number, folded; none for one that is gone.
    new_of: BTreeMap<String, BTreeSet<String>>,
    /// Whether one of them has another number or is gone.
    some_moved: bool,
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
        let kept: BTreeSet<ClauseId> = links.iter().filter(same).map(|(a, _)| *a).collect();
        if old.clauses.iter().filter(|clause| clause.is_article).all(|clause| kept.contains(&clause.id)) {
            return Self::default();
        }
        let (olds, news) = (numbers(old), numbers(new));
        let mut new_of: BTreeMap<String, BTreeSet<String>> = olds
            .iter()
            .filter(|(id, _)| !unsure.contains(id))
            .map(|(_, number)| (number.clone(), BTreeSet::new()))
            .collect();
        for (a, b) in links {
            let Some(places) = olds.get(a).and_then(|number| new_of.get_mut(number)) else { continue };
            // Where it became something else than an article, its number says nothing.
            places.extend(news.get(b).cloned());
        }
        let linked: BTreeSet<&String> = links.iter().filter_map(|(a, _)| olds.get(a)).collect();
        new_of.retain(|number, places| !places.is_empty() || !linked.contains(number));
        let some_moved = new_of.iter().any(|(number, places)| !places.contains(number));
        Self { new_of, some_moved }
    }

    /// The references of a clause that stayed as they were though their articles have other numbers now, in a sentence; `""`
    /// where there are none.
    pub(super) fn stale(&self, old: &str, new: &str) -> String {
        if !self.some_moved || !new.contains('第') {
            return String::new();
        }
        let (before, after) = (cited(old), cited(new));
        let goes_to = |from: &String, to: &String| self.new_of.get(from).is_some_and(|places| places.contains(to));
        // 第十条、第十一条 that became 第十一条、第十二条: what was 第十条 is 第十一条 now.
        let followed = |number: &&String| before.iter().any(|other| goes_to(other, number));
        let stale = before.intersection(&after).filter(|number| !followed(number));
        let told: Vec<String> = stale
            .filter_map(|number| {
                let places = self.new_of.get(number)?;
                let places: Vec<&str> = places.iter().map(String::as_str).collect();
                Some(if places.is_empty() {
                    format!("{number}已删去")
                } else {
                    format!("{number}修订后为{}", places.join("、"))
                })
            })
            .collect();
        match told.len() {
            0 => String::new(),
            1..=TOLD => format!("所引{}", told.join("，")),
            _ => format!("所引{}等", told[..TOLD].join("，")),
        }
    }
}

/// The folded numbers of the articles that no other clause of the document has.
fn numbers(document: &Document) -> BTreeMap<ClauseId, String> {
    let article = |number: &str| number.starts_with('第') && number.contains('条');
    let numbered = document.clauses.iter().filter_map(|clause| Some((clause.id, fold::text(document.label(clause)?))));
    let numbered: Vec<(ClauseId, String)> = numbered.filter(|(_, number)| article(number)).collect();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    numbered.iter().for_each(|(_, number)| *times.entry(number.clone()).or_default() += 1);
    numbered.into_iter().filter(|(_, number)| times[number] == 1).collect()
}

/// The folded numbers of the articles of the same document that a text cites.
fn cited(text: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let (mut own, mut end) = (true, 0);
    for (at, _) in text.match_indices('第') {
        let Some(length) = reference(&text[at..]) else { continue };
        let goes_on = end > 0 && text[end..at].chars().all(|ch| BETWEEN.contains(ch) || is_numeral(ch));
        own = if goes_on { own } else { is_own(&text[..at]) };
        end = at + length;
        if own {
            out.insert(fold::text(&text[at..end]));
        }
    }
    out
}

/// The bytes of 第十条 or 第十条之一 at the beginning of a text.
fn reference(text: &str) -> Option<usize> {
    let numerals = |text: &str| -> usize { text.chars().take_while(|ch| is_numeral(*ch)).map(char::len_utf8).sum() };
    let number = "第".len() + numerals(&text["第".len()..]);
    let end = number + "条".len();
    if number == "第".len() || !text[number..].starts_with('条') {
        return None;
    }
    let of = text[end..].strip_prefix('之').map_or(0, numerals);
    Some(if of > 0 { end + "之".len() + of } else { end })
}

/// Whether a reference behind this text is to the document itself.
fn is_own(before: &str) -> bool {
    let before = before.trim_end();
    OWN.iter().any(|name| before.ends_with(name)) || !before.ends_with(OTHERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cites(text: &str) -> Vec<String> {
        cited(text).into_iter().collect()
    }

    #[test]
    fn references_to_other_documents_are_no_own_ones() {
        assert_eq!(cites("依照本办法第十条第二款、第（三）项和第十二条的规定"), ["第十二条", "第十条"], "own ones");
        assert_eq!(cites("违反第八条之一规定的"), ["第八条之一"], "without a name the document itself is meant");
        assert_eq!(cites("依照《示例法》第十条、第十二条和示例条例第三条"), Vec::<String>::new(), "of other documents");
        assert_eq!(cites("依照示例法第十条、第十二条，本办法第三条"), ["第三条"], "each for itself");
    }
}
