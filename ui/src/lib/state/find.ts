import type { TableRow } from "../ipc";
import type { Group } from "./group.svelte";

/** A row of the table by group and place in it. */
export interface RowPlace {
  group: number;
  row: number;
}

/** The fetched rows that hold `text` in a label, heading, text, figure or unit. */
export function matchingRows(text: string, groups: readonly Group[]): RowPlace[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  return groups.flatMap((group) =>
    group.rows.flatMap((row, index) => (holds(row, wanted) ? [{ group: group.index, row: index }] : [])),
  );
}

function holds(row: TableRow, wanted: string): boolean {
  return row.cells.some((cell) =>
    cell.measures.some(({ clause, text, responsible }) =>
      [clause.path, clause.heading, text, ...responsible.map((unit) => unit.name)].some((part) =>
        part.toLowerCase().includes(wanted),
      ),
    ),
  );
}
