//! Word's old .doc and the .wps of the same make, without LibreOffice: their words, but not their automatic numbers,
//! which the reader used here counts but does not print as the file says. So none is printed, and that is said.

use duice_core::model::{Paragraph, ParagraphStyle, Problem, ProblemKind, Source};
use undoc::model::{Block, Cell, Document, RevisionType};

use super::{PARAGRAPH_LIMIT, ReadError, refuse};

/// Reads an old Word or WPS file; with `original` the text before its tracked changes.
pub(super) fn read(name: &str, bytes: &[u8], original: bool) -> Result<Source, ReadError> {
    let document = undoc::parse_bytes(bytes).map_err(|_| refuse::old_word(name))?;
    let hidden = if original { RevisionType::Inserted } else { RevisionType::Deleted };
    let mut reader = Reader { hidden, ..Reader::default() };
    reader.document(&document);
    if reader.paragraphs.len() > PARAGRAPH_LIMIT {
        return Err(refuse::too_many_lines(name));
    }
    let problems = vec![reader.problem()];
    let Reader { paragraphs, changed: has_changes, .. } = reader;
    let is_original = original && has_changes;
    let source = Source { name: name.to_owned(), has_paragraphs: true, ..Source::default() };
    Ok(Source { paragraphs, has_changes, is_original, problems, ..source })
}

#[derive(Default)]
struct Reader {
    paragraphs: Vec<Paragraph>,
    /// Paragraphs with an automatic number.
    numbered: usize,
    /// The side of tracked changes that is not read, and whether there are any.
    hidden: RevisionType,
    changed: bool,
}

impl Reader {
    fn document(&mut self, document: &Document) {
        for block in document.sections.iter().flat_map(|section| &section.content) {
            match block {
                Block::Paragraph(paragraph) => {
                    let text = self.text(paragraph);
                    let level = paragraph.heading.level();
                    let style = if level > 0 { ParagraphStyle::Heading(level) } else { ParagraphStyle::Plain };
                    text.split('\n').for_each(|line| self.push(line, style.clone()));
                }
                Block::Table(table) => {
                    for row in &table.rows {
                        let mut cells = Vec::new();
                        for cell in &row.cells {
                            cells.push(self.cell(cell));
                            let more = (cell.col_span as usize).clamp(1, 64) - 1;
                            cells.extend(std::iter::repeat_n(String::new(), more));
                        }
                        let style = if cells.len() > 1 { ParagraphStyle::TableRow } else { ParagraphStyle::Plain };
                        self.push(&cells.join("\t"), style);
                    }
                }
                _ => {}
            }
        }
    }

    fn cell(&mut self, cell: &Cell) -> String {
        let lines: Vec<String> =
            cell.content.iter().map(|paragraph| self.text(paragraph).replace(['\n', '\t'], " ")).collect();
        lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn text(&mut self, paragraph: &undoc::model::Paragraph) -> String {
        self.numbered += usize::from(paragraph.list_info.is_some());
        let mut text = String::new();
        for run in &paragraph.runs {
            self.changed |= run.revision != RevisionType::None;
            if run.revision == self.hidden {
                continue;
            }
            text.push_str(&run.text);
            if run.line_break {
                text.push('\n');
            }
        }
        text
    }

    fn push(&mut self, text: &str, style: ParagraphStyle) {
        let line = self.paragraphs.len() as u32 + 1;
        let text = text.replace(|c: char| c.is_control() && c != '\t', "");
        self.paragraphs.push(Paragraph { line, text, style });
    }

    /// What is missing. Without any list nothing is.
    fn problem(&self) -> Problem {
        let message = match self.numbered {
            0 => "没有用LibreOffice，直接读取了这份旧版文档，请与原文核对".to_owned(),
            count => format!(
                "没有用LibreOffice，直接读取了这份旧版文档，其中{count}段的自动编号没有读出；安装LibreOffice后重新导入即可读出"
            ),
        };
        let kind = if self.numbered > 0 { ProblemKind::MissingLabel } else { ProblemKind::Encoding };
        Problem { line: 1, kind, message }
    }
}
