//! Two names or words that took each other's place: 市财政局会同市科技局 became 市科技局会同市财政局.

use super::{Finding, Sides, amount::Told, letters, phrase::is_mark};

/// Each has at least so many letters.
const LEAST: usize = 2;
/// So many letters stand between them at most.
const BETWEEN: usize = 12;
/// Places that a name begins with and that both share.
const PLACES: [char; 5] = ['省', '市', '区', '县', '镇'];

/// What `first` and the finding behind it say together.
pub(super) fn told(first: &Finding<'_>, second: &Finding<'_>, sides: &Sides<'_>) -> Option<Told> {
    let (a, b) = (&first.change, &second.change);
    let are_names = [a.old, a.new].iter().all(|text| letters(text) >= LEAST && text.chars().all(char::is_alphanumeric));
    // Amounts are told one by one.
    let are_amounts = [first, second].iter().any(|one| !one.atoms.is_empty());
    if are_amounts || a.old != b.new || a.new != b.old || !are_names {
        return None;
    }
    let between = sides.old_text.get(a.at.0 + a.old.len()..b.at.0)?;
    let is_short = letters(between) <= BETWEEN && !between.contains(['。', '；', '\n']);
    if !is_short || sides.new_text.get(a.at.1 + a.new.len()..b.at.1) != Some(between) {
        return None;
    }
    let front = a.before.char_indices().next_back().filter(|(_, ch)| PLACES.contains(ch));
    let front = front.map_or("", |(at, _)| &a.before[at..]);
    // 甲质量奖、乙质量奖: what the first one ends with the second one ends with too.
    let end = between.split(is_mark).next().filter(|end| b.after.starts_with(end)).unwrap_or("");
    let said = format!("将“{front}{}{between}{}{end}”改为“{front}{}{between}{}{end}”", a.old, b.old, a.new, b.new);
    Some(Told::plain(said))
}
