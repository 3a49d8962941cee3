//! The JSON of `duice trace`.

use duice_core::model::{Chain, DocumentHead, TraceStep};
use serde_json::{Value, json};

/// The whole chain: each step says of which document it is, with number and date.
pub(crate) fn chain(chain: &Chain) -> Value {
    let traces: Vec<Value> = chain
        .traces
        .iter()
        .map(|trace| {
            let steps: Vec<Value> =
                trace.steps.iter().zip(&chain.documents).map(|(step, head)| self::step(step, head)).collect();
            json!({ "changed": trace.is_changed(), "steps": steps })
        })
        .collect();
    json!({ "documents": chain.documents, "traces": traces, "algorithm": chain.algorithm })
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
