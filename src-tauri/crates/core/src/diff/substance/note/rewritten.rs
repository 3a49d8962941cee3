//! What is certain of a clause that was written anew: which fines, amounts, shares and deadlines it names, and which it named.
//!
//! What a fine was for may have changed with the rest, so nothing is said to have gone up or down: both sides are quoted.

use std::ops::Range;

use super::{
    Sides,
    amount::{is_date, value},
    phrase::is_mark,
};
use crate::{
    diff::{atoms, tokens::Class},
    words::Lexicon,
};

/// So many quantities of one kind are quoted of each side.
const QUOTED: usize = 4;
/// What a multiple or a share is taken of has at most so many characters.
const BASE: usize = 14;
/// What an amount is of has at most so many.
const NAMED: usize = 8;
/// How a fine is called behind its amount.
const FINES: [&str; 4] = ["的罚款", "罚款", "的罚金", "罚金"];
/// Words that bound the amount behind them.
const BEFORE: [&str; 13] =
    ["不超过", "不高于", "不少于", "不低于", "不足", "超过", "高于", "低于", "少于", "最高", "最低", "至少", "至多"];
/// Words that bound the amount before them.
const BEHIND: [&str; 6] = ["以上", "以下", "以内", "之内", "内", "前"];
/// Words behind a span that looks back, or forbids for so long: nothing is due in it.
const NOT_DUE: [&str; 10] = ["曾", "受", "有", "无", "未", "没", "累计", "两次", "不得", "禁止"];

/// What a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fine,
    Money,
    Share,
    Deadline,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Fine, Self::Money, Self::Share, Self::Deadline];

    fn name(self) -> &'static str {
        match self {
            Self::Fine => "罚款",
            Self::Money => "金额",
            Self::Share => "比例",
            Self::Deadline => "期限",
        }
    }
}

/// A quantity of a text.
struct Quantity<'t> {
    kind: Kind,
    /// As it is printed, with what bounds it and what it is taken of.
    text: &'t str,
    /// The same for 15日 and 十五天.
    key: String,
}

impl Sides<'_> {
    /// The note of a clause of which so little stayed that its changes tell nothing.
    pub fn rewritten(&self) -> String {
        let mut out = vec!["全条改写".to_owned()];
        if !self.old_text.contains('\t') && !self.new_text.contains('\t') {
            let (old, new) = (quantities(self.old_text, self.lexicon), quantities(self.new_text, self.lexicon));
            out.extend(Kind::ALL.into_iter().filter_map(|kind| told(kind, &old, &new)));
        }
        out.join("；")
    }
}

