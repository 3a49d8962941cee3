//! Three and more revisions at once: each is compared with the one before it, and the rows are joined by their clauses.

mod restored;

use std::collections::BTreeMap;

use super::revision;
use crate::{
    diff,
    model::{Chain, ClauseId, ClauseRef, Document, DocumentHead, RevisionRow, Trace, TraceStep},
    watch::{Cancelled, Watch},
    words::Lexicon,
};

/// Traces every clause through `versions` of one document, oldest first.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn chain(versions: &[(&Document, DocumentHead)], lexicon: &Lexicon, watch: &dyn Watch) -> Result<Chain, Cancelled> {
    let mut steps: Vec<Vec<RevisionRow>> = Vec::new();
    for pair in versions.windows(2) {
        let [(old, old_head), (new, new_head)] = pair else { continue };
        steps.push(revision((old, old_head.clone()), (new, new_head.clone()), lexicon, watch)?.rows);
    }
    let mut knots = Knots::of(&steps);
    let place = |steps: &[Vec<RevisionRow>], (step, row): (usize, usize)| {
        steps[..step].iter().map(Vec::len).sum::<usize>() + row
    };
    for again in restored::restored(versions, &steps) {
        knots.tie(place(&steps, again.gone), place(&steps, again.back));
        let before = steps[again.gone.0][again.gone.1].old.first().map_or(String::new(), ClauseRef::name);
        let row = &mut steps[again.back.0][again.back.1];
        row.note = format!("恢复原{before}{}", if again.same { "" } else { "并修改" });
        row.near = None;
    }
    let traces = knots.traces(versions.len(), steps);
    Ok(Chain {
        documents: versions.iter().map(|(_, head)| head.clone()).collect(),
        traces: ordered(traces),
        algorithm: diff::ALGORITHM,
    })
}

/// Which rows hang together: a row of one step with a row of the next one by a clause that both name.
struct Knots {
    /// Each row's root among all rows, counted through the steps.
    root: Vec<usize>,
}

impl Knots {
    fn of(steps: &[Vec<RevisionRow>]) -> Self {
        let mut out = Self { root: (0..steps.iter().map(Vec::len).sum()).collect() };
        let mut before: BTreeMap<ClauseId, usize> = BTreeMap::new();
        let mut at = 0;
        for rows in steps {
            let mut behind = BTreeMap::new();
            for row in rows {
                for clause in &row.old {
                    if let Some(&other) = before.get(&clause.id) {
                        out.tie(other, at);
                    }
                }
                behind.extend(row.new.iter().map(|clause| (clause.id, at)));
                at += 1;
            }
            before = behind;
        }
        out
    }

    fn find(&self, mut at: usize) -> usize {
        while self.root[at] != at {
            at = self.root[at];
        }
        at
    }

    fn tie(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.root[a.max(b)] = a.min(b);
    }

    /// The rows of `steps`, sorted into traces through `documents` revisions.
    fn traces(&self, documents: usize, steps: Vec<Vec<RevisionRow>>) -> Vec<Trace> {
        let mut out: BTreeMap<usize, Trace> = BTreeMap::new();
        let mut at = 0;
        for (step, rows) in steps.into_iter().enumerate() {
            for row in rows {
                let trace =
                    out.entry(self.find(at)).or_insert_with(|| Trace { steps: vec![TraceStep::default(); documents] });
                add(&mut trace.steps[step], &row.old, &row.old_text);
                add(&mut trace.steps[step + 1], &row.new, &row.new_text);
                trace.steps[step + 1].rows.push(row);
                at += 1;
            }
        }
        out.into_values().collect()
    }
}

/// Adds clauses with their text to a step that does not have them yet.
fn add(step: &mut TraceStep, clauses: &[ClauseRef], text: &str) {
    if clauses.is_empty() || step.clauses.iter().any(|known| known.id == clauses[0].id) {
        return;
    }
    if !step.clauses.is_empty() {
        step.text.push('\n');
    }
    step.text.push_str(text);
    step.clauses.extend_from_slice(clauses);
}

/// The traces in the order of the newest revision; those that it lacks behind the clause that they stood behind.
fn ordered(traces: Vec<Trace>) -> Vec<Trace> {
    let documents = traces.first().map_or(0, |trace| trace.steps.len());
    let place = |trace: &Trace, step: usize| trace.steps[step].clauses.iter().map(|clause| clause.id).min();
    let (mut out, mut gone): (Vec<Trace>, Vec<Trace>) =
        traces.into_iter().partition(|trace| documents > 0 && place(trace, documents - 1).is_some());
    out.sort_by_key(|trace| place(trace, documents - 1));
    // Those that went last are put in first: what went earlier may have stood behind them.
    gone.sort_by_key(|trace| {
        let last = (0..documents).rev().find(|&step| place(trace, step).is_some());
        (std::cmp::Reverse(last), last.and_then(|step| place(trace, step)))
    });
    for trace in gone {
        let Some(last) = (0..documents).rev().find(|&step| place(&trace, step).is_some()) else { continue };
        let own = place(&trace, last);
        let behind = (0..out.len())
            .filter(|&at| place(&out[at], last).is_some_and(|id| Some(id) < own))
            .max_by_key(|&at| place(&out[at], last));
        out.insert(behind.map_or(0, |at| at + 1), trace);
    }
    out
}
