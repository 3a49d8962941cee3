//! Paragraphs to clause trees: which documents a file holds, their blocks, their clauses.
//!
//! Invariant: reading never fails; what was not understood is a block `unread` or a problem with its place.
//! The work is linear in the length of the text, apart from looks ahead of a fixed number of lines.

mod aside;
mod bundle;
mod duplicate;
mod glued;
mod head;
mod headed;
mod heading;
mod line;
mod marker;
mod measures;
mod outline;
mod sequence;
mod tail;
mod title;
mod titled;

use std::ops::Range;

use crate::{
    forms::marks,
    model::{Block, BlockRole, Clause, Document, Metadata, Paragraph, Piece, Problem, ProblemKind, Source, Span},
};

/// The documents of one file in order: text, clauses, blocks, tables, problems, and the titles of the head.
/// Every other fact is left to [`crate::facts`].
pub fn documents(source: &Source) -> Vec<Document> {
    let (text, lines) = lines(&source.paragraphs);
    let ranges = bundle::split(&text, &lines);
    let parts = duplicate::merge(&text, &lines, &ranges);
    let mut documents: Vec<Document> = parts.into_iter().map(|part| document(source, part)).collect();
    if let Some(first) = documents.first_mut() {
        first.problems.splice(0..0, source.problems.iter().cloned());
    }
    documents
}

/// The paragraphs as text and lines, with the numbers of clauses.
fn lines(paragraphs: &[Paragraph]) -> (String, Vec<line::Line>) {
    let (text, mut lines) = line::lines(paragraphs);
    title::unnumber(&text, &mut lines);
    headed::mark(&text, &mut lines);
    (text, lines)
}

/// Reads one document. `copied` are lines in front that are printed again behind them.
fn document(source: &Source, duplicate::Part { lines: range, copied }: duplicate::Part) -> Document {
    let paragraphs: &[Paragraph] = &source.paragraphs[range.clone()];
    let (text, lines) = lines(paragraphs);
    let copied: Range<usize> = 0..copied;
    let mut blocks: Vec<Block> = Vec::new();
    let mut problems: Vec<Problem> = Vec::new();
    for line in lines[copied.clone()].iter().filter(|line| !line.is_blank()) {
        head::push(&mut blocks, BlockRole::Duplicate, line);
    }
    if let Some(line) = lines[copied.clone()].first() {
        problems.push(Problem {
            line: line.number,
            kind: ProblemKind::Duplicate,
            message: "文件开头印了两遍，以后一遍为准；前一遍已作为重复部分保留。".to_owned(),
        });
    }
    let notes = lines.len() - lines.iter().rev().take_while(|line| line.is_note || line.is_blank()).count();
    let body = &lines[..notes.max(copied.end)];
    let head = head::read(&text, body, copied.end);
    blocks.extend(head.blocks);
    problems.extend(head.problems);
    let outline = outline::read(&text, body, head.end, source.has_paragraphs);
    blocks.extend(outline.blocks);
    // Notes belong to no clause: their figures are nobody's measure.
    lines[body.len()..]
        .iter()
        .filter(|line| line.is_note)
        .for_each(|line| head::push(&mut blocks, BlockRole::Annex, line));
    pages(&mut blocks, &lines);
    problems.extend(outline.problems);
    let drafts = outline.drafts;
    let tables = outline.tables;
    let mut document = Document {
        source_name: source.name.clone(),
        first_line: lines.first().map_or(1, |line| line.number),
        last_line: lines.last().map_or(1, |line| line.number),
        meta: Metadata { title: head.title, notice_title: head.notice_title, ..Metadata::default() },
        clauses: clauses(&text, &drafts),
        text,
        blocks,
        tables,
        problems,
    };
    measures::mark(&mut document, &drafts);
    close(&mut document);
    document
}

fn clauses(text: &str, drafts: &[outline::Draft]) -> Vec<Clause> {
    let clause = |(at, (draft, (heading, body))): (usize, (&outline::Draft, heading::Split))| Clause {
        id: at as u32,
        parent: draft.parent.map(|parent| parent as u32),
        level: draft.level,
        label: draft.label,
        content: content(text, draft),
        heading,
        body,
        annotations: Vec::new(),
        first_line: draft.line,
        is_measure: false,
        is_article: false,
        responsible: Vec::new(),
        figures: Vec::new(),
        theme: None,
    };
    drafts.iter().zip(heading::all(text, drafts)).enumerate().map(clause).collect()
}

/// Sorts the blocks, and adds the lines that number pages, and those of the contents, where no block holds them yet.
fn pages(blocks: &mut Vec<Block>, lines: &[line::Line]) {
    blocks.sort_by_key(|block| block.span.start);
    let mut found = Vec::new();
    let mut next = blocks.iter().peekable();
    for line in lines.iter().filter(|line| line.is_page || line.is_contents && line.start < line.end) {
        while next.next_if(|block| block.span.end as usize <= line.start).is_some() {}
        let held = next.peek().is_some_and(|block| block.span.start as usize <= line.start);
        if !held {
            let role = if line.is_contents { BlockRole::Contents } else { BlockRole::Unread };
            let number = line.number;
            match found.last_mut() {
                Some(Block { role: BlockRole::Contents, last_line, span, .. })
                    if line.is_contents && *last_line + 1 == number =>
                {
                    *last_line = number;
                    span.end = line.end as u32;
                }
                _ => found.push(Block { role, first_line: number, last_line: number, span: line.span(), clause: None }),
            }
        }
    }
    blocks.extend(found);
    blocks.sort_by_key(|block| block.span.start);
}

/// The pieces of a clause. Where a block stands between a number that is alone on its line and the text behind it, an
/// empty piece ends the number's line, so that nobody takes the block for the number's mark.
fn content(text: &str, draft: &outline::Draft) -> Vec<Piece> {
    let mut pieces = draft.content.clone();
    if let (Some(label), Some(first)) = (draft.label, pieces.first()) {
        let gap = &text[label.end as usize..first.span.start as usize];
        if gap.split('\n').skip(1).any(|line| !marks::trim(line).is_empty()) {
            let line = gap.find('\n').unwrap_or(0);
            let end = label.end as usize + line;
            pieces.insert(0, Piece { span: Span::new(end, end), paragraph: true });
        }
    }
    pieces
}

/// Says what the end of the document, or the lack of clauses, means.
fn close(document: &mut Document) {
    let Some(last) = document.clauses.last() else {
        document.problems.push(Problem {
            line: document.first_line,
            kind: ProblemKind::Unread,
            message: "没有读出任何条款：文中没有可识别的编号或标题，全文已按段落保留。".to_owned(),
        });
        return;
    };
    let printed = document.content(last);
    let headed = !last.heading.is_empty() && last.body.is_empty();
    if !printed.is_empty() && !headed && !marks::is_complete(&printed) {
        document.problems.push(Problem {
            line: document.last_line,
            kind: ProblemKind::Truncated,
            message: "最后一条在句子中间结束，文本可能不完整，请对照原文。".to_owned(),
        });
    }
}
