//! A comparison as a person reads it.

use duice_core::{
    model::{ClauseRef, Op, Revision, RevisionRow, RowKind},
    words::invisible,
};

/// Every row: clauses, kind, what it touches, 修改说明, and the text with `[-gone-]` and `[+come+]`.
pub(super) fn rows(revision: &Revision) -> String {
    let mut out = String::new();
    for (name, rows) in [("正文前后", &revision.front), ("章节", &revision.outline), ("条文", &revision.rows)] {
        if !rows.is_empty() {
            out.push_str(&format!("== {name}\n"));
        }
        rows.iter().for_each(|row| out.push_str(&shown(row)));
    }
    out
}

fn shown(row: &RevisionRow) -> String {
    let mut head = format!("{:?}: {} → {}", row.kind, names(&row.old), names(&row.new));
    for (holds, word) in [(row.moved, "moved"), (row.renumbered, "renumbered"), (row.coarse, "coarse")] {
        if holds {
            head.push_str(&format!(" {word}"));
        }
    }
    if row.noise > 0 {
        head.push_str(&format!(" noise {}", row.noise));
    }
    if !row.substance.is_empty() {
        head.push_str(&format!(" {:?}", row.substance));
    }
    if !row.moved_to.is_empty() {
        head.push_str(&format!("\n  去向：由{}移至{}", row.moved_from, row.moved_to));
    }
    if !row.note.is_empty() {
        head.push_str(&format!("\n  说明：{}", row.note));
    }
    for cell in &row.cells {
        let place = [&cell.table, &cell.row, &cell.column].map(String::as_str).join(" | ");
        head.push_str(&format!("\n  格：{place}：{} → {}", cell.from, cell.to));
    }
    if row.kind == RowKind::Unchanged && row.noise == 0 {
        return format!("{head}\n");
    }
    let text: String = row
        .segments
        .iter()
        .map(|segment| match segment.op {
            Op::Equal => invisible::shown(&segment.text, false).into_owned(),
            Op::Delete => format!("[-{}-]", invisible::shown(&segment.text, true)),
            Op::Insert => format!("[+{}+]", invisible::shown(&segment.text, true)),
        })
        .collect();
    format!("{head}\n  {}\n", text.replace('\n', "\n  "))
}

fn names(clauses: &[ClauseRef]) -> String {
    if clauses.is_empty() {
        "∅".to_owned()
    } else {
        clauses.iter().map(ClauseRef::name).collect::<Vec<_>>().join(" + ")
    }
}
