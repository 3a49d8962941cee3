//! A [`Table`] as a side-by-side comparison: 序号, then one column a document; a heading over the rows of each theme.

mod beside;
mod theme;

use std::collections::BTreeMap;

use super::{Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, Run};
use crate::{
    model::{Cell, CellMeasure, ClauseRef, Column, DocumentHead, Nothing, Table, TableGroup, TableRow},
    themes,
};

/// A correspondence that is less sure than this carries the mark 存疑.
const DOUBTFUL: f32 = 0.45;
/// Widths of the column of numbers and of a document's column.
const NUMBER_WIDTH: f32 = 6.0;
const DOCUMENT_WIDTH: f32 = 40.0;

/// The comparison as a report: one column a document, one group a theme.
pub fn from_table(table: &Table) -> Report {
    let places: Vec<String> = table.columns.iter().map(|column| place(&column.document)).collect();
    let rows = rows(table);
    Report {
        title: title(&places),
        sources: table
            .columns
            .iter()
            .zip(&places)
            .map(|(column, place)| ReportSource::of(&column.document, place))
            .collect(),
        notes: notes(table),
        legend: legend(&rows),
        columns: columns(&table.columns, &places),
        rows,
    }
}

/// The place of a table's row among the rows of its report, headings of themes counted; `None` where there is no such row.
pub fn table_row(table: &Table, group: usize, row: usize) -> Option<usize> {
    table.groups.get(group)?.rows.get(row)?;
    let height = |row: &TableRow| 1 + usize::from(beside::under(row).is_some());
    let before: usize =
        table.groups[..group].iter().map(|group| 1 + group.rows.iter().map(height).sum::<usize>()).sum();
    let above: usize = table.groups[group].rows[..row].iter().map(height).sum();
    Some(before + 1 + above)
}

fn title(places: &[String]) -> String {
    let places = distinct(places);
    if places.is_empty() {
        "政策措施横向比对".to_owned()
    } else {
        format!("政策措施横向比对（{}）", places.join("、"))
    }
}

fn columns(documents: &[Column], places: &[String]) -> Vec<ReportColumn> {
    let number = ReportColumn { title: "序号".to_owned(), subtitle: String::new(), width: NUMBER_WIDTH };
    let columns = documents.iter().zip(places).map(|(column, place)| ReportColumn {
        title: format!("{place}\u{3000}{}", short_title(&column.document)).trim_start().to_owned(),
        subtitle: subtitle(&column.document),
        width: DOCUMENT_WIDTH,
    });
    std::iter::once(number).chain(columns).collect()
}

/// Date, stage where it is not the issued one, validity, number of measures.
pub(super) fn subtitle(head: &DocumentHead) -> String {
    let facts = ReportSource::of(head, "").facts;
    let of = |name: &str| facts.iter().find(|fact| fact.0 == name).map(|fact| fact.1.clone());
    let mut parts: Vec<String> = Vec::new();
    parts.extend(head.is_digest.then(|| "要点摘编，非官方文本".to_owned()));
    parts.extend(of("文本"));
    parts.extend(of("成文日期"));
    parts.extend(of("阶段").filter(|_| head.stage != crate::model::Stage::Issued));
    parts.extend(of("有效期").map(|validity| format!("有效期{validity}")));
    parts.push(format!("措施{}条", head.measures));
    parts.join("；")
}

/// The rows of all themes, numbered through.
fn rows(table: &Table) -> Vec<ReportRow> {
    let numbers = numbers(table);
    let mut out = Vec::new();
    let mut number = 0;
    for group in &table.groups {
        out.push(ReportRow::Group { title: group.name.clone(), note: group_note(group, &numbers) });
        for row in &group.rows {
            number += 1;
            let first = ReportCell::of(number.to_string(), Mark::Muted);
            let cells = row.cells.iter().zip(&table.columns).enumerate();
            let cells = cells.map(|(at, (filled, column))| cell(at as u32, filled, row, column, &group.id));
            out.push(ReportRow::Cells(std::iter::once(first).chain(cells).collect()));
            out.extend(beside::under(row));
        }
    }
    out.extend(beside::at_the_end(table));
    out
}

/// For each theme the numbers of the rows that stand under another theme but hold measures of it.
fn numbers(table: &Table) -> BTreeMap<&str, Vec<usize>> {
    let mut out: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, row) in table.groups.iter().flat_map(|group| &group.rows).enumerate() {
        for theme in &row.also_themes {
            out.entry(theme).or_default().push(number + 1);
        }
    }
    out
}

