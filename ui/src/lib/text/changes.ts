/** What a change is called, and how its text is cut into runs. */
import type { Change, RowKind, Segment, Substance } from "../ipc";

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
  return change.kind !== "unchanged" || change.moved || change.renumbered;
}

/** Whether the change touches more than wording, punctuation, numbers of clauses and layout. */
export function isSubstantial(change: ChangeFacts): boolean {
  if (change.kind === "unchanged") return false;
  if (change.kind === "inserted" || change.kind === "deleted") return true;
  return change.substance.some((substance) => !formal.has(substance));
}

/** A run of one side's text. */
export interface SideRun {
  text: string;
  changed: boolean;
  /** Whether it belongs to the clause's heading. */
  heading: boolean;
  /** Whether it is a changed number. */
  figure: boolean;
}

/** One side's text in runs; `heading` is the length of the heading that it begins with. */
export function sideRuns(segments: readonly Segment[], side: "old" | "new", heading: number): SideRun[] {
  const own = side === "old" ? "delete" : "insert";
  const runs: SideRun[] = [];
  let at = 0;
  for (const { op, text } of segments) {
    if (op !== "equal" && op !== own) continue;
    const cut = Math.min(Math.max(heading - at, 0), text.length);
    for (const [part, inHeading] of [[text.slice(0, cut), true], [text.slice(cut), false]] as const) {
      if (part === "") continue;
      const changed = op !== "equal";
      runs.push({ text: part, changed, heading: inHeading, figure: changed && isFigure(part) });
    }
    at += text.length;
  }
  return runs;
}

/** Digits, or Chinese numerals beside a unit: 30万元, 百分之五, 三年. */
function isFigure(text: string): boolean {
  return /[0-9０-９]|百分之|[一二三四五六七八九十百千万亿两]+(?:[万亿]?元|[年个月日项家名户次倍成%％]|百分点)/.test(text);
}
