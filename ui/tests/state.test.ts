import { describe, expect, it, vi } from "vitest";

import { fakeBackend } from "../src/lib/ipc/fake";
import { Compare } from "../src/lib/state/compare.svelte";
import { foldRows } from "../src/lib/state/fold";
import { Group } from "../src/lib/state/group.svelte";
import { typing, windowKeys } from "../src/lib/state/keys";
import { markAt, mapMarks } from "../src/lib/state/map";
import { Navigation } from "../src/lib/state/navigation.svelte";
import { Revisions } from "../src/lib/state/revision.svelte";
import { Tasks } from "../src/lib/state/tasks.svelte";
import { revisionRow } from "./rows";

const same = () => revisionRow({});
const edit = () => revisionRow({ kind: "modified", substance: ["figure"] });
const words = () => revisionRow({ kind: "modified", substance: ["wording"] });

describe("folding", () => {
  const rows = [same(), same(), edit(), words(), same()];
  const shape = (only: boolean, unfolded: number[] = []) =>
    foldRows(rows, only, new Set(unfolded)).map((line) =>
      line.type === "fold" ? `${line.from}-${line.to}` : `${line.index}`,
    );

  it("folds runs without a change", () => {
    expect(shape(false)).toEqual(["0-1", "2", "3", "4-4"]);
  });

  it("folds changes of wording too, and counts them", () => {
    expect(shape(true)).toEqual(["0-1", "2", "3-4"]);
    const fold = foldRows(rows, true, new Set()).at(-1);
    expect(fold?.type === "fold" && fold.changed, "what is hidden is counted").toBe(1);
  });

  it("unfolds one run and leaves the others", () => {
    expect(shape(false, [0])).toEqual(["0", "1", "2", "3", "4-4"]);
  });

  it("loses no row", () => {
    const covered = foldRows(rows, true, new Set()).reduce(
      (sum, line) => sum + (line.type === "fold" ? line.to - line.from + 1 : 1),
      0,
    );
    expect(covered).toBe(rows.length);
  });
});

describe("the map beside the rows", () => {
  const rows = [
    { change: 0, top: 0, height: 40 },
    { change: 1, top: 5000, height: 2000 },
    { change: 2, top: 9960, height: 40 },
  ];
  const marks = mapMarks(rows, 10_000, 500);

  it("puts each mark where its row stands", () => {
    expect(marks.map(({ top }) => top)).toEqual([0, 250, 497]);
    expect(marks.map(({ height }) => height), "a low row can still be seen, a high one covers its share").toEqual([3, 100, 3]);
    expect(marks.every(({ top, height }) => top + height <= 500), "no mark falls off the map").toBe(true);
  });

  it("goes to the row whose mark is meant", () => {
    expect(markAt(marks, 300)?.change).toBe(1);
    expect(markAt(marks, 499)?.change).toBe(2);
    expect(markAt(marks, 150), "between marks there is no change").toBeNull();
    const close = mapMarks([rows[0], { change: 7, top: 60, height: 40 }].flatMap((row) => row ?? []), 10_000, 500);
    expect(markAt(close, 5)?.change, "of two within reach the nearer one").toBe(7);
  });
});

async function tableOf(ids: number[], pace = 0) {
  const backend = fakeBackend({ pace });
  const tasks = new Tasks(backend);
  await tasks.listen();
  const compare = new Compare(backend, tasks, new Navigation());
  await compare.load();
  for (const id of ids) compare.toggle(id);
  return { backend, tasks, compare };
}

