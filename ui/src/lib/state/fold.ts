import type { RevisionRow } from "../ipc";
import { isChanged, isSubstantial } from "../text/changes";

/** A line of the comparison: one row, or a run of rows that has nothing to show. */
export type Line =
  | { type: "row"; index: number; row: RevisionRow }
  | { type: "fold"; from: number; to: number; first: RevisionRow; last: RevisionRow; changed: number };

/** Folds the runs of rows without a change (with `onlySubstance`: without one of substance); `unfolded` holds first rows. */
export function foldRows(rows: readonly RevisionRow[], onlySubstance: boolean, unfolded: ReadonlySet<number>): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < rows.length;) {
    const from = at;
    while (at < rows.length && !shows(rows[at], onlySubstance)) at += 1;
    if (at === from || unfolded.has(from)) {
      const end = Math.max(at, from + 1);
      for (let index = from; index < end; index += 1)
        lines.push({ type: "row", index, row: rows[index] as RevisionRow });
      at = end;
      continue;
    }
    const run = rows.slice(from, at);
    const changed = run.filter(isChanged).length;
    lines.push({
      type: "fold",
      from,
      to: at - 1,
      first: run[0] as RevisionRow,
      last: run.at(-1) as RevisionRow,
      changed,
    });
  }
  return lines;
}

function shows(row: RevisionRow | undefined, onlySubstance: boolean): boolean {
  if (!row) return false;
  return onlySubstance ? isSubstantial(row) : isChanged(row);
}
