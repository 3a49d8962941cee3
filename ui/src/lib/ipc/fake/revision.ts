/** A revision as the program might compare it: clauses paired by heading, one change inside each pair. */
import type { Change, ClauseRef, ClauseView, DocumentView, RevisionCounts, RevisionRow, Segment } from "../bindings";
import { pathName } from "../../text/clauses";

export interface FakeRevision {
  rows: RevisionRow[];
  front: RevisionRow[];
  counts: RevisionCounts;
  changes: Change[];
  frontChanges: Change[];
}

const clauses = (view: DocumentView) => view.parts.filter((part) => part.type === "clause");

export function fakeRevision(old: DocumentView, young: DocumentView): FakeRevision {
  const left = clauses(old).filter((clause) => clause.is_measure);
  const right = clauses(young).filter((clause) => clause.is_measure);
  const used = new Set<number>();
  let last = -1;
  const rows = right.map((clause) => {
    const at = left.findIndex((other, index) => !used.has(index) && other.heading === clause.heading);
    if (at < 0) return pair(null, clause, false);
    used.add(at);
    const moved = at < last;
    last = Math.max(last, at);
    return pair(left[at] ?? null, clause, moved);
  });
  left.forEach((clause, index) => {
    if (!used.has(index)) rows.push(pair(clause, null, false));
  });
  const [came, went] = ["inserted", "deleted"].map((kind) => rows.find((row) => row.kind === kind));
  if (came && went) [came.near, went.near] = [went.old[0] ?? null, came.new[0] ?? null];
  const cites = rows.find((row) => row.kind === "modified");
  if (cites) {
    cites.stale = "所引第三条修订后为第四条";
    cites.note += `（存疑：${cites.stale}，请核对）`;
    cites.substance.push("reference");
  }
  const front = [titleRow(old, young)];
  return { rows, front, counts: count(rows), changes: list(rows), frontChanges: list(front) };
}

function reference({ id, path, number, heading }: ClauseView): ClauseRef {
  return { id, path, label: number.replace(/、$/u, ""), heading };
}

function pair(old: ClauseView | null, young: ClauseView | null, moved: boolean): RevisionRow {
  const [before, after] = [old?.content ?? "", young?.content ?? ""];
  const renumbered = old !== null && young !== null && old.number !== young.number;
  const went = moved && old !== null && young !== null && old.path !== young.path;
  const kind = !old ? "inserted" : !young ? "deleted" : before === after ? "unchanged" : "modified";
  const figures = /[0-9]/u.test(segments(before, after).filter((segment) => segment.op !== "equal").map((segment) => segment.text).join(""));
  return {
    kind,
    renumbered,
    moved,
    moved_from: went ? pathName(old.path) : "",
    moved_to: went ? pathName(young.path) : "",
    old: old ? [reference(old)] : [],
    new: young ? [reference(young)] : [],
    old_text: before,
    new_text: after,
    segments: segments(before, after),
    substance: kind === "modified" ? [figures ? "figure" : "wording"] : renumbered ? ["numbering"] : [],
    noise: 0,
    coarse: false,
    note: kind === "unchanged" ? "" : kind === "modified" ? "调整了这一条的内容。" : kind === "inserted" ? "新增一条。" : "删除一条。",
    cells: [],
    near: null,
    stale: "",
  };
}

function titleRow(old: DocumentView, young: DocumentView): RevisionRow {
  const [before, after] = [old.head.title, young.head.title];
  return {
    kind: before === after ? "unchanged" : "modified",
    renumbered: false,
    moved: false,
    moved_from: "",
    moved_to: "",
    old: [outside("标题")],
    new: [outside("标题")],
    old_text: before,
    new_text: after,
    segments: segments(before, after),
    substance: before === after ? [] : ["wording"],
    noise: 0,
    coarse: false,
    note: "",
    cells: [],
    near: null,
    stale: "",
  };
}

/** What stands outside the clauses has a name and no number. */
const outside = (path: string): ClauseRef => ({ id: 0xffffffff, path, label: null, heading: "" });

/** The common beginning and end, and what stands between them. */
function segments(before: string, after: string): Segment[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const all: Segment[] = [
    { op: "equal", text: before.slice(0, start) },
    { op: "delete", text: before.slice(start, before.length - end) },
    { op: "insert", text: after.slice(start, after.length - end) },
    { op: "equal", text: before.slice(before.length - end) },
  ];
  return all.filter((segment) => segment.text !== "");
}

function count(rows: readonly RevisionRow[]): RevisionCounts {
  const of = (test: (row: RevisionRow) => boolean) => rows.filter(test).length;
  return {
    unchanged: of((row) => row.kind === "unchanged"),
    modified: of((row) => row.kind === "modified"),
    inserted: of((row) => row.kind === "inserted"),
    deleted: of((row) => row.kind === "deleted"),
    split: 0,
    merged: 0,
    regrouped: 0,
    moved: of((row) => row.moved),
    renumbered: of((row) => row.renumbered),
    stale: of((row) => row.stale !== ""),
    substantial: of((row) => row.substance.includes("figure") || row.kind === "inserted" || row.kind === "deleted"),
    noise: 3,
  };
}

function list(rows: readonly RevisionRow[]): Change[] {
  return rows.flatMap((row, index) => {
    if (row.kind === "unchanged" && !row.moved && !row.renumbered) return [];
    const named = row.new[0] ?? row.old[0];
    const { kind, moved, renumbered, substance, note } = row;
    return [{ row: index, kind, moved, renumbered, substance, title: named ? `${named.path} ${named.heading}` : "标题", note }];
  });
}
