import { asError, type AppError, type Backend, type GroupHead, type TableRow } from "../ipc";

/** Rows asked for at a time. */
const step = 20;

/** The rows of one theme, fetched by range when they come into sight. */
export class Group {
  rows = $state.raw<TableRow[]>([]);
  folded = $state(false);
  error = $state<AppError | null>(null);
  readonly head: GroupHead;
  readonly index: number;
  readonly #backend: Backend;
  readonly #handle: number;
  #loading: Promise<void> | null = null;

  constructor(backend: Backend, handle: number, index: number, head: GroupHead) {
    this.#backend = backend;
    this.#handle = handle;
    this.index = index;
    this.head = head;
  }

  get complete(): boolean {
    return this.rows.length >= this.head.rows;
  }

  /** Fetches the next rows; a second call while one is under way waits for the same rows. */
  more(): Promise<void> {
    if (this.complete) return Promise.resolve();
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async loadAll(): Promise<void> {
    this.error = null;
    while (!this.complete && !this.error) await this.more();
  }

  async #fetch(): Promise<void> {
    try {
      const rows = await this.#backend.tableRows(this.#handle, this.index, this.rows.length, step);
      // A short answer would otherwise be asked for again without end.
      if (rows.length === 0) throw new Error(`rows ${this.rows.length} of ${this.head.rows}`);
      this.rows = [...this.rows, ...rows];
      this.error = null;
    } catch (reason) {
      this.error = asError(reason);
    }
  }
}
