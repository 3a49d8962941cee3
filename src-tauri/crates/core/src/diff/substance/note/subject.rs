//! What an amount is called in a note: by what it pays for, by the noun before it, or not at all.

use std::sync::LazyLock;

use super::{
    Sides, amount,
    amount_words::{GOALS, OTHERS, TAKES},
};
use crate::{
    diff::{normalize::Change, substance::Facts},
    model::{Figure, FigureKind},
    numeral,
};

const TABLE: &str = include_str!("../../../../../../../assets/amount-nouns.tsv");

/// The nouns of the table, longer ones first.
static NOUNS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut out: Vec<&str> = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    out.sort_by_key(|noun| std::cmp::Reverse(noun.len()));
    out
});

/// Up to so many characters behind an amount may say that it is a fine.
const BEHIND: usize = 40;
/// Nouns that only amounts with some units are of.
const FITS: [(&str, &[&str]); 4] = [
    ("面积", &["米", "公里", "公顷", "亩"]),
    ("人数", &["人", "名", "人次"]),
    ("里程", &["米", "公里"]),
    ("年龄", &["岁"]),
];

/// Words behind an amount that is given.
const PAYS: [&str; 4] = ["补贴", "补助", "奖励", "资助"];

/// How nouns of what is counted in percent end.
const SHARES: [&str; 4] = ["率", "占比", "比重", "增速"];

/// What stands between whom a fine is for and how much it is.
const MAY: [&str; 5] = ["可以", "应当", "并处", "并", "处"];
/// Whom a fine is for has at most so many characters.
const WHOM: usize = 24;

/// The name of the amount, or of the span of time, that changed from `from` to `to`.
pub(super) fn of(change: &Change<'_>, from: &str, to: &str, is_time: bool, sides: &Sides<'_>) -> Option<String> {
    let kind = kind(change, from, to, sides);
    if change.after.starts_with("起施行") || change.after.starts_with("起实施") || change.after.starts_with("起执行")
    {
        return Some("施行日期".to_owned());
    }
    // 500万元以下的部分按2%补贴
    let rest = behind(change, to, sides);
    if !is_time
        && ["以下", "以上", "以内", "的"]
            .iter()
            .any(|end| rest.strip_prefix(end).is_some_and(|rest| rest.trim_start_matches('的').starts_with("部分")))
    {
        return Some("分档界限".to_owned());
    }
    if is_time {
        return Some(span(kind, change, to, sides).to_owned());
    }
    if to.ends_with('岁') {
        return Some("年龄".to_owned());
    }
    let phrase = sentence(change, to, sides).rsplit(['，', '、', '：', '（']).next().unwrap_or("");
    let pays = rest.split(['，', '、', '；']).next().unwrap_or("");
    let paid = kind.and_then(|kind| match kind {
        FigureKind::SubsidyCap => Some("补贴上限"),
        FigureKind::SubsidyRate if phrase.contains("减") || phrase.contains("免") => Some("减免比例"),
        FigureKind::SubsidyRate if phrase.contains("上浮") => Some("上浮比例"),
        FigureKind::SubsidyRate => Some("补贴比例"),
        FigureKind::SubsidyFixed => Some("补贴标准"),
        FigureKind::Validity => Some("有效期"),
        FigureKind::Deadline => Some("期限"),
        // 租金按每月15元给予补贴 is a subsidy, and 亩均税收20万元/亩 no price.
        FigureKind::Price if PAYS.iter().any(|word| pays.contains(word)) => Some("补贴标准"),
        FigureKind::Price if phrase.contains(['价', '费', '租', '票']) => Some("价格"),
        _ => None,
    });
    let is_subsidy = paid.is_some_and(|name| name.starts_with("补贴") || name == "减免比例");
    if is_subsidy && is_taken(change, to, sides) {
        return None;
    }
    // 享受补贴的企业担保余额上限5000万元
    let own = phrase.rsplit('的').next().unwrap_or("");
    let paid = paid.filter(|_| !is_subsidy || !OTHERS.iter().any(|word| own.contains(word)));
    let named = paid.or_else(|| noun(change, to, sides)).or_else(|| match kind? {
        FigureKind::Threshold if behind(change, to, sides).contains('的') => Some("条件"),
        FigureKind::Target if GOALS.iter().any(|word| sentence(change, to, sides).contains(word)) => Some("目标"),
        FigureKind::Share => Some("比例"),
        FigureKind::Count => Some("数量"),
        _ => None,
    });
    match paid {
        None => fine(change, to, sides).map(|fine| of_whom(change, to, fine, sides)).or(named.map(str::to_owned)),
        paid => paid.map(str::to_owned),
    }
}

