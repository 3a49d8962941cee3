/** What a change is called, and how its text is cut into runs. */
import type { Change, RevisionHead, RevisionRow, RowKind, Segment, Substance } from "../ipc";
import { clauseLabel } from "./clauses";

type ChangeFacts = Pick<Change, "kind" | "moved" | "renumbered" | "substance">;

const kinds: Record<RowKind, string> = {
  unchanged: "未改",
  modified: "修改",
  inserted: "新增",
  deleted: "删除",
  split: "拆分",
  merged: "合并",
  regrouped: "重组",
};

const substances: Record<Substance, string> = {
  figure: "数额",
  deadline: "期限",
  responsible: "责任单位",
  scope: "适用范围",
  obligation: "约束力度",
  definition: "定义",
  reference: "引用",
  wording: "文字",
  punctuation: "标点",
  numbering: "序号",
  layout: "排版",
};

const formal: ReadonlySet<Substance> = new Set(["wording", "punctuation", "numbering", "layout"]);

export function substanceName(substance: Substance): string {
  return substances[substance];
}

/** 修改, 新增 …; 移动 and 仅改序号 where that is all there is. */
export function changeName(change: ChangeFacts): string {
  if (change.kind === "unchanged") return change.moved ? "移动" : change.renumbered ? "仅改序号" : kinds.unchanged;
  return change.moved ? `${kinds[change.kind]}并移动` : kinds[change.kind];
}

export function isChanged(change: ChangeFacts): boolean {
  return change.kind !== "unchanged" || change.moved || change.renumbered || isStale(change);
}

/** Whether the change touches more than wording, punctuation, numbers of clauses and layout; references that are stale do. */
export function isSubstantial(change: ChangeFacts): boolean {
  if (change.kind === "inserted" || change.kind === "deleted") return true;
  return change.substance.some((substance) => !formal.has(substance));
}

/** A run of one side's text. */
export interface SideRun {
  text: string;
  changed: boolean;
  /** Whether it belongs to the clause's heading. */
  heading: boolean;
  /** Its text in parts; true for the numbers in a changed run. */
  parts: [string, boolean][];
}

/** One side's text in runs; `heading` is the length of the heading that it begins with. */
export function sideRuns(segments: readonly Segment[], side: "old" | "new", heading: number): SideRun[] {
  const own = side === "old" ? "delete" : "insert";
  const runs: SideRun[] = [];
  let at = 0;
  for (const { op, text } of segments) {
    if (op !== "equal" && op !== own) continue;
    const cut = Math.min(Math.max(heading - at, 0), text.length);
    for (const [part, inHeading] of [
      [text.slice(0, cut), true],
      [text.slice(cut), false],
    ] as const) {
      if (part !== "") runs.push(run(part, op !== "equal", inHeading));
    }
    at += text.length;
  }
  return runs;
}

function run(text: string, changed: boolean, heading: boolean): SideRun {
  return { text, changed, heading, parts: changed ? figureParts(text) : [[text, false]] };
}

/** A piece of a text: the rows of a table in cells, or text. */
export type Block<Run> = { table: Run[][][] } | { text: Run[] };
export type SideBlock = Block<SideRun>;

/** One side's runs in blocks. */
export function sideBlocks(runs: readonly SideRun[]): SideBlock[] {
  return blocksOf(runs, ({ changed, heading }, text) => run(text, changed, heading), run("\n", false, false));
}

/** Runs in blocks: two and more lines with tabs one below the other are a table. `cut` gives a run with a part of its text. */
export function blocksOf<Run extends { text: string }>(
  runs: readonly Run[],
  cut: (run: Run, text: string) => Run,
  lineBreak: Run,
): Block<Run>[] {
  const lines = cutAt(runs, "\n", cut).map((line) => ({ line, isRow: line.some(({ text }) => text.includes("\t")) }));
  const blocks: Block<Run>[] = [];
  for (const [index, { line, isRow }] of lines.entries()) {
    const inTable = isRow && (lines[index - 1]?.isRow === true || lines[index + 1]?.isRow === true);
    const last = blocks.at(-1);
    if (inTable) {
      const cells = cutAt(line, "\t", cut);
      if (last !== undefined && "table" in last) last.table.push(cells);
      else blocks.push({ table: [cells] });
    } else if (last !== undefined && "text" in last) last.text.push(lineBreak, ...line);
    else if (line.length > 0) blocks.push({ text: line });
  }
  return blocks;
}

/** The runs between the places where a mark stands. */
function cutAt<Run extends { text: string }>(runs: readonly Run[], mark: string, cut: (run: Run, text: string) => Run): Run[][] {
  const out: Run[][] = [[]];
  for (const whole of runs) {
    for (const [index, part] of whole.text.split(mark).entries()) {
      if (index > 0) out.push([]);
      if (part !== "") out.at(-1)?.push(cut(whole, part));
    }
  }
  return out;
}

