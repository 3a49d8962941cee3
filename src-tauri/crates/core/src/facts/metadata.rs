//! The facts of a document's head: issuers, place, number, dates, kind, stage, validity, repeal.

mod issuers;
mod place;
mod validity;

use crate::{
    facts::regions,
    forms::{
        Label, Look, kind_of, labelled, look,
        marks::{self, squash},
    },
    model::{BlockRole, Document, Stage},
    numeral,
};

/// Fills in every fact of the head but the titles and the default units.
pub(super) fn fill(document: &mut Document) {
    let front = Front::of(document);
    let mut meta = std::mem::take(&mut document.meta);
    meta.is_digest = is_digest(&meta.title, &front);
    meta.kind = kind_of(digested(&meta.title)).unwrap_or_default();
    meta.stage = stage(&meta.title, meta.notice_title.as_deref(), &front);
    meta.issuers = issuers::find(&meta, &front);
    meta.doc_number = number(&front);
    meta.issued_on = issued_on(&front);
    let validity = validity::find(document, &front, meta.issued_on.as_deref());
    meta.effective_on = validity.effective_on;
    meta.expires = validity.expires;
    meta.supersedes = validity.supersedes;
    meta.region = region(&meta, &front);
    if meta.region.is_empty() && meta.issuers.is_empty() {
        meta.region = place::own(document);
    }
    if meta.region.is_empty() {
        meta.region = place::printed(&meta).into_iter().collect();
    }
    document.meta = meta;
}

/// The lines outside the clauses, sorted by what they are.
struct Front {
    /// 发文机关：… and its like, with the key.
    labelled: Vec<(Label, String)>,
    /// Issuers and dates, under the notice or at the end.
    signature: Vec<String>,
    /// The lines of the title block and of the notice.
    head: Vec<String>,
    /// The lines that say when a law was passed.
    notes: Vec<String>,
}

impl Front {
    fn of(document: &Document) -> Self {
        let mut front = Front { labelled: Vec::new(), signature: Vec::new(), head: Vec::new(), notes: Vec::new() };
        let first = document.clauses.first().map_or(u32::MAX, |clause| clause.first_line);
        for block in &document.blocks {
            if matches!(block.role, BlockRole::Duplicate | BlockRole::Contents | BlockRole::Annex) {
                continue;
            }
            for line in block.span.of(&document.text).lines().map(marks::trim).filter(|line| !line.is_empty()) {
                if let Some((key, value)) = labelled(line).filter(|_| block.first_line < first) {
                    front.labelled.push((key, value.to_owned()));
                } else if block.role == BlockRole::Signature {
                    front.signature.push(line.to_owned());
                } else if matches!(block.role, BlockRole::Title | BlockRole::Notice) && block.first_line < first {
                    if look(line) == Look::Note {
                        front.notes.push(line.to_owned());
                    }
                    front.head.push(line.to_owned());
                }
            }
        }
        front
    }

