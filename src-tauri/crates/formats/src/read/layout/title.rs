//! The title of a paper that is none of policy, such as a certificate: no word tells it, so the largest type does.

use duice_core::model::ParagraphStyle;

use super::{Laid, flow::KINDS};

/// Titles stand among this many first paragraphs.
const NEAR: usize = 40;
/// How much larger than the text it is.
const LARGE: f32 = 1.25;
/// How many characters it has.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=40;

/// Marks the largest lines near the beginning as the title where no line there ends as titles of policy do; `usual` is the
/// size of the text.
pub(super) fn mark(laid: &mut Laid, usual: f32) {
    let near = laid.paragraphs.len().min(NEAR);
    let (paragraphs, sizes) = (&mut laid.paragraphs[..near], &laid.sizes[..near]);
    let is_line = |text: &str| {
        let count = text.chars().filter(|c| !c.is_whitespace()).count();
        LENGTH.contains(&count) && !text.ends_with(['。', '；', '：', '，'])
    };
    // The last word of a long title may stand alone: 通知.
    let is_kind =
        |text: &str| KINDS.iter().any(|kind| text.ends_with(kind)) && (is_line(text) || KINDS.contains(&text));
    if paragraphs.iter().any(|it| is_kind(it.text.trim())) {
        return;
    }
    let largest = sizes.iter().copied().fold(0.0, f32::max);
    let is_large = |at: usize| sizes[at] > largest * 0.98;
    let Some(first) = (0..near).find(|&at| is_large(at)).filter(|_| largest > LARGE * usual) else { return };
    for at in (first..near).take_while(|&at| is_large(at)) {
        if is_line(&paragraphs[at].text) {
            paragraphs[at].style = ParagraphStyle::Title;
        }
    }
}
