//! One row: the texts of a group of clauses, their difference, and what it means.

use std::borrow::Cow;

use super::{Depth, order::Placed, paragraphs::Paragraphs, references::Articles, went};
use crate::{
    align::revisions::{Group, text},
    diff::{
        self, Difference, Tables,
        normalize::{self, Renumbering, changes, same},
        substance::{self, Facts, Finding, Sides},
    },
    model::{CellChange, ClauseId, ClauseRef, Document, Op, RevisionRow, RowKind, Segment, Substance},
    words::{Lexicon, fold, is_letter},
};

/// What every row of a comparison needs.
pub(super) struct Maker<'d> {
    pub(super) old: &'d Document,
    pub(super) new: &'d Document,
    pub(super) renumbering: Renumbering,
    pub(super) articles: Articles,
    pub(super) paragraphs: Paragraphs<'d>,
    pub(super) lexicon: &'d Lexicon,
    pub(super) depth: Depth,
}

/// One side of a row.
#[derive(Default)]
pub(super) struct Side<'d> {
    pub(super) clauses: Vec<ClauseRef>,
    pub(super) text: String,
    pub(super) facts: Facts<'d>,
}

/// How two texts differ.
pub(super) struct Compared {
    difference: Difference,
    /// The changed cells, where both are tables,
    cells: Vec<CellChange>,
    /// and the difference without what only moved, where a row did.
    unmoved: Option<Vec<Segment>>,
}

impl Compared {
    fn of(old: &str, new: &str, lexicon: &Lexicon) -> Self {
        let is_table = old.contains('\t') && new.contains('\t');
        if is_table {
            let Tables { difference, cells, unmoved } = diff::tables(old, new, lexicon);
            return Self { difference, cells, unmoved };
        }
        Self { difference: diff::texts(old, new, lexicon), cells: Vec::new(), unmoved: None }
    }

    /// How two clauses differ.
    pub(super) fn clauses((old, a): (&Document, ClauseId), (new, b): (&Document, ClauseId), lexicon: &Lexicon) -> Self {
        Self::of(&text(old, a), &text(new, b), lexicon)
    }
}

impl Maker<'_> {
    /// The row of a group in its place; `known` where its texts were compared before.
    pub(super) fn placed(&self, placed: &Placed, known: Option<Compared>) -> RevisionRow {
        let mut row = RevisionRow { moved: placed.moved, ..self.row(&placed.group, known) };
        (row.moved_from, row.moved_to) = went::told(&row, self.old, self.new, placed.apart);
        row
    }

    /// The row of a group of clauses, not yet told whether it moved.
    fn row(&self, group: &Group, known: Option<Compared>) -> RevisionRow {
        let (old, new) = (side(self.old, &group.old), side(self.new, &group.new));
        let compared = known.unwrap_or_else(|| Compared::of(&old.text, &new.text, self.lexicon));
        let mut row = self.made(old, new, compared);
        if let Some(id) = group.near {
            let (there, text) = if group.new.is_empty() { (self.new, "修订后") } else { (self.old, "修订前") };
            let near = there.clause_ref(id);
            self.doubt(&mut row.note, &format!("{text}{}内容相近", near.name()));
            row.near = Some(near);
        }
        row
    }

    /// The row of two sides.
    pub(super) fn of(&self, old: Side<'_>, new: Side<'_>) -> RevisionRow {
        let compared = Compared::of(&old.text, &new.text, self.lexicon);
        self.made(old, new, compared)
    }

    fn made(&self, old: Side<'_>, new: Side<'_>, compared: Compared) -> RevisionRow {
        let Compared { difference, cells, unmoved } = compared;
        let kind = self.kind(&old, &new);
        let (mut substance, mut note, mut noise) = (Vec::new(), String::new(), 0);
        if !matches!(kind, RowKind::Inserted | RowKind::Deleted) {
            let segments = unmoved.as_ref().unwrap_or(&difference.segments);
            let changes = changes(segments, &self.renumbering);
            noise = changes.iter().filter(|change| kind == RowKind::Unchanged || change.noise).count() as u32;
            if kind != RowKind::Unchanged {
                // A reader is shown the smallest changes, and told of whole phrases.
                let coarser = diff::coarser(segments, &self.renumbering);
                let told = match &coarser {
                    Cow::Borrowed(_) => changes,
                    Cow::Owned(coarser) => normalize::changes(coarser, &self.renumbering),
                };
                let findings = substance::findings(&told, &old.facts, &new.facts, self.lexicon);
                substance = substance::of(&findings);
                if unmoved.is_some() && substance.is_empty() {
                    substance.push(Substance::Wording);
                }
                note = match cells.is_empty() {
                    _ if self.depth < Depth::Notes => String::new(),
                    true => self.note(kind, (&old, &new), segments, &findings),
                    false => substance::cells(&cells, self.lexicon),
                };
            }
        }
        let renumbered = renumbered(&old.clauses, &new.clauses);
        if self.depth == Depth::Notes {
            note = whole_note(kind, &old.clauses, &new.clauses, note);
        }
        let stale = match kind {
            RowKind::Inserted | RowKind::Deleted => String::new(),
            _ => self.stale(&old.text, &new.text),
        };
        if !stale.is_empty() {
            self.doubt(&mut note, &stale);
            substance.push(Substance::Reference);
            substance.sort_unstable();
            substance.dedup();
        }
        RevisionRow {
            kind,
            renumbered,
            moved: false,
            moved_from: String::new(),
            moved_to: String::new(),
            note,
            old: old.clauses,
            new: new.clauses,
            old_text: old.text,
            new_text: new.text,
            segments: difference.segments,
            substance,
            noise,
            coarse: difference.coarse,
            cells,
            near: None,
            stale,
        }
    }

    /// What changed between two sides that are no tables.
    fn note(
        &self,
        kind: RowKind,
        (old, new): (&Side<'_>, &Side<'_>),
        segments: &[Segment],
        findings: &[Finding<'_>],
    ) -> String {
        let sides = Sides {
            old: &old.facts,
            new: &new.facts,
            old_text: &old.text,
            new_text: &new.text,
            is_article: old.clauses.iter().chain(&new.clauses).all(is_article),
            several: kind != RowKind::Modified,
            renumbering: &self.renumbering,
            lexicon: self.lexicon,
        };
        match kind == RowKind::Modified && is_rewritten(segments, findings) {
            true => sides.rewritten(),
            false => substance::note(findings, &sides),
        }
    }

    /// Adds what is doubtful to a note.
    fn doubt(&self, note: &mut String, what: &str) {
        if self.depth == Depth::Notes {
            *note += &format!("（存疑：{what}，请核对）");
        }
    }

    /// The references of a row that did not follow, in a sentence; `""` where there are none.
    fn stale(&self, old: &str, new: &str) -> String {
        let articles = self.articles.stale(old, new);
        let paragraphs = self.paragraphs.stale(old, new);
        let all = [articles, paragraphs].into_iter().filter(|said| !said.is_empty());
        all.collect::<Vec<_>>().join("；")
    }

    fn kind(&self, old: &Side<'_>, new: &Side<'_>) -> RowKind {
        match (old.clauses.len(), new.clauses.len()) {
            (0, _) => RowKind::Inserted,
            (_, 0) => RowKind::Deleted,
            (1, 1) if same(&old.text, &new.text, &self.renumbering) => RowKind::Unchanged,
            (1, 1) => RowKind::Modified,
            (1, _) => RowKind::Split,
            (_, 1) => RowKind::Merged,
            _ => RowKind::Regrouped,
        }
    }
}

