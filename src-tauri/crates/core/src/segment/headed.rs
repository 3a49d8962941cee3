//! Clauses that their file marks as headings, and that have no number: which lines open one.

use super::{
    line::Line,
    marker::Style,
    title::{self, announced, without_stage},
};
use crate::forms::{Look, kind_of, look, marks::is_within};

/// The longest heading, in characters.
const LONGEST: usize = 60;
/// A heading that ends like the title of a document and is longer than this, in characters, is one.
const TITLE: usize = 8;

/// Sets the level of the lines that open clauses by their style: those behind the title, in a document without numbers or
/// with numbers only in lists. In a numbered document numbers alone tell what hangs on what.
pub(super) fn mark(text: &str, lines: &mut [Line]) {
    let headings: Vec<usize> = (0..lines.len()).filter(|&at| is_heading(text, &lines[at])).collect();
    if headings.is_empty() {
        return;
    }
    let number = lines.iter().position(|line| line.marker.is_some_and(|marker| marker.style != Style::Dash));
    if number.is_none_or(|number| holds_lists(text, lines, &headings, number)) {
        for at in behind_title(text, lines, &headings).to_vec() {
            lines[at].headed = lines[at].styled;
        }
    }
}

/// Whether the numbers of a document, the first on line `number`, are only lists under its headings: none is of a kind that
/// numbers clauses or stands in a heading, and several headings stand behind the title, the first above all numbers.
fn holds_lists(text: &str, lines: &[Line], headings: &[usize], number: usize) -> bool {
    let is_clause = |line: &Line| {
        let marker = line.marker.filter(|marker| marker.style != Style::Dash);
        marker.is_some_and(|marker| marker.style <= Style::HanParen || line.styled.is_some())
    };
    let behind = behind_title(text, lines, headings);
    let is_title = |at: &usize| is_title(lines[*at].of(text));
    behind.len() > 1 && behind[0] < number && !is_title(&behind[0]) && !lines.iter().any(is_clause)
}

/// The headings of a document without numbers that stand behind its title, which may be one of them.
fn behind_title<'a>(text: &str, lines: &[Line], headings: &'a [usize]) -> &'a [usize] {
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    let first = headings[0];
    let before = filled.iter().take_while(|at| **at < first).count();
    let is_titled = lines[..first].iter().any(|line| line.is_title)
        || (0..before).any(|at| title::at(text, lines, &filled, at).is_some_and(|found| at + found.lines <= before));
    let printed = |at: usize| lines[at].of(text);
    let highest = |at: usize| headings.iter().all(|other| *other == at || lines[*other].styled > lines[at].styled);
    let own = !is_titled && (is_title(printed(first)) || highest(first));
    let rest = if own { &headings[1..] } else { headings };
    // The title that a notice hands out stands below the notice.
    let inner = lines[..=first].iter().find_map(|line| announced(line.of(text)).map(without_stage));
    match inner.and_then(|inner| rest.iter().position(|at| without_stage(printed(*at)) == inner)) {
        Some(at) => &rest[at + 1..],
        None => rest,
    }
}

/// Whether the line is a short heading without a number.
fn is_heading(text: &str, line: &Line) -> bool {
    let printed = line.of(text);
    let plain = line.styled.is_some() && line.marker.is_none() && !line.is_row && !line.is_blank();
    plain && is_within(printed, LONGEST) && look(printed) == Look::Title
}

/// Whether it is the title of a document.
fn is_title(printed: &str) -> bool {
    kind_of(printed).is_some() && !is_within(printed, TITLE)
}

#[cfg(test)]
mod tests {
    use crate::{
        model::{Document, Paragraph, ParagraphStyle, Source},
        segment,
    };

    fn read(lines: &[(u8, &str)]) -> Document {
        let style = |level: u8| if level > 0 { ParagraphStyle::Heading(level) } else { ParagraphStyle::Plain };
        let paragraph = |(at, (level, text)): (u32, &(u8, &str))| Paragraph {
            line: at,
            text: (*text).to_owned(),
            style: style(*level),
        };
        let source = Source { paragraphs: (1..).zip(lines).map(paragraph).collect(), ..Source::default() };
        segment::documents(&source).remove(0)
    }

    fn outline(document: &Document) -> Vec<(u8, Option<String>, String, String)> {
        let label = |clause: &crate::model::Clause| clause.label.map(|label| label.of(&document.text).to_owned());
        let line = |clause| (0, label(clause), document.heading(clause), document.body(clause));
        document
            .clauses
            .iter()
            .map(|clause| (clause.level, line(clause)))
            .map(|(level, line)| (level, line.1, line.2, line.3))
            .collect()
    }

    fn titled(level: u8, heading: &str, body: &str) -> (u8, Option<String>, String, String) {
        (level, None, heading.to_owned(), body.to_owned())
    }

    const BODY: [(u8, &str); 7] = [
        (0, "为支持样品发展，制定本措施。"),
        (2, "支持甲类"),
        (0, "给予10万元补助。"),
        (0, "再给予5万元奖励。"),
        (2, "支持乙类"),
        (3, "保障措施"),
        (0, "减免租金。"),
    ];

    #[test]
    fn headings_without_numbers_open_clauses_behind_the_title() {
        for (level, why) in [(1, "the highest heading is the title"), (0, "the title is a line like others")] {
            let lines = [&[(level, "示例市支持样品发展若干措施")][..], &BODY].concat();
            let document = read(&lines);
            let expected = [
                titled(1, "支持甲类", "给予10万元补助。\n再给予5万元奖励。"),
                titled(1, "支持乙类", ""),
                titled(2, "保障措施", "减免租金。"),
            ];
            assert_eq!(outline(&document), expected, "{why}");
            assert_eq!(document.meta.title, "示例市支持样品发展若干措施");
            assert!(document.clauses[0].is_measure && document.clauses[2].is_measure, "the smallest are measures");
            assert!(document.problems.is_empty(), "{:?}", document.problems);
        }
    }

    #[test]
    fn in_a_numbered_document_numbers_alone_tell_what_hangs_on_what() {
        let document = read(&[
            (1, "示例市支持样品发展若干措施"),
            (2, "一、总体要求"),
            (3, "背景"),
            (0, "坚持样品优先。"),
            (3, "（一）支持甲类。给予10万元补助。"),
            (4, "例外"),
            (3, "（二）支持乙类。给予30万元补助。"),
        ]);
        let levels: Vec<(u8, Option<String>)> =
            outline(&document).into_iter().map(|(level, label, ..)| (level, label)).collect();
        let expected = [(1, "一"), (2, "（一）"), (2, "（二）")];
        assert_eq!(levels, expected.map(|(level, label)| (level, Some(label.to_owned()))));
    }

    #[test]
    fn lists_under_headings_make_no_numbered_document() {
        let document = read(&[
            (1, "示例市支持样品发展若干措施"),
            (2, "支持甲类"),
            (0, "给予10万元补助。"),
            (2, "支持乙类"),
            (0, "1.给予20万元补助。"),
            (0, "2.给予30万元补助。"),
            (3, "申报程序"),
            (0, "向主管部门申报。"),
        ]);
        let levels: Vec<(u8, String)> = outline(&document)
            .into_iter()
            .map(|(level, label, heading, _)| (level, label.unwrap_or(heading)))
            .collect();
        let expected = [(1, "支持甲类"), (1, "支持乙类"), (2, "1"), (2, "2"), (2, "申报程序")];
        assert_eq!(levels, expected.map(|(level, name)| (level, name.to_owned())));
    }
}
