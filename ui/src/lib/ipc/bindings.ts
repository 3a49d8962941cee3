// Generated from the Rust types of the bridge (src-tauri/src/bindings.rs); do not edit.

/** An error as the window shows it: in place, never matched by text. */
export type AppError = {
/** Stable name of the case. */
code: string,
/** What is wrong and where, in Chinese. */
message: string,
/** What to do, in Chinese; `""` where nothing can be done. */
hint: string, };

/** What the window needs to know first. */
export type AppState = {
/** Version of the program. */
version: string,
/** Whether the library is being opened or the starter library filled in: ask again on the event `ready`. */
starting: boolean,
/** Why the library cannot be opened. */
error: AppError | null,
/** The themes in the order of a table. */
themes: Array<ThemeView>, };

/** What a paragraph outside the clauses is. */
export type BlockRole = "title" | "notice" | "addressee" | "preamble" | "definition" | "validity" | "box" | "table" | "signature" | "contents" | "annex" | "duplicate" | "unread";

/** A cell: measures, or why there are none. */
export type Cell = {
/** The measures, in reading order. */
measures: Array<CellMeasure>,
/** Set exactly when `measures` is empty. */
nothing: Nothing | null, };

/** A cell of a table that changed, or a larger part. */
export type CellChange = {
/** What changed. */
part: TablePart,
/** The line above the table, `""` where there is none. */
table: string,
/** What the row is about: its first cell with text behind its number, with that of its group where names repeat; `""` of a
 * column, a table and a line. */
row: string,
/** The head of the column, `""` where there is none and where the whole row, table or line changed. */
column: string,
/** What stood in it, `""` for what came; of what only stands elsewhere its name, as in `to`, but of a row that went to
 * another table the line above the one that it left. */
from: string,
/** What stands in it, `""` for what went; of a row that went to another table the line above that one. */
to: string, };

/** One measure in a cell. */
export type CellMeasure = {
/** Which clause. */
clause: ClauseRef,
/** Its body, items below it included, `\n` between paragraphs. */
text: string,
/** Its responsible units. */
responsible: Array<Responsible>,
/** Its quantities. */
figures: Array<Figure>,
/** Its theme. */
theme: ThemeChoice | null,
/** The policy tools that it uses. */
tools: Array<ToolFound>,
/** Headings of the clauses above it, outermost first. */
section: Array<string>, };

/** The head of an open chain of revisions; its traces stay where they were made. */
export type ChainHead = {
/** Asks for traces with it. */
handle: number,
/** The revisions, oldest first. */
documents: Array<DocumentHead>,
/** Number of traces of what stands outside the clauses; they come first, */
front: number,
/** of clauses, which follow, */
clauses: number,
/** and of headings of sections, which come last. */
outline: number,
/** How many of the clauses changed or moved in any step. */
changed: number,
/** How many of the other parts changed, in a sentence; `""` where none did. */
beside: string, };

/** One changed row. */
export type Change = {
/** Index of the row. */
row: number,
/** How the clauses correspond. */
kind: RowKind,
/** Whether it moved. */
moved: boolean,
/** Whether it was renumbered. */
renumbered: boolean,
/** What the change touches. */
substance: Array<Substance>,
/** The clause's name on the new side, else on the old: path and heading. */
title: string,
/** 修改说明. */
note: string, };

/** Enough of a clause to name it and to open it. */
export type ClauseRef = {
/** Index in its document; [`ClauseRef::NONE`] for a paragraph outside the clauses. */
id: number,
/** Labels from the top down, joined by `/`. */
path: string,
/** The number as printed, if any. */
label: string | null,
/** The heading, `""` without one. */
heading: string, };

/** A clause as the reader shows it. */
export type ClauseView = {
/** Index in its document. */
id: number,
/** Depth, 1 for a top clause. */
level: number,
/** Its name. */
path: string,
/** Number with the mark behind it as printed, `""` without one. */
number: string,
/** Title without number and final mark, `""` without one. */
heading: string,
/** Everything that it prints behind its number: heading with its mark, body, annotations. */
content: string,
/** Whether a table has a cell for it. */
is_measure: boolean,
/** Its responsible units. */
responsible: Array<Responsible>,
/** Its quantities. */
figures: Array<Figure>,
/** Its theme. */
theme: ThemeChoice | null, };

