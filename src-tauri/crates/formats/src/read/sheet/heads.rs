//! The row of heads: heads that are merged over several columns, or printed over two rows, become one head a column.

use super::columns::{self, bare};
use super::{ABOVE, Row, Sheet};

/// The longest name of a column in characters, what stands in brackets left out.
const LONGEST: usize = 16;

/// Folds the heads of `sheet` into one row; `chosen` is the number of the row of heads where the user named one.
pub(super) fn fold(sheet: &mut Sheet, chosen: Option<u32>) {
    let rows = &sheet.rows;
    let at = match chosen {
        Some(number) => rows.iter().position(|(row, _)| *row == number),
        None => columns::find(rows, ABOVE).map(|(at, _)| at),
    };
    let Some(at) = at else { return };
    let first = if chosen.is_none() { at.saturating_sub(1) } else { at };
    let upper = (first..=at).rev().find(|upper| is_pair(sheet, *upper));
    let mut heads = rows[upper.unwrap_or(at)].clone();
    spread(&mut heads, &sheet.wide);
    match upper {
        Some(upper) => {
            let lower = sheet.rows.remove(upper + 1).1;
            sheet.rows[upper].1 = joined(heads.1, &lower);
        }
        None => sheet.rows[at] = heads,
    }
}

/// A head that is merged over several columns is the head of each.
fn spread((number, cells): &mut Row, wide: &[(u32, usize, usize)]) {
    for (_, first, last) in wide.iter().filter(|(row, ..)| row == number) {
        let Some(head) = cells.get(*first).filter(|head| !head.is_empty()).cloned() else { continue };
        if cells.len() <= *last {
            cells.resize(last + 1, String::new());
        }
        cells[*first..=*last].iter_mut().filter(|cell| cell.is_empty()).for_each(|cell| cell.clone_from(&head));
    }
}

/// Whether the rows at `upper` and below it are heads together: the lower one says the same again where cells are merged
/// downwards, or it names columns only where a head above reaches over several.
fn is_pair(sheet: &Sheet, upper: usize) -> bool {
    let [above, below, ..] = &sheet.rows[upper..] else { return false };
    // A title above the table is one cell.
    let heads = above.1.iter().filter(|cell| !cell.trim().is_empty()).count();
    if above.0 + 1 != below.0 || heads < 2 {
        return false;
    }
    let head = |at: usize| above.1.get(at).map_or("", |cell| cell.trim());
    let cell = |at: usize| below.1.get(at).map_or("", |cell| cell.trim());
    let filled: Vec<usize> = (0..below.1.len()).filter(|at| !cell(*at).is_empty()).collect();
    let is_same = |at: usize| head(at) == cell(at);
    let named: Vec<usize> = filled.iter().copied().filter(|at| !is_same(*at)).collect();
    if named.is_empty() || !named.iter().all(|at| is_name(cell(*at))) {
        return false;
    }
    let merged =
        |at: usize| sheet.wide.iter().any(|(row, first, last)| *row == above.0 && (*first..=*last).contains(&at));
    let goes_on = |at: usize| at > 0 && head(at).is_empty() && (0..at).any(|left| !head(left).is_empty());
    let is_under = |at: usize| merged(at) || goes_on(at) || head(at + 1).is_empty() && !cell(at + 1).is_empty();
    let known = named.iter().filter(|at| columns::by_head(cell(**at)).is_some()).count();
    // Where the file tells of no merged cells, a value that is the name of its column is chance.
    let has_same = sheet.tells_merged && named.len() < filled.len();
    has_same || named.iter().all(|at| is_under(*at)) && known * 2 >= named.len()
}

/// Whether a cell can be the name of a column: short, and neither a number nor a sentence.
fn is_name(cell: &str) -> bool {
    let bare = bare(cell);
    bare.chars().count() <= LONGEST && !bare.contains(['。', '；']) && bare.parse::<f64>().is_err()
}

/// One head out of two: the lower one where it says enough by itself.
fn joined(upper: Vec<String>, lower: &[String]) -> Vec<String> {
    let mut above = String::new();
    let head = |at: usize| {
        let own = upper.get(at).map_or("", |cell| cell.trim());
        let below = lower.get(at).map_or("", |cell| cell.trim());
        if !own.is_empty() || below.is_empty() {
            above = own.to_owned();
        }
        let together = format!("{above}{below}");
        match (above.as_str(), below) {
            (own, below) if own == below || below.is_empty() => own.to_owned(),
            ("", below) => below.to_owned(),
            (_, below) if columns::by_head(below).is_some() => below.to_owned(),
            (own, _) if columns::by_head(&together).is_some_and(|kind| Some(kind) != columns::by_head(own)) => together,
            (own, below) => format!("{own}（{below}）"),
        }
    };
    (0..upper.len().max(lower.len())).map(head).collect()
}
