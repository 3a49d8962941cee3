/** What the cells of a table say. */
import type { CellMeasure, Column, Figure, FigureAt, FigureLine, Link, TableRow, ToolSide } from "../ipc";
import { place, stageName } from "./documents";

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

/** What a column is called where its head is not in sight: its place, else its title, else with its date. */
export function columnName(columns: readonly Column[], at: number): string {
  const own = columns[at]?.document;
  if (!own) return "";
  const others = columns.filter((_, index) => index !== at).map((column) => column.document);
  if (others.every((other) => place(other) !== place(own))) return place(own);
  const title = `《${own.title}》`;
  return others.every((other) => other.title !== own.title) ? title : `${title}（${own.issued_on ?? stageName(own.stage)}）`;
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

/** A line of figures or units under a row: its name, and what each column has. */
export interface BesideLine {
  name: string;
  /** Why its figures do not compare as they stand, `""` where they do. */
  doubt: string;
  /** Texts of each column, empty where it has none. */
  cells: readonly (readonly string[])[];
  /** The figures behind the texts, each once; `null` for a line of units. */
  figures: readonly (readonly FigureAt[])[] | null;
}

/** The lines under a row: its figures, then the units that at least two columns name for one function. */
export function besideLines(row: TableRow): BesideLine[] {
  const units = row.units.filter((line) => line.cells.filter((cell) => cell.length > 0).length > 1);
  return [
    ...row.figures.map(figureLine),
    ...units.map((line) => ({ name: `责任·${line.function}`, doubt: "", cells: line.cells, figures: null })),
  ];
}

/** What tells one figure of a line from another: 1 and 15万元 are not 11 and 5万元. */
export function figureKey({ clause, shown, note }: FigureAt): string {
  return [clause, shown, note].join(" ");
}

function figureLine(line: FigureLine): BesideLine {
  const figures = line.cells.map((cell) => [...new Map(cell.map((at) => [figureKey(at), at])).values()]);
  return {
    name: line.name,
    doubt: line.bases_differ ? "各地数额的计算基础不同，不宜直接比较。" : "",
    cells: figures.map((cell) => cell.map((at) => at.shown)),
    figures,
  };
}

const sides: Record<ToolSide, string> = { supply: "供给型", environment: "环境型", demand: "需求型" };

/** From which side a policy tool acts. */
export function sideName(side: ToolSide): string {
  return sides[side];
}
