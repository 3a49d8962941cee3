//! The references of a text to articles of its own document: 本办法第十条, but not 示例法第十条.

use crate::{
    numeral::{chinese, integer, is_numeral},
    words::fold,
};

/// A range of references names no more articles than this.
const RANGE: u64 = 60;
/// What the document may call itself before a reference: 本法第十条.
const OWN: [&str; 17] = [
    "本法",
    "本条例",
    "本规定",
    "本办法",
    "本细则",
    "本规则",
    "本规章",
    "本决定",
    "本章程",
    "本准则",
    "本解释",
    "本意见",
    "本措施",
    "本方案",
    "本通知",
    "本制度",
    "本标准",
];
/// What the names of other documents end with: 专利法第十条, 《某条例》第十条, （以下简称某法）第十条, 合同第五条.
const OTHERS: [char; 25] = [
    '法', '例', '定', '则', '约', '程', '释', '典', '宪', '章', '编', '书', '议', '同', '件', '知', '告', '令', '号',
    '律', '》', '）', ')', '”', '“',
];
/// Words between a document and the reference: 《某条例》规定的第十条.
const PARTICLES: [&str; 4] = ["规定的", "的", "中", " "];
/// What stands between references to one document: 第十条第二款、第（三）项和第十五条的规定.
const BETWEEN: &str = "，、,和或及与至到者以第款项目（）()的规定所列情形—－-～ \u{3000}";
/// A reference to one document goes no further than these.
const ENDS: [char; 5] = ['，', '。', '；', '：', '\n'];

/// The folded numbers of the articles of the same document that a text cites, in order; those between two ends too.
pub(super) fn cited(text: &str) -> Vec<String> {
    references(text).into_iter().map(|cited| cited.number).collect()
}

/// The same without those that only lie between two ends.
pub(super) fn ends(text: &str) -> Vec<String> {
    references(text).into_iter().filter(|cited| !cited.is_between).map(|cited| cited.number).collect()
}

/// A reference to an article of the same document.
pub(in crate::compare::revision) struct Cited<'t> {
    /// The folded number.
    pub(in crate::compare::revision) number: String,
    /// The text behind it; of one that only lies between two ends what stands behind the first.
    pub(in crate::compare::revision) behind: &'t str,
    /// Whether it only lies between two ends.
    is_between: bool,
}

/// The references of a text to articles of the same document, in order.
pub(in crate::compare::revision) fn references(text: &str) -> Vec<Cited<'_>> {
    let mut out: Vec<Cited<'_>> = Vec::new();
    let (mut own, mut end) = (true, 0);
    for (at, _) in text.match_indices('第') {
        let Some(length) = reference(&text[at..]).or_else(|| listed(&text[at..]).map(|(end, _)| end)) else { continue };
        let between = &text[end..at];
        let goes_on =
            end > 0 && (!between.contains(ENDS) || between.chars().all(|ch| BETWEEN.contains(ch) || is_numeral(ch)));
        own = names_itself(&text[..at]) || (own || !goes_on) && is_own(&text[..at]);
        let from = end;
        end = at + length;
        if own {
            if let Some((_, numbers)) = listed(&text[at..end]) {
                let of = |(number, is_between)| Cited { number, behind: &text[end..], is_between };
                out.extend(numbers.into_iter().map(of));
                continue;
            }
            let number = fold::text(&text[at..end]);
            if from > 0 && matches!(between, "至" | "到" | "—" | "-") {
                let last = out.last().and_then(|last| value(&last.number));
                let inside = last.zip(value(&number)).filter(|(a, b)| a < b && b - a < RANGE);
                let numbers = inside.into_iter().flat_map(|(a, b)| (a + 1..b).map(|n| format!("第{}条", chinese(n))));
                out.extend(numbers.map(|number| Cited { number, behind: &text[from..], is_between: true }));
            }
            out.push(Cited { number, behind: &text[end..], is_between: false });
        }
    }
    out
}

/// Whether a line begins with the number of an article: 第三条　充电结束后….
pub(super) fn begins_article(line: &str) -> bool {
    reference(line).is_some_and(|end| line[end..].starts_with(char::is_whitespace))
}