fn side<'d>(document: &'d Document, ids: &[ClauseId]) -> Side<'d> {
    let mut out = Side { clauses: ids.iter().map(|&id| document.clause_ref(id)).collect(), ..Side::default() };
    for &id in ids {
        let text = text(document, id);
        match out.text.is_empty() {
            true => out.text = text.into_owned(),
            false => out.text.extend(["\n", &*text]),
        }
        let clause = document.clause(id);
        let whole = clause.is_measure || clause.is_article;
        let below = if whole { document.subtree(id) } else { std::slice::from_ref(clause) };
        out.facts.responsible.extend(below.iter().flat_map(|clause| &clause.responsible));
        out.facts.figures.extend(below.iter().flat_map(|clause| &clause.figures));
    }
    out
}

/// Whether so little stayed that what changed inside the clause tells nothing. What only has another name or
/// place stayed.
fn is_rewritten(segments: &[Segment], findings: &[Finding<'_>]) -> bool {
    const KEPT: f32 = 0.4;
    const LETTERS: usize = 20;
    let letters =
        |op: Op| -> usize { segments.iter().filter(|segment| segment.op == op).map(|own| letters(&own.text)).sum() };
    let stays = findings.iter().filter(|finding| finding.stays()).map(|finding| &finding.change);
    let (before, after) =
        stays.fold((0, 0), |(old, new), change| (old + self::letters(change.old), new + self::letters(change.new)));
    let (gone, come) = (letters(Op::Delete).saturating_sub(before), letters(Op::Insert).saturating_sub(after));
    // Where only one side has more, the rest of the clause stayed.
    if gone.min(come) < LETTERS / 2 {
        return false;
    }
    let kept = before + letters(Op::Equal);
    kept + gone.max(come) >= LETTERS && (2 * kept) as f32 <= KEPT * (2 * kept + gone + come) as f32
}

/// The letters of a text outside 《titles》, and without digits: a title that is cited in another way and other dates make no
/// other clause.
fn letters(text: &str) -> usize {
    let mut depth = 0_i32;
    let outside = |ch: char| {
        depth += i32::from(ch == '《') - i32::from(ch == '》');
        depth <= 0 && is_letter(ch) && !ch.is_ascii_digit()
    };
    text.chars().map(outside).filter(|counts| *counts).count()
}

/// Whether a clause is an article by its number.
fn is_article(clause: &ClauseRef) -> bool {
    clause.label.as_deref().is_some_and(|label| label.starts_with('第') && label.contains('条'))
}

/// Whether none of the old numbers is left.
fn renumbered(old: &[ClauseRef], new: &[ClauseRef]) -> bool {
    let same = |a: &ClauseRef, b: &ClauseRef| {
        a.label == b.label || a.label.as_deref().map(fold::text) == b.label.as_deref().map(fold::text)
    };
    !old.is_empty() && !new.is_empty() && !old.iter().any(|before| new.iter().any(|after| same(before, after)))
}

/// The note of a row with what became of its clauses as a whole.
fn whole_note(kind: RowKind, old: &[ClauseRef], new: &[ClauseRef], note: String) -> String {
    let names = |clauses: &[ClauseRef]| clauses.iter().map(ClauseRef::name).collect::<Vec<_>>().join("、");
    let whole = match kind {
        RowKind::Unchanged => return String::new(),
        RowKind::Modified => return note,
        RowKind::Inserted => return "新增".to_owned(),
        RowKind::Deleted => return "删除".to_owned(),
        RowKind::Split => format!("{}拆分为{}", names(old), names(new)),
        RowKind::Merged => format!("{}合并为{}", names(old), names(new)),
        RowKind::Regrouped => format!("{}重组为{}", names(old), names(new)),
    };
    if note.is_empty() { whole } else { format!("{whole}；{note}") }
}
