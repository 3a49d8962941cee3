//! From when and until when a document holds, and what it repeals.

use super::Front;
use crate::{
    forms::{Label, marks::squash},
    model::{BlockRole, Document},
    numeral,
};

/// What a document says of its own force.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Validity {
    /// ISO 8601 date.
    pub(super) effective_on: Option<String>,
    /// ISO 8601 date or duration.
    pub(super) expires: Option<String>,
    /// Numbers, else titles.
    pub(super) supersedes: Vec<String>,
}

/// Reads labelled lines, then the paragraphs that speak of the paper itself.
pub(super) fn find(document: &Document, front: &Front, issued_on: Option<&str>) -> Validity {
    let mut validity = Validity {
        effective_on: front.value(Label::Effective).and_then(date),
        expires: front.value(Label::Expires).and_then(term),
        supersedes: Vec::new(),
    };
    // A printed day is surer than the day of issue that 自印发之日起 stands for.
    let issued_on = issued_on.filter(|_| validity.effective_on.is_none());
    for paragraph in paragraphs(document, front) {
        let mut own = false;
        for sentence in paragraph.split(['。', '；', ';', '\n']).filter(|sentence| !sentence.is_empty()) {
            let start = effective(sentence, issued_on);
            own |= start.is_some() || speaks_of_itself(sentence);
            validity.effective_on = start.flatten().or(validity.effective_on.take());
            if own && let Some(at) = sentence.find("有效期") {
                validity.expires = validity.expires.take().or_else(|| term(&sentence[at + "有效期".len()..]));
            } else if own && validity.expires.is_none() {
                validity.expires = until(sentence);
            }
            for name in repealed(sentence) {
                if !validity.supersedes.contains(&name) {
                    validity.supersedes.push(name);
                }
            }
        }
    }
    validity
}

/// The paragraphs that may speak of the paper's own force.
fn paragraphs<'a>(document: &'a Document, front: &'a Front) -> impl Iterator<Item = String> + 'a {
    let text = &document.text;
    let roles = [BlockRole::Validity, BlockRole::Notice, BlockRole::Preamble, BlockRole::Definition];
    let blocks = document.blocks.iter().filter(move |block| roles.contains(&block.role));
    let blocks = blocks.map(|block| block.span.of(text).to_owned());
    let notes = front.notes.iter().cloned();
    let clauses = document.clauses.iter().map(|clause| document.content(clause).into_owned());
    let words = ["施行", "实施", "执行", "生效", "有效期", "废止", "失效"];
    notes.chain(blocks).chain(clauses).filter(move |text| words.iter().any(|word| text.contains(word)))
}

/// 本办法自…起施行: `Some(None)` when the sentence is of that form but its date is unknown.
fn effective(sentence: &str, issued_on: Option<&str>) -> Option<Option<String>> {
    let verb = ["施行", "实施", "执行", "生效", "试行"]
        .iter()
        .filter_map(|verb| sentence.find(&format!("起{verb}")).or_else(|| sentence.find(&format!("起正式{verb}"))))
        .min();
    let Some(end) = verb else {
        let alone = sentence.trim_end_matches(['）', ')']).ends_with("施行") && sentence.chars().count() <= 20;
        return (alone && numeral::date(sentence).is_some()).then(|| date(sentence));
    };
    let start = sentence[..end].rfind(['自', '从']).filter(|&at| sentence[at..end].chars().count() <= 30)?;
    if !speaks_of_itself(&sentence[..start]) {
        return None;
    }
    let day = &sentence[start..end];
    if let Some(iso) = date(day) {
        return Some(Some(iso));
    }
    let from_issue =
        ["发布", "印发", "公布", "颁布", "下发", "发文", "签发", "通过"].iter().any(|word| day.contains(word));
    Some(issued_on.filter(|_| from_issue).map(str::to_owned))
}

/// 本措施…, or nothing in front of 自: the sentence speaks of the paper that it stands in.
fn speaks_of_itself(words: &str) -> bool {
    let folded = squash(words);
    let subject = folded.rsplit([',', '，']).find(|part| !part.is_empty()).unwrap_or_default();
    let short = subject.chars().count() <= 24;
    let issues = ["现予公布", "现予发布", "现予印发", "现公布", "现发布"].iter().any(|word| subject.starts_with(word));
    folded.is_empty() || issues || short && (subject.starts_with('本') || subject.starts_with("以上"))
}

