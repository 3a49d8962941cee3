//! What a clause is about, as concepts of the policy lexicon, and whether a text speaks of it.

use std::collections::BTreeSet;

use super::concepts::concepts;

/// A concept of at least this weight is an object; lighter ones are purposes and means.
const OBJECT: f32 = 3.0;
/// Where a clause names no object, runs of so many characters of its heading stand for one.
const RUN: usize = 4;

/// The policy objects of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Objects {
    concepts: BTreeSet<usize>,
    runs: BTreeSet<String>,
}

/// The objects that `heading` names, or the heading's own words where it names none; for a clause without heading those
/// of `first`, its first sentence. Of several the weightiest count. What `title`, the document's own, names is its industry and no clause's object.
pub fn objects(heading: &str, first: &str, title: &str) -> Objects {
    let table = concepts();
    let all = |text: &str| -> BTreeSet<usize> {
        table.find(text).into_iter().map(|(concept, _)| concept).chain(table.find_broken(text)).collect()
    };
    let industry = all(title);
    let named = |text: &str| -> BTreeSet<usize> {
        let is_object = |concept: &usize| table.get(*concept).weight >= OBJECT && !industry.contains(concept);
        let objects: BTreeSet<usize> = all(text).into_iter().filter(is_object).collect();
        let most = objects.iter().map(|&concept| table.get(concept).weight).fold(0.0, f32::max);
        objects.into_iter().filter(|&concept| table.get(concept).weight >= most).collect()
    };
    let concepts = named(if heading.is_empty() { first } else { heading });
    let runs = if concepts.is_empty() { runs(heading) } else { BTreeSet::new() };
    Objects { concepts, runs }
}

fn runs(heading: &str) -> BTreeSet<String> {
    let chars: Vec<char> = heading.chars().collect();
    let is_han = |ch: &char| ('\u{4e00}'..='\u{9fff}').contains(ch);
    chars.windows(RUN).filter(|run| run.iter().all(is_han)).map(String::from_iter).collect()
}

impl Objects {
    /// The names of the objects that `text` speaks of, in a fixed order; empty where it speaks of none.
    pub fn mentioned(&self, text: &str) -> Vec<String> {
        let table = concepts();
        let found: BTreeSet<usize> = table
            .find(text)
            .into_iter()
            .map(|(concept, _)| concept)
            .chain(table.find_broken(text))
            .filter(|concept| self.concepts.contains(concept))
            .collect();
        let names = found.into_iter().map(|concept| table.get(concept).name.to_owned());
        names.chain(self.runs.iter().filter(|run| text.contains(run.as_str())).take(1).cloned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_mentioned_under_any_of_its_words() {
        let wanted = objects("支持高端人才引进", "", "");
        assert!(!wanted.mentioned("大力引进制茶人才。").is_empty(), "引进…人才 is the same object");
        assert!(wanted.mentioned("建设渔港码头。").is_empty(), "a pier is another one");
    }

    #[test]
    fn a_heading_without_a_known_object_is_looked_for_in_its_own_words() {
        let wanted = objects("弘扬剪纸技艺传统", "", "");
        assert!(!wanted.mentioned("做好剪纸技艺的传习。").is_empty(), "its words are found");
        assert!(wanted.mentioned("做好民歌传习。").is_empty(), "other words are not");
    }
}