/// What a date or a span of time is called: something ends with it, or lasts so long.
fn span(kind: Option<FigureKind>, change: &Change<'_>, to: &str, sides: &Sides<'_>) -> &'static str {
    let rest = behind(change, to, sides);
    let before = sentence(change, to, sides).rsplit(['，', '、', '：', '（']).next().unwrap_or("");
    let ends =
        rest.starts_with(['内', '前', '后', '起', '止']) || ["以内", "之"].iter().any(|word| rest.starts_with(word));
    let is_limit = ends || before.contains(['期', '限']) || before.contains("提前");
    // 免费停放15分钟, 储煤不低于7天.
    let lasts = ["分钟", "小时"].iter().any(|unit| to.ends_with(unit))
        || ["不低于", "不少于", "达到"].iter().any(|word| before.ends_with(word));
    match kind {
        Some(FigureKind::Validity) => "有效期",
        Some(FigureKind::Deadline) if amount::is_date(to) => "期限",
        _ if amount::is_date(to) => "时间",
        _ if lasts && !is_limit => "时长",
        _ => "期限",
    }
}

/// The name of a range of which both ends changed, the lower one to `least` and the upper one to `most`.
pub(super) fn of_range(
    lower: &Change<'_>,
    least: &str,
    upper: &Change<'_>,
    most: &str,
    sides: &Sides<'_>,
) -> Option<String> {
    match fine(upper, most, sides) {
        Some(_) => Some(of_whom(lower, least, "罚款", sides)),
        None => noun(lower, least, sides).map(str::to_owned),
    }
}

/// A fine with whom it is for: 对单位的罚款.
fn of_whom(change: &Change<'_>, to: &str, fine: &str, sides: &Sides<'_>) -> String {
    let sentence = sentence(change, to, sides);
    let mut phrases = sentence.rsplit(['，', '：', '、']);
    let own = phrases.next().unwrap_or("");
    let bare = |text: &str| MAY.iter().fold(text.to_owned(), |text, word| text.replace(word, "")).is_empty();
    // 对责任人员，可以处: the phrase before says for whom.
    let phrase = if bare(own) { phrases.next().unwrap_or("") } else { own };
    let whom = phrase.strip_prefix('对').map(|mut rest| {
        // 对单位处五万元以上: the lower end stands between.
        let fined = |(at, _): &(usize, &str)| numeral::number_at(&rest[at + '处'.len_utf8()..]).is_some();
        if let Some((at, _)) = rest.rmatch_indices('处').find(fined) {
            rest = &rest[..at];
        }
        while let Some(shorter) = MAY.iter().find_map(|word| rest.strip_suffix(word)) {
            rest = shorter;
        }
        // 其直接负责的主管人员, but 其他责任人员.
        rest.strip_prefix('其').filter(|rest| !rest.starts_with(['他', '它', '余', '中'])).unwrap_or(rest)
    });
    match whom.filter(|whom| (2..=WHOM).contains(&whom.chars().count())) {
        Some(whom) => format!("对{whom}的{fine}"),
        None => fine.to_owned(),
    }
}

/// What both readings say that the quantity is for.
fn kind(change: &Change<'_>, from: &str, to: &str, sides: &Sides<'_>) -> Option<FigureKind> {
    let start = change.at.0 + change.old.find(from).unwrap_or(0);
    let before = kind_at(sides.old, sides.old_text, start, from)?;
    let after = kind_at(sides.new, sides.new_text, place(change, to), to)?;
    (before == after).then_some(after)
}

