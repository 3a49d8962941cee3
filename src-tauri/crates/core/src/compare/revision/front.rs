//! What stands outside the clauses: title, date line, preamble, boxes, tables, signature.

use super::row::{Maker, Side};
use crate::{
    model::{BlockRole, ClauseRef, Document, RevisionRow},
    words::fold,
};

/// A run of blocks with one role at one place.
struct Part {
    role: BlockRole,
    /// Path of the clause that it stands under, for boxes and tables.
    under: Option<String>,
    text: String,
    /// The text folded for comparing.
    folded: String,
}

/// The rows of everything outside the clauses, in the new document's order, deleted ones where they stood. A table of
/// contents and what is printed twice are left out.
pub(super) fn rows(maker: &Maker<'_>) -> Vec<RevisionRow> {
    let (old, new) = (parts(maker.old), parts(maker.new));
    let partner = partners(&old, &new);
    let mut out = Vec::new();
    let mut at = 0;
    for (j, part) in new.iter().enumerate() {
        let here = partner.iter().position(|partner| *partner == Some(j));
        if let Some(i) = here {
            while at < i {
                if partner[at].is_none() {
                    out.push(maker.of(side(&old[at]), Side::default()));
                }
                at += 1;
            }
            at = at.max(i + 1);
        }
        out.push(maker.of(here.map_or_else(Side::default, |i| side(&old[i])), side(part)));
    }
    out.extend((at..old.len()).filter(|&i| partner[i].is_none()).map(|i| maker.of(side(&old[i]), Side::default())));
    out
}

fn parts(document: &Document) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for block in &document.blocks {
        if matches!(block.role, BlockRole::Contents | BlockRole::Duplicate) {
            continue;
        }
        let under = block.clause.map(|id| document.path(id));
        let text = block.span.of(&document.text);
        match out.last_mut() {
            Some(last) if last.role == block.role && last.under == under => {
                last.text.push('\n');
                last.text.push_str(text);
            }
            _ => out.push(Part { role: block.role, under, text: text.to_owned(), folded: String::new() }),
        }
    }
    out.iter_mut().for_each(|part| part.folded = fold::text(&part.text));
    out
}

/// The new partner of each old part: the same text with the same role, else the next one with the same role. Partners
/// keep their order.
fn partners(old: &[Part], new: &[Part]) -> Vec<Option<usize>> {
    let mut out = vec![None; old.len()];
    let mut from = 0;
    for (i, part) in old.iter().enumerate() {
        let of_role = |j: &usize| new[*j].role == part.role;
        let same = |j: &usize| of_role(j) && new[*j].folded == part.folded;
        let near = |j: &usize| of_role(j) && new[*j].under == part.under;
        let found = (from..new.len())
            .find(same)
            .or_else(|| (from..new.len()).find(near))
            .or_else(|| (from..new.len()).find(of_role));
        if let Some(j) = found {
            out[i] = Some(j);
            from = j + 1;
        }
    }
    out
}

fn side(part: &Part) -> Side<'static> {
    let name = match &part.under {
        Some(path) => format!("{path} {}", part.role.name()),
        None => part.role.name().to_owned(),
    };
    Side { clauses: vec![ClauseRef::outside(name)], text: part.text.clone(), ..Side::default() }
}
