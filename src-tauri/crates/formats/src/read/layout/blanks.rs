//! Blanks of forms: a line of the pen to write on belongs to the line of text, whether or not it is filled.

use super::{Part, Rule, grid::RULES};

/// The line of the pen lies no further below the base line than this, in sizes.
const BELOW: f32 = 0.6;
/// It begins this far behind the beginning of the text at least, in sizes: others underline or part.
const BEHIND: f32 = 2.0;

/// Lets lines of text reach to where their blanks end, so that the sentence around a blank goes on.
pub(super) fn fill(parts: &mut [Part], rules: &[Rule]) {
    for part in parts {
        let Part::Line(line) = part else { continue };
        let size = line.size;
        let belongs = |rule: &&Rule| {
            let depth = (rule.top + rule.bottom) / 2.0 - line.base;
            let is_behind = rule.left > line.left + BEHIND * size && rule.left < line.right + size;
            rule.right - rule.left > rule.bottom - rule.top && (-0.1 * size..BELOW * size).contains(&depth) && is_behind
        };
        let end = rules.iter().take(RULES).filter(belongs).map(|rule| rule.right).fold(line.right, f32::max);
        line.right = end;
    }
}
