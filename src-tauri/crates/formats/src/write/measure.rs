//! How much room text takes, without a font at hand: a Han character is two units wide, a Latin letter one.

/// Width of `text` in units of half a Han character.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_narrow(c) { 1 } else { 2 }).sum()
}

/// How many lines `text` fills when a line holds `units` half Han characters; at least one.
pub(super) fn lines(text: &str, units: usize) -> usize {
    text.split('\n').map(|line| width(line).div_ceil(units.max(2)).max(1)).sum()
}

fn is_narrow(c: char) -> bool {
    c < '\u{1100}' && !matches!(c, '—' | '…' | '“' | '”' | '‘' | '’' | '·' | '×')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_as_wide_as_two_letters() {
        assert_eq!(width("ab"), width("条"), "that is the unit");
        assert_eq!(width("“条”"), 6, "Chinese quotation marks are full");
        assert_eq!(lines("", 10), 1, "nothing still takes a line");
        assert_eq!(lines("一二三四五六", 10), 2, "five to a line");
        assert_eq!(lines("一\n二", 10), 2, "breaks count");
        assert_eq!(lines("一二", 0), 2, "no column is narrower than a character");
    }
}
