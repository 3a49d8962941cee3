//! What the head of a report says of a compared document.

use super::ReportSource;
use crate::model::DocumentHead;

impl ReportSource {
    /// The document of `head` in the column called `role` (修订前, 修订后, or the place): 地区, 发文机关, 文号, 成文日期,
    /// 阶段, 文本 (of a file with tracked changes), 施行日期, 有效期, in this order; what is not printed is left out.
    pub fn of(head: &DocumentHead, role: impl Into<String>) -> Self {
        let facts = [
            ("地区", joined(&head.region, "")),
            ("发文机关", joined(&head.issuers, "、")),
            ("文号", head.doc_number.clone()),
            ("成文日期", head.issued_on.as_deref().map(date)),
            ("阶段", Some(head.stage.name().to_owned())),
            ("文本", head.is_original.then(|| "修订前原文".to_owned())),
            ("施行日期", head.effective_on.as_deref().map(date)),
            ("有效期", head.expires.as_deref().map(|term| validity(term, head.expired))),
        ];
        Self {
            role: role.into(),
            title: head.title.clone(),
            facts: facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect(),
            is_digest: head.is_digest,
        }
    }
}

fn joined(parts: &[String], between: &str) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(between))
}

/// An ISO 8601 date as it is written in Chinese; what is no such date stays as it is.
pub(super) fn date(iso: &str) -> String {
    let parts: Option<Vec<u32>> = iso.split('-').map(|part| part.parse().ok()).collect();
    match parts.as_deref() {
        Some([year, month, day]) => format!("{year}年{month}月{day}日"),
        Some([year, month]) => format!("{year}年{month}月"),
        Some([year]) => format!("{year}年"),
        _ => iso.to_owned(),
    }
}

/// An ISO 8601 date or duration as a period of validity, and whether it is over.
fn validity(iso: &str, expired: bool) -> String {
    let mut out = iso.strip_prefix('P').map_or_else(|| format!("至{}", date(iso)), term);
    if expired {
        out.push_str("（已过）");
    }
    out
}

/// An ISO 8601 duration without its P.
fn term(duration: &str) -> String {
    let mut out = String::new();
    let mut number = String::new();
    for ch in duration.chars() {
        match ch {
            'Y' => out.push_str(&format!("{}年", std::mem::take(&mut number))),
            'M' => out.push_str(&format!("{}个月", std::mem::take(&mut number))),
            'D' => out.push_str(&format!("{}日", std::mem::take(&mut number))),
            digit => number.push(digit),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stage;

    #[test]
    fn says_only_what_is_printed() {
        let head = DocumentHead {
            title: "示例市低空经济若干措施".into(),
            region: vec!["示例省".into(), "示例市".into()],
            issued_on: Some("2025-08".into()),
            expires: Some("P1Y6M".into()),
            stage: Stage::DraftForComment,
            ..DocumentHead::default()
        };
        let source = ReportSource::of(&head, "修订前");
        let facts: Vec<String> = source.facts.iter().map(|(name, value)| format!("{name}：{value}")).collect();
        assert_eq!(
            facts,
            ["地区：示例省示例市", "成文日期：2025年8月", "阶段：征求意见稿", "有效期：1年6个月"],
            "missing facts are left out, never guessed, and dates are written as far as they are printed"
        );
    }

    #[test]
    fn a_date_of_expiry_is_told_from_a_duration() {
        assert_eq!(validity("2026-12-31", false), "至2026年12月31日", "a date is the last day");
        assert_eq!(validity("P3Y", false), "3年", "a duration is never computed into a date");
        assert_eq!(validity("2025-08", true), "至2025年8月（已过）", "what is over says so in a report too");
    }
}
