//! What one element of a page is: shown or not, part of a text or of the page around it.

use std::sync::LazyLock;

use scraper::ElementRef;

/// Names of the elements that hold texts, in the order in which they are believed.
pub(super) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| named("text"));
/// Words of lines that say something of the page around a paper.
static AROUND: LazyLock<Vec<String>> = LazyLock::new(|| named("around"));
/// Words that such lines begin with.
static BEGINNINGS: LazyLock<Vec<String>> = LazyLock::new(|| named("begin"));
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

/// Whether a line says something of the page, not of the paper.
pub(super) fn is_around(line: &str) -> bool {
    let bare = line.trim_start_matches(|c: char| c.is_whitespace() || "【[（(|>·".contains(c));
    // Inside a sentence such words may be the paper's.
    let begins = || BEGINNINGS.iter().any(|word| bare.starts_with(word.as_str())) && line.chars().count() <= 60;
    AROUND.iter().any(|word| line.contains(word.as_str())) || begins()
}

/// Whether `name` names a column of a site, or nothing.
pub(super) fn is_column(name: &str) -> bool {
    COLUMNS.iter().any(|column| column == name)
}

/// Whether `name` names a site.
pub(super) fn is_site(name: &str) -> bool {
    SITES.iter().any(|ending| name.ends_with(ending.as_str()))
}

/// Whether nothing inside an element is text of a paper: it is not shown, works, or belongs to the page around.
pub(super) fn is_furniture(element: ElementRef<'_>) -> bool {
    let tag = matches!(
        element.value().name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "nav"
            | "footer"
            | "aside"
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
    );
    tag || is_hidden(element) || SKIPPED.iter().any(|name| is_called(element, name))
}

fn is_hidden(element: ElementRef<'_>) -> bool {
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

/// Whether an element stands on lines of its own.
pub(super) fn is_block(element: ElementRef<'_>) -> bool {
    matches!(
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
