//! The styles of a Word file: one for each kind of paragraph, and one for each mark.

use duice_core::report::Mark;

use super::super::style::{Look, Page, Preset, Underline, looks, page};
use super::parts::{DECLARATION, NAMESPACES};

/// The id of a mark's style; text without a mark has none.
pub(super) fn id(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Plain => None,
        Mark::Strong => Some("MarkStrong"),
        Mark::Inserted => Some("MarkInserted"),
        Mark::Deleted => Some("MarkDeleted"),
        Mark::Moved => Some("MarkMoved"),
        Mark::Shared => Some("MarkShared"),
        Mark::Muted => Some("MarkMuted"),
        Mark::Doubtful => Some("MarkDoubtful"),
    }
}

/// The part `word/styles.xml`.
pub(super) fn sheet(preset: Preset) -> String {
    let page = page();
    let mut sheet = format!(
        "{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{}{}\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/></w:style>",
        fonts(page, false),
        size(page.size_body),
    );
    for (id, name, paragraph, letters) in paragraphs(page) {
        sheet.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        ));
    }
    for (mark, look) in looks(preset) {
        if let Some(id) = id(*mark) {
            sheet.push_str(&character(id, look.name, &letters(look, page)));
        }
    }
    let warning = format!("<w:b/><w:color w:val=\"{}\"/>", page.colour_warning);
    sheet.push_str(&character("Warning", "警示文字", &warning));
    sheet.push_str("</w:styles>");
    sheet
}

/// Id, name, properties of the paragraph and of its letters.
fn paragraphs(page: &Page) -> [(&'static str, &'static str, String, String); 9] {
    let head = fonts(page, true);
    let small = size(page.size_small);
    let spacing = |before: u32, after: u32| format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>");
    let centred = "<w:jc w:val=\"center\"/>";
    let text = "<w:widowControl/><w:spacing w:before=\"20\" w:after=\"20\" w:line=\"264\" w:lineRule=\"auto\"/>";
    [
        (
            "ReportTitle",
            "对照表标题",
            format!("<w:keepNext/>{}{centred}", spacing(0, 200)),
            head.clone() + &size(page.size_title),
        ),
        ("ReportNote", "对照表说明", format!("{}<w:jc w:val=\"both\"/>", spacing(60, 0)), small.clone()),
        ("ReportFacts", "对照表来源", text.to_owned(), small.clone()),
        ("ReportColumn", "对照表表头", format!("<w:keepNext/>{}{centred}", spacing(40, 40)), head.clone()),
        ("ReportSubtitle", "对照表表头副题", format!("<w:keepNext/>{}{centred}", spacing(0, 40)), small),
        ("ReportGroup", "对照表分组", format!("<w:keepNext/>{}", spacing(60, 60)), head),
        ("ReportCell", "对照表正文", format!("{text}<w:jc w:val=\"both\"/>"), String::new()),
        ("ReportNarrow", "对照表窄栏", text.to_owned(), String::new()),
        ("ReportFooter", "对照表页码", centred.to_owned(), size(page.size_body)),
    ]
}

fn character(id: &str, name: &str, letters: &str) -> String {
    format!(
        "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:qFormat/>\
         <w:rPr>{letters}</w:rPr></w:style>"
    )
}

/// A look as properties of letters, in the order of the schema.
fn letters(look: &Look, page: &Page) -> String {
    let mut out = String::new();
    if look.head_font {
        out.push_str(&fonts(page, true));
    }
    if look.bold {
        out.push_str("<w:b/>");
    }
    if look.strike {
        out.push_str("<w:strike/>");
    }
    if let Some(colour) = look.colour {
        out.push_str(&format!("<w:color w:val=\"{colour}\"/>"));
    }
    if let Some(line) = underline(look.underline) {
        out.push_str(&format!("<w:u w:val=\"{line}\"/>"));
    }
    if let Some(fill) = look.fill {
        out.push_str(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>"));
    }
    out
}

fn underline(underline: Underline) -> Option<&'static str> {
    match underline {
        Underline::None => None,
        Underline::Single => Some("single"),
        Underline::Double => Some("double"),
        Underline::Dotted => Some("dotted"),
        Underline::Wave => Some("wave"),
    }
}

/// The fonts for Latin and for Han letters; Word falls back to another font for each that is not named.
fn fonts(page: &Page, head: bool) -> String {
    let latin = page.font_latin;
    let han = if head { page.font_head } else { page.font_body };
    format!("<w:rFonts w:ascii=\"{latin}\" w:eastAsia=\"{han}\" w:hAnsi=\"{latin}\" w:cs=\"{latin}\"/>")
}

fn size(points: f64) -> String {
    let half = (points * 2.0).round() as u32;
    format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>")
}
