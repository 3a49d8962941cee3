//! An [`Advice`] as a report: the draft's clauses with the nearest ones elsewhere, then what others have and it lacks.

use std::collections::BTreeSet;

use super::{
    Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, Run,
    cascade::measure,
    table::{name, place},
};
use crate::{
    model::{Advice, CellMeasure, DraftClause, OthersHave},
    themes,
};

/// Widths of the column of numbers and of a side.
const NUMBER_WIDTH: f32 = 6.0;
const SIDE_WIDTH: f32 = 60.0;

/// The comparison as a report: the draft left, other documents right.
pub fn from_advice(advice: &Advice) -> Report {
    let column = |title: &str, width| ReportColumn { title: title.to_owned(), subtitle: String::new(), width };
    let peers = advice.peers.iter().map(|peer| ReportSource::of(&peer.document, place(&peer.document)));
    Report {
        title: format!("《{}》与文库对照", advice.draft.title),
        sources: std::iter::once(ReportSource::of(&advice.draft, "本稿")).chain(peers).collect(),
        notes: notes(advice),
        legend: Vec::new(),
        columns: vec![column("序号", NUMBER_WIDTH), column("本稿", SIDE_WIDTH), column("他地文件", SIDE_WIDTH)],
        rows: rows(advice),
    }
}

fn notes(advice: &Advice) -> Vec<String> {
    let peers: Vec<String> = advice
        .peers
        .iter()
        .map(|peer| format!("《{}》（对应{}%）", peer.document.title, (peer.cover * 100.0).round()))
        .collect();
    let only = advice.clauses.iter().filter(|clause| clause.only_here).count();
    let looked_at = advice.looked_at;
    let mut notes = vec![match peers.is_empty() {
        true => format!("文库中{looked_at}份文件均没有与本稿对应的措施。"),
        false => format!("从文库{looked_at}份文件中取与本稿最相近的{}份：{}。", peers.len(), peers.join("、")),
    }];
    notes.push(format!(
        "本稿{}条措施，其中{only}条未见他地有对应措施；他地有而本稿未见的有{}项。均由程序推断，请人工核对。",
        advice.clauses.len(),
        advice.lacks.len()
    ));
    notes
}

fn rows(advice: &Advice) -> Vec<ReportRow> {
    let (only, shared): (Vec<&DraftClause>, Vec<&DraftClause>) =
        advice.clauses.iter().partition(|clause| clause.only_here);
    let mut rows = Vec::new();
    let mut number = 0;
    let mut group = |title: &str, cells: Vec<[ReportCell; 2]>| {
        if !cells.is_empty() {
            rows.push(ReportRow::Group { title: title.to_owned(), note: format!("{}项", cells.len()) });
        }
        for [left, right] in cells {
            number += 1;
            rows.push(ReportRow::Cells(vec![ReportCell::of(number.to_string(), Mark::Muted), left, right]));
        }
    };
    let beside = |clause: &&DraftClause| [ReportCell { paragraphs: measure(&clause.measure) }, near(advice, clause)];
    group("本稿与他地均有", shared.iter().map(beside).collect());
    group("他地有而本稿未见", advice.lacks.iter().map(|lacking| lack(advice, lacking)).collect());
    group("仅本稿有", only.iter().map(beside).collect());
    rows
}

fn near(advice: &Advice, clause: &DraftClause) -> ReportCell {
    let mut paragraphs = Vec::new();
    for near in &clause.near {
        let said = if near.corresponds { "" } else { "（相近而不对应）" };
        paragraphs.push(vec![Run::new(format!("{}{said}", source(advice, near.peer)), Mark::Muted)]);
        paragraphs.extend(measure(&near.measure));
    }
    match paragraphs.is_empty() {
        true => ReportCell::of("未见相近的措施", Mark::Muted),
        false => ReportCell { paragraphs },
    }
}

fn lack(advice: &Advice, lacking: &OthersHave) -> [ReportCell; 2] {
    let theme = themes::all().iter().find(|theme| theme.id == lacking.theme).map_or("", |theme| theme.name);
    let peers: BTreeSet<u32> = lacking.measures.iter().map(|(peer, _)| *peer).collect();
    let mut left = vec![vec![Run::new(format!("{}份文件有（{theme}）", peers.len()), Mark::Muted)]];
    if let Some(nearest) = &lacking.nearest {
        left.push(vec![Run::new(format!("本稿相近：{}", name(nearest)), Mark::Muted)]);
    }
    let mut right = Vec::new();
    for (peer, one) in &lacking.measures {
        right.extend(named(advice, *peer, one));
    }
    [ReportCell { paragraphs: left }, ReportCell { paragraphs: right }]
}

fn named(advice: &Advice, peer: u32, one: &CellMeasure) -> Vec<Vec<Run>> {
    std::iter::once(vec![Run::new(source(advice, peer), Mark::Muted)]).chain(measure(one)).collect()
}

fn source(advice: &Advice, peer: u32) -> String {
    advice.peers.get(peer as usize).map(|peer| format!("《{}》", peer.document.title)).unwrap_or_default()
}
