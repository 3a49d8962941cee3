//! What is certain of a clause that was written anew: which fines, amounts, shares and deadlines it names, and which it named.
//!
//! What a fine was for may have changed with the rest, so nothing is said to have gone up or down: both sides are quoted.

mod bounds;
mod each;
mod fines;
mod quantity;

use self::quantity::{Kind, Quantity, quantities};
use super::Sides;

/// So many quantities of one kind are quoted of each side.
const QUOTED: usize = 4;

impl Sides<'_> {
    /// The note of a clause of which so little stayed that its changes tell nothing.
    pub fn rewritten(&self) -> String {
        let mut out = vec!["全条改写".to_owned()];
        out.extend(self.quantities());
        out.join("；")
    }

    /// The note of clauses that give in one list what they gave one by one, or the other way round; `None` where they do not.
    /// 对甲补助5万元 and 对乙补助3万元 became 对甲、乙分别补助6万元、2万元: which amount is whose no change of words tells.
    pub(super) fn shared_out(&self) -> Option<Vec<String>> {
        /// Longer clauses say more than who gets how much.
        const LONGEST: usize = 900;
        if self.old_text.len().max(self.new_text.len()) > LONGEST {
            return None;
        }
        let each = |text: &str| text.matches(each::EACH).count();
        if !self.several || each(self.old_text) == each(self.new_text) {
            return None;
        }
        let was_listed = each(self.old_text) > each(self.new_text);
        let (listed, other) = if was_listed { (self.old_text, self.new_text) } else { (self.new_text, self.old_text) };
        if let Some(mut said) = each::told(listed, other, was_listed, self.lexicon) {
            if said.is_empty() {
                said.push("各项数额未变".to_owned());
            }
            said.push("调整表述".to_owned());
            return Some(said);
        }
        let has_some = |text: &str| quantities(text, self.lexicon).iter().any(|one| Kind::ALL.contains(&one.kind));
        match self.quantities() {
            said if !said.is_empty() => Some(said),
            _ if has_some(self.old_text) && has_some(self.new_text) => {
                Some(vec!["所列数额相同，各对象的数额请核对".to_owned(), "调整表述".to_owned()])
            }
            _ => None,
        }
    }

    /// The quantities that one side lacks, kind by kind.
    fn quantities(&self) -> Vec<String> {
        if [self.old_text, self.new_text].into_iter().any(|text| text.contains('\t') || is_spaced(text)) {
            return Vec::new();
        }
        let (old, new) = (quantities(self.old_text, self.lexicon), quantities(self.new_text, self.lexicon));
        Kind::ALL.into_iter().filter_map(|kind| told(kind, &old, &new)).collect()
    }
}

