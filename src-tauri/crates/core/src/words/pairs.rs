//! Pairs of neighbouring letters: how alike two texts are.

/// The pairs of `chars` with how often they occur, sorted.
pub fn pairs(chars: &[char]) -> Vec<(u64, u32)> {
    let mut all: Vec<u64> = chars.windows(2).map(key).collect();
    all.sort_unstable();
    counted(all)
}

/// A pair as one number.
pub fn key(two: &[char]) -> u64 {
    (two[0] as u64) << 32 | two[1] as u64
}

/// Equal neighbours counted.
fn counted<T: PartialEq>(sorted: Vec<T>) -> Vec<(T, u32)> {
    let mut out: Vec<(T, u32)> = Vec::with_capacity(sorted.len());
    for item in sorted {
        match out.last_mut() {
            Some((last, count)) if *last == item => *count += 1,
            _ => out.push((item, 1)),
        }
    }
    out
}

/// How alike two lists of pairs are: 1 for equal ones.
pub fn alike(old: &[(u64, u32)], new: &[(u64, u32)]) -> f32 {
    let count = |list: &[(u64, u32)]| list.iter().map(|(_, count)| *count).sum::<u32>();
    let there = |gram: &u64| new.binary_search_by_key(gram, |(key, _)| *key).map_or(0, |at| new[at].1);
    let shared: u32 = old.iter().map(|(gram, count)| there(gram).min(*count)).sum();
    match count(old) + count(new) {
        0 => 0.0,
        all => 2.0 * shared as f32 / all as f32,
    }
}

/// How alike two texts are by the pairs of their letters: 1 for equal ones.
pub fn texts_alike(old: &str, new: &str) -> f32 {
    let of = |text: &str| pairs(&text.chars().filter(|ch| ch.is_alphanumeric()).collect::<Vec<_>>());
    alike(&of(old), &of(new))
}

#[cfg(test)]
mod tests {
    use super::texts_alike;

    #[test]
    fn a_text_is_like_itself_and_unlike_another_one() {
        assert_eq!(texts_alike("示例港口，冷链", "示例港口冷链"), 1.0, "marks do not count");
        assert_eq!(texts_alike("示例港口", "茶园书屋"), 0.0, "nothing is shared");
        let half = texts_alike("示例港口建设", "示例港口维护");
        assert!((0.4..0.8).contains(&half), "three of five pairs are shared: {half}");
    }
}