/// What is said of one kind; `None` where both sides name the same.
fn told(kind: Kind, old: &[Quantity<'_>], new: &[Quantity<'_>]) -> Option<String> {
    let of = |all: &[Quantity<'_>]| all.iter().filter(|one| one.kind == kind).count();
    let has =
        |all: &[Quantity<'_>], one: &Quantity<'_>| all.iter().any(|other| other.kind == kind && other.key == one.key);
    let without = |all: &[Quantity<'_>], other: &[Quantity<'_>]| -> Vec<String> {
        let own = all.iter().filter(|one| one.kind == kind && !has(other, one));
        own.map(|one| format!("“{}”", one.text)).collect()
    };
    let (gone, come) = (without(old, new), without(new, old));
    let name = kind.name();
    // A fine may have been there, though no amount of it.
    let alone = if kind == Kind::Fine { "罚款数额" } else { name };
    let listed = |mut quotes: Vec<String>| {
        let more = if quotes.len() > QUOTED { "等" } else { "" };
        quotes.truncate(QUOTED);
        quotes.concat() + more
    };
    match (gone.is_empty(), come.is_empty()) {
        (true, true) => None,
        (true, false) => Some(format!("新增{alone}{}", listed(come))),
        (false, true) => Some(format!("删去{alone}{}", listed(gone))),
        // Where all of them have room, none is left out.
        (false, false) if of(old) <= QUOTED && of(new) <= QUOTED => {
            let (old, new) = (without(old, &[]), without(new, &[]));
            Some(format!("{name}：原为{}，现为{}", listed(old), listed(new)))
        }
        (false, false) => Some(format!("{name}：不再有{}，新有{}", listed(gone), listed(come))),
    }
}

/// The quantities of a text in order, each once.
fn quantities<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<Quantity<'t>> {
    let atoms: Vec<(Range<usize>, Class)> = atoms::atoms(text, || lexicon.cut(text))
        .into_iter()
        .filter(|(_, class)| matches!(class, Class::Money | Class::Number | Class::Time))
        .collect();
    let mut out: Vec<Quantity<'t>> = Vec::new();
    let mut atoms = atoms.into_iter().peekable();
    while let Some((mut own, class)) = atoms.next() {
        let mut amounts = vec![&text[own.clone()]];
        // 二万元以上十万元以下 is one.
        if let Some((upper, _)) =
            atoms.next_if(|(upper, other)| *other == class && &text[own.end..upper.start] == "以上")
        {
            amounts.push(&text[upper.clone()]);
            own.end = upper.end;
        }
        if let Some(quantity) = quantity(text, own, &amounts, class)
            && !out.iter().any(|known| known.kind == quantity.kind && known.key == quantity.key)
        {
            out.push(quantity);
        }
    }
    out
}

/// The quantity that `amounts` are, which stand at `own`; `None` where it is none that is told.
fn quantity<'t>(text: &'t str, own: Range<usize>, amounts: &[&str], class: Class) -> Option<Quantity<'t>> {
    let (before, after) = (&text[..own.start], &text[own.end..]);
    let behind = BEHIND.into_iter().find(|word| after.starts_with(word)).unwrap_or("");
    let rest = &after[behind.len()..];
    let is_part = amounts.iter().any(|amount| amount.ends_with(['倍', '%', '％']) || amount.starts_with("百分之"));
    let is_fine = FINES.iter().any(|fine| rest.starts_with(fine)) && (class == Class::Money || is_part);
    let number = before.trim_end_matches("人民币");
    let bound = BEFORE.into_iter().find(|word| number.ends_with(word)).unwrap_or("");
    let kind = match class {
        _ if is_fine => Kind::Fine,
        Class::Money => Kind::Money,
        Class::Number if is_part && !amounts[0].ends_with('倍') => Kind::Share,
        Class::Time if is_deadline(amounts, (bound, behind), rest) => Kind::Deadline,
        _ => return None,
    };
    let base = if is_fine { base(before) } else { "" };
    let start = if bound.is_empty() { own.start } else { number.len() - bound.len() };
    let shown = match kind {
        Kind::Money => start - named(&text[..start]).len(),
        _ => start.min(own.start - base.len()),
    };
    let values = amounts.iter().map(|amount| match value(amount) {
        Some((number, unit)) => format!("{number}{}", unit.replace('天', "日")),
        None => (*amount).to_owned(),
    });
    let bounds = match (bound, behind) {
        ("不超过" | "不高于" | "至多" | "最高", "") | ("", "以内" | "之内" | "内") => "≤".to_owned(),
        other => format!("{}{}", other.0, other.1),
    };
    let key = format!("{base}|{}|{bounds}", values.collect::<Vec<_>>().join("|"));
    Some(Quantity { kind, text: &text[shown..own.end + behind.len()], key })
}

/// Whether something is due within, or before, a span of time.
fn is_deadline(amounts: &[&str], (bound, behind): (&str, &str), rest: &str) -> bool {
    let due = matches!(behind, "以内" | "之内" | "内" | "前") || bound == "不超过" && behind.is_empty();
    amounts.len() == 1 && due && !is_date(amounts[0]) && !NOT_DUE.iter().any(|word| rest.starts_with(word))
}

