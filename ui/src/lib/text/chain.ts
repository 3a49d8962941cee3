/** What a chain of revisions says. */
import type { ChainHead, ClauseRef, RevisionRow, Segment, Trace, TraceStep } from "../ipc";
import { blocksOf, changeName, type Block } from "./changes";
import { clauseLabel } from "./clauses";

/** A new number alone is no change. */
const isChanged = (row: RevisionRow) => row.kind !== "unchanged" || row.moved || row.stale !== "";

/** The traces under one title, of which clauses need none where they are all there is. */
export function traceParts(head: Pick<ChainHead, "front" | "clauses" | "outline">): { title: string; from: number; to: number }[] {
  const { front, clauses, outline } = head;
  const named = front + outline > 0;
  return [
    { title: "标题与正文前后", from: 0, to: front },
    { title: named ? "条文" : "", from: front, to: front + clauses },
    { title: "章节标题", from: front + clauses, to: front + clauses + outline },
  ];
}

/** What all of it comes to: 共 3 个版本，20 条条文…. */
export function chainCount(head: Pick<ChainHead, "documents" | "clauses" | "changed" | "beside">): string {
  const { documents, clauses, changed, beside } = head;
  return `共 ${documents.length} 个版本，${clauses} 条条文，其中 ${changed} 条有修改；每一列标出与前一版本相比的增删。${beside}`;
}

/** Whether any step changed or moved the clause. */
export function isTraceChanged(trace: Trace): boolean {
  return trace.steps.some((step) => step.rows.some(isChanged));
}

/** What the clause is called in the newest revision that has it. */
export function traceName(trace: Trace): string {
  return names(trace.steps.findLast(({ clauses }) => clauses.length > 0)?.clauses ?? []);
}

const names = (clauses: readonly ClauseRef[]) => clauses.map((clause) => clauseLabel(clause) || clause.heading).join("、");

/** The text of a step with its tables: against the step before, as it stands in the first. */
export function stepBlocks(step: TraceStep): Block<Segment>[] {
  return blocksOf(stepSegments(step), ({ op }, text) => ({ op, text }), { op: "equal", text: "\n" });
}

function stepSegments(step: TraceStep): Segment[] {
  if (step.rows.length === 0) return step.text === "" ? [] : [{ op: "equal", text: step.text }];
  return step.rows.flatMap((row, index) => (index > 0 ? [{ op: "equal", text: "\n" } as Segment, ...row.segments] : row.segments));
}

/** What became of the clause in this step, `""` where nothing did or {@link stepNothing} says it: 修改：将…改为…. */
export function stepStory(step: TraceStep): string {
  if (step.clauses.length === 0) return "";
  const told = step.rows.filter((row) => isChanged(row) || row.renumbered);
  return told.map((row) => (step.rows.length > 1 ? namedStory(row) : rowStory(row))).join("；");
}

/** Whose row it is in front: several say each what became of one clause. */
function namedStory(row: RevisionRow): string {
  return `${names(row.new.length > 0 ? row.new : row.old)}：${rowStory(row)}`;
}

/** A note that begins with the name of the change, or says better what came, is not told twice. */
function rowStory(row: RevisionRow): string {
  const name = changeName(row);
  if (row.note === "") return name;
  if (row.kind === "inserted" || row.note.startsWith(name)) return row.note;
  // What is doubtful of an unchanged clause stands in brackets.
  return row.note.startsWith("（") ? `${name}${row.note}` : `${name}：${row.note}`;
}

/** Why a step has no clause: it was deleted, or it is not there yet or any more. */
export function stepNothing(step: TraceStep): string {
  return step.rows.some((row) => row.kind === "deleted") ? "删除" : "（无）";
}
