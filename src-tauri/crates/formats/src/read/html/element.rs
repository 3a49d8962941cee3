//! What one element of a page is: shown or not, part of a text or of the page around it.

use std::sync::LazyLock;

use scraper::ElementRef;

/// Names of the elements that hold texts, in the order in which they are believed.
pub(super) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| named("text"));
/// Words in lines that say something of the page around a paper, and those that such lines begin with.
static PASSING: LazyLock<(Vec<String>, Vec<String>)> = LazyLock::new(|| (named("around"), named("begin")));
/// What sentences begin with that are the page's.
static NOTICES: LazyLock<Vec<String>> = LazyLock::new(|| named("notice"));
/// Words in the lines at the foot of a page.
static FOOT: LazyLock<Vec<String>> = LazyLock::new(|| named("foot"));
/// What headings of other texts of the page begin with.
static OTHERS: LazyLock<Vec<String>> = LazyLock::new(|| named("other"));
/// What lines begin with that say who keeps the page.
static KEEPERS: LazyLock<Vec<String>> = LazyLock::new(|| named("keeper"));
/// Names of columns, and what editors call a page that nobody named.
static COLUMNS: LazyLock<Vec<String>> = LazyLock::new(|| named("column"));
/// How the names of sites end.
static SITES: LazyLock<Vec<String>> = LazyLock::new(|| named("site"));
static SKIPPED: LazyLock<Vec<String>> = LazyLock::new(|| named("skip"));

fn named(wanted: &str) -> Vec<String> {
    include_str!("../../../../../../assets/pages.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter(|(usage, _)| *usage == wanted)
        .map(|(_, name)| name.trim().to_ascii_lowercase())
        .collect()
}

/// Whether an element is called `name` by its id, its class or its tag.
pub(super) fn is_called(element: ElementRef<'_>, name: &str) -> bool {
    let value = element.value();
    value.name().eq_ignore_ascii_case(name)
        || value.id().is_some_and(|id| id.eq_ignore_ascii_case(name))
        || value.classes().any(|class| class.eq_ignore_ascii_case(name))
}

/// What a line says of the page, not of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Where one is, who edited the page, how to print it.
    Passing,
    /// That the page ends: whose it is.
    Foot,
    /// What the next text is called, which is not the paper's.
    Other,
    /// Who keeps the page; a paper may say so of itself.
    Keeper,
}

/// The longest line that is known by its beginning: inside a sentence such words may be the paper's.
const SHORT: usize = 60;

/// What a line says of the page; `None` where it says nothing of it.
pub(super) fn around(line: &str) -> Option<Around> {
    let line = line.to_ascii_lowercase();
    let bare = line.trim_start_matches(|c: char| c.is_whitespace() || "【[（(|>·•■●◆▲◎★《".contains(c));
    let has = |words: &[String]| words.iter().any(|word| line.contains(word.as_str()));
    let begins = |words: &[String]| words.iter().any(|word| bare.starts_with(word.as_str()));
    let is_short = line.chars().count() <= SHORT;
    if has(&FOOT) {
        Some(Around::Foot)
    } else if is_short && (begins(&OTHERS) || bare.trim_end_matches(['：', ':', '】', ']']).ends_with("解读")) {
        Some(Around::Other)
    } else if is_short && begins(&KEEPERS) {
        Some(Around::Keeper)
    } else {
        (has(&PASSING.0) || begins(&NOTICES) || is_short && begins(&PASSING.1)).then_some(Around::Passing)
    }
}

/// Whether a line says whose the page is.
pub(super) fn is_foot(line: &str) -> bool {
    matches!(around(line), Some(Around::Foot | Around::Keeper))
}

/// Whether a sentence is the page's: whose it is, what may be done with it.
pub(super) fn is_notice(line: &str) -> bool {
    let begins = |words: &[String]| words.iter().any(|word| line.starts_with(word.as_str()));
    let names = |word: &String| line.strip_prefix(word.as_str()).is_some_and(|behind| behind.starts_with('：'));
    begins(&NOTICES) || begins(&FOOT) || OTHERS.iter().any(names)
}

/// Whether a line says something of the page, not of the paper.
pub(super) fn is_around(line: &str) -> bool {
    around(line).is_some()
}

/// The position in bytes at which a line begins to say something of the page by the way.
pub(super) fn passing_at(line: &str) -> Option<usize> {
    let lower = line.to_ascii_lowercase();
    let at = PASSING.0.iter().filter_map(|word| lower.find(word.as_str())).min()?;
    Some(line[..at].trim_end_matches(|c: char| c.is_whitespace() || "【[（(|".contains(c)).len())
}

/// Whether `name` names a column of a site, or nothing.
pub(super) fn is_column(name: &str) -> bool {
    COLUMNS.iter().any(|column| column == name)
}

/// Whether `name` names a site.
pub(super) fn is_site(name: &str) -> bool {
    SITES.iter().any(|ending| name.ends_with(ending.as_str()))
}

/// How many marks of sentences a text has; navigation has hardly any.
pub(super) fn marks(text: &str) -> usize {
    text.matches(['，', '。', '；']).count()
}

/// Whether nothing inside an element is text of a paper: it is not shown, works, or belongs to the page around.
pub(super) fn is_furniture(element: ElementRef<'_>) -> bool {
    // The foot of an article is the paper's: its signature.
    if element.value().name() == "footer"
        && element.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().name() == "article")
    {
        return is_hidden(element);
    }
    let is_beside = matches!(element.value().name(), "nav" | "footer" | "aside");
    is_beside || is_shown_never(element) || is_hidden(element) || SKIPPED.iter().any(|name| is_called(element, name))
}

/// Whether an element holds no text that a page could show, or its own way to work with it.
pub(super) fn is_shown_never(element: ElementRef<'_>) -> bool {
    matches!(
        element.value().name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "button"
            | "select"
            | "option"
            | "textarea"
            | "input"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "video"
            | "audio"
            | "canvas"
            | "rt"
            | "rp"
    )
}

/// Whether an element is said not to be shown.
pub(super) fn is_hidden(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default();
    // A page that is hidden as a whole is shown by its script.
    let is_unseen = element.value().name() != "body"
        && declared(style, "visibility").is_some_and(|value| value.starts_with("hidden"));
    is_unseen
        || element.attr("hidden").is_some()
        || declared(style, "display").is_some_and(|value| value.starts_with("none"))
}

/// The value that a style attribute gives to a property.
pub(super) fn declared<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    let mut pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
    pairs.find(|(key, _)| key.trim().eq_ignore_ascii_case(property)).map(|(_, value)| value.trim())
}

/// Whether an element leads elsewhere.
pub(super) fn is_link(element: ElementRef<'_>) -> bool {
    let leads = |to: &str| !matches!(to, "" | "#") && !to.starts_with("javascript:");
    element.value().name() == "a" && element.attr("href").is_some_and(leads)
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default();
    declared(style, "display").is_some_and(|value| value.starts_with("block"))
        || matches!(
            element.value().name(),
            "html"
                | "body"
                | "p"
                | "div"
                | "section"
                | "article"
                | "main"
                | "header"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "ul"
                | "ol"
                | "li"
                | "dl"
                | "dt"
                | "dd"
                | "pre"
                | "blockquote"
                | "center"
                | "form"
                | "fieldset"
                | "figure"
                | "figcaption"
                | "address"
                | "caption"
                | "details"
                | "summary"
                | "hr"
                | "table"
                | "tr"
                | "td"
                | "th"
                | "thead"
                | "tbody"
                | "tfoot"
        )
}