    /// The first value that is printed behind a label of this meaning.
    fn value(&self, label: Label) -> Option<&str> {
        let found = self.labelled.iter().find(|(known, value)| *known == label && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }
}

/// The title without the mark of an abstract.
fn digested(title: &str) -> &str {
    let bare = title.trim_end_matches(['）', ')']);
    bare.strip_suffix("要点摘编").map_or(title, |rest| rest.trim_end_matches(['（', '(']))
}

fn is_digest(title: &str, front: &Front) -> bool {
    digested(title).len() < title.len() || front.head.iter().any(|line| squash(line) == "要点摘编,非官方文本")
}

/// The stage that the title, or a line near it, names; what opinions are asked on is a draft, whatever it is called.
fn stage(title: &str, notice: Option<&str>, front: &Front) -> Stage {
    let brackets: String = squash(digested(title)).rsplit('(').next().unwrap_or_default().to_owned();
    let near = |word: &str| {
        title.contains(word)
            || front
                .head
                .iter()
                .any(|line| line.chars().count() <= 20 && line.contains(word) && look(line) == Look::Note)
    };
    // A notice that issues a paper may speak of the opinions that were asked on it.
    let asks = |notice: &str| notice.contains("征求") && notice.contains("意见") && !notice.contains("印发");
    if near("征求意见稿") || near("公开征求意见") || notice.is_some_and(asks) {
        Stage::DraftForComment
    } else if near("送审稿") || near("审议稿") {
        Stage::DraftForReview
    } else if near("草案") || near("讨论稿") || near("修改稿") {
        Stage::Draft
    } else if ["修订", "修正"].iter().any(|word| brackets.contains(word))
        || front.notes.iter().any(|note| revises(note))
    {
        Stage::Revised
    } else {
        Stage::Issued
    }
}

/// A line such as 2019年3月1日 …第二次修订.
fn revises(note: &str) -> bool {
    let folded = squash(note);
    let bare = folded.trim_end_matches([')', '。', '，']);
    ["修订", "修正", "修改"].iter().any(|verb| bare.ends_with(verb) || bare.contains(&format!("次{verb}")))
}

/// 文号: labelled, or alone on a line of the head; 第12号 takes the name of the order above it.
fn number(front: &Front) -> Option<String> {
    let alone = || front.head.iter().position(|line| look(line) == Look::Number);
    let labelled = front.value(Label::Number).map(str::to_owned);
    let printed = labelled.or_else(|| alone().map(|at| ordered(front, at)))?;
    let bare = printed.trim_matches(|c| marks::is_blank(c) || matches!(c, '（' | '）' | '(' | ')'));
    (bare.contains('号') && !bare.is_empty()).then(|| bare.to_owned())
}

/// The number at the line `at` of the head, with the line above it where that is 示例市人民政府令.
fn ordered(front: &Front, at: usize) -> String {
    let number = front.head[at].as_str();
    let above = at.checked_sub(1).map(|above| front.head[above].as_str());
    let order = above.filter(|above| above.ends_with('令') && marks::is_within(above, 24));
    order.filter(|_| number.starts_with('第')).map_or_else(|| number.to_owned(), |order| format!("{order}{number}"))
}

/// The date under the issuer, else a labelled one, else the last one of the lines that say when a law was passed.
fn issued_on(front: &Front) -> Option<String> {
    let date = |text: &str| numeral::date(text).map(|date| date.iso).filter(|iso| iso.len() >= 7);
    let printed = front.value(Label::Issued).and_then(date);
    let signed = || front.signature.iter().filter(|line| look(line) == Look::Date).find_map(|line| date(line));
    let passed = || {
        let verbs = ["通过", "修订", "修正", "公布", "发布", "修改", "批准"];
        let of_verb = |note: &&String| verbs.iter().any(|verb| note.contains(verb));
        front.notes.iter().filter(of_verb).flat_map(|note| passed_on(note)).max()
    };
    // ——2026年1月26日在…会议上, also without its dash.
    let is_read_out =
        |line: &&String| line.starts_with('—') || line.contains("会议上") && numeral::date_at(line, 0).is_some();
    let read_out = || front.head.iter().filter(is_read_out).find_map(|line| date(line));
    let alone = || front.head.iter().filter(|line| look(line) == Look::Date).find_map(|line| date(line));
    let published = || front.value(Label::Published).and_then(date);
    printed.or_else(signed).or_else(passed).or_else(alone).or_else(read_out).or_else(published)
}

/// The days of a line such as 2019年3月1日 …通过 2020年5月1日施行, those left out from which a law holds.
fn passed_on(note: &str) -> Vec<String> {
    let dates = numeral::dates(note);
    let passed = dates.iter().filter(|date| {
        let behind = note[date.range.end..].trim_start_matches(marks::is_blank);
        date.iso.len() >= 7 && !behind.starts_with("施行") && !behind.starts_with('起')
    });
    passed.map(|date| date.iso.clone()).collect()
}

fn region(meta: &crate::model::Metadata, front: &Front) -> Vec<String> {
    if let Some(place) = front.value(Label::Region).map(regions::find).filter(|place| !place.is_empty()) {
        return place;
    }
    let mut texts: Vec<&str> = meta.issuers.iter().map(String::as_str).collect();
    texts.push(&meta.title);
    texts.extend(meta.notice_title.as_deref());
    texts.extend(meta.doc_number.as_deref());
    let found = regions::find_in(&texts);
    match front.value(Label::Region) {
        // A place that the table lacks stands as it is printed.
        Some(place) if found.is_empty() && place::is_name(place) => vec![place.to_owned()],
        _ => found,
    }
}