/// What the quantity that begins at `start` is for. The same amount may stand in several places of a clause, each for something
/// else.
fn kind_at(facts: &Facts<'_>, text: &str, start: usize, amount: &str) -> Option<FigureKind> {
    // A quote may end before /平方米.
    let amount = amount.split(['/', '／']).next().unwrap_or(amount);
    // 500万元 is no part of 1500万元.
    let is_whole = |text: &str, at: usize| !text[..at].ends_with(|ch: char| ch.is_ascii_digit() || "，,.".contains(ch));
    let places = |text: &str| -> Vec<usize> {
        text.match_indices(amount).map(|(at, _)| at).filter(|&at| is_whole(text, at)).collect()
    };
    let named = |figure: &&&Figure| !places(&figure.quote).is_empty();
    let kinds: Vec<FigureKind> = facts.figures.iter().filter(named).map(|figure| figure.kind).collect();
    let there = places(text);
    match there.iter().position(|at| *at == start) {
        Some(nth) if there.len() == kinds.len() => kinds.get(nth).copied(),
        _ => kinds.first().copied(),
    }
}

/// Where the amount stands in the new text.
fn place(change: &Change<'_>, to: &str) -> usize {
    change.at.1 + change.new.find(to).unwrap_or(0)
}

/// The new text behind the amount, to the end of its sentence.
fn behind<'t>(change: &Change<'_>, to: &str, sides: &Sides<'t>) -> &'t str {
    let rest = sides.new_text.get(place(change, to) + to.len()..).unwrap_or("");
    let near = rest.char_indices().nth(BEHIND).map_or(rest, |(end, _)| &rest[..end]);
    near.split(['。', '；', '\n']).next().unwrap_or("")
}

/// The new sentence up to the amount.
fn sentence<'t>(change: &Change<'_>, to: &str, sides: &Sides<'t>) -> &'t str {
    let text = sides.new_text.get(..place(change, to)).unwrap_or("");
    text.rsplit(['。', '；', '\n']).next().unwrap_or("")
}

/// Whether the phrase of an amount says that it is taken or asked for.
fn is_taken(change: &Change<'_>, to: &str, sides: &Sides<'_>) -> bool {
    let before = sentence(change, to, sides).rsplit(['，', '：', '（']).next().unwrap_or("");
    let after = behind(change, to, sides).split(['，', '：', '）']).next().unwrap_or("");
    TAKES.iter().any(|word| before.contains(word) || after.contains(word))
}

/// A fine, and which end of it: 以上 and 以下 stand behind the amount.
fn fine(change: &Change<'_>, to: &str, sides: &Sides<'_>) -> Option<&'static str> {
    if !["元", "倍"].iter().any(|unit| to.ends_with(unit)) && !is_share(to) {
        return None;
    }
    let behind = behind(change, to, sides);
    let fine = behind.find("罚款").or_else(|| behind.find("罚金"))?;
    if behind[..fine].contains(['，', '：']) {
        return None;
    }
    Some(match () {
        () if behind.starts_with("以上") => "罚款下限",
        () if behind.starts_with("以下") => "罚款上限",
        () => "罚款",
    })
}

/// Whether an amount is a share of something.
fn is_share(amount: &str) -> bool {
    amount::value(amount).is_some_and(|(_, unit)| ["%", "‰", "‱"].contains(&unit))
}

/// The nearest noun before the amount, in the same phrase.
fn noun(change: &Change<'_>, to: &str, sides: &Sides<'_>) -> Option<&'static str> {
    let sentence = sentence(change, to, sides);
    let phrase = sentence.rsplit(['，', '、', '：', '（', '且', '或']).next().unwrap_or("");
    // 投资的30% is a share of it, and no investment.
    let is_share = is_share(to);
    let fits = |noun: &str| {
        FITS.iter().filter(|(end, _)| noun.ends_with(end)).all(|(_, units)| units.iter().any(|unit| to.ends_with(unit)))
    };
    let nouns = NOUNS.iter().filter(|noun| !is_share || SHARES.iter().any(|end| noun.ends_with(end)));
    let nouns = nouns.filter(|noun| fits(noun));
    let found = nouns.filter_map(|noun| Some((phrase.rfind(noun)? + noun.len(), noun.len(), *noun)));
    found.max_by_key(|(end, length, _)| (*end, *length)).map(|(_, _, noun)| noun)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        let once: BTreeSet<&str> = NOUNS.iter().copied().collect();
        assert_eq!(once.len(), NOUNS.len(), "a noun stands once");
        assert!(NOUNS.iter().all(|noun| !noun.contains(char::is_whitespace)), "a line is one noun");
    }
}