/** One document of the table. */
export type Column = {
/** What its head says. */
document: DocumentHead,
/** Units responsible for every measure unless it says otherwise; shown greyed. */
default_responsible: Array<string>, };

/** Which column of a table is meant. */
export type ColumnAt = number | string;

/** One column of a table, chosen by hand. */
export type ColumnChoice = {
/** What it holds. */
kind: ColumnKind,
/** Which one it is. */
column: ColumnAt, };

/** What a column holds. */
export type ColumnKind = "title" | "region" | "issuer" | "publisher" | "number" | "issued" | "published" | "effective" | "expires" | "label" | "heading" | "text" | "unit";

/** What a column can hold. */
export type ColumnName = {
/** The kind. */
kind: ColumnKind,
/** What it is called in Chinese. */
name: string, };

/** How the printed number bounds the quantity. */
export type Comparator = "=" | "≥" | "≤" | ">" | "<" | "≈";

/** What kind of paper a document is. */
export type DocKind = "若干措施" | "实施方案" | "行动计划" | "行动方案" | "实施意见" | "意见" | "工作方案" | "工作机制" | "规划" | "办法" | "规定" | "细则" | "条例" | "法" | "决定" | "通知" | "工作报告" | "其他";

/** What a table's head says of a document. */
export type DocumentHead = {
/** The id in the library, where it comes from one. */
id: number | null,
/** The title. */
title: string,
/** From the province down. */
region: Array<string>,
/** The issuing bodies. */
issuers: Array<string>,
/** 文号. */
doc_number: string | null,
/** ISO 8601. */
issued_on: string | null,
/** ISO 8601. */
effective_on: string | null,
/** ISO 8601 date or duration. */
expires: string | null,
/** Whether its term had ended on the day when the library was asked; `false` where no term or no beginning is printed. */
expired: boolean,
/** The kind of paper. */
kind: DocKind,
/** How far it has come. */
stage: Stage,
/** Whether it is an abstract (要点摘编) and not the official text. */
is_digest: boolean,
/** Whether it is the text before the tracked changes of its file (修订前原文). */
is_original: boolean,
/** Number of measures. */
measures: number,
/** Number of problems met while reading. */
problems: number, };

/** A range of the list of documents, with what there is to filter by. */
export type DocumentPage = {
/** How many documents match. */
total: number,
/** The rows asked for, newest first. */
rows: Array<DocumentRow>,
/** Regions of all documents that are not deleted, every level of each path. */
regions: Array<Facet>,
/** Kinds of the same documents. */
kinds: Array<Facet>,
/** Years of the same documents, newest first. */
years: Array<Facet>,
/** How many documents are deleted and can be restored. */
trashed: number, };

/** Which documents are asked for; empty fields do not limit. */
export type DocumentQuery = {
/** A path of regions from the province down; matches everything below it. */
region: Array<string>,
/** Kinds of paper. */
kinds: Array<DocKind>,
/** Years of issue. */
years: Array<number>,
/** Words that the title, issuer or number holds. */
text: string,
/** The deleted ones instead of the others. */
trashed: boolean, };

/** One row of the list of documents. */
export type DocumentRow = {
/** What its head says; `id` is set. */
head: DocumentHead,
/** Name of the file that it came from. */
source_name: string,
/** How many revisions of the same work the library holds, itself included. */
revisions: number,
/** When it was imported, ISO 8601 date. */
imported_on: string, };

/** A document as the reader shows it. */
export type DocumentView = {
/** What its head says. */
head: DocumentHead,
/** Title of the notice that carries it. */
notice_title: string | null,
/** What it repeals or replaces. */
supersedes: Array<string>,
/** Units responsible unless a clause says otherwise. */
default_responsible: Array<string>,
/** Name of the file that it came from. */
source_name: string,
/** Clauses and blocks in reading order. */
parts: Array<Part>,
/** What was not understood. */
problems: Array<Problem>,
/** All revisions of the same work, oldest first, itself included. */
revisions: Array<DocumentHead>, };