/// 至2025年8月 gives a date, 3年 or 五年 a duration.
fn term(words: &str) -> Option<String> {
    let folded = squash(words);
    let words = folded.trim_start_matches(['限', '为', '暂', '定', ':', ',', '自']);
    if words.starts_with('至') || words.starts_with('到') || words.contains('止') {
        return numeral::dates(words).pop().map(|date| date.iso);
    }
    if let Some(first) = numeral::date_at(words, 0) {
        return numeral::dates(words).pop().filter(|last| last.iso != first.iso).or(Some(first)).map(|date| date.iso);
    }
    let number = numeral::number_at(words)?;
    let value = number.value? * number.scale;
    let rest = &words[number.len..];
    let unit = if rest.starts_with('年') || rest.starts_with("周年") {
        'Y'
    } else if rest.starts_with("个月") {
        'M'
    } else {
        return None;
    };
    ((1.0..100.0).contains(&value) && value.fract() == 0.0).then(|| format!("P{}{unit}", value as u64))
}

/// 自…起施行，至2026年12月31日止.
fn until(sentence: &str) -> Option<String> {
    let at = sentence.find(['至', '到']).filter(|&at| sentence[at..].contains('止'))?;
    date(&sentence[at..])
}

fn date(words: &str) -> Option<String> {
    numeral::date(words).map(|date| date.iso).filter(|iso| iso.len() >= 7)
}

/// What a sentence repeals: the number behind a title in 《》, else the title.
fn repealed(sentence: &str) -> Vec<String> {
    let verbs = ["废止", "失效", "停止执行", "不再执行"];
    let Some(end) = verbs.iter().filter_map(|verb| sentence.rfind(verb)).max() else { return Vec::new() };
    let behind = &sentence[end..];
    if behind.contains('《') && !sentence[..end].contains('《') || sentence.contains("宣布") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = &sentence[..end];
    while let Some(open) = rest.find(['《', '«']) {
        let inner = &rest[open + rest[open..].chars().next().map_or(0, char::len_utf8)..];
        let Some(close) = closing(inner) else { break };
        let title = &inner[..close];
        let tail = &inner[close + '》'.len_utf8().min(inner.len() - close)..];
        found.push(number(tail).unwrap_or_else(|| title.to_owned()));
        rest = tail;
    }
    found
}

/// Where the title ends that began before `text`; titles may hold titles.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '《' | '«' | '〈' => depth += 1,
            '》' | '»' | '〉' if depth == 0 => return Some(at),
            '》' | '»' | '〉' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The document number in brackets directly behind a title.
fn number(tail: &str) -> Option<String> {
    let inner = tail.trim_start().strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')'])?;
    let printed = inner[..end].trim();
    (printed.ends_with('号') && printed.chars().count() <= 40).then(|| printed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn force_is_read_from_a_sentence_about_the_paper_itself() {
        assert_eq!(effective("本措施自2025年1月1日起施行", None), Some(Some("2025-01-01".to_owned())));
        let issued = Some("2024-05-06");
        assert_eq!(effective("本办法自印发之日起施行", issued), Some(Some("2024-05-06".to_owned())));
        assert_eq!(effective("企业自取得证书之日起执行新标准", issued), None, "that is a company's date");
    }

    #[test]
    fn terms_are_printed_never_computed() {
        assert_eq!(term("至2026年12月31日").as_deref(), Some("2026-12-31"));
        assert_eq!(term("至2025年8月").as_deref(), Some("2025-08"));
        assert_eq!(term("为五年").as_deref(), Some("P5Y"));
        assert_eq!(term("3年").as_deref(), Some("P3Y"));
        assert_eq!(term("另行规定"), None, "no term is printed");
    }

    #[test]
    fn a_repealed_paper_is_named_by_its_number() {
        let sentence = "《样本区若干措施》（样政发〔2020〕3号）、《样本办法》同时废止";
        assert_eq!(repealed(sentence), ["样政发〔2020〕3号", "样本办法"]);
    }
}
