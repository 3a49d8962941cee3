//! How themes bring two measures nearer or keep them apart.

use std::collections::BTreeMap;

use crate::model::ThemeChoice;

/// Measures of one theme are nearer than their words say, more than any others,
pub(super) const SAME_THEME: f32 = 1.3;
/// those of which one has the other's theme as its second a little less near,
const NEAR_THEME: f32 = 0.9;
/// those of unrelated themes less near.
const OTHER_THEME: f32 = 0.6;

/// Number of a theme with its second guess among those that occur.
pub(super) type Kind = u16;

/// Every theme and second guess that occurs together, numbered as they are met: far fewer than measures.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    known: BTreeMap<(Option<String>, Option<String>), Kind>,
    list: Vec<(Option<String>, Option<String>)>,
}

impl Kinds {
    /// The number of what was chosen for a measure.
    pub(super) fn of(&mut self, choice: Option<&ThemeChoice>) -> Kind {
        let kind = (choice.map(|theme| theme.id.clone()), choice.and_then(|theme| theme.runner_up.clone()));
        if let Some(&known) = self.known.get(&kind) {
            return known;
        }
        let next = self.list.len() as Kind;
        self.list.push(kind.clone());
        self.known.insert(kind, next);
        next
    }

    /// For each kind the factor by which the likeness to each other kind is taken.
    pub(super) fn kinship(&self) -> Vec<Vec<f32>> {
        self.list.iter().map(|one| self.list.iter().map(|other| kinship(one, other)).collect()).collect()
    }
}

fn kinship(a: &(Option<String>, Option<String>), b: &(Option<String>, Option<String>)) -> f32 {
    if a.0.is_some() && a.0 == b.0 {
        SAME_THEME
    } else if a.0.is_some() && a.0 == b.1 || b.0.is_some() && b.0 == a.1 {
        NEAR_THEME
    } else {
        OTHER_THEME
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(id: &str, runner_up: &str) -> ThemeChoice {
        ThemeChoice { id: id.to_owned(), confidence: 0.6, runner_up: Some(runner_up.to_owned()), why: Vec::new() }
    }

    #[test]
    fn one_theme_is_nearer_than_a_second_guess_and_that_nearer_than_another_theme() {
        let mut kinds = Kinds::default();
        let [talent, service, market, none] = [
            kinds.of(Some(&choice("talent", "service"))),
            kinds.of(Some(&choice("service", "finance"))),
            kinds.of(Some(&choice("market", "land"))),
            kinds.of(None),
        ]
        .map(usize::from);
        assert_eq!(kinds.of(Some(&choice("talent", "service"))), talent as Kind, "a kind has one number");
        let kinship = kinds.kinship();
        assert_eq!(kinship[talent][talent], SAME_THEME, "the same theme");
        assert_eq!(kinship[talent][service], NEAR_THEME, "the second guess of one is the theme of the other");
        assert_eq!(kinship[service][talent], NEAR_THEME, "whichever is asked first");
        assert_eq!(kinship[talent][market], OTHER_THEME, "nothing in common");
        assert_eq!(kinship[none][none], OTHER_THEME, "two measures without a theme share none");
    }
}
