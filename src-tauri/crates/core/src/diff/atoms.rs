//! Finds what is never cut: numbers with unit, dates, money, 《titles》, 〔numbers〕, references to clauses, names of units.

use std::{cell::OnceCell, collections::BTreeMap, ops::Range, sync::LazyLock};

use super::{names, tokens::Class};

/// Units that make one token with the number before them; longer ones first where one begins another.
const UNITS: &str = "个百分点 百分点 个基点 基点 个工作日 工作日 个自然年度 个月 个小时 小时 分钟 周岁 岁 年度 年底 年末 年 \
    季度 月底 月 日 天 周 平方公里 平方米 立方米 公里 千米 米 公斤 千克 克 吨 亩 公顷 \
    千瓦时 千瓦 兆瓦时 兆瓦 千伏安 千伏 兆伏安 千吨 架次 人次 人天 户 家 个 项 件 名 人口 人 位 条 处 座 套 台 架 辆 艘 部 \
    批 次 场 届 期 所 支 只 份 种 类 级 星级 A级 倍 成 折 元 美元 欧元 % ％ ‰";
const MONEY: &str = "元 美元 欧元 港元 日元";
const TIME: &str = "年度 年底 年末 年 季度 月底 月 日 天 周 个工作日 工作日 个月 个小时 小时 分钟";
const REFERENCE: &str = "条 款 项 目 章 节 编 分编";
/// The most characters that a title or a bracketed number may have to be kept whole.
const LONGEST: usize = 80;

/// A unit with its characters and what a number with it is.
struct Unit {
    text: &'static str,
    length: usize,
    class: Class,
}

/// The units in their order, by their first character.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<Unit>>> = LazyLock::new(|| {
    let mut out: BTreeMap<char, Vec<Unit>> = BTreeMap::new();
    for text in UNITS.split_whitespace() {
        let class = if is_one_of(MONEY, text) {
            Class::Money
        } else if is_one_of(TIME, text) {
            Class::Time
        } else {
            Class::Number
        };
        let first = text.chars().next().unwrap_or(' ');
        out.entry(first).or_default().push(Unit { text, length: text.chars().count(), class });
    }
    out
});

/// The atoms of `text` in order; `words` gives the words of the same text, which tell numerals inside words from numbers.
/// It is asked only where a numeral leaves a doubt.
pub(super) fn atoms<W: AsRef<[Range<usize>]>>(text: &str, words: impl Fn() -> W) -> Vec<(Range<usize>, Class)> {
    let Some(first) = text.find(may_begin) else { return Vec::new() };
    let begins = text[first..].char_indices().map(|(at, ch)| (first + at, ch));
    let chars: Vec<(usize, char)> = begins.chain([(text.len(), '\0')]).collect();
    let scan = Scan { text, chars: &chars, asked: &words, words: OnceCell::new() };
    let mut names = Vec::new().into_iter().peekable();
    let mut bracketed = false;
    let mut out = Vec::new();
    let mut i = 0;
    while i + 1 < chars.len() {
        if !may_begin(chars[i].1) && names.peek().is_none_or(|name: &Range<usize>| chars[i].0 < name.start) {
            i += 1;
            continue;
        }
        // Names stand in brackets.
        if !bracketed && names::OPENING.contains(&chars[i].1) {
            bracketed = true;
            names = names::names(text).into_iter().peekable();
        }
        while names.next_if(|name| name.start < chars[i].0).is_some() {}
        if let Some(name) = names.next_if(|name| name.start == chars[i].0) {
            i = chars.partition_point(|(at, _)| *at < name.end);
            out.push((name, Class::Unit));
            continue;
        }
        match scan.atom(i) {
            Some((end, class)) => {
                out.push((chars[i].0..chars[end].0, class));
                i = end;
            }
            None => i += 1,
        }
    }
    out
}

/// A bit for each character that [`begins`] holds of: it is asked of every character of a text.
static BEGINS: LazyLock<[u64; 1024]> = LazyLock::new(|| {
    let mut out = [0; 1024];
    ('\0'..='\u{ffff}').filter(|ch| begins(*ch)).for_each(|ch| out[ch as usize / 64] |= 1 << (ch as usize % 64));
    out
});

/// Whether anything but a word may begin with `ch`.
fn may_begin(ch: char) -> bool {
    BEGINS.get(ch as usize / 64).is_some_and(|bits| bits >> (ch as usize % 64) & 1 == 1)
}

/// A digit, a numeral, a bracket.
fn begins(ch: char) -> bool {
    is_digit(ch) || is_latin(ch) || is_numeral(ch) || matches!(ch, '第' | '《' | '〔' | '［' | '[' | '（' | '(')
}

