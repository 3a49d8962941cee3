/** What a chain of revisions says. */
import type { RevisionRow, Segment, Trace, TraceStep } from "../ipc";
import { changeName } from "./changes";
import { clauseLabel } from "./clauses";

/** A new number alone is no change. */
const isChanged = (row: RevisionRow) => row.kind !== "unchanged" || row.moved || row.stale !== "";

/** Whether any step changed or moved the clause. */
export function isTraceChanged(trace: Trace): boolean {
  return trace.steps.some((step) => step.rows.some(isChanged));
}

/** What the clause is called in the newest revision that has it. */
export function traceName(trace: Trace): string {
  const step = trace.steps.findLast(({ clauses }) => clauses.length > 0);
  return (step?.clauses ?? []).map((clause) => clauseLabel(clause) || clause.heading).join("、");
}

/** The text of a step in segments: against the step before, as it stands in the first. */
export function stepSegments(step: TraceStep): Segment[] {
  if (step.rows.length === 0) return step.text === "" ? [] : [{ op: "equal", text: step.text }];
  return step.rows.flatMap((row, index) => (index > 0 ? [{ op: "equal", text: "\n" } as Segment, ...row.segments] : row.segments));
}

/** What became of the clause in this step, `""` where nothing did or {@link stepNothing} says it: 修改：将…改为…. */
export function stepStory(step: TraceStep): string {
  if (step.clauses.length === 0) return "";
  const told = step.rows.filter((row) => isChanged(row) || row.renumbered);
  return told.map(rowStory).join("；");
}

/** A note that is no more than the name of the change is not said twice. */
function rowStory(row: RevisionRow): string {
  const name = changeName(row);
  if (row.note === "" || row.note === name) return name;
  // What is doubtful of an unchanged clause stands in brackets.
  return row.note.startsWith("（") ? `${name}${row.note}` : `${name}：${row.note}`;
}

/** Why a step has no clause: it was deleted, or it is not there yet or any more. */
export function stepNothing(step: TraceStep): string {
  return step.rows.some((row) => row.kind === "deleted") ? "删除" : "（无）";
}
