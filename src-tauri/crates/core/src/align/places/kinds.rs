//! How themes bring two measures nearer or keep them apart.

use std::collections::BTreeMap;

use super::formal::Formal;
use crate::model::ThemeChoice;

/// Measures of one theme are nearer than their words say, more than any others,
pub(super) const SAME_THEME: f32 = 1.3;
/// those of which one has the other's theme as its second a little less near,
const NEAR_THEME: f32 = 0.9;
/// those of unrelated themes less near.
const OTHER_THEME: f32 = 0.6;

/// An article that every regulation has, such as its purpose, is hardly near one of another sort.
const OTHER_FORM: f32 = 0.3;

/// Number of a theme with its second guess and form among those that occur.
pub(super) type Kind = u16;

/// Every theme, second guess and form that occur together, numbered as they are met: far fewer than measures.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    known: BTreeMap<Said, Kind>,
    list: Vec<Said>,
}

/// What is known of a measure as a whole: its theme, the second guess, and what it is if every regulation has its like.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    theme: Option<String>,
    second: Option<String>,
    formal: Option<Formal>,
}

impl Kinds {
    /// The number of what was chosen for a measure, and of its form.
    pub(super) fn of(&mut self, choice: Option<&ThemeChoice>, formal: Option<Formal>) -> Kind {
        let theme = choice.map(|theme| theme.id.clone());
        let kind = Said { theme, second: choice.and_then(|theme| theme.runner_up.clone()), formal };
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

fn kinship(a: &Said, b: &Said) -> f32 {
    if a.formal != b.formal {
        OTHER_FORM
    } else if a.formal.is_some() || a.theme.is_some() && a.theme == b.theme {
        SAME_THEME
    } else if a.theme.is_some() && a.theme == b.second || b.theme.is_some() && b.theme == a.second {
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
            kinds.of(Some(&choice("talent", "service")), None),
            kinds.of(Some(&choice("service", "finance")), None),
            kinds.of(Some(&choice("market", "land")), None),
            kinds.of(None, None),
        ]
        .map(usize::from);
        assert_eq!(kinds.of(Some(&choice("talent", "service")), None), talent as Kind, "a kind has one number");
        let [scope, other_scope] =
            [Some(&choice("talent", "service")), None].map(|choice| usize::from(kinds.of(choice, Some(Formal::Scope))));
        let kinship = kinds.kinship();
        assert_eq!(kinship[scope][other_scope], SAME_THEME, "what a regulation applies to, whatever its words");
        assert_eq!(kinship[scope][talent], OTHER_FORM, "and hardly anything else");
        assert_eq!(kinship[talent][talent], SAME_THEME, "the same theme");
        assert_eq!(kinship[talent][service], NEAR_THEME, "the second guess of one is the theme of the other");
        assert_eq!(kinship[service][talent], NEAR_THEME, "whichever is asked first");
        assert_eq!(kinship[talent][market], OTHER_THEME, "nothing in common");
        assert_eq!(kinship[none][none], OTHER_THEME, "two measures without a theme share none");
    }
}
