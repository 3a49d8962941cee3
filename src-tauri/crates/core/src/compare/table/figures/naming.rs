//! What a line and a quantity are called, so that a reader who has not the texts before him understands them.

use crate::model::FigureKind;

/// So many characters name for whom something is given.
const ABOUT: usize = 36;
/// Verbs before what is counted, which the kind tells already.
const VERBS: [&str; 30] = [
    "到",
    "力争",
    "新建成",
    "新建",
    "改建",
    "扩建",
    "建成",
    "建设",
    "新增",
    "新培育",
    "培育",
    "新认定",
    "认定",
    "打造",
    "引进",
    "累计",
    "完成",
    "实现",
    "推动",
    "支持",
    "全市",
    "全省",
    "全区",
    "每年",
    "组织",
    "开展",
    "形成",
    "推广",
    "创建",
    "其中",
];
/// Words between what is counted and its number.
const LINKS: [&str; 15] = [
    "达到",
    "达",
    "突破",
    "超过",
    "不少于",
    "不低于",
    "稳定在",
    "保持在",
    "控制在",
    "总数",
    "数量",
    "分别",
    "为",
    "约",
    "在",
];

/// 目标·示范仓库; 目标、条件·示范仓库 where the line has both.
pub(super) fn line(kinds: &[FigureKind], thing: &str) -> String {
    let kinds = kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join("、");
    let thing = named(thing);
    if thing.is_empty() { kinds } else { format!("{kinds}·{thing}") }
}

/// What is counted without the verb before it and the words behind it; the whole where nothing would be left.
pub(super) fn named(thing: &str) -> &str {
    let mut bare = thing.trim();
    while let Some(rest) = VERBS.iter().find_map(|verb| bare.strip_prefix(verb)) {
        bare = rest;
    }
    while let Some(rest) = LINKS.iter().find_map(|link| bare.strip_suffix(link)) {
        bare = rest;
    }
    if bare.chars().count() >= 2 { bare } else { thing.trim() }
}

/// For whom or what an amount is given: its scope, else the 对… before it in its sentence.
pub(super) fn about(before: &str, scope: &str) -> String {
    let scope = scope.trim_matches(['“', '”', ' ']);
    if scope.chars().count() >= 2 && !scope.starts_with(|ch: char| ch.is_ascii_digit()) {
        return short(scope);
    }
    let parts = before.rsplit(['，', ',', '。', '；', '：']);
    let whom = parts.filter_map(|part| part.trim().strip_prefix('对')).next();
    whom.map(|whom| short(whom.trim_start_matches('于').trim_end_matches('的'))).unwrap_or_default()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(ABOUT) {
        // Half a number would be another one.
        Some((at, _)) => format!("{}…", text[..at].trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == '.')),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_counted_and_what_it_is() {
        assert_eq!(line(&[FigureKind::Target], "新建成示范仓库"), "目标·示范仓库", "the verb is told by the kind");
        assert_eq!(line(&[FigureKind::Target, FigureKind::Threshold], "仓库面积达到"), "目标、条件·仓库面积");
        assert_eq!(line(&[FigureKind::SubsidyCap], ""), "补助上限", "a kind that needs no thing stands alone");
        assert_eq!(named("建成"), "建成", "something is always left");
    }

    #[test]
    fn an_amount_says_for_whom_it_is() {
        let tiers = "每日周转能力不少于1000箱和500箱两档的样品仓库";
        assert_eq!(about("", tiers), tiers, "both tiers are told: half of them would be wrong of the other amount");
        let long = format!("{}不少于1000箱的仓库", "样品".repeat(16));
        assert_eq!(about("", &long), format!("{}不少于…", "样品".repeat(16)), "no number is cut");
        assert_eq!(about("对首次认定的样品工坊，", ""), "首次认定的样品工坊", "the 对 of its sentence");
        assert_eq!(about("对甲，给予", "单个展会"), "单个展会", "its own scope is nearer");
        assert_eq!(about("给予", ""), "", "what is not told is not guessed");
    }
}