/** Units that belong to the number before them; longer ones first where one begins another. */
const unit =
  "(?:个百分点|百分点|个基点|个工作日|工作日|个小时|小时|分钟|周岁|岁|年度|年|个月|月|日|天|周|平方公里|平方米|立方米|公里|千米|米|公斤|千克|千瓦时|千瓦|兆瓦|千伏安|千伏|吨|亩|公顷|架次|人次|元|个|项|件|家|名|人|户|次|条|处|座|套|台|辆|所|批|级|倍|成)";
/** Digits with their unit, or Chinese numerals beside one: 30万元, 12万千瓦, 百分之五, 三年. */
const figure = new RegExp(
  `百分之[零一二三四五六七八九十百点]+|[0-9０-９]+(?:[.,．][0-9０-９]+)*(?:[%％]|[万亿]*${unit}?)|[一二三四五六七八九十百千万亿两]+(?:元|年|个月|日|个|项|家|名|户|次|倍|成|百分点)`,
  "gu",
);

/** The text cut so that numbers stand alone. */
function figureParts(text: string): [string, boolean][] {
  const parts: [string, boolean][] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(figure)) {
    if (index > at) parts.push([text.slice(at, index), false]);
    parts.push([found, true]);
    at = index + found.length;
  }
  if (at < text.length) parts.push([text.slice(at), false]);
  return parts;
}

/** What colour a change has: edits have none of their own. */
export type Tone = "add" | "delete" | "move" | "edit" | "form";

export function changeTone(change: ChangeFacts): Tone {
  if (change.kind === "inserted") return "add";
  if (change.kind === "deleted") return "delete";
  if (change.kind !== "unchanged") return "edit";
  return change.moved ? "move" : "form";
}

/** How many rows of each kind, kinds that must be named though there are none of them too. */
export function countNames(head: Pick<RevisionHead, "counts" | "changes">): string[] {
  const { counts, changes } = head;
  const only = changes.filter(isOnlyRenumbered).length;
  const named: [string, number, boolean][] = [
    ["修改", counts.modified, true],
    ["新增", counts.inserted, true],
    ["删除", counts.deleted, true],
    ["拆分", counts.split, false],
    ["合并", counts.merged, false],
    ["重组", counts.regrouped, false],
    ["移动", counts.moved, false],
    ["援引存疑", counts.stale, false],
  ];
  const told = named.flatMap(([name, count, always]) => (always || count > 0 ? [`${name} ${count}`] : []));
  // Counted as in every export: a clause that only got another number or place is unchanged.
  return [...told, `未改 ${counts.unchanged}${only > 0 ? `（含仅改序号 ${only}）` : ""}`];
}

function isOnlyRenumbered(change: ChangeFacts): boolean {
  return change.kind === "unchanged" && !change.moved && !isStale(change);
}

/** Whether the same words say something else, because the article that they cite has another number now. */
function isStale(change: ChangeFacts): boolean {
  return change.kind === "unchanged" && change.substance.includes("reference");
}

/** What a folded run says: 第四条至第九条 无变化. */
export function foldName(line: { first: RevisionRow; last: RevisionRow; changed: number }): string {
  const [from, to] = [rowName(line.first), rowName(line.last)];
  const range = from === to ? from : `${from}至${to}`;
  return line.changed > 0 ? `${range} 无实质修改（${line.changed} 处文字、序号等变化）` : `${range} 无变化`;
}

function rowName(row: RevisionRow): string {
  const clause = row.new[0] ?? row.old[0];
  return clause ? clauseLabel(clause) || clause.heading : "";
}

/** Where the other side of a row that went elsewhere is, `""` for rows that stayed. Worded as in every export. */
export function movedTo(row: RevisionRow, side: "old" | "new"): string {
  const told = side === "old" ? row.moved_to : row.moved_from;
  if (!told && !row.moved) return "";
  // Its number and that of its section read the same on both sides.
  if (!told && row.old.length === 1 && row.new.length === 1) return "↕ 调整排列位置";
  const other = side === "old" ? row.new : row.old;
  const names = told ? shownPath(told) : other.map((clause) => clauseLabel(clause) || clause.heading).join("、");
  if (names === "") return "";
  return side === "old" ? `→ 移至 ${names}` : `← 由 ${names} 移来`;
}

/** A name of the core as a reader says it: `¶2` is 第 2 段. */
function shownPath(name: string): string {
  return name.replaceAll(/¶(\d+)/gu, "第 $1 段");
}
