/** A chain of revisions as the program might trace it: each text against the one before, joined by headings. */
import type { DocumentView, RevisionRow, Trace, TraceStep } from "../bindings";
import { fakeRevision } from "./revision";

export function fakeChain(versions: readonly DocumentView[]): { traces: Trace[]; changed: number } {
  const steps = versions.slice(1).map((young, at) => fakeRevision(versions[at] ?? young, young).rows);
  const traces = new Map<string, TraceStep[]>();
  steps.forEach((rows, at) => {
    for (const row of rows) {
      const name = row.new[0]?.heading ?? row.old[0]?.heading ?? "";
      const trace = traces.get(name) ?? versions.map(() => ({ clauses: [], text: "", rows: [] }));
      traces.set(name, trace);
      if (at === 0) trace[0] = { clauses: row.old, text: row.old_text, rows: [] };
      trace[at + 1] = { clauses: row.new, text: row.new_text, rows: [row] };
    }
  });
  const all = [...traces.values()].map((steps) => ({ steps }));
  const changed = (row: RevisionRow) => row.kind !== "unchanged" || row.moved;
  return { traces: all, changed: all.filter((trace) => trace.steps.some((step) => step.rows.some(changed))).length };
}
