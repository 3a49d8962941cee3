//! What a document prints outside its clauses, as search finds it: each row of a table by itself, other blocks paragraph by
//! paragraph. Tables of contents and parts that are printed twice say nothing that is not found elsewhere.

use duice_core::model::{Block, BlockRole, Clause, ClauseId, Document, TextTable};

/// One passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The path of the clause that it stands under; what it is where it stands under none.
    pub(crate) path: String,
    /// The heading of that clause.
    pub(crate) heading: String,
    /// What it is: 表格第3行, 附件.
    pub(crate) part: String,
    /// The text; cells of a row between tabs.
    pub(crate) text: String,
    /// The clause that it stands under.
    pub(crate) within: Option<ClauseId>,
    /// That clause, or the last one that begins before it.
    pub(crate) near: Option<ClauseId>,
}

/// The passages of a document in order.
pub(crate) fn of(document: &Document) -> impl Iterator<Item = Passage> {
    let searched = |block: &&Block| !matches!(block.role, BlockRole::Contents | BlockRole::Duplicate);
    document.blocks.iter().filter(searched).flat_map(|block| {
        let place = Place::of(document, block);
        match document.tables.iter().find(|table| is_of(table, block)) {
            Some(table) => rows(&place, block.span.of(&document.text), table),
            None => paragraphs(&place, block.span.of(&document.text)),
        }
    })
}

fn is_of(table: &TextTable, block: &Block) -> bool {
    block.role == BlockRole::Table && block.last_line == table.last_line
}

/// Where the passages of a block stand.
struct Place {
    path: String,
    heading: String,
    role: &'static str,
    within: Option<ClauseId>,
    near: Option<ClauseId>,
}

impl Place {
    fn of(document: &Document, block: &Block) -> Self {
        let role = block.role.name();
        let start = |clause: &Clause| clause.label.or(clause.content.first().map(|piece| piece.span));
        let begun = document.clauses.partition_point(|one| start(one).is_none_or(|at| at.start < block.span.start));
        let within = block.clause.filter(|id| (*id as usize) < document.clauses.len());
        let (path, heading) = match within {
            Some(id) => (document.path(id), document.heading(document.clause(id))),
            None => (role.to_owned(), String::new()),
        };
        Self { path, heading, role, within, near: within.or(begun.checked_sub(1).map(|at| at as ClauseId)) }
    }

    fn passage(&self, part: String, text: String) -> Passage {
        let (path, heading) = (self.path.clone(), self.heading.clone());
        Passage { path, heading, part, text, within: self.within, near: self.near }
    }
}

/// The lines above the rows, then each row.
fn rows(place: &Place, printed: &str, table: &TextTable) -> Vec<Passage> {
    let above = printed.lines().take_while(|line| !line.contains('\t')).map(str::trim).filter(|line| !line.is_empty());
    // Without tabs there is no telling where the rows begin.
    let above: Vec<&str> = if printed.contains('\t') { above.collect() } else { Vec::new() };
    let above = above.into_iter().map(|line| place.passage(format!("{}标题", place.role), line.to_owned()));
    let rows = table.rows.iter().zip(1..).map(|(cells, number)| {
        let cells: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        place.passage(format!("{}第{number}行", place.role), cells.join("\t"))
    });
    above.chain(rows).filter(|passage| !passage.text.is_empty()).collect()
}

fn paragraphs(place: &Place, printed: &str) -> Vec<Passage> {
    let lines = printed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| place.passage(place.role.to_owned(), line.to_owned())).collect()
}
