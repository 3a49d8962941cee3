#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::*;

#[test]
fn the_themes_are_known_once_each() {
    let ids: BTreeSet<&str> = all().iter().map(|theme| theme.id).collect();
    assert_eq!(ids.len(), all().len(), "an id names one theme");
    assert_eq!(all().len(), 26, "the table has all themes");
    assert!(all().iter().all(|theme| !theme.name.is_empty()), "every theme has a Chinese name");
}

#[test]
fn the_words_name_known_themes_once_with_weights_in_range() {
    let ids: BTreeSet<&str> = all().iter().map(|theme| theme.id).collect();
    let mut seen = BTreeSet::new();
    for (theme, weight, word) in table::entries() {
        assert!(ids.contains(theme), "{word}: {theme} is no theme of assets/themes.tsv");
        assert!((0.2..=6.0).contains(&weight), "{word}: weight {weight} is out of range");
        assert!(!word.trim().is_empty(), "a row of {theme} holds a double space");
        assert!(seen.insert((theme, word)), "{word} stands twice under {theme}");
    }
    for id in ids {
        assert!(seen.iter().any(|(theme, _)| *theme == id), "no word speaks for {id}");
    }
}
