//! The JSON of `duice trace`.

use duice_core::model::{Chain, DocumentHead, Trace, TraceStep};
use serde_json::{Value, json};

/// The whole chain: each step says of which document it is, with number and date.
pub(crate) fn chain(chain: &Chain) -> Value {
    let traces = |traces: &[Trace]| traces.iter().map(|trace| self::trace(trace, &chain.documents)).collect::<Vec<_>>();
    json!({
        "documents": chain.documents,
        "traces": traces(&chain.traces),
        "outline": traces(&chain.outline),
        "front": traces(&chain.front),
        "algorithm": chain.algorithm,
    })
}

fn trace(trace: &Trace, documents: &[DocumentHead]) -> Value {
    let steps: Vec<Value> = trace.steps.iter().zip(documents).map(|(step, head)| self::step(step, head)).collect();
    json!({ "changed": trace.is_changed(), "steps": steps })
}

fn step(step: &TraceStep, head: &DocumentHead) -> Value {
    json!({
        "title": head.title,
        "doc_number": head.doc_number,
        "issued_on": head.issued_on,
        "stage": head.stage,
        "clauses": super::diff::paths(&step.clauses),
        "text": step.text,
        "rows": step.rows.iter().map(super::diff::row).collect::<Vec<_>>(),
    })
}