describe("a table", () => {
  it("keeps the order of choice, and can change it", async () => {
    const { compare } = await tableOf([5, 3, 4]);
    compare.move(3, -1);
    expect([...compare.picked]).toEqual([3, 5, 4]);
    compare.move(3, -1);
    expect([...compare.picked], "the first has nowhere to go").toEqual([3, 5, 4]);
    await compare.open();
    expect(compare.head?.columns.map((column) => column.document.id)).toEqual([3, 5, 4]);
  });

  it("does not open with one document", async () => {
    const { backend, compare } = await tableOf([3]);
    await compare.open();
    expect(
      backend.calls.some(([name]) => name === "openTable"),
      "one column compares nothing",
    ).toBe(false);
  });

  it("numbers rows through, as exports do", async () => {
    const { compare } = await tableOf([3, 4]);
    await compare.open();
    const rows = compare.groups.map((group) => group.head.rows);
    expect(compare.firstNumbers[0]).toBe(1);
    expect(compare.firstNumbers.at(-1)).toBe(1 + rows.slice(0, -1).reduce((sum, count) => sum + count, 0));
  });

  it("finds in rows that were not fetched yet, goes round and unfolds", async () => {
    const { compare } = await tableOf([3, 4, 5]);
    await compare.open();
    compare.foldAll(true);
    await compare.findAll("万元");
    const count = compare.matches.length;
    expect(count, "万元 stands in several rows").toBeGreaterThan(2);
    expect(compare.groups[compare.shown?.group ?? -1]?.folded, "the row that is shown must be seen").toBe(false);
    compare.step(-1);
    expect(compare.found).toBe(count - 1);
    compare.step(1);
    expect(compare.found).toBe(0);
  });

  it("closes the table before", async () => {
    const { backend, compare } = await tableOf([3, 4]);
    await compare.open();
    const first = compare.head?.handle;
    await compare.open();
    expect(backend.calls.filter(([name]) => name === "close").map((call) => call[1])).toEqual([first]);
  });

  it("says that it was cancelled", async () => {
    const { tasks, compare } = await tableOf([3, 4], 50);
    const opened = compare.open();
    await vi.waitFor(() => expect(tasks.running.length).toBe(1));
    await tasks.cancel(tasks.running[0]?.id ?? -1);
    await opened;
    expect(compare.opening).toBe(false);
    expect(tasks.notice).toContain("已取消");
    expect(compare.head).toBeNull();
  });

  it("does not ask without end for rows that never come", async () => {
    const backend = fakeBackend({ pace: 0 });
    const group = new Group(backend, 999, 0, { id: "talent", name: "人才引育", counts: [3], rows: 3 });
    await group.loadAll();
    expect(group.error?.code).toBe("internal");
    expect(backend.calls.length).toBe(1);
  });
});

describe("revisions", () => {
  it("remember what was compared from elsewhere, though the works come later", async () => {
    const backend = fakeBackend({ pace: 0 });
    const tasks = new Tasks(backend);
    await tasks.listen();
    const revision = new Revisions(backend, tasks, new Navigation());
    await revision.compare(1, 3);
    await revision.load();
    expect([revision.oldId, revision.newId], "the chooser shows what is open").toEqual([1, 3]);
  });

  it("list the changes before the clauses first", async () => {
    const backend = fakeBackend({ pace: 0 });
    const tasks = new Tasks(backend);
    await tasks.listen();
    const revision = new Revisions(backend, tasks, new Navigation());
    await revision.compare(1, 3);
    expect(revision.changes[0]?.front).toBe(true);
    revision.step(1);
    revision.step(1);
    expect(revision.change).toBe(1);
    revision.setOnlySubstance(true);
    expect(revision.changes[revision.change]?.row, "the change that was shown stays the one that is shown").toBe(0);
  });
});

describe("the way through the window", () => {
  it("goes back and forward, and forgets what was forward of a new step", () => {
    const way = new Navigation();
    way.go("compare");
    way.open({ document: 3, clause: 2 });
    way.back();
    expect(way.current.sheet).toBeNull();
    way.forward();
    expect(way.current.sheet).toEqual({ document: 3, clause: 2 });
    way.back();
    way.go("search");
    expect(way.canGoForward).toBe(false);
  });

  it("takes no keys from an input method or a field", () => {
    const way = new Navigation();
    windowKeys(new KeyboardEvent("keydown", { key: "2", ctrlKey: true, isComposing: true }), way);
    expect(way.current.place, "an input method keeps all its keys").toBe("library");
    windowKeys(new KeyboardEvent("keydown", { key: "2", ctrlKey: true }), way);
    expect(way.current.place).toBe("compare");
    const field = document.createElement("input");
    const event = new KeyboardEvent("keydown", { key: "n" });
    field.dispatchEvent(event);
    expect(typing(event)).toBe(true);
  });
});
