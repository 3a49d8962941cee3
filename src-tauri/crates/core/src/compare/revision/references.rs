//! References that did not follow: a clause still cites an article by its old number, which is another article's now or
//! nobody's. Only references to articles of the same document are looked at.

mod cited;
mod numbers;

pub(super) use cited::references;
pub(super) use numbers::Numbers;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ClauseId, Document};
use cited::{begins_article, cited, ends};

/// So many references are told.
const TOLD: usize = 3;

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
        let mut numbered = old.clauses.iter().zip(kept).filter(|(clause, _)| clause.is_article || clause.is_measure);
        if numbered.all(|(_, kept)| kept) {
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
        // 第二条至第四条 that became 第二条至第五条: both ends followed, and whatever came between them is meant too.
        if self.told(&ends(old), &ends(new)).is_empty() {
            return String::new();
        }
        let told = self.told(&cited(old), &cited(new));
        match told.len() {
            0 => String::new(),
            1..=TOLD => format!("所引{}", told.join("，")),
            _ => format!("所引{}等", told[..TOLD].join("，")),
        }
    }

    /// What is told of the numbers that are cited after the revision and before it.
    fn told(&self, before: &[String], after: &[String]) -> Vec<String> {
        let (earlier, later) = (counts(before), counts(after));
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
        told
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeral::chinese;

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
        assert_eq!(told("第三条至第五条", "第三条至第六条"), "", "one came between its ends");
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
