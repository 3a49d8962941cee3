//! Words beside an amount that tell what it is of, from `assets/amount-words.tsv`.

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../../../../../assets/amount-words.tsv");

type Words = LazyLock<Vec<&'static str>>;

/// Words between what an amount is of and the amount.
pub(super) static BETWEEN: Words = LazyLock::new(|| named("between"));
/// Words right before an amount that tells nothing without them.
pub(super) static NOT_ALONE: Words = LazyLock::new(|| named("not-alone"));
/// Words without which nothing is called a goal.
pub(super) static GOALS: Words = LazyLock::new(|| named("goal"));
/// Words by which money is taken or asked for.
pub(super) static TAKES: Words = LazyLock::new(|| named("taken"));
/// Words right before an amount that is no subsidy.
pub(super) static OTHERS: Words = LazyLock::new(|| named("other"));

/// The words of the row of a name, in order.
fn named(name: &str) -> Vec<&'static str> {
    let rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
    rows.filter(|(own, _)| *own == name).flat_map(|(_, words)| words.split(' ')).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        let all: [(&str, &Words); 5] =
            [("between", &BETWEEN), ("not-alone", &NOT_ALONE), ("goal", &GOALS), ("taken", &TAKES), ("other", &OTHERS)];
        for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let name = line.split('\t').next().unwrap_or("");
            assert!(all.iter().any(|(known, _)| *known == name), "a row has a name that the program knows: {line}");
            assert_eq!(line.matches('\t').count(), 1, "a line has two columns: {line}");
        }
        for (name, words) in all {
            let once: BTreeSet<&str> = words.iter().copied().collect();
            assert!(!words.is_empty(), "{name} has words");
            assert_eq!(once.len(), words.len(), "a word stands once in {name}");
            assert!(once.iter().all(|word| !word.trim().is_empty()), "no word of {name} is blank");
        }
    }
}
