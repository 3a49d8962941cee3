//! The text of a .docx file, paragraph by paragraph.

mod changes;
mod eq;
mod fields;
mod signs;
mod table;

use duice_core::model::{Paragraph, ParagraphStyle, Problem, ProblemKind};

use super::super::{cell, reviewed, xml::Element};
use super::beside::Beside;
use super::numbering::Numbering;
use super::styles::{self, Styles};
use changes::Changes;
use fields::Fields;

/// The other parts that the text refers to.
pub(super) struct Parts {
    /// `styles.xml`.
    pub(super) styles: Styles,
    /// `numbering.xml`.
    pub(super) numbering: Numbering,
    /// `footnotes.xml`.
    pub(super) footnotes: Option<Element>,
    /// `endnotes.xml`.
    pub(super) endnotes: Option<Element>,
    /// What other parts hold.
    pub(super) beside: Beside,
}

/// What was read of a document.
pub(super) struct Read {
    /// Its paragraphs.
    pub(super) paragraphs: Vec<Paragraph>,
    /// What a reader should know of them.
    pub(super) problems: Vec<Problem>,
    /// Whether it holds tracked changes.
    pub(super) is_changed: bool,
}

/// Reads `document`: with all tracked changes accepted, or with `original` as it was before them.
pub(super) fn read(document: &Element, parts: Parts, original: bool) -> Read {
    let seen = Seen { changes: Changes::new(original), ..Seen::default() };
    let mut reader = Reader { parts, paragraphs: Vec::new(), joined: String::new(), listed: Vec::new(), seen };
    if let Some(body) = document.child("body") {
        reader.blocks(body);
    }
    reader.end_joined();
    reader.end_contents();
    let problems = reader.seen.problems();
    reader.notes();
    Read { paragraphs: reader.paragraphs, problems, is_changed: reader.seen.changes.any() }
}

struct Reader {
    parts: Parts,
    paragraphs: Vec<Paragraph>,
    /// Text of paragraphs whose ends are deleted: it goes on in the next one.
    joined: String,
    /// Paragraphs of the contents that is open, with the style that they have besides.
    listed: Vec<(usize, ParagraphStyle)>,
    seen: Seen,
}

/// What stands in the text besides words.
#[derive(Default)]
struct Seen {
    changes: Changes,
    pictures: usize,
    hidden: usize,
    /// Cells with tables inside.
    nested: usize,
    /// Pieces of text that are struck through.
    struck: usize,
    fields: Fields,
    /// Diagrams whose words are read, and things whose words are not: files, diagrams, charts.
    diagrams: usize,
    unread: usize,
    /// Files that are set into the text.
    chunks: usize,
    /// Signs that are not known.
    signs: usize,
    /// Kind and id of each note, in the order of their marks.
    notes: Vec<(&'static str, String)>,
}

/// The inside of one paragraph.
#[derive(Default)]
struct Line {
    text: String,
    boxes: Vec<Element>,
    /// Ids of diagrams.
    diagrams: Vec<String>,
    /// The font of the run that is read.
    font: String,
    /// Whether its last run is struck through.
    is_struck: bool,
    /// Whether some of it is what a field of contents shows.
    is_listed: bool,
}

impl Reader {
    /// Everything inside `parent` that holds paragraphs.
    fn blocks(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element),
                "tbl" => self.table(element),
                "altChunk" => self.chunk(element.attribute("id").unwrap_or_default()),
                "sdt" => element.child("sdtContent").into_iter().for_each(|content| self.blocks(content)),
                "AlternateContent" => chosen(element).into_iter().for_each(|content| self.blocks(content)),
                "customXml" | "smartTag" => self.blocks(element),
                name @ ("ins" | "moveTo" | "del" | "moveFrom") if self.seen.changes.shows(name) => self.blocks(element),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let is_joined = self.seen.changes.joins(element);
        let number = if is_joined { String::new() } else { self.number(element) };
        let mut line = Line { text: number + &std::mem::take(&mut self.joined), ..Line::default() };
        self.seen.runs(element, &mut line);
        for id in std::mem::take(&mut line.diagrams) {
            line.boxes.extend(self.diagram(&id));
        }
        self.seen.fields.end_of_paragraph();
        if is_joined {
            // What hangs on it is read with the next one, which is where it stands then.
            self.joined = line.text;
            line.boxes.iter().for_each(|text_box| self.blocks(text_box));
            return;
        }
        let style = self.style(element);
        for text in line.text.split('\n') {
            if line.is_listed {
                self.listed.push((self.paragraphs.len(), style.clone()));
                self.push(text.to_owned(), ParagraphStyle::Contents);
            } else {
                self.push(text.to_owned(), style.clone());
            }
        }
        if !self.seen.fields.lists() {
            self.listed.clear();
        }
        for text_box in &line.boxes {
            self.blocks(text_box);
        }
    }