/** A format of export. */
export type ExportFormat = "docx" | "xlsx" | "html" | "csv" | "md";

/** One value to filter by, with its number of documents. */
export type Facet = {
/** The value: a region path joined by `/`, a kind, a year. */
value: string,
/** How many documents have it. */
count: number, };

/** One quantity of a clause. */
export type Figure = {
/** The words that carry it, an exact substring of the source. */
quote: string,
/** What it is for. */
kind: FigureKind,
/** The printed number; `None` where it is vague. */
value: number | null,
/** The unit as printed, in half-width. */
unit: string,
/** In base units: yuan, 0..1 for a percentage, the year of a deadline; for validity an ISO 8601 date or duration. */
value_norm: FigureValue | null,
/** The upper end of a range, as printed. */
value_max: number | null,
/** The upper end of a range in base units. */
value_max_norm: FigureValue | null,
/** How the number bounds the quantity; of a range, how its lower end does: `Equal` in 3至5家, `AtLeast` in 3家以上5家以下. */
comparator: Comparator,
/** How the upper end of a range bounds the quantity, where words say so: 以下, 不超过, 不足. */
comparator_max: Comparator | null,
/** What it counts, for whom, in which period; `""` where unclear. */
scope: string, };

/** One quantity of such a line. */
export type FigureAt = {
/** The measure that holds it. */
clause: number,
/** What it is for. */
kind: FigureKind,
/** The quantity in the line's unit with its bound, such as 不超过500万元; as printed where its value is vague. */
shown: string,
/** The value in base units; of a range the lower end. */
value: FigureValue | null,
/** The upper end of a range in base units. */
value_max: FigureValue | null,
/** The words that carry it, as printed. */
quote: string,
/** What it is taken on or per: 每个企业, 投资额; `""` where the text does not say. */
base: string,
/** What tells it from the other quantities of its line: its kind where the line has several, whom or what it is for
 * where a cell has several, its base, its place in a table; `""` where nothing does. */
note: string,
/** The sentence or item that holds it, with its conditions; of a table the row and the head of the column. */
condition: string, };

/** What a quantity is for. */
export type FigureKind = "subsidy_cap" | "subsidy_rate" | "subsidy_fixed" | "price" | "threshold" | "target" | "share" | "count" | "deadline" | "validity" | "other";

/** Quantities of one thing in one unit, side by side. */
export type FigureLine = {
/** What the first of the quantities is for. */
kind: FigureKind,
/** What the line is called: what its quantities are for, all kinds of them, and what is counted: 目标、条件·示范仓库. */
name: string,
/** The unit in which all of them are shown, such as 万元. */
unit: string,
/** What is counted, where the kind does not tell it; `""` otherwise. */
thing: string,
/** Whether quantities of different columns are taken on different bases (投资额, 合同金额) and do not compare as they stand. */
bases_differ: boolean,
/** One list a column, empty where the column has none. */
cells: Array<Array<FigureAt>>, };

/** A normalised value. */
export type FigureValue = number | string;

/** The head of one theme's group. */
export type GroupHead = {
/** Theme id. */
id: string,
/** Theme name. */
name: string,
/** Number of measures of this theme in each column. */
counts: Array<number>,
/** Number of rows. */
rows: number, };

/** One clause that was found, or one passage outside the clauses. */
export type Hit = {
/** Its document. */
document: DocumentHead,
/** The clause; of a passage the one that it stands under or behind, by which it can be opened. */
clause: ClauseRef,
/** What the passage is, 表格第3行, 附件, 引言; `None` for a clause. */
part: string | null,
/** Higher is better. */
score: number,
/** Text around the hit, cut into runs; true where it matches. */
snippet: Array<[string, boolean]>, };

/** What became of an import. */
export type ImportReport = {
/** One entry a file, in order. */
files: Array<ImportedFile>,
/** Whether somebody stopped it; the files named are complete. */
cancelled: boolean, };

