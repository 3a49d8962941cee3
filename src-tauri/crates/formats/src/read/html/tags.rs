//! What a page says of its paper in its head: tags of publishing systems, and the title of the window.

use duice_core::{
    facts::{Look, look},
    numeral,
};
use scraper::{ElementRef, Html};

use super::element;
use super::facts::{fold_blanks, title};
use super::lines::is_blank;

/// What stands between the title of a window and the names around it.
const MARKS: &[&str] = &["_", "|", "-", "－", "—", " ", "\u{3000}"];

/// The tags in the head of a page.
#[derive(Default)]
pub(super) struct Tags {
    /// The title that the publishing system names.
    pub(super) article: Option<String>,
    /// When the page was published.
    pub(super) published: Option<String>,
    /// Whose the text is.
    pub(super) source: Option<String>,
    /// The title of the window.
    pub(super) window: Option<String>,
}

impl Tags {
    /// Those of a page.
    pub(super) fn of(page: &Html) -> Self {
        let mut tags = Self::default();
        for element in page.root_element().descendent_elements() {
            match element.value().name() {
                "meta" => tags.meta(element),
                "title" if tags.window.is_none() => tags.window = window(&element.text().collect::<String>()),
                "p" => break,
                _ => {}
            }
        }
        tags
    }

    /// The title that the head names: that of the paper, else that of its window.
    pub(super) fn title(&self) -> Option<&str> {
        self.article.as_deref().or(self.window.as_deref())
    }

    fn meta(&mut self, element: ElementRef<'_>) {
        let (Some(name), Some(content)) = (element.attr("name"), element.attr("content")) else { return };
        let content = content.trim_matches(is_blank);
        let slot = match name.to_ascii_lowercase().as_str() {
            "articletitle" if self.article.is_none() => &mut self.article,
            "pubdate" if self.published.is_none() => &mut self.published,
            "contentsource" if self.source.is_none() => &mut self.source,
            _ => return,
        };
        let sound = match name.to_ascii_lowercase().as_str() {
            "articletitle" => title(content).is_some(),
            "pubdate" => numeral::date(content).is_some(),
            // 本网, 本站 name nobody.
            _ => (4..=60).contains(&content.chars().count()),
        };
        if sound {
            // 2024-03-04 00:00
            let date = numeral::date(content).filter(|_| name.eq_ignore_ascii_case("pubdate"));
            *slot = Some(fold_blanks(date.map_or(content, |date| &content[date.range])));
        }
    }
}

/// The title of a window without the names of the site and its columns around it; none where it has nothing else.
fn window(text: &str) -> Option<String> {
    let is_around = |part: &str| {
        let part = part.trim_matches(is_blank);
        part.is_empty() || element::is_column(part) || element::is_site(part) || look(part) == Look::Body
    };
    let mut bare = text.trim_matches(is_blank);
    while let Some((at, mark)) = MARKS.iter().filter_map(|mark| bare.rfind(mark).map(|at| (at, mark))).max()
        && is_around(&bare[at + mark.len()..])
    {
        bare = bare[..at].trim_matches(is_blank);
    }
    while let Some((at, mark)) = MARKS.iter().filter_map(|mark| bare.find(mark).map(|at| (at, mark))).min()
        && is_around(&bare[..at])
    {
        bare = bare[at + mark.len()..].trim_matches(is_blank);
    }
    title(bare).filter(|bare| !is_around(bare))
}