    /// The words of each shape of a diagram.
    fn diagram(&mut self, id: &str) -> Vec<Element> {
        let points = self.parts.beside.diagrams.get(id).and_then(|data| data.child("ptLst"));
        let words = points.iter().flat_map(|points| points.elements()).filter_map(|point| point.child("t"));
        let words: Vec<Element> = words.cloned().collect();
        *(if words.is_empty() { &mut self.seen.unread } else { &mut self.seen.diagrams }) += 1;
        words
    }

    /// A file that is set into the text.
    fn chunk(&mut self, id: &str) {
        self.end_joined();
        match self.parts.beside.chunks.remove(id) {
            Some(lines) => {
                self.seen.chunks += 1;
                lines.into_iter().for_each(|line| self.push(line.text, line.style));
            }
            None => self.seen.unread += 1,
        }
    }

    /// Text that no paragraph took up is one of its own.
    fn end_joined(&mut self) {
        let text = std::mem::take(&mut self.joined);
        if !text.is_empty() {
            text.split('\n').for_each(|line| self.push(line.to_owned(), ParagraphStyle::Plain));
        }
    }

    /// Contents whose end is missing could be the whole text: they are read as if they were none.
    fn end_contents(&mut self) {
        for (at, style) in std::mem::take(&mut self.listed) {
            if let Some(paragraph) = self.paragraphs.get_mut(at) {
                paragraph.style = style;
            }
        }
    }

    fn push(&mut self, text: String, style: ParagraphStyle) {
        let line = self.paragraphs.len() as u32 + 1;
        // What XML cannot hold anyway, and what the rest of the program must never meet.
        let text = text.replace(|c: char| c.is_control() && c != '\t', "");
        self.paragraphs.push(Paragraph { line, text, style });
    }

    fn style(&self, paragraph: &Element) -> ParagraphStyle {
        let properties = self.seen.changes.properties(paragraph);
        let level = properties.and_then(styles::outline);
        let id = properties.and_then(|properties| properties.value("pStyle"));
        level.map_or_else(|| self.parts.styles.kind(id), styles::heading)
    }

    /// The automatic number of a paragraph: its own list, else its style's.
    fn number(&mut self, paragraph: &Element) -> String {
        let changes = &self.seen.changes;
        let properties = changes.properties(paragraph);
        let style = properties.and_then(|properties| properties.value("pStyle"));
        let is_new = |own: &&Element| changes.original && own.child("ins").is_some();
        let own = properties.and_then(|properties| properties.child("numPr")).filter(|own| !is_new(own));
        let list = own.and_then(|own| own.value("numId")).map(str::to_owned);
        let level = own.and_then(|own| own.value("ilvl")).and_then(|level| level.parse().ok());
        let of_style = self.parts.styles.numbers(style);
        let (list, level) = match (list, of_style) {
            (Some(list), of_style) => (list, level.or(of_style.and_then(|(_, level, _)| level)).unwrap_or(0)),
            (None, Some((list, of_style, id))) => {
                let stands = self.parts.numbering.level_of_style(&list, &id);
                (list, level.or(stands).or(of_style).unwrap_or(0))
            }
            (None, None) => return String::new(),
        };
        // List 0 takes a paragraph out of the list of its style.
        if list == "0" { String::new() } else { self.parts.numbering.next(&list, level, &self.parts.styles) }
    }

    /// The notes behind the text, in the order of their marks.
    fn notes(&mut self) {
        for (index, (kind, id)) in std::mem::take(&mut self.seen.notes).into_iter().enumerate() {
            let part = if kind == "footnote" { &self.parts.footnotes } else { &self.parts.endnotes };
            let note = part
                .as_ref()
                .and_then(|part| part.elements().find(|note| note.attribute("id") == Some(id.as_str())).cloned());
            let before = self.paragraphs.len();
            note.iter().for_each(|note| self.blocks(note));
            self.end_joined();
            self.paragraphs[before..].iter_mut().for_each(|paragraph| paragraph.style = ParagraphStyle::Note);
            if let Some(first) = self.paragraphs.get_mut(before) {
                first.text = format!("{}{}", mark(index + 1), first.text.trim_start());
            }
        }
    }
}

