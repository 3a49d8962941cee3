/** What the cells of a table say. */
import type { CellMeasure, Figure, Link, TableRow } from "../ipc";

/** A correspondence that is less sure than this carries the mark 存疑; exports draw the same line. */
const doubtful = 0.45;

/** Why a measure may not belong in its row, `""` where it surely does: everything that ties it to the row is unsure. */
export function doubtReason(row: TableRow, column: number, clause: number): string {
  const at = ([where, what]: Link["a"]) => where === column && what === clause;
  const ties = row.links.filter((link) => at(link.a) || at(link.b));
  const best = ties.reduce<Link | null>(
    (best, link) => (best && best.confidence >= link.confidence ? best : link),
    null,
  );
  if (!best || best.confidence >= doubtful) return "";
  const why = best.why.length > 0 ? `共有词：${best.why.join("、")}。` : "";
  return `对应关系由程序推断，把握不大，请人工核对。${why}`;
}

/** The quantities of a measure as printed, each once. */
export function figureQuotes(figures: readonly Figure[]): string[] {
  const compared = figures.filter((figure) => figure.kind !== "count" && figure.kind !== "other");
  return [...new Set(compared.map((figure) => figure.quote))];
}

/** The headings above a measure that has none of its own. */
export function context({ clause, section }: CellMeasure): string {
  return clause.heading === "" ? section.join(" › ") : "";
}
