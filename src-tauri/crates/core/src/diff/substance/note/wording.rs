//! Words that are written for each other without another rule, from `assets/wording.tsv`.

use std::sync::LazyLock;

use super::quote::is_edge;
use crate::diff::normalize::Change;

const TABLE: &str = include_str!("../../../../../../../assets/wording.tsv");

struct Table {
    /// Words of which one says what the others say.
    groups: Vec<Vec<&'static str>>,
    /// Words that say nothing when they come or go.
    nothing: Vec<&'static str>,
}

static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let rows = || TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let nothing = rows().filter_map(|row| row.strip_prefix("nothing\t")).flat_map(str::split_whitespace);
    let groups = rows().filter(|row| !row.contains('\t')).map(|row| row.split_whitespace().collect());
    Table { groups: groups.collect(), nothing: nothing.collect() }
});

/// Whether a change of wording says the same in other words.
pub(super) fn says_the_same(change: &Change<'_>) -> bool {
    let (old, new) = (change.old.trim_matches(is_edge), change.new.trim_matches(is_edge));
    match (old, new) {
        ("", word) | (word, "") => WORDS.nothing.contains(&word),
        _ => WORDS.groups.iter().any(|group| group.contains(&old) && group.contains(&new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        assert!(WORDS.groups.iter().all(|group| group.len() > 1), "a word alone has nothing to be written for");
        assert!(WORDS.nothing.contains(&"其中"), "the row of words that say nothing is read");
        let all: Vec<&str> = WORDS.groups.iter().flatten().copied().collect();
        assert!(all.iter().all(|word| !word.contains(['，', '\t'])), "a word is one word");
    }
}