/** What became of one file of an import. */
export type ImportedFile = {
/** The file's name without its folder. */
name: string,
/** Documents that came in. */
added: Array<DocumentHead>,
/** Documents that were there already. */
known: Array<DocumentHead>,
/** What should be known: another encoding, replaced bytes, problems of reading. */
notices: Array<string>,
/** Problems of reading, over all its documents. */
problems: Array<Problem>,
/** Why nothing came in: one Chinese sentence with what to do. */
error: string | null,
/** Whether it is a table whose columns the user has to choose, or to choose otherwise, before it can come in. */
needs_columns: boolean,
/** Whether it was read with its tracked changes accepted, so that the text before them can be read as well. */
has_changes: boolean, };

/** Two measures that correspond. */
export type Link = {
/** Column and clause of the one. */
a: [number, number],
/** Column and clause of the other. */
b: [number, number],
/** How sure, 0..1. */
confidence: number,
/** The words that they share, strongest first. */
why: Array<string>, };

/** Why a cell is empty. */
export type Nothing = { "kind": "no_measure" } | { "kind": "not_here",
/** The nearest measure of that document. */
nearest: ClauseRef | null,
/** The nearest measure's theme id. */
theme: string | null, } | { "kind": "unread",
/** How many problems. */
problems: number, };

/** What a segment of text did. */
export type Op = "equal" | "delete" | "insert";

/** One part of a document in reading order. */
export type Part = { "type": "clause" } & ClauseView | { "type": "block",
/** What it is. */
role: BlockRole,
/** First line of the source. */
first_line: number,
/** Its text, `\n` between lines. */
text: string, };

/** One column of a sheet. */
export type PreviewColumn = {
/** Its letter: `A`. */
letter: string,
/** Its head as printed; empty where it has none. */
head: string,
/** What it was recognised to hold. */
kind: ColumnKind | null, };

/** A problem met while reading, with its place. */
export type Problem = {
/** 1-based line of the source. */
line: number,
/** What kind. */
kind: ProblemKind,
/** One sentence in Chinese. */
message: string, };

/** What was wrong, by kind; the message says it in Chinese. */
export type ProblemKind = "missing_label" | "label_out_of_order" | "title_mismatch" | "truncated" | "table_unread" | "duplicate" | "encoding" | "unread" | "notice";

/** What the user chose; the default is what is read when nobody chooses. */
export type ReadOptions = {
/** Of a file with tracked changes the text before them, instead of the text with all of them accepted. */
original: boolean,
/** The columns of a table that are read, and as what; empty for those that are recognised by their heads. */
columns: Array<ColumnChoice>,
/** The row of heads, 1-based as the file counts; 0 for a table without heads, `None` for the one that is recognised. */
head_row: number | null,
/** The sheet that `columns` and `head_row` are meant for, counted from 0 among those that hold something; the others are
 * read as they are recognised. `None` for all. */
sheet: number | null, };

/** One responsible unit of a clause, as printed. */
export type Responsible = {
/** The unit's name as printed. */
name: string,
/** Whether the text calls it the leading unit (牵头). */
lead: boolean, };

/** Two measures of different documents that share wording above chance. */
export type Reuse = {
/** The one, left of the other. */
a: ReuseSide,
/** The other. */
b: ReuseSide,
/** Number of characters that both share, marks and blanks not counted. */
shared: number,
/** These characters as a share of the shorter measure, 0..1. */
share: number,
/** The column that was issued first; `None` where the dates do not tell. */
first: number | null, };

/** A run of such a text. */
export type ReuseRun = {
/** The text. */
text: string,
/** Whether the other side has it too. */
shared: boolean, };

/** One side of shared wording. */
export type ReuseSide = {
/** Column of the table. */
column: number,
/** The measure. */
clause: ClauseRef,
/** Its text as a reader sees it, in runs. */
runs: Array<ReuseRun>, };

/** How many rows of each kind. */
export type RevisionCounts = {
/** Rows without a change. */
unchanged: number,
/** Rows changed one to one. */
modified: number,
/** New rows. */
inserted: number,
/** Deleted rows. */
deleted: number,
/** Split rows. */
split: number,
/** Merged rows. */
merged: number,
/** Regrouped rows. */
regrouped: number,
/** Rows that moved, whatever their kind. */
moved: number,
/** Rows that were renumbered, whatever their kind. */
renumbered: number,
/** Rows whose change is one of substance. */
substantial: number,
/** Rows whose references did not follow, whatever their kind. */
stale: number,
/** Differences that normalising took away. */
noise: number, };

