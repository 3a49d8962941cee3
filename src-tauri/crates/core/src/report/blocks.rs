//! Tables inside a cell of a report: paragraphs with tabs, one below the other, are their rows.

use super::{ReportCell, Run};

/// Between two cells of such a table in formats whose cells hold no tables.
const COLUMN: &str = " | ";

/// A piece of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Block<'c> {
    /// A paragraph.
    Paragraph(&'c [Run]),
    /// Rows of cells of runs, without the tabs; rows may have different lengths.
    Table(Vec<Vec<Vec<Run>>>),
}

impl ReportCell {
    /// The paragraphs and tables in order.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        let mut out: Vec<Block<'_>> = Vec::new();
        for (at, runs) in self.paragraphs.iter().enumerate() {
            match out.last_mut() {
                Some(Block::Table(rows)) if self.is_row(at) => rows.push(cells(runs)),
                _ if self.is_row(at) => out.push(Block::Table(vec![cells(runs)])),
                _ => out.push(Block::Paragraph(runs)),
            }
        }
        out
    }

    /// The same for formats whose cells hold no tables: `|` stands between the cells, and no tab is left.
    pub fn flat(&self) -> Self {
        let line = |(at, runs): (usize, &Vec<Run>)| {
            let mark = if self.is_row(at) { COLUMN } else { " " };
            runs.iter().map(|run| Run::new(run.text.replace('\t', mark), run.mark)).collect()
        };
        Self { paragraphs: self.paragraphs.iter().enumerate().map(line).collect() }
    }

    /// Whether the paragraph is the row of a table: a single one with a tab is text.
    fn is_row(&self, at: usize) -> bool {
        let has_tab =
            |at: usize| self.paragraphs.get(at).is_some_and(|runs| runs.iter().any(|run| run.text.contains('\t')));
        has_tab(at) && (has_tab(at + 1) || at.checked_sub(1).is_some_and(has_tab))
    }
}

/// The runs between the tabs.
fn cells(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut out = vec![Vec::new()];
    for run in runs {
        for (nth, part) in run.text.split('\t').enumerate() {
            if nth > 0 {
                out.push(Vec::new());
            }
            if let Some(cell) = out.last_mut().filter(|_| !part.is_empty()) {
                cell.push(Run::new(part, run.mark));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{super::Mark, *};

    fn cell(lines: &[&[(&str, Mark)]]) -> ReportCell {
        let line = |runs: &&[(&str, Mark)]| runs.iter().map(|(text, mark)| Run::new(*text, *mark)).collect();
        ReportCell { paragraphs: lines.iter().map(line).collect() }
    }

    #[test]
    fn lines_with_tabs_below_each_other_are_a_table() {
        let plain = Mark::Plain;
        let of = cell(&[
            &[("表1", plain)],
            &[("项目\t金额", plain)],
            &[("渔港\t", plain), ("3万元", Mark::Deleted)],
            &[("注：含税\t。", plain)],
            &[("第二条", plain)],
            &[("甲\t乙", plain)],
        ]);
        let blocks = of.blocks();
        let Block::Table(rows) = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(rows[1], [vec![Run::new("渔港", plain)], vec![Run::new("3万元", Mark::Deleted)]]);
        assert_eq!((blocks.len(), rows.len()), (4, 3), "and what stands alone is text: {blocks:?}");
        let told = "表1\n项目 | 金额\n渔港 | 3万元\n注：含税 | 。\n第二条\n甲 乙";
        assert_eq!(of.flat().text(), told, "cells stay apart in formats without tables inside");
    }
}
