/** A chain of revisions as the program might trace it: each text against the one before, joined by headings. */
import type { ChainHead, DocumentView, RevisionRow, Trace, TraceStep } from "../bindings";
import { fakeRevision } from "./revision";

type Counts = Omit<ChainHead, "handle" | "documents">;

export function fakeChain(versions: readonly DocumentView[]): Counts & { traces: Trace[] } {
  const steps = versions.slice(1).map((young, at) => fakeRevision(versions[at] ?? young, young));
  const front = joined(versions.length, steps.map((step) => step.front));
  const clauses = joined(versions.length, steps.map((step) => step.rows));
  const changed = (row: RevisionRow) => row.kind !== "unchanged" || row.moved;
  const count = (traces: Trace[]) => traces.filter((trace) => trace.steps.some((step) => step.rows.some(changed))).length;
  return {
    traces: [...front, ...clauses],
    front: front.length,
    clauses: clauses.length,
    outline: 0,
    changed: count(clauses),
    beside: count(front) > 0 ? `条文以外：标题、前言、落款和章节标题等修改${count(front)}处。` : "",
  };
}

function joined(versions: number, steps: readonly RevisionRow[][]): Trace[] {
  const traces = new Map<string, TraceStep[]>();
  steps.forEach((rows, at) => {
    for (const row of rows) {
      const clause = row.new[0] ?? row.old[0];
      const name = clause?.heading || (clause?.path ?? "");
      const trace = traces.get(name) ?? Array.from({ length: versions }, () => ({ clauses: [], text: "", rows: [] }));
      traces.set(name, trace);
      if (at === 0) trace[0] = { clauses: row.old, text: row.old_text, rows: [] };
      trace[at + 1] = { clauses: row.new, text: row.new_text, rows: [row] };
    }
  });
  return [...traces.values()].map((steps) => ({ steps }));
}