fn group_note(group: &TableGroup, elsewhere: &BTreeMap<&str, Vec<usize>>) -> String {
    let counts: Vec<String> = group.counts.iter().map(u32::to_string).collect();
    let mut note = counts.join("·");
    if let Some(numbers) = elsewhere.get(group.id.as_str()) {
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        note.push_str(&format!("（另见第{}行）", numbers.join("、")));
    }
    note
}

fn cell(at: u32, cell: &Cell, row: &TableRow, column: &Column, group: &str) -> ReportCell {
    if let Some(nothing) = &cell.nothing {
        return ReportCell::of(said(nothing, group), Mark::Muted);
    }
    let mut paragraphs = Vec::new();
    for measure in &cell.measures {
        let mut first = vec![Run::new(name(&measure.clause), Mark::Strong)];
        if is_doubtful(row, (at, measure.clause.id)) {
            first.push(Run::new("（存疑）", Mark::Doubtful));
        }
        paragraphs.push(first);
        let lines = measure.text.lines().filter(|line| !line.trim().is_empty());
        paragraphs.extend(lines.map(|line| vec![Run::new(line, Mark::Plain)]));
        paragraphs.extend(units(measure, column).map(|line| vec![Run::new(line, Mark::Muted)]));
        paragraphs.extend(tools(measure).map(|line| vec![Run::new(line, Mark::Muted)]));
        paragraphs.extend(theme::unsure(measure.theme.as_ref()).map(|line| vec![Run::new(line, Mark::Muted)]));
    }
    ReportCell { paragraphs }
}

/// Label and heading as a reader quotes them: 五（十四）支持车辆推广运营.
pub(super) fn name(clause: &ClauseRef) -> String {
    if clause.label.is_none() && !clause.heading.is_empty() {
        return clause.heading.clone();
    }
    // Labels join as they are quoted; a step of the path without a number is a heading and stands apart.
    let steps: Vec<&str> = clause.path.split('/').collect();
    let plain = steps.iter().all(|step| step.chars().count() <= 6);
    let path = if plain { join_labels(&steps) } else { steps.join("/") };
    if clause.heading.is_empty() { path } else { format!("{path}\u{3000}{}", clause.heading) }
}

/// 三 and （二） join as they stand; two numbers without brackets need a dot between them.
fn join_labels(steps: &[&str]) -> String {
    let mut out = String::new();
    for step in steps {
        if !out.is_empty() && !out.ends_with(['）', ')']) && !step.starts_with(['（', '(', '第']) {
            out.push('.');
        }
        out.push_str(step);
    }
    out
}

pub(super) fn units(measure: &CellMeasure, column: &Column) -> Option<String> {
    if !measure.responsible.is_empty() {
        let names: Vec<String> = measure
            .responsible
            .iter()
            .map(|unit| if unit.lead { format!("{}（牵头）", unit.name) } else { unit.name.clone() })
            .collect();
        return Some(format!("责任单位：{}", names.join("、")));
    }
    (!column.default_responsible.is_empty())
        .then(|| format!("责任单位：{}（按文件总体分工）", column.default_responsible.join("、")))
}

/// The policy tools of a measure.
fn tools(measure: &CellMeasure) -> Option<String> {
    let names: Vec<&str> = measure.tools.iter().map(|tool| tool.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("政策工具：{}", names.join("、")))
}

/// Whether everything that ties a measure to its row is unsure.
fn is_doubtful(row: &TableRow, at: (u32, u32)) -> bool {
    let ties = row.links.iter().filter(|link| link.a == at || link.b == at).map(|link| link.confidence);
    ties.reduce(f32::max).is_some_and(|best| best < DOUBTFUL)
}

/// Why a cell of a row under the theme `group` is empty.
fn said(nothing: &Nothing, group: &str) -> String {
    match nothing {
        Nothing::NoMeasure => "无此措施".to_owned(),
        Nothing::NotHere { nearest: None, .. } => "本主题未见对应措施".to_owned(),
        Nothing::NotHere { nearest: Some(clause), theme } if theme.as_deref() == Some(group) => {
            format!("未见直接对应的措施，同主题有：{}", name(clause))
        }
        Nothing::NotHere { nearest: Some(clause), theme } => {
            let theme = theme.as_deref().and_then(|id| themes::all().iter().find(|theme| theme.id == id));
            let under = theme.map(|theme| format!("（{}）", theme.name)).unwrap_or_default();
            format!("本主题未见对应措施，相近：{}{under}", name(clause))
        }
        Nothing::Unread { problems } => format!("未识别（原文有{problems}处未能读懂）"),
    }
}

