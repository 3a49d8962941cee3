//! The JSON of `duice search`.

use duice_library::SearchPage;
use serde_json::{Value, json};

/// The hits, best first.
pub(crate) fn page(page: &SearchPage) -> Value {
    let hits: Vec<Value> = page
        .hits
        .iter()
        .map(|hit| {
            let snippet: String = hit.snippet.iter().map(|(run, _)| run.as_str()).collect();
            json!({
                "document": hit.document.title, "document_id": hit.document.id, "region": hit.document.region,
                "label": hit.clause.path, "heading": hit.clause.heading, "part": hit.part, "score": hit.score,
                "snippet": snippet, "runs": hit.snippet,
            })
        })
        .collect();
    json!({ "hits": hits, "total": page.total })
}
