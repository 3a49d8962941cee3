//! Cells that are too long for one row: Excel shows at most 409 points of a row and holds 32,767 characters in a cell.

use duice_core::report::{Mark, ReportCell, Run};

use super::super::measure;

/// The most lines that one row shows.
pub(super) const LINES: usize = 26;

/// The cell in parts of at most [`LINES`] lines of `units` half Han characters. A part that goes on says so at its end,
/// the next one at its beginning.
///
/// The widest column (255 units) keeps a part far below the number of characters that a cell holds.
pub(super) fn parts(cell: &ReportCell, units: usize) -> Vec<ReportCell> {
    if lines(cell, units) <= LINES {
        return vec![cell.clone()];
    }
    // Two lines are left for the marks.
    let most = LINES - 2;
    let mut parts: Vec<ReportCell> = Vec::new();
    let mut used = most;
    for paragraph in &cell.paragraphs {
        for piece in pieces(paragraph, units * most) {
            let height = measure::lines(&text(&piece), units);
            match parts.last_mut() {
                Some(part) if used + height <= most => part.paragraphs.push(piece),
                _ => {
                    parts.push(ReportCell { paragraphs: vec![piece] });
                    used = 0;
                }
            }
            used += height;
        }
    }
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.iter_mut().enumerate() {
        if index > 0 {
            part.paragraphs.insert(0, vec![Run::new("（接上行）", Mark::Muted)]);
        }
        if index < last {
            part.paragraphs.push(vec![Run::new("（接下行）", Mark::Muted)]);
        }
    }
    parts
}

/// How many lines the cell fills.
pub(super) fn lines(cell: &ReportCell, units: usize) -> usize {
    cell.paragraphs.iter().map(|runs| measure::lines(&text(runs), units)).sum::<usize>().max(1)
}

/// A paragraph cut at its line breaks and after every `width` half Han characters.
fn pieces(paragraph: &[Run], width: usize) -> Vec<Vec<Run>> {
    let mut pieces: Vec<Vec<Run>> = vec![Vec::new()];
    let mut used = 0;
    for run in paragraph {
        let mut current = Run::new("", run.mark);
        for c in run.text.chars() {
            let wide = measure::width(c.encode_utf8(&mut [0; 4]));
            if c == '\n' || used + wide > width {
                push(&mut pieces, std::mem::replace(&mut current, Run::new("", run.mark)));
                pieces.push(Vec::new());
                used = 0;
            }
            if c != '\n' {
                current.text.push(c);
                used += wide;
            }
        }
        push(&mut pieces, current);
    }
    pieces
}

fn push(pieces: &mut [Vec<Run>], run: Run) {
    if let (Some(piece), false) = (pieces.last_mut(), run.text.is_empty()) {
        piece.push(run);
    }
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_between_parts() {
        let long: String = ('\u{4E00}'..'\u{9FA5}').collect();
        let mut cell = ReportCell::of(&long[..3000], Mark::Inserted);
        cell.paragraphs.push(vec![Run::new(&long[3000..], Mark::Plain)]);
        let parts = parts(&cell, 60);
        assert!(parts.len() > 10, "the text is far too long for one row");
        let mut joined = String::new();
        for part in &parts {
            assert!(lines(part, 60) <= LINES, "each part fits into a row");
            for paragraph in &part.paragraphs {
                let line = text(paragraph);
                if line != "（接上行）" && line != "（接下行）" {
                    joined.push_str(&line);
                }
            }
        }
        assert_eq!(joined, long, "every character stands in exactly one part");
        assert_eq!(
            text(&parts[0].paragraphs[parts[0].paragraphs.len() - 1]),
            "（接下行）",
            "the first part says it goes on"
        );
        assert_eq!(text(&parts[parts.len() - 1].paragraphs[0]), "（接上行）", "the last part says it came from above");
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        let cell = ReportCell::of("一、总则\n（一）目标", Mark::Strong);
        assert_eq!(parts(&cell, 20), [cell], "no marks where nothing was cut");
    }
}
