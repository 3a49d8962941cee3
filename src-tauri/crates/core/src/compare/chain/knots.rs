//! Which rows of neighbouring comparisons hang together, and the traces that they make.

use std::collections::BTreeMap;

use crate::model::{ClauseId, ClauseRef, RevisionRow, Trace, TraceStep};

/// A row by its step and its place in it.
pub(super) type Place = (usize, usize);

/// Which rows hang together: a row of one step with a row of the next one by a clause that both name.
pub(super) struct Knots {
    /// Each row's root among all rows, counted through the steps.
    root: Vec<usize>,
    /// The first row of each step.
    first: Vec<usize>,
}

impl Knots {
    pub(super) fn of(steps: &[Vec<RevisionRow>]) -> Self {
        let mut out = Self { root: (0..steps.iter().map(Vec::len).sum()).collect(), first: Vec::new() };
        let mut before: BTreeMap<ClauseId, usize> = BTreeMap::new();
        let mut at = 0;
        for rows in steps {
            out.first.push(at);
            let mut behind = BTreeMap::new();
            for row in rows {
                for clause in &row.old {
                    if let Some(&other) = before.get(&clause.id) {
                        out.join(other, at);
                    }
                }
                behind.extend(row.new.iter().map(|clause| (clause.id, at)));
                at += 1;
            }
            before = behind;
        }
        out
    }

    /// Joins two rows that name no clause in common.
    pub(super) fn tie(&mut self, a: Place, b: Place) {
        self.join(self.first[a.0] + a.1, self.first[b.0] + b.1);
    }

    fn find(&self, mut at: usize) -> usize {
        while self.root[at] != at {
            at = self.root[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.root[a.max(b)] = a.min(b);
    }

    /// The rows of `steps`, sorted into traces in the order of the newest revision.
    pub(super) fn traces(&self, steps: Vec<Vec<RevisionRow>>) -> Vec<Trace> {
        let documents = steps.len() + 1;
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
        ordered(out.into_values().collect())
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