/// The number of 第十条; `None` of 第十条之一.
fn value(number: &str) -> Option<u64> {
    integer(number.strip_prefix('第')?.strip_suffix('条')?)
}

/// The bytes of 第三、四条 or 第五至八条 at the beginning of a text, and its numbers, each with whether it only lies between two
/// ends.
fn listed(text: &str) -> Option<(usize, Vec<(String, bool)>)> {
    let end = text.find('条')?;
    let inside = text[..end].strip_prefix('第')?;
    let is_between = |ch: char| matches!(ch, '、' | '至' | '到' | '和' | '及' | '或');
    if !inside.contains(is_between) {
        return None;
    }
    let mut out: Vec<(u64, bool)> = Vec::new();
    let mut to = false;
    for part in inside.split_inclusive(is_between) {
        let number = integer(part.trim_end_matches(is_between))?;
        let first = out.last().map(|(last, _)| *last).filter(|last| to && number > *last && number - last < RANGE);
        out.extend(first.into_iter().flat_map(|last| (last + 1..number).map(|between| (between, true))));
        out.push((number, false));
        to = part.ends_with(['至', '到']);
    }
    let printed = |(number, is_between)| (format!("第{}条", chinese(number)), is_between);
    Some((end + "条".len(), out.into_iter().map(printed).collect()))
}

/// The bytes of 第十条 or 第十条之一 at the beginning of a text.
fn reference(text: &str) -> Option<usize> {
    let numerals = |text: &str| -> usize { text.chars().take_while(|ch| is_numeral(*ch)).map(char::len_utf8).sum() };
    let behind = text.strip_prefix('第')?;
    let number = "第".len() + numerals(behind);
    let end = number + "条".len();
    if number == "第".len() || !text[number..].starts_with('条') {
        return None;
    }
    let of = text[end..].strip_prefix('之').map_or(0, numerals);
    Some(if of > 0 { end + "之".len() + of } else { end })
}

/// Whether the document is named as itself right before a reference; 基本法 is a name.
fn names_itself(before: &str) -> bool {
    OWN.iter().any(|name| before.strip_suffix(name).is_some_and(|rest| !rest.ends_with('基')))
}

/// Whether a reference behind this text is to the document itself.
fn is_own(before: &str) -> bool {
    let mut before = before.trim_end();
    while let Some(rest) = PARTICLES.iter().find_map(|word| before.strip_suffix(word)) {
        before = rest;
    }
    // 本办法第二章第六条
    if let Some(chapter) = before.strip_suffix(['章', '节', '编']) {
        let rest = chapter.trim_end_matches(is_numeral);
        if let Some(rest) = rest.strip_suffix('第').filter(|_| rest.len() < chapter.len()) {
            return names_itself(rest) || is_own(rest);
        }
    }
    names_itself(before) || !before.ends_with(OTHERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_other_documents_are_no_own_ones() {
        let none = [
            "依照《示例法》第十条、第十二条和示例条例第三条",
            "《示例条例》的第六条、《示例法》规定的第七条",
            "《示例法》第四条规定的条件以及第五条规定的程序",
            "《示例法》第四条、 第五条",
            "合同第五条、附件第六条、第12号令第七条、基本法第八条",
            "“第六条　应当写入合同”",
            "《示例条例》第二章第四条",
        ];
        for text in none {
            assert_eq!(cited(text), [""; 0], "{text}");
        }
        let own: [(&str, &[&str]); 6] = [
            ("依照本办法第十条第二款、第（三）项和第十二条的规定", &["第十条", "第十二条"]),
            ("违反第八条之一规定的", &["第八条之一"]),
            ("依照示例法第十条、第十二条，本办法第三条", &["第三条"]),
            ("本办法第四条至第六条", &["第四条", "第五条", "第六条"]),
            ("违反本办法第三、四条，第六至八条规定的", &["第三条", "第四条", "第六条", "第七条", "第八条"]),
            ("违反第四条的，依照《示例法》第五条处罚；违反第六条的", &["第四条", "第六条"]),
        ];
        for (text, numbers) in own {
            assert_eq!(cited(text), numbers, "{text}");
        }
    }
}
