/** A table as the program might lay it out: rows by theme and order, every kind of nothing. */
import type { Cell, ClauseView, DocumentView, FigureLine, GroupHead, Reuse, TableRow, UnitLine } from "../bindings";
import { themes } from "./texts";

export interface FakeTable {
  groups: GroupHead[];
  rows: TableRow[][];
  reuse: Reuse[];
}

export function fakeTable(documents: readonly DocumentView[], limit: readonly string[]): FakeTable {
  const groups: GroupHead[] = [];
  const rows: TableRow[][] = [];
  themes.forEach(({ id, name }, order) => {
    if (limit.length > 0 && !limit.includes(id)) return;
    const columns = documents.map((view) => measures(view).filter((clause) => clause.theme?.id === id));
    const count = Math.max(...columns.map((column) => column.length));
    if (count === 0) return;
    groups.push({ id, name, counts: columns.map((column) => column.length), rows: count });
    rows.push(Array.from({ length: count }, (_, at) => row(documents, columns, at, order)));
  });
  return { groups, rows, reuse: rows.flat().flatMap(pair).slice(0, 1) };
}

/** Says that the first two measures of a row begin alike. */
function pair({ cells }: TableRow): Reuse[] {
  const sides = cells.flatMap(({ measures: [measure] }, column) => {
    if (!measure) return [];
    const { clause, text } = measure;
    const head = clause.heading === "" ? "" : `${clause.heading}。`;
    const runs = [
      { text: `${head}${text.slice(0, 6)}`, shared: true },
      { text: text.slice(6), shared: false },
    ];
    return [{ column, clause, runs }];
  });
  const [a, b] = sides;
  return a && b ? [{ a, b, shared: 24, share: 0.4, first: a.column }] : [];
}

function measures(view: DocumentView): ClauseView[] {
  return view.parts.filter((part) => part.type === "clause").filter((clause) => clause.is_measure);
}

function row(documents: readonly DocumentView[], columns: ClauseView[][], at: number, order: number): TableRow {
  const cells = documents.map((view, index) => cell(view, columns[index]?.[at], order));
  const filled = columns.flatMap((column, index) => (column[at] ? [[index, column[at].id] as [number, number]] : []));
  const [a, b] = filled;
  const links = a && b ? [{ a, b, confidence: order % 3 === 1 ? 0.3 : 0.9, why: ["支持", "建设"] }] : [];
  const second = columns.flatMap((column) => column[at]?.theme?.runner_up ?? []);
  const clauses = columns.map((column) => column[at]);
  return { cells, links, also_themes: [...new Set(second)], figures: caps(clauses), units: leads(clauses) };
}

/** All figures of the fake are caps; the line is doubtful where only one of them names its base. */
function caps(clauses: readonly (ClauseView | undefined)[]): FigureLine[] {
  const cells = clauses.map((clause) =>
    (clause?.figures ?? []).map(({ quote }) => ({
      clause: clause?.id ?? 0,
      kind: "subsidy_cap" as const,
      shown: quote.replace(/^最高支持/u, "不超过"),
      value: null,
      value_max: null,
      quote,
      base: quote.startsWith("最高") ? "每个项目" : "",
      note: quote.startsWith("最高") ? "每个项目" : "",
      condition: quote,
    })),
  );
  if (cells.every((cell) => cell.length === 0)) return [];
  return [{ kind: "subsidy_cap", name: "补助上限", unit: "万元", thing: "", bases_differ: true, cells }];
}

function leads(clauses: readonly (ClauseView | undefined)[]): UnitLine[] {
  const cells = clauses.map((clause) => clause?.responsible.slice(0, 1).map((unit) => unit.name) ?? []);
  return cells.some((cell) => cell.length > 0) ? [{ function: "主管", cells }] : [];
}

function cell(view: DocumentView, clause: ClauseView | undefined, order: number): Cell {
  if (!clause) return { measures: [], nothing: nothing(view, order) };
  const { id, path, number, heading, content, responsible, figures, theme } = clause;
  const text = content.replace(`${heading}。`, "").replace(/（责任单位：.*?）$/u, "");
  const section = path.includes("/") ? view.parts.flatMap((part) => (part.type === "clause" && part.path === path.split("/")[0] ? [part.heading] : [])) : [];
  const label = number.replace(/、$/u, "");
  return { measures: [{ clause: { id, path, label, heading }, text, responsible, figures, theme, tools: tools(heading), section }], nothing: null };
}

function tools(heading: string): Cell["measures"][number]["tools"] {
  if (!heading.includes("攻关")) return [];
  return [{ id: "technology", name: "科技支持", side: "supply", words: ["联合攻关"] }];
}

function nothing(view: DocumentView, order: number): NonNullable<Cell["nothing"]> {
  if (view.problems.length > 0) return { kind: "unread", problems: view.problems.length };
  const near = measures(view)[0];
  if (order % 2 === 0 || !near) return { kind: "no_measure" };
  const { id, path, number, heading } = near;
  return { kind: "not_here", nearest: { id, path, label: number, heading }, theme: near.theme?.id ?? null };
}
