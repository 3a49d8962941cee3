//! Whether a text is a draft of a policy at all, before it is held against others.

use crate::model::{DocKind, Document};

/// Words with which measures say what is done. A text with few of them says nothing of that sort.
const VERBS: [&str; 24] = [
    "支持", "鼓励", "推动", "推进", "加强", "加快", "完善", "建立", "健全", "应当", "给予", "不得", "落实", "实施",
    "开展", "优化", "强化", "提升", "培育", "引导", "深化", "保障", "规范", "促进",
];

/// Why a text cannot be held against policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Neither its head nor its clauses are those of a policy.
    NoPolicy,
    /// It may be one, but no measure was found in it.
    NoMeasures,
}

/// Why `draft` cannot be held against policies; `None` where it can. A draft often lacks issuer, number and date, so a text
/// is refused only if its title names no kind of paper either and most of its clauses do nothing.
pub fn unfit(draft: &Document) -> Option<Unfit> {
    let meta = &draft.meta;
    let no_head =
        meta.kind == DocKind::Other && meta.issuers.is_empty() && meta.region.is_empty() && meta.doc_number.is_none();
    let measures = draft.measures().count();
    let does = |text: &str| VERBS.iter().any(|verb| text.contains(verb));
    let doing = draft.measures().filter(|measure| does(&draft.reader_text(measure.id))).count();
    match measures {
        _ if no_head && doing * 2 <= measures => Some(Unfit::NoPolicy),
        0 => Some(Unfit::NoMeasures),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::sample;

    fn of(text: &str) -> Option<Unfit> {
        unfit(&sample::read(text))
    }

    #[test]
    fn only_what_holds_measures_is_a_draft() {
        let notice =
            "示例市样品局关于召开会议的通知\n各科室：\n定于2031年3月1日开会，请准时参加。\n示例市样品局\n2031年2月1日";
        let cases = [
            ("第一章 雨夜\n那天晚上下着雨，他走进巷子，没有人。\n“你是谁？”她问。", Some(Unfit::NoPolicy), "a novel"),
            ("使用说明\n1. 打开盒子\n取出机器。\n2. 接通电源\n等待灯亮。", Some(Unfit::NoPolicy), "a manual"),
            (notice, Some(Unfit::NoMeasures), "a notice of a meeting"),
            ("一、引进人才\n（一）引进高端人才。对引进的人才给予住房补贴。", None, "a draft without a head"),
            ("示例市促进养蜂业发展若干措施\n一、蜂场\n（一）蜂箱。新蜂箱归蜂农。", None, "measures in unusual words"),
        ];
        for (text, unfit, what) in cases {
            assert_eq!(of(text), unfit, "{what}");
        }
    }
}
