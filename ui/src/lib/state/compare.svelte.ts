import { SvelteSet } from "svelte/reactivity";

import { asError, type AppError, type Backend, type DocumentRow, type ExportFormat, type Reuse, type TableHead } from "../ipc";
import { sharedByMeasure, type SharedWith } from "../text/reuse";
import { allDocuments } from "./documents";
import { matchingRows } from "./find";
import { Group } from "./group.svelte";
import type { Navigation } from "./navigation.svelte";
import type { Tasks } from "./tasks.svelte";

/** Pairs of shared wording asked for at a time. */
const pairsAtOnce = 200;

/** The choice of documents for a table, and the table that is open. */
export class Compare {
  documents = $state.raw<DocumentRow[]>([]);
  loaded = $state(false);
  filter = $state("");
  /** Ids of the chosen documents, in the order of choice: that of the columns. */
  readonly picked = new SvelteSet<number>();
  /** Ids of the themes that limit the table; empty for all. */
  readonly themes = new SvelteSet<string>();

  head = $state.raw<TableHead | null>(null);
  /** The ids of its documents and of the themes that limit it. */
  subject = "";
  groups = $state.raw<Group[]>([]);
  opening = $state(false);
  error = $state<AppError | null>(null);

  /** Whether long measures show whole. */
  full = $state(false);
  /** Whether figures and units are laid side by side under each row. */
  beside = $state(true);
  /** Whether each measure names its policy tools. */
  tools = $state(false);

  /** Whether each measure says what wording it shares with others. */
  reuse = $state(false);
  /** What each measure shares, by {@link measureKey}: asked for when it is first shown. */
  shared = $state.raw<ReadonlyMap<string, readonly SharedWith[]>>(new Map());

  find = $state("");
  /** Which of the found rows is shown. */
  found = $state(0);
  readonly matches = $derived(matchingRows(this.find, this.groups));
  /** The found row that is shown. */
  readonly shown = $derived(this.matches[this.found] ?? null);

  readonly #backend: Backend;
  readonly #tasks: Tasks;
  readonly #navigation: Navigation;

  constructor(backend: Backend, tasks: Tasks, navigation: Navigation) {
    this.#backend = backend;
    this.#tasks = tasks;
    this.#navigation = navigation;
  }

  async load(): Promise<void> {
    try {
      this.documents = await allDocuments(this.#backend);
      this.loaded = true;
      this.error = null;
      const there = new Set(this.documents.map((row) => row.head.id));
      for (const id of this.picked) if (!there.has(id)) this.picked.delete(id);
    } catch (reason) {
      this.error = asError(reason);
    }
  }

  toggle(id: number): void {
    if (!this.picked.delete(id)) this.picked.add(id);
  }

  /** Moves a chosen document among the columns. */
  move(id: number, by: 1 | -1): void {
    const order = [...this.picked];
    const at = order.indexOf(id);
    const other = order[at + by];
    if (at < 0 || other === undefined) return;
    [order[at], order[at + by]] = [other, id];
    this.picked.clear();
    for (const one of order) this.picked.add(one);
  }

  async open(): Promise<void> {
    if (this.opening || this.picked.size < 2) return;
    this.opening = true;
    this.error = null;
    const [ids, themes] = [[...this.picked], [...this.themes]];
    const outcome = await this.#tasks.run("横向比对", () => this.#backend.openTable(ids, themes));
    this.opening = false;
    if (outcome?.state === "failed") this.error = outcome.error;
    if (outcome?.state === "cancelled") this.#tasks.notice = "横向比对已取消。";
    if (outcome?.state === "table") this.#show(outcome.head, [ids, themes].map((list) => list.join(" ")).join("/"));
  }

  /** Brings back a table that was left, and its choice, unless it is the one that is open. */
  async reopen(subject: string): Promise<void> {
    if (subject === this.subject) return;
    const [ids, themes] = subject.split("/").map((list) => list.split(" ").filter(Boolean));
    this.picked.clear();
    for (const id of ids ?? []) this.picked.add(Number(id));
    this.themes.clear();
    for (const theme of themes ?? []) this.themes.add(theme);
    await this.open();
  }

  #show(head: TableHead, subject: string): void {
    const before = this.head?.handle;
    this.head = head;
    this.groups = head.groups.map((group, index) => new Group(this.#backend, head.handle, index, group));
    this.subject = subject;
    this.#navigation.turn("compare", "rows", subject);
    this.find = "";
    this.found = 0;
    this.shared = new Map();
    if (this.reuse) void this.#loadShared(head);
    // A handle that cannot be closed costs memory and nothing else.
    if (before !== undefined) this.#backend.close(before).catch(() => undefined);
  }

  /** Turns a part of what is shown on or off. */
  async turn(part: "full" | "beside" | "tools" | "reuse"): Promise<void> {
    this[part] = !this[part];
    if (part === "reuse" && this.reuse && this.head && this.shared.size === 0) await this.#loadShared(this.head);
  }

  async #loadShared(head: TableHead): Promise<void> {
    const pairs: Reuse[] = [];
    try {
      while (this.head === head && pairs.length < head.reuse) {
        const more = await this.#backend.tableReuse(head.handle, pairs.length, pairsAtOnce);
        if (more.length === 0) throw new Error(`pairs ${pairs.length} of ${head.reuse}`);
        pairs.push(...more);
      }
    } catch (reason) {
      this.#tasks.error = asError(reason);
    }
    if (this.head === head) this.shared = sharedByMeasure(pairs);
  }

  /** Looks through the whole table: fetches the rows that have not been shown yet. */
  async findAll(text: string): Promise<void> {
    this.find = text;
    this.found = 0;
    if (text.trim() === "") return;
    for (const group of this.groups) await group.loadAll();
    this.#unfold();
  }

  step(by: number): void {
    const count = this.matches.length;
    if (count > 0) this.found = (this.found + by + count) % count;
    this.#unfold();
  }

  /** A found row in a folded group would not be seen. */
  #unfold(): void {
    const group = this.groups[this.shown?.group ?? -1];
    if (group) group.folded = false;
  }

  foldAll(folded: boolean): void {
    for (const group of this.groups) group.folded = folded;
  }

  /** Number of the first row of each group, counted through the table as exports count. */
  readonly firstNumbers = $derived.by(() => {
    let next = 1;
    return this.groups.map((group) => (next += group.head.rows) - group.head.rows);
  });

  async export(format: ExportFormat): Promise<void> {
    const handle = this.head?.handle;
    if (handle !== undefined) await this.#tasks.export("导出比对表", () => this.#backend.export(handle, format));
  }

  async copyRow(group: number, row: number): Promise<void> {
    const handle = this.head?.handle;
    if (handle !== undefined) await this.#tasks.copy(() => this.#backend.copyRow(handle, group, row));
  }
}