impl Seen {
    /// Adds everything inside `parent` that a reader sees to `line`.
    fn runs(&mut self, parent: &Element, line: &mut Line) {
        for element in parent.elements() {
            match element.name.as_str() {
                "fldChar" => {
                    let shown = self.fields.sign(element.attribute("fldCharType").unwrap_or_default());
                    line.text.push_str(&shown.unwrap_or_default());
                }
                "instrText" => self.fields.code(&element.text()),
                "fldSimple" => {
                    let before = line.text.len();
                    self.runs(element, line);
                    if line.text.len() == before {
                        line.text.extend(element.attribute("instr").and_then(eq::text));
                    }
                }
                "t" | "delText" if self.fields.is_in_code() => {}
                "t" | "delText" => {
                    line.is_listed |= self.fields.lists();
                    let text = element.text().replace(['\n', '\r'], " ");
                    let shown = text.chars().map(|c| self.sign(&line.font, c));
                    line.text.extend(shown.collect::<Vec<_>>());
                }
                "tab" | "ptab" => line.text.push('\t'),
                "br" | "cr" if !matches!(element.attribute("type"), Some("page" | "column")) => line.text.push('\n'),
                "noBreakHyphen" => line.text.push('-'),
                "sym" => {
                    let font = element.attribute("font").unwrap_or_default();
                    line.text.extend(symbol(element).map(|c| self.sign(font, c)));
                }
                "relIds" => line.diagrams.extend(element.attribute("dm").map(str::to_owned)),
                "r" if element.child("rPr").is_some_and(|properties| properties.is_on("vanish")) => self.hidden += 1,
                "r" => {
                    let properties = element.child("rPr");
                    let strikes = |name: &str| properties.is_some_and(|properties| properties.is_on(name));
                    let is_struck = strikes("strike") || strikes("dstrike");
                    self.struck += usize::from(is_struck && !line.is_struck);
                    line.is_struck = is_struck;
                    let fonts = properties.and_then(|properties| properties.child("rFonts"));
                    line.font = fonts.and_then(|fonts| fonts.attribute("ascii")).unwrap_or_default().to_owned();
                    self.runs(element, line);
                }
                name @ ("ins" | "moveTo" | "del" | "moveFrom") => {
                    if self.changes.shows(name) {
                        self.runs(element, line);
                    }
                }
                "footnoteReference" => self.note("footnote", element, line),
                "endnoteReference" => self.note("endnote", element, line),
                "AlternateContent" => chosen(element).into_iter().for_each(|content| self.runs(content, line)),
                "blip" | "imagedata" => self.pictures += 1,
                "chart" => self.unread += 1,
                "txbxContent" => line.boxes.push(element.clone()),
                // Marks of fields, properties, the reading above a ruby.
                "pPr" | "rPr" | "rt" | "sdtPr" => {}
                _ => self.runs(element, line),
            }
        }
    }

    /// A character as the font shows it.
    fn sign(&mut self, font: &str, c: char) -> char {
        if !signs::is_private(c) {
            return c;
        }
        signs::shown(font, c).unwrap_or_else(|| {
            self.signs += 1;
            signs::UNKNOWN
        })
    }

    fn note(&mut self, kind: &'static str, element: &Element, line: &mut Line) {
        self.notes.push((kind, element.attribute("id").unwrap_or_default().to_owned()));
        line.text.push_str(&mark(self.notes.len()));
    }

    fn problems(&self) -> Vec<Problem> {
        let mut out = Vec::new();
        let mut say = |message: String| out.push(Problem { line: 1, kind: ProblemKind::Notice, message });
        self.changes.told().into_iter().for_each(&mut say);
        if !self.notes.is_empty() {
            say(format!("文件有{}条脚注或尾注，已列于文末", self.notes.len()));
        }
        reviewed::struck(self.struck).into_iter().for_each(&mut say);
        cell::told(self.nested).into_iter().for_each(&mut say);
        if self.pictures > 0 {
            say(format!("文件有{}幅图片，其中的文字没有读取", self.pictures));
        }
        if self.diagrams > 0 {
            say(format!("文件有{}个示意图（SmartArt），其中的文字已列于图处", self.diagrams));
        }
        if self.chunks > 0 {
            say(format!("文件嵌有{}个其他文件，其中的文字已列于嵌入处", self.chunks));
        }
        if self.unread > 0 {
            say(format!("文件有{}处嵌入的文件、图示或图表，其中的文字没有读取", self.unread));
        }
        if self.signs > 0 {
            say(format!("文件有{}个特殊字体的符号不能辨认，已写作“{}”", self.signs, signs::UNKNOWN));
        }
        if self.hidden > 0 {
            say(format!("文件有{}处隐藏文字，没有读取", self.hidden));
        }
        out
    }
}

/// How a note is marked in the text and at its place.
fn mark(number: usize) -> String {
    format!("[{number}]")
}

/// Of several ways to show the same thing the first one.
fn chosen(alternatives: &Element) -> Option<&Element> {
    alternatives.child("Choice").or_else(|| alternatives.child("Fallback"))
}

/// A sign of a font of signs by its number, which may be given without the plane for private use.
fn symbol(element: &Element) -> Option<char> {
    let number = u32::from_str_radix(element.attribute("char")?, 16).ok()?;
    char::from_u32(if number < 0x100 { number + 0xF000 } else { number })
}
