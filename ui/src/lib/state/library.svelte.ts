import { SvelteSet } from "svelte/reactivity";

import {
  asError,
  type AppError,
  type Backend,
  type DocKind,
  type DocumentPage,
  type DocumentRow,
  type ImportReport,
  type ReadOptions,
  type TablePreview,
} from "../ipc";
import type { Outcome, Tasks } from "./tasks.svelte";

/** Rows asked for at a time. */
const page = 200;

/** A table file of the last import: what it holds, once it was looked into, or why it could not be. */
export interface ChosenTable {
  /** Its place in the import's report. */
  file: number;
  preview: TablePreview | null;
  error: AppError | null;
}

/** The list of documents with its filters, and what is done to documents. */
export class Library {
  region = $state<string[]>([]);
  readonly kinds = new SvelteSet<DocKind>();
  readonly years = new SvelteSet<number>();
  text = $state("");
  trashed = $state(false);

  rows = $state.raw<DocumentRow[]>([]);
  facets = $state.raw<Omit<DocumentPage, "rows">>({ total: 0, regions: [], kinds: [], years: [], trashed: 0 });
  loaded = $state(false);
  error = $state<AppError | null>(null);

  /** Ids of the rows with a tick. */
  readonly picked = new SvelteSet<number>();
  /** The row that the preview shows. */
  currentId = $state<number | null>(null);
  readonly current = $derived(this.rows.find((row) => row.head.id === this.currentId) ?? null);
  /** What the last import brought. */
  report = $state.raw<ImportReport | null>(null);
  /** Whether an import is under way: a second one would change the files that the report counts. */
  importing = $state(false);
  /** The table of that import whose columns are being chosen. */
  table = $state.raw<ChosenTable | null>(null);
  /** The documents deleted last, to take that back. */
  deleted = $state.raw<DocumentRow[]>([]);
  /** Counts up whenever the library's content changed, for those who keep a list of their own. */
  version = $state(0);

  readonly limited = $derived(this.region.length + this.kinds.size + this.years.size > 0 || this.text.trim() !== "");
  readonly #backend: Backend;
  readonly #tasks: Tasks;
  #asked = 0;
  /** The task that looks into a table. */
  #looking: number | null = null;

  constructor(backend: Backend, tasks: Tasks) {
    this.#backend = backend;
    this.#tasks = tasks;
  }

  /** Asks for the list anew, from its first row. */
  async load(): Promise<void> {
    await this.#ask(0);
  }

  /** Asks for the rows behind those that are there. */
  async more(): Promise<void> {
    if (this.rows.length < this.facets.total) await this.#ask(this.rows.length);
  }

  async #ask(from: number): Promise<void> {
    const asked = ++this.#asked;
    const query = {
      region: [...this.region],
      kinds: [...this.kinds],
      years: [...this.years],
      text: this.text.trim(),
      trashed: this.trashed,
    };
    try {
      const { rows, ...facets } = await this.#backend.documents(query, from, page);
      if (asked !== this.#asked) return;
      this.rows = from === 0 ? rows : [...this.rows, ...rows];
      this.facets = facets;
      this.error = null;
      this.loaded = true;
    } catch (reason) {
      if (asked === this.#asked) this.error = asError(reason);
    }
  }

  async showTrash(trashed: boolean): Promise<void> {
    this.trashed = trashed;
    this.picked.clear();
    this.currentId = null;
    this.deleted = [];
    await this.load();
  }

  async clearFilters(): Promise<void> {
    this.region = [];
    this.kinds.clear();
    this.years.clear();
    this.text = "";
    await this.load();
  }

  async import(what: "files" | "folder"): Promise<void> {
    const start = () => (what === "files" ? this.#backend.importDocuments() : this.#backend.importFolder());
    const outcome = await this.#import(start);
    if (!outcome) return;
    this.stopChoosing();
    if (outcome.state === "imported") this.report = outcome.report;
    if (outcome.state === "cancelled") this.report = { files: [], cancelled: true };
    await this.#changed();
    if (outcome.state === "failed") this.error = outcome.error;
  }

  /** Reads a file of the last import once more in another way; what became of it takes the place of what was said before. */
  async importAgain(file: number, options: Partial<ReadOptions>): Promise<void> {
    const whole = { original: false, columns: [], head_row: null, sheet: null, ...options };
    const outcome = await this.#import(() => this.#backend.importAgain(file, whole));
    if (outcome?.state === "imported") {
      const [again] = outcome.report.files;
      const files = (this.report?.files ?? []).map((one, at) => (again && at === file ? again : one));
      this.report = { files, cancelled: outcome.report.cancelled };
      if (again?.error === null) this.stopChoosing();
    }
    await this.#changed();
    if (outcome?.state === "failed") this.error = outcome.error;
  }

  async #import(start: () => Promise<number | null>): Promise<Outcome | null> {
    this.importing = true;
    try {
      return await this.#tasks.run("导入", start);
    } finally {
      this.importing = false;
    }
  }

  /** Looks into a table file of the last import, to choose its columns by. */
  async chooseColumns(file: number): Promise<void> {
    this.stopChoosing();
    const asked: ChosenTable = { file, preview: null, error: null };
    this.table = asked;
    const look = async () => (this.#looking = await this.#backend.tablePreview(file));
    const outcome = await this.#tasks.run("读取表格", look);
    if (this.table !== asked) return;
    this.#looking = null;
    if (outcome?.state === "columns") this.table = { ...asked, preview: outcome.preview };
    else this.table = outcome?.state === "failed" ? { ...asked, error: outcome.error } : null;
  }

  /** Ends the choice of columns, and the look into the table if that is still under way. */
  stopChoosing(): void {
    this.table = null;
    if (this.#looking !== null) void this.#tasks.cancel(this.#looking);
    this.#looking = null;
  }

  async rename(id: number, title: string): Promise<void> {
    await this.#act(() => this.#backend.renameDocument(id, title));
  }

  async trash(ids: number[]): Promise<void> {
    const rows = this.rows.filter((row) => ids.includes(row.head.id ?? -1));
    if (!(await this.#act(() => this.#backend.trashDocuments(ids)))) return;
    this.deleted = rows;
    for (const id of ids) this.picked.delete(id);
    if (this.currentId !== null && ids.includes(this.currentId)) this.currentId = null;
  }

  async restore(ids: number[]): Promise<void> {
    if (!(await this.#act(() => this.#backend.restoreDocuments(ids)))) return;
    this.deleted = [];
    for (const id of ids) this.picked.delete(id);
  }

  async #act(command: () => Promise<void>): Promise<boolean> {
    try {
      await command();
    } catch (reason) {
      this.error = asError(reason);
      return false;
    }
    await this.#changed();
    return true;
  }

  async #changed(): Promise<void> {
    this.version += 1;
    await this.load();
  }
}