/// What a fine is so many times of, or per what it is: 违法所得, 每平方米.
fn base(before: &str) -> &str {
    let phrase = before.rsplit(is_mark).next().unwrap_or("");
    let fined = phrase.rfind('处').map_or("", |at| &phrase[at + '处'.len_utf8()..]);
    let base = fined.strip_prefix('以').unwrap_or(fined);
    if base.chars().count() <= BASE { base } else { "" }
}

/// What an amount is of, where few words before it say so: 注册资本.
fn named(before: &str) -> &str {
    let phrase = before.rsplit(is_mark).next().unwrap_or("");
    if phrase.chars().count() <= NAMED { phrase } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_of(text: &str) -> Vec<(Kind, &str)> {
        quantities(text, &Lexicon::new()).into_iter().map(|one| (one.kind, one.text)).collect()
    }

    #[test]
    fn a_quantity_is_read_with_what_bounds_it_and_what_it_is_of() {
        use Kind::{Deadline, Fine, Money, Share};
        let cases: [(&str, &[(Kind, &str)]); 8] = [
            ("可以并处违法所得一倍以下的罚款。", &[(Fine, "违法所得一倍以下")]),
            ("处以每平方米一百元以上五百元以下罚款。", &[(Fine, "每平方米一百元以上五百元以下")]),
            ("对其负责人处一万元罚款。", &[(Fine, "一万元")]),
            ("注册资本不低于人民币三千万元。", &[(Money, "注册资本不低于人民币三千万元")]),
            ("按设备投资的30%给予补助。", &[(Share, "30%")]),
            ("应当在15日内备案，办理时间不超过八个工作日。", &[(Deadline, "15日内"), (Deadline, "不超过八个工作日")]),
            ("二年内曾受过处罚的，三年内不得从事经营活动。", &[]),
            ("每年3月15日前报送。", &[]),
        ];
        for (text, quantities) in cases {
            assert_eq!(told_of(text), quantities, "{text}");
        }
    }

    #[test]
    fn only_what_differs_is_told_where_one_side_has_all_of_the_other() {
        let told = |old: &str, new: &str| {
            let lexicon = Lexicon::new();
            let (old, new) = (quantities(old, &lexicon), quantities(new, &lexicon));
            Kind::ALL.into_iter().filter_map(|kind| told(kind, &old, &new)).collect::<Vec<String>>()
        };
        let fine = "占道经营的，处五百元以下的罚款。";
        assert_eq!(told(fine, fine), [""; 0], "the same amount tells nothing");
        assert_eq!(
            told("占道经营的，处以罚款。", fine),
            ["新增罚款数额“五百元以下”"],
            "a fine was there before, without an amount"
        );
        assert_eq!(
            told(fine, "占道经营的，处八百元以下罚款；拒不改正的，处二千元以下罚款。"),
            ["罚款：原为“五百元以下”，现为“八百元以下”“二千元以下”"],
            "which amount became which is left to the reader"
        );
        let many = "处一百元罚款；处二百元罚款；处三百元罚款；处四百元罚款；处五百元以下的罚款。";
        assert_eq!(
            told(many, "处五百元以下的罚款；处六百元罚款。"),
            ["罚款：不再有“一百元”“二百元”“三百元”“四百元”，新有“六百元”"],
            "of many only those that went and came"
        );
    }

    #[test]
    fn the_same_quantity_printed_otherwise_is_the_same() {
        let key = |text: &str| quantities(text, &Lexicon::new())[0].key.clone();
        assert_eq!(key("在十五天前告知。"), key("在15日前告知。"), "days are days");
        assert_eq!(key("不超过十五日。"), key("在15日以内办结。"), "and a bound is a bound");
        assert_ne!(key("在15日内办结。"), key("在15个工作日内办结。"), "but no working days");
        assert_ne!(key("处货值金额五倍罚款。"), key("处违法所得五倍罚款。"), "and of another thing is another fine");
    }
}