/// Whether a blank stands between a number and its unit, 500 元: such amounts are not read.
fn is_spaced(text: &str) -> bool {
    let mut blanks = text.char_indices().filter(|(_, ch)| ch.is_whitespace());
    blanks.any(|(at, _)| {
        let units = ['元', '万', '亿', '倍', '%', '％', '日', '天', '个', '年', '月', '工'];
        text[..at].trim_end().ends_with(|ch: char| ch.is_ascii_digit()) && text[at..].trim_start().starts_with(units)
    })
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
    if is_doubtful(kind, old, new) {
        return None;
    }
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

/// Whether a side may name something of this kind in words that are not understood: then nothing went or came for certain.
fn is_doubtful(kind: Kind, old: &[Quantity<'_>], new: &[Quantity<'_>]) -> bool {
    // 30日内 became 期限为三十日: it did not go.
    let moved = |from: &[Quantity<'_>], to: &[Quantity<'_>]| {
        let stays = |one: &Quantity<'_>| to.iter().any(|other| other.kind == kind && other.key == one.key);
        let mut gone = from.iter().filter(|one| one.kind == kind && !stays(one));
        gone.any(|one| to.iter().any(|other| other.kind != kind && other.value == one.value))
    };
    let penal = || old.iter().chain(new).any(|one| one.kind == Kind::Penal);
    moved(old, new) || moved(new, old) || kind == Kind::Fine && penal()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lexicon;

    fn told_of(text: &str) -> Vec<(Kind, &str)> {
        let all = quantities(text, &Lexicon::new()).into_iter();
        all.filter(|one| Kind::ALL.contains(&one.kind)).map(|one| (one.kind, one.text)).collect()
    }

    fn said(old: &str, new: &str) -> Vec<String> {
        let lexicon = Lexicon::new();
        let (old, new) = (quantities(old, &lexicon), quantities(new, &lexicon));
        Kind::ALL.into_iter().filter_map(|kind| told(kind, &old, &new)).collect()
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
    fn an_amount_beside_the_word_is_a_fine_wherever_it_stands() {
        let cases = [
            ("对占道经营的罚款一万元至三万元。", "一万元至三万元"),
            ("罚款金额为三万元。", "三万元"),
            ("处罚款人民币三万元。", "三万元"),
            ("对个人罚款二千元。", "二千元"),
            ("最高罚款十万元。", "最高罚款十万元"),
            ("最高可处十万元罚款。", "最高可处十万元"),
            ("罚款上限为十万元。", "上限为十万元"),
            ("按每平方米二百元处以罚款。", "每平方米二百元"),
            ("罚款每平方米二百元。", "每平方米二百元"),
            ("处一万元以上、三万元以下的行政罚款。", "一万元以上、三万元以下"),
            ("并处以三万元以下数额的罚款。", "三万元以下"),
            ("按照违法所得二至五倍科处罚款。", "违法所得二至五倍"),
            ("可以并处罚款五百元至二千元。", "五百元至二千元"),
            ("每日按百分之三加处罚款。", "百分之三"),
            ("按日加收3%的罚款。", "3%"),
            ("处一万元（含）以上三万元（不含）以下罚款。", "一万元（含）以上三万元（不含）以下"),
            ("处不得超过三万元的罚款。", "不得超过三万元"),
            ("罚款1-3万元。", "1-3万元"),
            ("罚款的数额在一万元以上三万元以下。", "一万元以上三万元以下"),
            ("罚款总额最高不超过五十万元。", "不超过五十万元"),
            ("处一千元至五千元不等的罚款。", "一千元至五千元"),
        ];
        for (text, fine) in cases {
            assert_eq!(told_of(text), [(Kind::Fine, fine)], "{text}");
        }
    }

    #[test]
    fn where_an_amount_may_be_a_fine_nothing_is_said_of_fines() {
        let fine = "占道经营的，处三万元以下的罚款。";
        for other in ["占道经营的，罚三万元。", "没收违法所得三万元以上并处罚款。", "可以处罚，数额为三万元。"]
        {
            assert_eq!(said(fine, other), [""; 0], "{other}");
            assert_eq!(said(other, fine), [""; 0], "{other}");
        }
        assert_eq!(said(fine, "占道经营的，处以罚款。数额为三万元以下。"), [""; 0], "the amount stayed");
        assert_eq!(
            said("处以罚款。", "货值金额不足二万元的，并处五万元罚款。"),
            ["新增罚款数额“五万元”", "新增金额“货值金额不足二万元”"],
            "a condition is no fine"
        );
        let late = told_of("每日按罚款数额百分之三加收滞纳金。");
        assert!(late.is_empty(), "what is due for a late fine is none, {late:?}");
        assert!(is_spaced("处 500 元罚款。") && !is_spaced("处500元 罚款。"), "a number without its unit is not read");
    }

    #[test]
    fn a_deadline_is_told_in_whatever_words() {
        let cases: [(&str, &[&str]); 9] = [
            ("应当在5个工作日内受理。", &["5个工作日内"]),
            ("三年内受过处罚。", &[]),
            ("三年内受到处罚。", &[]),
            ("审查时间不得超过三十日。", &["不得超过三十日"]),
            ("办理时间最长为6个月。", &["最长为6个月"]),
            ("应当在半年内办结。", &["半年内"]),
            ("应当在上半年内办结。", &[]),
            ("应当在三至五日内办结。", &["三至五日内"]),
            ("公示不得少于三十日。", &[]),
        ];
        for (text, deadlines) in cases {
            let told: Vec<&str> = told_of(text).into_iter().map(|(_, text)| text).collect();
            assert_eq!(told, deadlines, "{text}");
        }
        assert_eq!(said("应当在30日内办结。", "办理期限为三十日。"), [""; 0], "it did not go");
    }

    #[test]
    fn only_what_differs_is_told_where_one_side_has_all_of_the_other() {
        let fine = "占道经营的，处五百元以下的罚款。";
        assert_eq!(said(fine, fine), [""; 0], "the same amount tells nothing");
        assert_eq!(
            said("占道经营的，处以罚款。", fine),
            ["新增罚款数额“五百元以下”"],
            "a fine was there before, without an amount"
        );
        assert_eq!(
            said(fine, "占道经营的，处八百元以下罚款；拒不改正的，处二千元以下罚款。"),
            ["罚款：原为“五百元以下”，现为“八百元以下”“二千元以下”"],
            "which amount became which is left to the reader"
        );
        let many = "处一百元罚款；处二百元罚款；处三百元罚款；处四百元罚款；处五百元以下的罚款。";
        assert_eq!(
            said(many, "处五百元以下的罚款；处六百元罚款。"),
            ["罚款：不再有“一百元”“二百元”“三百元”“四百元”，新有“六百元”"],
            "of many only those that went and came"
        );
    }

    #[test]
    fn the_same_quantity_printed_otherwise_is_the_same() {
        let key = |text: &str| quantities(text, &Lexicon::new())[0].key.clone();
        assert_eq!(key("在十五天前告知。"), key("在15日前告知。"), "days are days");
        assert_eq!(key("在六个月内办结。"), key("在半年内办结。"), "half a year has six months");
        assert_eq!(key("罚款一万元至三万元。"), key("处一万元以上三万元以下的罚款。"), "a range is a range");
        assert_eq!(key("罚款一至三万元。"), key("处1万元以上3万元以下的罚款。"), "with its unit said once");
        assert_eq!(key("按照违法所得二至五倍科处罚款。"), key("处违法所得二倍以上五倍以下罚款。"), "of multiples too");
        assert_ne!(key("罚款超过三万元。"), key("罚款不得超过三万元。"), "a cap is not its opposite");
        assert_eq!(key("不超过十五日。"), key("在15日以内办结。"), "and a bound is a bound");
        assert_ne!(key("在15日内办结。"), key("在15个工作日内办结。"), "but no working days");
        assert_ne!(key("处货值金额五倍罚款。"), key("处违法所得五倍罚款。"), "and of another thing is another fine");
    }
}
