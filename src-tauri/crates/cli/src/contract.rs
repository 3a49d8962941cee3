//! The JSON that scripts read, one module a command: its keys are a contract, whatever the model does.

pub(crate) mod advice;
pub(crate) mod cascade;
pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod parse;
pub(crate) mod search;
pub(crate) mod trace;

use duice_core::model::DocumentHead;
use serde_json::{Value, json};

/// What is said of a document in every comparison.
fn head(head: &DocumentHead) -> Value {
    json!({
        "id": head.id, "document": head.title, "region": head.region, "doc_number": head.doc_number,
        "issued_on": head.issued_on, "expires": head.expires, "stage": head.stage,
        "is_digest": head.is_digest, "is_original": head.is_original, "measures": head.measures,
    })
}
