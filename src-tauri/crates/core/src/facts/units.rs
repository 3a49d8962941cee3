//! Responsible units: the annotations that name them leave the bodies, the names are split as printed.

mod annotation;
mod labels;
mod names;

use crate::{
    forms::marks,
    model::{Clause, Document, Piece, Responsible, Span},
};

/// Finds the annotations of every clause, and the units that hold for the whole document.
pub(super) fn assign(document: &mut Document) {
    let text = std::mem::take(&mut document.text);
    let mut defaults: Vec<String> = Vec::new();
    // 列第一位的为牵头单位，下同 holds from where it stands on.
    let mut first_leads = false;
    for clause in &mut document.clauses {
        let found = annotate(&text, clause);
        for annotation in found {
            let named = names::read(&annotation.text);
            first_leads |= named.first_leads;
            for unit in named.units {
                add(&mut clause.responsible, unit);
            }
            for name in named.defaults {
                if !defaults.contains(&name) {
                    defaults.push(name);
                }
            }
            clause.annotations.extend(annotation.spans);
        }
        if let ([first, _, ..], true) = (clause.responsible.as_mut_slice(), first_leads) {
            first.lead = true;
        }
        clause.annotations.sort_by_key(|span| span.start);
        clause.body = without(&text, &clause.body, &clause.annotations);
        shorten_heading(&text, clause);
    }
    document.text = text;
    document.meta.default_responsible = defaults;
}

/// One annotation: its words, and where they stand.
struct Annotation {
    text: String,
    spans: Vec<Span>,
}

fn add(units: &mut Vec<Responsible>, unit: Responsible) {
    match units.iter_mut().find(|known| known.name == unit.name) {
        Some(known) => known.lead |= unit.lead,
        None => units.push(unit),
    }
}

/// The annotations of a clause, paragraph by paragraph: a hard line break may stand inside one.
fn annotate(text: &str, clause: &Clause) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut rest = clause.content.as_slice();
    while !rest.is_empty() {
        let count = 1 + rest[1..].iter().take_while(|piece| !piece.paragraph).count();
        let (paragraph, behind) = rest.split_at(count);
        rest = behind;
        let joined: String = paragraph.iter().map(|piece| piece.span.of(text)).collect();
        for range in annotation::find(&joined) {
            found.push(Annotation { text: joined[range.clone()].to_owned(), spans: place(paragraph, range) });
        }
    }
    found
}

/// Where `range` of the joined `pieces` stands in the document.
fn place(pieces: &[Piece], range: std::ops::Range<usize>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for piece in pieces {
        let (start, end) = (range.start.max(at), range.end.min(at + piece.span.len()));
        if start < end {
            let from = piece.span.start as usize + start - at;
            spans.push(Span::new(from, from + end - start));
        }
        at += piece.span.len();
    }
    spans
}

/// `pieces` without what `cuts` cover; cuts are in order.
fn without(text: &str, pieces: &[Piece], cuts: &[Span]) -> Vec<Piece> {
    let mut left = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let mut start = piece.span.start;
        let mut paragraph = piece.paragraph;
        let mut keep = |start: u32, end: u32| {
            let span = Span { start, end };
            if start < end && !marks::trim(span.of(text)).is_empty() {
                left.push(Piece { span, paragraph });
                paragraph = false;
            }
        };
        for cut in cuts.iter().filter(|cut| cut.end > piece.span.start && cut.start < piece.span.end) {
            keep(start, cut.start.max(start));
            start = start.max(cut.end);
        }
        keep(start, piece.span.end);
    }
    left
}

