//! Who a rule speaks of: whether a change names another unit, or stands where the subject of a rule stands.

use crate::diff::normalize::Change;

/// What a unit is called at the end of its name.
const UNITS: [&str; 6] = ["部门", "机关", "机构", "委员会", "人民政府", "办公室"];
/// What may stand between a name that changed and what the unit is called.
const BETWEEN: [&str; 12] =
    ["等", "有关", "相关", "行政", "主管", "管理", "监督", "监管", "执法", "工作", "行业", "业务"];
/// Up to so many characters behind a name in a list the list says what it is one of.
const LIST: usize = 40;
/// A subject has at most so many characters.
const SUBJECT: usize = 20;
/// Words that say what the subject of a sentence must or may do.
const VERBS: [&str; 10] = ["应当", "必须", "可以", "不得", "有权", "负责", "应", "须", "可", "禁止"];

/// Whether a word right before what a unit is called changed, or a member of a list of units.
pub(super) fn names_unit(change: &Change<'_>) -> bool {
    let bare = |text: &str| !text.contains(['，', '。', '；', '：', '\n', '（', '《']);
    if !bare(change.old) || !bare(change.new) {
        return false;
    }
    let mut rest = change.after;
    while let Some(word) = BETWEEN.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    let swapped = !change.old.is_empty() && !change.new.is_empty();
    if swapped
        && (is_unit(change.old) && is_unit(change.new)
            || UNITS.iter().any(|unit| rest.starts_with(unit))
            || opens_bureau(rest))
    {
        return true;
    }
    // 教育、民政、卫生等部门: the list says at its end that it is one of units.
    if !change.old.contains('、') && !change.new.contains('、') {
        return false;
    }
    let phrase = change.after.split(['，', '。', '；', '：', '\n']).next().unwrap_or("");
    let list: String = phrase.chars().take(LIST).collect();
    list.split_once('等').is_some_and(|(_, rest)| {
        UNITS.iter().any(|unit| rest.starts_with(unit) || rest.starts_with(&format!("有关{unit}")))
    })
}

/// Whether a text ends like the name of a unit.
pub(super) fn is_unit(text: &str) -> bool {
    UNITS.iter().any(|unit| text.ends_with(unit)) || is_bureau(text)
}

/// Whether a text begins with what a bureau is called at the end of its name: 局审核, not 局面.
fn opens_bureau(text: &str) -> bool {
    let other = ["局面", "局部", "局势", "局限", "委托", "委派", "委任", "委员"];
    text.starts_with(['局', '厅', '委']) && !other.iter().any(|word| text.starts_with(word))
}

/// Whether a text is the name of a bureau: 财政局, not 优化布局.
fn is_bureau(text: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| text.ends_with(end));
    let other = ["布局", "格局", "全局", "大局", "大厅", "展厅"];
    (3..=SUBJECT).contains(&text.chars().count()) && ends(&["局", "厅", "委", "政府"]) && !ends(&other)
}

/// Whether the subject of a rule was replaced: the change stands at the beginning of a sentence, and what it speaks of must
/// or may do something.
pub(super) fn is_subject(change: &Change<'_>) -> bool {
    let opens = change.before.is_empty() || change.before.ends_with(['。', '；', '\n']);
    let name = |text: &str| {
        let letters = text.chars().filter(|ch| ch.is_alphanumeric()).count();
        (2..=SUBJECT).contains(&letters) && text.chars().all(|ch| ch.is_alphanumeric() || ch == '、')
    };
    let phrase = change.after.split(['。', '；', '\n']).next().unwrap_or("");
    opens && name(change.old) && name(change.new) && VERBS.iter().any(|verb| phrase.contains(verb))
}
