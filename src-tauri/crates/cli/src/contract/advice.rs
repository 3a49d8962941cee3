//! The JSON of `duice advise`.

use duice_core::model::{Advice, DraftClause, NearMeasure, OthersHave};
use serde_json::{Value, json};

use super::{compare::measure, head};

/// The whole comparison; `document` of a measure is an index of `peers`.
pub(crate) fn advice(advice: &Advice) -> Value {
    let peers: Vec<Value> = advice
        .peers
        .iter()
        .map(|peer| {
            let mut value = head(&peer.document);
            value["cover"] = json!(peer.cover);
            value
        })
        .collect();
    json!({
        "draft": head(&advice.draft), "peers": peers, "looked_at": advice.looked_at,
        "clauses": advice.clauses.iter().map(clause).collect::<Vec<_>>(),
        "lacks": advice.lacks.iter().map(lack).collect::<Vec<_>>(),
    })
}

fn clause(clause: &DraftClause) -> Value {
    let mut value = measure(&clause.measure);
    value["near"] = json!(clause.near.iter().map(near).collect::<Vec<_>>());
    value["only_here"] = json!(clause.only_here);
    value
}

fn near(near: &NearMeasure) -> Value {
    let mut value = measure(&near.measure);
    value["document"] = json!(near.peer);
    value["likeness"] = json!(near.likeness);
    value["corresponds"] = json!(near.corresponds);
    value["why"] = json!(near.why);
    value
}

fn lack(lack: &OthersHave) -> Value {
    let measures: Vec<Value> = lack
        .measures
        .iter()
        .map(|(peer, one)| {
            let mut value = measure(one);
            value["document"] = json!(peer);
            value
        })
        .collect();
    let nearest = lack.nearest.as_ref().map(|clause| clause.path.as_str());
    json!({ "theme": lack.theme, "measures": measures, "nearest": nearest })
}