/** The head of an open revision; its rows stay where they were computed. */
export type RevisionHead = {
/** Asks for rows with it. */
handle: number,
/** The old document. */
old: DocumentHead,
/** The new document. */
new: DocumentHead,
/** How many rows of each kind. */
counts: RevisionCounts,
/** Number of rows. */
rows: number,
/** The changed rows in order, for the list and for next and previous. */
changes: Array<Change>,
/** What changed outside the clauses: title, preamble, section headings; an index counts the rows of `revision_front`. */
front: Array<Change>, };

/** One group of clauses that correspond.
 *
 * Invariant: the `Equal` and `Delete` segments joined give `old_text`, `Equal` and `Insert` give `new_text`. */
export type RevisionRow = {
/** How they correspond. */
kind: RowKind,
/** The clause's own number differs. */
renumbered: boolean,
/** It lies outside the longest run of rows in old order, or its corresponding parent differs. */
moved: boolean,
/** Where its only clause stood before it went to another place or section, as a reader is told: 一（二）, 第一章, 第一章第三条;
 * `""` where it stayed, or no name tells its places apart. */
moved_from: string,
/** Where it stands now; `""` together with `moved_from`. */
moved_to: string,
/** The old clauses. */
old: Array<ClauseRef>,
/** The new clauses. */
new: Array<ClauseRef>,
/** What a reader sees of the old clauses, joined by `\n`. */
old_text: string,
/** What a reader sees of the new clauses, joined by `\n`. */
new_text: string,
/** The difference of the two texts. */
segments: Array<Segment>,
/** What the change touches, in order of weight; of an unchanged row the references that are stale. */
substance: Array<Substance>,
/** Differences that normalising took away (width, white space, punctuation variants, followed references). */
noise: number,
/** Whether the budget ended and the text is shown by whole paragraphs (按整段显示). */
coarse: boolean,
/** 修改说明, drafted from what changed; `""` for unchanged rows without stale references. */
note: string,
/** The cells that changed, where the row is a table: what `segments` mark, as data. */
cells: Array<CellChange>,
/** Of inserted and deleted rows: a clause of the other text that is likely to rule the same matter in other words. */
near: ClauseRef | null,
/** References that stayed though what they cite (articles, 第十条第二款) has other numbers now, in a sentence; `""` where there are
 * none. It stands in the note too. */
stale: string, };

/** How the clauses of a row correspond. */
export type RowKind = "unchanged" | "modified" | "inserted" | "deleted" | "split" | "merged" | "regrouped";

/** A range of the clauses that were found, best first. */
export type SearchPage = {
/** How many clauses match. */
total: number,
/** The hits asked for. */
hits: Array<Hit>, };

/** A search. */
export type SearchQuery = {
/** What is looked for; words apart by white space must all occur. */
text: string,
/** Region names, any level; empty for all. */
regions: Array<string>,
/** Theme ids; empty for all. */
themes: Array<string>, };

/** A run of text and what it did. */
export type Segment = {
/** What it did. */
op: Op,
/** The text. */
text: string, };

/** One sheet. */
export type SheetPreview = {
/** Its name; empty where the file has only one. */
name: string,
/** The row of heads, 1-based as the file counts: the recognised one, else the first with several cells; 0 for none. */
head_row: number,
/** Whether a column of measures or texts was recognised, so that the sheet is read without a choice. */
recognised: boolean,
/** Its columns from left to right. */
columns: Array<PreviewColumn>,
/** The first rows under the heads, one cell a column, long ones cut. */
sample: Array<Array<string>>,
/** Number of rows under the heads. */
rows: number, };

/** How far a document has come. */
export type Stage = "draft_for_comment" | "draft_for_review" | "draft" | "issued" | "revised";