struct Scan<'t, W, F> {
    text: &'t str,
    chars: &'t [(usize, char)],
    asked: &'t F,
    words: OnceCell<W>,
}

impl<W: AsRef<[Range<usize>]>, F: Fn() -> W> Scan<'_, W, F> {
    /// The end of the atom that begins at character `i`.
    fn atom(&self, i: usize) -> Option<(usize, Class)> {
        match self.at(i) {
            '《' => self.title(i).map(|end| (end, Class::Title)),
            '〔' | '［' | '[' | '（' | '(' => self.issue(i).map(|end| (end, Class::Issue)),
            '第' => self.ordinal(i),
            ch if is_digit(ch) => Some(self.number(i)),
            ch if is_latin(ch) => Some((self.latin(i), Class::Word)),
            ch if is_numeral(ch) => self.numeral(i),
            _ => None,
        }
    }

    fn at(&self, i: usize) -> char {
        self.chars[i.min(self.chars.len() - 1)].1
    }

    fn while_at(&self, from: usize, keep: impl Fn(char) -> bool) -> usize {
        (from..self.chars.len()).find(|&i| !keep(self.at(i))).unwrap_or(self.chars.len() - 1)
    }

    fn rest(&self, i: usize) -> &str {
        &self.text[self.chars[i].0..]
    }

    /// 《…》 in one paragraph, with titles inside it.
    fn title(&self, i: usize) -> Option<usize> {
        let mut open = 0;
        for at in i..(i + LONGEST).min(self.chars.len() - 1) {
            match self.at(at) {
                '《' => open += 1,
                '》' => open -= 1,
                '\n' => return None,
                _ => {}
            }
            if open == 0 {
                return Some(at + 1);
            }
        }
        None
    }

    /// 〔2024〕12号.
    fn issue(&self, i: usize) -> Option<usize> {
        let year = self.while_at(i + 1, is_digit);
        let close = matches!(self.at(year), '〕' | '］' | ']' | '）' | ')');
        if year != i + 5 || !close {
            return None;
        }
        let number = self.while_at(year + 1, |ch| is_digit(ch) || ch == '第');
        (self.at(number) == '号').then_some(number + 1)
    }

    /// 第十五条之一, 第三批, 第（一）项.
    fn ordinal(&self, i: usize) -> Option<(usize, Class)> {
        if matches!(self.at(i + 1), '（' | '(') {
            let close = self.while_at(i + 2, |ch| is_numeral(ch) || is_digit(ch));
            let is_item = close > i + 2 && matches!(self.at(close), '）' | ')') && self.at(close + 1) == '项';
            return is_item.then_some((close + 2, Class::Reference));
        }
        let counts = |ch: char| is_numeral(ch) || is_digit(ch);
        let mut end = self.while_at(i + 1, counts);
        if end == i + 1 {
            return None;
        }
        // 第三、四条
        while matches!(self.at(end), '、' | '至' | '到' | '和' | '及' | '或') && counts(self.at(end + 1)) {
            end = self.while_at(end + 1, counts);
        }
        let unit = REFERENCE.split(' ').find(|unit| self.rest(end).starts_with(unit))?;
        let end = end + unit.chars().count();
        let of = self.while_at(end + 1, is_numeral);
        Some((if self.at(end) == '之' && of > end + 1 { of } else { end }, Class::Reference))
    }

    /// A number in digits with its unit, a date to its last part, a ratio.
    fn number(&self, i: usize) -> (usize, Class) {
        let mut end = self.digits(i);
        if self.is_ratio(end) {
            while self.is_ratio(end) {
                end = self.digits(end + 1);
            }
            return (end, Class::Number);
        }
        // 50万千瓦: 千 belongs to the unit.
        while matches!(self.at(end), '十' | '百' | '千' | '万' | '亿' | '余' | '多') && self.unit(end).is_none()
        {
            end += 1;
        }
        match self.unit(end) {
            Some((after, Class::Time)) => (self.date(after), Class::Time),
            Some((after, class)) => (self.per(after), class),
            None if is_latin(self.at(end)) => (self.while_at(end, |ch| is_latin(ch) || is_digit(ch)), Class::Word),
            None => (end, Class::Number),
        }
    }

    /// Whether a ratio goes on at `i`: 5∶3∶2.
    fn is_ratio(&self, i: usize) -> bool {
        matches!(self.at(i), '∶' | ':' | '：') && is_digit(self.at(i + 1))
    }

    /// Latin letters with the digits behind them: PM2.5.
    fn latin(&self, i: usize) -> usize {
        let end = self.while_at(i, |ch| is_latin(ch) || is_digit(ch));
        let is_part = self.at(end) == '.' && is_digit(self.at(end - 1)) && is_digit(self.at(end + 1));
        if is_part { self.while_at(end + 1, is_digit) } else { end }
    }

    /// Digits with decimal points and thousands separators inside.
    fn digits(&self, i: usize) -> usize {
        let mut end = self.while_at(i, is_digit);
        while matches!(self.at(end), '.' | ',' | '．' | '，') && is_digit(self.at(end + 1)) {
            let next = self.while_at(end + 1, is_digit);
            let thousands = matches!(self.at(end), ',' | '，');
            if thousands && next != end + 4 {
                break;
            }
            end = next;
        }
        end
    }

    /// The end of the unit at `i`, and what a number with it is.
    fn unit(&self, i: usize) -> Option<(usize, Class)> {
        let units = BY_FIRST.get(&self.at(i))?;
        let rest = self.rest(i);
        let unit = units.iter().find(|unit| rest.starts_with(unit.text))?;
        Some((i + unit.length, unit.class))
    }

    /// Goes on from 100元 over /平方米·月: of another base it is another amount.
    fn per(&self, mut end: usize) -> usize {
        while matches!(self.at(end), '/' | '／' | '·' | '•') {
            match self.unit(end + 1) {
                Some((after, _)) => end = after,
                None => break,
            }
        }
        end
    }

    /// Goes on from 2025年 over 3月 and 1日.
    fn date(&self, mut end: usize) -> usize {
        for unit in ["月", "日"] {
            let digits = self.while_at(end, |ch| is_digit(ch) || is_numeral(ch));
            if digits == end || !self.rest(digits).starts_with(unit) {
                continue;
            }
            end = digits + 1;
        }
        match self.at(end) {
            '底' | '末' | '初' => end + 1,
            _ => end,
        }
    }

    /// A number in Chinese numerals; only with a unit. A single numeral that a word holds (一次性) is no number.
    fn numeral(&self, i: usize) -> Option<(usize, Class)> {
        if matches!(self.at(i), '百' | '千' | '万') && self.rest(i + 1).starts_with("分之") {
            let after = self.while_at(i + 3, is_numeral);
            return (after > i + 3).then_some((after, Class::Number));
        }
        if matches!(self.at(i), '百' | '千' | '万' | '亿') {
            return None;
        }
        let mut end = self.while_at(i, is_numeral);
        // 三分之二
        if self.rest(end).starts_with("分之") && is_numeral(self.at(end + 2)) {
            return Some((self.while_at(end + 2, is_numeral), Class::Number));
        }
        if self.at(end) == '点' && is_numeral(self.at(end + 1)) {
            end = self.while_at(end + 1, is_numeral);
        }
        if matches!(self.at(end), '至' | '到') {
            let second = self.while_at(end + 1, is_numeral);
            end = if second > end + 1 { second } else { end };
        }
        // 一百千瓦
        let thousand = || Some(end - 1).filter(|&at| at > i && self.at(at) == '千').and_then(|at| self.unit(at));
        let (after, class) = match self.unit(end).or_else(thousand)? {
            (after, Class::Time) => (self.date(after), Class::Time),
            found => found,
        };
        // 十个工作日内: a unit of several characters is one, wherever the words around it are cut.
        let sure = end > i + 1 || class == Class::Money || after > end + 1;
        // 近两年 is a word and a period all the same.
        let is_period =
            class == Class::Time && self.text[..self.chars[i].0].ends_with(['近', '前', '后', '满', '每', '逾']);
        (sure || (is_period || !self.inside_word(i)) && !self.inside_word(after)).then_some((after, class))
    }

    /// Whether a word goes on over the edge before character `i`.
    fn inside_word(&self, i: usize) -> bool {
        let byte = self.chars[i].0;
        let words = self.words.get_or_init(self.asked).as_ref();
        let at = words.partition_point(|word| word.end <= byte);
        words.get(at).is_some_and(|word| word.start < byte)
    }
}

fn is_one_of(list: &str, unit: &str) -> bool {
    list.split(' ').any(|other| other == unit)
}

fn is_digit(ch: char) -> bool {
    ch.is_ascii_digit() || ('０'..='９').contains(&ch)
}

fn is_latin(ch: char) -> bool {
    ch.is_ascii_alphabetic() || ('Ａ'..='Ｚ').contains(&ch) || ('ａ'..='ｚ').contains(&ch)
}

fn is_numeral(ch: char) -> bool {
    matches!(
        ch,
        '零' | '〇'
            | '○'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '两'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
    )
}