/// An annotation at the end of a heading is none of its words.
fn shorten_heading(text: &str, clause: &mut Clause) {
    for span in &mut clause.heading {
        if let Some(cut) = clause.annotations.iter().find(|cut| cut.start > span.start && cut.start < span.end) {
            let kept = marks::trim(&text[span.start as usize..cut.start as usize]).trim_end_matches(['。', '.']);
            span.end = span.start + kept.len() as u32;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        annotation::find(text)
            .into_iter()
            .flat_map(|range| names::read(&text[range]).units)
            .map(|unit| unit.name)
            .collect()
    }

    fn leads(text: &str) -> Vec<(String, bool)> {
        let ranges = annotation::find(text).into_iter();
        ranges.flat_map(|range| names::read(&text[range]).units).map(|unit| (unit.name, unit.lead)).collect()
    }

    #[test]
    fn units_are_split_at_pauses_but_not_inside_brackets() {
        let text = "给予补助。（责任单位：市甲局、市乙局，各县（市、区）人民政府）";
        assert_eq!(names(text), ["市甲局", "市乙局", "各县（市、区）人民政府"]);
    }

    #[test]
    fn a_list_of_bodies_at_the_end_of_a_sentence_needs_no_key() {
        assert_eq!(names("给予奖励（市甲局、样本管委会）。"), ["市甲局", "样本管委会"]);
        assert!(names("由主管部门（市甲局）会同实施。").is_empty(), "in the middle of a sentence it explains a word");
        assert!(names("在各县（市、区）推广。").is_empty(), "these are places");
    }

    #[test]
    fn one_body_that_is_printed_with_a_pause_stays_whole() {
        assert_eq!(names("开放场馆。（责任单位：市甲局，各区、市政府）"), ["市甲局", "各区、市政府"]);
    }

    #[test]
    fn what_holds_for_the_whole_document_is_no_name() {
        let text = "（责任单位：省甲厅、省乙委。以下均需各市政府、样本新区管委会落实，不再列出）";
        let named = names::read(text);
        let units: Vec<_> = named.units.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(units, ["省甲厅", "省乙委"]);
        assert_eq!(named.defaults, ["各市政府", "样本新区管委会"]);
    }

    #[test]
    fn the_leading_unit_is_told_apart() {
        let named = names::read("（市甲局牵头，市乙局、市丙局配合）");
        let units: Vec<_> = named.units.iter().map(|unit| (unit.name.as_str(), unit.lead)).collect();
        assert_eq!(units, [("市甲局", true), ("市乙局", false), ("市丙局", false)]);
    }

    #[test]
    fn a_second_list_inside_the_sentence_keeps_its_key_to_itself() {
        let named = names::read("（牵头单位：市甲局，配合单位：市乙局、市丙局）");
        let units: Vec<_> = named.units.iter().map(|unit| (unit.name.as_str(), unit.lead)).collect();
        assert_eq!(units, [("市甲局", true), ("市乙局", false), ("市丙局", false)], "the key is no part of a name");
    }

    #[test]
    fn words_about_the_list_are_no_units() {
        let named = names::read("（省甲厅、省乙局，列第一位的为牵头单位，下同）");
        let units: Vec<_> = named.units.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(units, ["省甲厅", "省乙局"]);
        assert!(named.first_leads, "the first unit of every list leads");
    }

    #[test]
    fn a_label_of_something_else_ends_the_list() {
        for mark in ["；", "，", "。", "、", " "] {
            for label in ["完成时限", "完成时间", "时限", "完成期限", "办理时限"] {
                let text = format!("（责任单位：市甲局、市乙局{mark}{label}：2031年12月）");
                assert_eq!(names(&text), ["市甲局", "市乙局"], "{text}");
            }
        }
        let text = "（牵头单位：市甲局；完成时限：2031年12月，持续推进；配合单位：市乙局）";
        assert_eq!(leads(text), [("市甲局".to_owned(), true), ("市乙局".to_owned(), false)], "and the next goes on");
        assert_eq!(names("（完成时限：2031年12月；责任单位：市甲局）"), ["市甲局"], "whichever stands first");
        assert_eq!(names("做好保障（市甲局负责；完成时限：2031年12月）。"), ["市甲局"], "with a verb or a label");
        assert!(names("（完成时限：2031年12月）").is_empty(), "a time alone is no annotation");
    }

    #[test]
    fn a_time_is_no_unit() {
        let text = "（责任单位：市甲局，2031年12月底前完成；二〇三一年底前；长期推进）";
        assert_eq!(names(text), ["市甲局"]);
        assert_eq!(names("（责任单位：市甲局【时限：2031年6月】、市乙局（2031年底前））"), ["市甲局", "市乙局"]);
        assert_eq!(names("（责任单位：2031年示例运动会组委会办公室）").len(), 1, "a year may stand in a name");
    }

    #[test]
    fn no_verb_is_part_of_a_name() {
        for verb in ["分别负责", "分别牵头", "共同牵头", "负总责", "参加", "协助", "分别参与", "按各自职责配合"]
        {
            assert_eq!(names(&format!("做好保障（市公安局{verb}）。")), ["市公安局"], "{verb}");
            assert_eq!(names(&format!("（责任单位：市公安局{verb}、市甲局）")).first().unwrap(), "市公安局", "{verb}");
        }
        assert!(names("召开会议（可以邀请专家参加）。").is_empty(), "an expert is no unit");
    }

    #[test]
    fn a_mark_behind_a_name_says_who_leads() {
        let text = "（责任单位：市甲局（配合）、市乙局（牵头），各县（市、区）政府）";
        let told = [("市甲局", false), ("市乙局", true), ("各县（市、区）政府", false)];
        assert_eq!(leads(text), told.map(|(name, lead)| (name.to_owned(), lead)));
        let text = "（市甲局牵头；协助单位：市乙局）";
        assert_eq!(leads(text), [("市甲局".to_owned(), true), ("市乙局".to_owned(), false)], "who helps leads not");
    }

    #[test]
    fn a_lost_bracket_does_not_lose_the_units() {
        assert_eq!(names("新增项目三项。责任单位：区甲局、区乙局）"), ["区甲局", "区乙局"]);
    }
}
