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

/** Characters on a line of one side, height of a line, and what is around the text, in px: enough to place a change on the map. */
const [perLine, lineHeight, around] = [29, 26, 18];
const foldHeight = 32;

/** About how tall a row is, in px. */
export function tallOf(row: RevisionRow): number {
  const lines = (text: string) =>
    text.split("\n").reduce((sum, part) => sum + Math.max(Math.ceil((part.length + 3) / perLine), 1), 0);
  return Math.max(lines(row.old_text), lines(row.new_text)) * lineHeight + around;
}

/** A changed row on the map, as shares of the whole height. */
export interface MapMark {
  index: number;
  row: RevisionRow;
  top: number;
  size: number;
}

/** Where the changed rows stand in the whole. */
export function mapMarks(lines: readonly Line[]): MapMark[] {
  const heights = lines.map((line) => (line.type === "fold" ? foldHeight : tallOf(line.row)));
  const whole = Math.max(
    heights.reduce((sum, height) => sum + height, 0),
    1,
  );
  const marks: MapMark[] = [];
  let top = 0;
  lines.forEach((line, at) => {
    const height = heights[at] ?? 0;
    if (line.type === "row" && isChanged(line.row))
      marks.push({ index: line.index, row: line.row, top: top / whole, size: height / whole });
    top += height;
  });
  return marks;
}