/** What a change touches; several may hold. */
export type Substance = "figure" | "deadline" | "responsible" | "scope" | "obligation" | "definition" | "reference" | "wording" | "punctuation" | "numbering" | "layout";

/** The head of an open table; its rows stay where they were computed. */
export type TableHead = {
/** Asks for rows with it. */
handle: number,
/** The documents. */
columns: Array<Column>,
/** The groups in order. */
groups: Array<GroupHead>,
/** Number of pairs of measures that share wording above chance. */
reuse: number, };

/** What of a table changed. */
export type TablePart = "cell" | "row" | "column" | "table" | "line";

/** A table file before it is read. */
export type TablePreview = {
/** Its sheets that hold something. */
sheets: Array<SheetPreview>,
/** What a column can hold, in the order in which it is offered. */
kinds: Array<ColumnName>, };

/** One policy purpose. */
export type TableRow = {
/** One cell a column. */
cells: Array<Cell>,
/** Which measures of the row correspond. */
links: Array<Link>,
/** Ids of other themes that measures of this row have; there a reference points here. */
also_themes: Array<string>,
/** Its quantities in lines of one kind and unit, where more than one column has measures. */
figures: Array<FigureLine>,
/** Its responsible units in lines of one function, where more than one column names some. */
units: Array<UnitLine>, };

/** News of a long task, sent as the event `task`. */
export type TaskEvent = {
/** The task. */
id: number,
/** How it stands. */
state: TaskState, };

/** How a task stands. */
export type TaskState = { "state": "running",
/** Steps done. */
done: number,
/** Steps in all, 0 while unknown. */
total: number,
/** Name of the step in Chinese. */
label: string, } | { "state": "imported",
/** What became of each file. */
report: ImportReport, } | { "state": "columns",
/** What it holds. */
preview: TablePreview, } | { "state": "table",
/** Its head. */
head: TableHead, } | { "state": "revision",
/** Its head. */
head: RevisionHead, } | { "state": "chain",
/** Its head. */
head: ChainHead, } | { "state": "exported",
/** Its name, without its folder. */
name: string, } | { "state": "cancelled" } | { "state": "failed",
/** Why. */
error: AppError, };

/** A theme, how sure, why, and what came second. Ids are those of `assets/themes.tsv`. */
export type ThemeChoice = {
/** Theme id, such as `talent`. */
id: string,
/** 0..1. */
confidence: number,
/** The second best theme. */
runner_up: string | null,
/** The strongest reasons, best first. */
why: Array<ThemeReason>, };

/** One reason for a theme. */
export type ThemeReason = {
/** The words that spoke for it. */
words: string,
/** Where they stand: `heading`, `body`, `parent` or `neighbours`. */
place: string, };

/** A theme to choose from. */
export type ThemeView = {
/** Id. */
id: string,
/** Chinese name. */
name: string, };

/** A policy tool that a measure uses. */
export type ToolFound = {
/** Id of the tool in `assets/tools.tsv`, such as `funding`. */
id: string,
/** Its Chinese name. */
name: string,
/** From which side it acts. */
side: ToolSide,
/** The words that told it, as printed, at most three. */
words: Array<string>, };

/** From which side a policy tool acts. */
export type ToolSide = "supply" | "environment" | "demand";

/** One clause, or clauses that were split, merged or regrouped on the way, or a part outside the clauses, through all revisions. */
export type Trace = {
/** One step for each document, in the same order. */
steps: Array<TraceStep>, };

/** What one revision has of a trace. */
export type TraceStep = {
/** The clauses; empty where this revision has none. */
clauses: Array<ClauseRef>,
/** What a reader sees of them, joined by `\n`. */
text: string,
/** How they came out of the revision before: a row each. Empty in the first step, and where neither has a clause. A clause
 * that came back is an inserted row; its `segments`, `old_text` and all that follows from them tell it from what it was
 * before it went, if it is another one now. */
rows: Array<RevisionRow>, };

/** The units of one function in each column. */
export type UnitLine = {
/** The function, such as 工业和信息化; the unit's own name where no function is known. */
function: string,
/** Names as printed, one list a column. */
cells: Array<Array<string>>, };
