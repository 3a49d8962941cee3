//! Three and more revisions at once: each is compared with the one before it, and the rows are joined by their clauses.

mod knots;
mod restored;

use super::revision;
use crate::{
    diff,
    model::{Chain, ClauseId, ClauseRef, Document, DocumentHead, Revision, RevisionRow, Trace},
    watch::{Cancelled, Watch},
    words::Lexicon,
};
use knots::Knots;

/// A revision with what it is called.
type Version<'d> = (&'d Document, DocumentHead);

/// Traces every clause, and everything outside the clauses, through `versions` of one document, oldest first.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn chain(versions: &[Version<'_>], lexicon: &Lexicon, watch: &dyn Watch) -> Result<Chain, Cancelled> {
    let (mut steps, mut front, mut outline) = (Vec::new(), Vec::new(), Vec::new());
    for pair in versions.windows(2) {
        let [(old, old_head), (new, new_head)] = pair else { continue };
        let step: Revision = revision((old, old_head.clone()), (new, new_head.clone()), lexicon, watch)?;
        steps.push(step.rows);
        front.push(step.front);
        outline.push(step.outline);
    }
    let mut knots = Knots::of(&steps);
    let mut apart = restored::Apart::new();
    for again in restored::restored(versions, &steps) {
        knots.tie(again.gone, again.back);
        again.tell(versions, &mut steps, &mut apart, (lexicon, watch))?;
    }
    Ok(Chain {
        documents: versions.iter().map(|(_, head)| head.clone()).collect(),
        traces: knots.traces(steps),
        front: beside(front),
        outline: Knots::of(&outline).traces(outline),
        algorithm: diff::ALGORITHM,
    })
}

/// The traces of what stands outside the clauses.
///
/// Each comparison has the parts of both its texts in their order, so the nth part of a text is the same one in the comparison
/// with the text before and in the one with the text behind: it is joined by its number.
fn beside(mut steps: Vec<Vec<RevisionRow>>) -> Vec<Trace> {
    for rows in &mut steps {
        let (mut old, mut new) = (0.., 0..);
        for row in rows {
            row.old.iter_mut().zip(&mut old).for_each(|(part, nth): (&mut ClauseRef, ClauseId)| part.id = nth);
            row.new.iter_mut().zip(&mut new).for_each(|(part, nth): (&mut ClauseRef, ClauseId)| part.id = nth);
        }
    }
    let mut out = Knots::of(&steps).traces(steps);
    for step in out.iter_mut().flat_map(|trace| &mut trace.steps) {
        let rows = step.rows.iter_mut().flat_map(|row| row.old.iter_mut().chain(&mut row.new));
        step.clauses.iter_mut().chain(rows).for_each(|part| part.id = ClauseRef::NONE);
    }
    out
}