fn notes(table: &Table) -> Vec<String> {
    let measures: u32 = table.columns.iter().map(|column| column.document.measures).sum();
    let all = || table.groups.iter().flat_map(|group| &group.rows);
    let together = all().filter(|row| row.cells.iter().filter(|cell| !cell.measures.is_empty()).count() >= 2).count();
    let mut notes = vec![format!(
        "共比对{}份文件、{measures}条措施，按{}个主题列为{}行，其中{together}行有两地以上的对应措施。主题后的数字依次为各栏该主题的措施条数。",
        table.columns.len(),
        table.groups.len(),
        all().count(),
    )];
    let digests: Vec<String> = table
        .columns
        .iter()
        .filter(|column| column.document.is_digest)
        .map(|column| format!("《{}》", column.document.title))
        .collect();
    if !digests.is_empty() {
        notes.push(format!("{}为要点摘编，非官方文本，引用前请核对原文。", digests.concat()));
    }
    let nothings: Vec<&Nothing> = all().flat_map(|row| &row.cells).filter_map(|cell| cell.nothing.as_ref()).collect();
    if nothings.contains(&&Nothing::NoMeasure) {
        notes.push("“无此措施”指该文件各主题下均无相近措施，且该文件读取无疑点。".to_owned());
    }
    if nothings.iter().any(|nothing| matches!(nothing, Nothing::NotHere { .. })) {
        notes.push("“未见对应措施”指相近内容见于该文件他处，或对应程度不足以并列。".to_owned());
    }
    if nothings.iter().any(|nothing| matches!(nothing, Nothing::Unread { .. })) {
        notes.push("“未识别”指该文件有未能读懂之处，不能断定有无对应措施。".to_owned());
    }
    notes.extend(theme::note(table));
    notes
}

fn legend(rows: &[ReportRow]) -> Vec<Run> {
    let runs = || rows.iter().flat_map(cells).flat_map(|cell| &cell.paragraphs).flatten();
    let has = |wanted: &str| runs().any(|run| run.mark == Mark::Doubtful && run.text.contains(wanted));
    let mut legend = Vec::new();
    if has("存疑") {
        legend.push(Run::new("存疑：对应关系由程序推断，把握不大，请人工核对", Mark::Doubtful));
    }
    if has("口径不同") {
        legend.push(Run::new("口径不同：各地数额的计算基础不同，不宜直接比较", Mark::Doubtful));
    }
    if runs().any(|run| run.mark == Mark::Shared) {
        legend.push(Run::new("两份文件相同的文字", Mark::Shared));
    }
    legend
}

fn cells(row: &ReportRow) -> &[ReportCell] {
    match row {
        ReportRow::Group { .. } => &[],
        ReportRow::Cells(cells) => cells,
    }
}

/// The place that a column is called by: the last name of the region, else what the issuer or the title begins with.
pub(super) fn place(head: &DocumentHead) -> String {
    let begins = |text: &str| {
        let end = text
            .char_indices()
            .take(8)
            .find(|(_, ch)| "省市县区州盟旗".contains(*ch))
            .map(|(at, ch)| at + ch.len_utf8());
        end.map(|end| text[..end].to_owned())
    };
    let from_issuer = || head.issuers.first().map(|issuer| begins(issuer).unwrap_or_else(|| issuer.clone()));
    head.region.last().cloned().or_else(from_issuer).or_else(|| begins(&head.title)).unwrap_or_default()
}

/// The title without the place in front and 《》.
pub(super) fn short_title(head: &DocumentHead) -> String {
    let whole = head.title.trim_matches(['《', '》']);
    let mut title = whole;
    for place in head.region.iter().cloned().chain([place(head)]) {
        title = title.strip_prefix(place.as_str()).unwrap_or(title);
    }
    let title = title.strip_prefix("人民政府办公厅").or(title.strip_prefix("人民政府办公室")).unwrap_or(title);
    let title = title.strip_prefix("人民政府").unwrap_or(title);
    let title = title.strip_prefix("关于").unwrap_or(title);
    if title.is_empty() { whole.to_owned() } else { title.to_owned() }
}

fn distinct(names: &[String]) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for name in names {
        if !name.is_empty() && !out.contains(&name.as_str()) {
            out.push(name);
        }
    }
    out
}

#[cfg(test)]
mod tests;
