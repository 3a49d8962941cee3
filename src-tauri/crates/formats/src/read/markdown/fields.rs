//! The fields in front of the text (YAML front matter): they are no text; the title among them counts where the text has none.

use duice_core::model::ParagraphStyle;

use super::Lines;

/// Takes the fields out of the lines.
pub(super) fn settle(read: &mut Lines, raw: &[&str]) {
    let has_title = read.lines.iter().any(|line| line.style == ParagraphStyle::Heading(1));
    for at in read.fields.clone() {
        let Some(line) = read.lines.get_mut(at) else { continue };
        let title = raw[at].strip_prefix("title:").map(|title| title.trim().trim_matches(['"', '\'']));
        let title = title.filter(|title| !has_title && !title.is_empty());
        line.style = if title.is_some() { ParagraphStyle::Title } else { ParagraphStyle::Plain };
        line.text = title.unwrap_or_default().to_owned();
        line.is_sure = true;
    }
}
