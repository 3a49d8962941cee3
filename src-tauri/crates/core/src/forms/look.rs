//! What a line outside the clauses looks like: title, number, date, addressee, note, signature, sentence.

use super::{bodies::is_body, kinds, labels::labelled, marks::squash};
use crate::numeral;

/// What a line looks like, before its place is taken into account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// 发文机关：…, 成文日期：…
    Labelled,
    /// 样府发〔2024〕1号
    Number,
    /// 2024年1月1日
    Date,
    /// Whom the paper addresses.
    Addressee,
    /// （此件公开发布）, and the lines that list when a law was passed.
    Note,
    /// 目录
    Contents,
    /// 附件
    Annex,
    /// A body's name alone.
    Body,
    /// Running text.
    Sentence,
    /// Short, without a mark at its end.
    Title,
}

/// What `line`, without white space at its ends, looks like.
pub fn look(line: &str) -> Look {
    let folded = squash(&line.chars().take(400).collect::<String>());
    let count = folded.chars().count();
    if folded == "目录" || folded == "目次" {
        return Look::Contents;
    }
    if is_annex(&folded, count) {
        return Look::Annex;
    }
    if labelled(line).is_some() || matches!(folded.as_str(), "正文" | "全文" | "正文内容" | "政策原文") {
        return Look::Labelled;
    }
    if is_date(&folded) {
        return Look::Date;
    }
    if is_number(&folded, count) {
        return Look::Number;
    }
    if is_note(&folded, count) {
        return Look::Note;
    }
    if is_addressee(&folded) {
        return Look::Addressee;
    }
    let last = folded.chars().next_back().unwrap_or(' ');
    let running = matches!(last, '。' | ';' | ':' | ',' | '、' | '.' | '!' | '?')
        || folded.contains('。')
        || count > 60 && kinds::kind_of(line).is_none()
        || count > 120;
    if running {
        return Look::Sentence;
    }
    let addresses = folded.starts_with('各') || folded.contains(',');
    if count <= 40 && !addresses && !folded.contains("关于") && kinds::kind_of(line).is_none() && is_body(&folded) {
        return Look::Body;
    }
    Look::Title
}

/// Whether a line is the title of a paper, alone.
pub fn is_title(line: &str) -> bool {
    look(line) == Look::Title && kinds::kind_of(line).is_some()
}

/// Whether `folded` is a date and nothing else.
fn is_date(folded: &str) -> bool {
    let bare = folded.trim_matches(|c| matches!(c, '(' | ')'));
    let is_digit = is_numeral;
    let mut units = 0;
    for c in bare.chars() {
        match c {
            '年' if units == 0 => units = 1,
            '月' if units == 1 => units = 2,
            '日' if units == 2 => units = 3,
            c if is_digit(c) => {}
            _ => return false,
        }
    }
    units >= 2 && bare.starts_with(is_digit)
}

/// Whether `folded` is a document number and nothing else.
fn is_number(folded: &str, count: usize) -> bool {
    if count > 40 || !folded.ends_with('号') {
        return false;
    }
    let year = folded.split_once(['[', '(']).and_then(|(_, rest)| rest.split_once([']', ')']));
    let in_brackets = year.is_some_and(|(year, _)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let ordinal =
        folded.rsplit_once('第').is_some_and(|(_, number)| number.trim_end_matches('号').chars().all(is_numeral));
    in_brackets || ordinal
}

fn is_numeral(c: char) -> bool {
    numeral::digit(c).is_some() || matches!(c, '十' | '百' | '千')
}

fn is_note(folded: &str, count: usize) -> bool {
    let bracketed = folded.starts_with('(') && (folded.ends_with(')') || folded.ends_with(")。"));
    let dated = folded.starts_with(|c: char| c.is_ascii_digit()) && folded.contains('年') && folded.contains('日');
    let passed =
        ["通过", "修订", "修正", "公布", "施行", "发布", "批准", "修改"].iter().any(|verb| folded.contains(verb));
    bracketed && count <= 300 || (dated || folded.starts_with("根据")) && passed && !folded.contains(",制定本")
}

fn is_annex(folded: &str, count: usize) -> bool {
    let Some(rest) = folded.strip_prefix("附件").or_else(|| folded.strip_prefix("附表")) else {
        return folded == "附" || folded.starts_with("附:") && count < 60;
    };
    let rest = rest.trim_start_matches(|c: char| is_numeral(c));
    let numbered = rest.len() < folded.len() - "附件".len() && count < 80 && !folded.contains('。');
    rest.is_empty() || numbered || rest.starts_with([':', '.', '、']) && count < 120
}

fn is_addressee(folded: &str) -> bool {
    folded.ends_with(':')
        && !folded.contains('。')
        && !["如下", "现将", "制定", "根据", "为了", "以下"].iter().any(|word| folded.contains(word))
        && (folded.starts_with(['各', '市', '省', '区', '县', '有', '本', '局', '厅', '机'])
            || is_body(folded.trim_end_matches(':'))
            || ["单位", "部门", "代表", "同志", "企业"].iter().any(|word| folded.trim_end_matches(':').ends_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_front_are_told_apart() {
        let cases = [
            ("示例市人民政府关于印发《示例市若干措施》的通知", Look::Title),
            ("样府发〔2024〕12号", Look::Number),
            ("示例市人民政府令第21号", Look::Number),
            ("2024年1月2日", Look::Date),
            ("二〇二四年一月二日", Look::Date),
            ("各区人民政府，市政府各部门：", Look::Addressee),
            ("为促进发展，具体如下：", Look::Sentence),
            ("（此件公开发布）", Look::Note),
            ("2019年3月1日 示例市第一届人民代表大会常务委员会第二次会议通过", Look::Note),
            ("目　　录", Look::Contents),
            ("附件1", Look::Annex),
            ("示例市人民政府办公室", Look::Body),
            ("各区人民政府，样本区管委会，市政府有关部", Look::Title),
            ("发文字号：样府发〔2024〕12号", Look::Labelled),
        ];
        for (line, wanted) in cases {
            assert_eq!(look(line), wanted, "{line}");
        }
    }
}
