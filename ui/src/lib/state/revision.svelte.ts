import { SvelteSet } from "svelte/reactivity";

import {
  asError,
  type AppError,
  type Backend,
  type Change,
  type DocumentHead,
  type ExportFormat,
  type RevisionHead,
  type RevisionRow,
} from "../ipc";
import { isSubstantial } from "../text/changes";
import { allDocuments } from "./documents";
import { foldRows } from "./fold";
import type { Navigation } from "./navigation.svelte";
import type { Tasks } from "./tasks.svelte";

/** Rows asked for at a time. */
const step = 100;

/** One policy in several revisions, oldest first. */
export type Work = DocumentHead[];

/** A change of the list; `front` says that its row counts among the rows before the clauses. */
export type ListedChange = Change & { front: boolean };

/** The choice of two revisions, and the comparison that is open. */
export class Revisions {
  works = $state.raw<Work[]>([]);
  loaded = $state(false);
  /** Index of the chosen work. */
  work = $state(0);
  oldId = $state<number | null>(null);
  newId = $state<number | null>(null);
  opening = $state(false);
  error = $state<AppError | null>(null);

  head = $state.raw<RevisionHead | null>(null);
  /** The ids of the two revisions that are open. */
  subject = "";
  rows = $state.raw<RevisionRow[]>([]);
  front = $state.raw<RevisionRow[]>([]);
  /** Index among the listed changes; -1 before the first. */
  change = $state(-1);
  onlySubstance = $state(false);
  /** First rows of the folded runs that the user opened. */
  readonly unfolded = new SvelteSet<number>();
  /** Counts up whenever a change was gone to, the same one again too. */
  jumps = $state(0);
  readonly changes: ListedChange[] = $derived.by(() => {
    const front = (this.head?.front ?? []).map((change) => ({ ...change, front: true }));
    const rows = (this.head?.changes ?? []).map((change) => ({ ...change, front: false }));
    return [...front, ...rows].filter((change) => !this.onlySubstance || isSubstantial(change));
  });
  readonly lines = $derived(foldRows(this.rows, this.onlySubstance, this.unfolded));

  readonly #backend: Backend;
  readonly #tasks: Tasks;
  readonly #navigation: Navigation;

  constructor(backend: Backend, tasks: Tasks, navigation: Navigation) {
    this.#backend = backend;
    this.#tasks = tasks;
    this.#navigation = navigation;
  }

  /** Asks which policies are there in more than one revision. */
  async load(): Promise<void> {
    try {
      const rows = await allDocuments(this.#backend);
      const seen = new Set<number | null>();
      const works: Work[] = [];
      for (const { head, revisions } of rows) {
        if (revisions < 2 || head.is_digest || head.id === null || seen.has(head.id)) continue;
        const work = await this.#backend.revisionsOf(head.id);
        for (const one of work) seen.add(one.id);
        if (work.length > 1) works.push(work);
      }
      this.works = works;
      this.loaded = true;
      this.error = null;
      this.#keepChoice();
    } catch (reason) {
      this.error = asError(reason);
    }
  }

  #keepChoice(): void {
    const holds = (work: Work) => [this.oldId, this.newId].every((id) => work.some((head) => head.id === id));
    const at = this.works.findIndex(holds);
    if (at < 0) this.choose(0);
    else this.work = at;
  }

  /** Chooses a work, and its two newest revisions. */
  choose(work: number): void {
    this.work = work;
    const revisions = this.works[work] ?? [];
    this.oldId = revisions.at(-2)?.id ?? null;
    this.newId = revisions.at(-1)?.id ?? null;
  }

  swap(): void {
    [this.oldId, this.newId] = [this.newId, this.oldId];
  }

  /** Compares two revisions that were chosen elsewhere. */
  async compare(old: number, young: number): Promise<void> {
    const at = this.works.findIndex((work) => work.some((head) => head.id === young));
    if (at >= 0) this.work = at;
    this.oldId = old;
    this.newId = young;
    await this.open();
  }

  async open(): Promise<void> {
    const { oldId, newId } = this;
    if (oldId === null || newId === null || oldId === newId || this.opening) return;
    this.opening = true;
    this.error = null;
    const outcome = await this.#tasks.run("修订比对", () => this.#backend.openRevision(oldId, newId));
    this.opening = false;
    if (outcome?.state === "failed") this.error = outcome.error;
    if (outcome?.state === "cancelled") this.#tasks.notice = "修订比对已取消。";
    if (outcome?.state === "revision") await this.#show(outcome.head, `${oldId} ${newId}`);
  }

  /** Brings back two revisions that were left, unless they are those that are open. */
  async reopen(subject: string): Promise<void> {
    const [old, young] = subject.split(" ").map(Number);
    if (subject !== this.subject && old !== undefined && young !== undefined) await this.compare(old, young);
  }

  async #show(head: RevisionHead, subject: string): Promise<void> {
    const before = this.head?.handle;
    this.head = head;
    this.rows = [];
    this.front = [];
    this.change = -1;
    this.unfolded.clear();
    this.subject = subject;
    this.#navigation.turn("revision", "rows", subject);
    // A handle that cannot be closed costs memory and nothing else.
    if (before !== undefined) this.#backend.close(before).catch(() => undefined);
    try {
      this.front = await this.#backend.revisionFront(head.handle);
      await this.#fetchRows(head);
    } catch (reason) {
      this.error = asError(reason);
    }
  }

  async #fetchRows(head: RevisionHead): Promise<void> {
    while (this.head === head && this.rows.length < head.rows) {
      const rows = await this.#backend.revisionRows(head.handle, this.rows.length, step);
      if (this.head !== head) return;
      if (rows.length === 0) throw new Error(`rows ${this.rows.length} of ${head.rows}`);
      this.rows = [...this.rows, ...rows];
    }
  }

  /** Goes to the next or previous change; stays at the last and the first. */
  step(by: 1 | -1): void {
    this.goTo(Math.min(Math.max(this.change + by, 0), this.changes.length - 1));
  }

  goTo(change: number): void {
    if (change < 0) return;
    this.change = change;
    this.jumps += 1;
  }

  setOnlySubstance(only: boolean): void {
    const before = this.changes[this.change];
    this.onlySubstance = only;
    this.unfolded.clear();
    this.change = this.changes.findIndex((change) => change.row === before?.row && change.front === before.front);
  }

  async export(format: ExportFormat): Promise<void> {
    const handle = this.head?.handle;
    if (handle !== undefined) await this.#tasks.export("导出对照表", () => this.#backend.export(handle, format));
  }

  async copyRow(row: number): Promise<void> {
    const handle = this.head?.handle;
    if (handle !== undefined) await this.#tasks.copy(() => this.#backend.copyRow(handle, null, row));
  }
}
