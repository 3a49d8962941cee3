import { asError, type AppError, type Backend, type ChainHead, type ExportFormat, type Trace } from "../ipc";
import { isTraceChanged } from "../text/chain";
import type { Navigation } from "./navigation.svelte";
import type { Tasks } from "./tasks.svelte";

/** Clauses asked for at a time. */
const step = 100;

/** A clause of the chain with its place among all of them. */
export interface TraceLine {
  index: number;
  trace: Trace;
}

/** All revisions of one policy side by side. */
export class Chain {
  head = $state.raw<ChainHead | null>(null);
  traces = $state.raw<Trace[]>([]);
  /** Whether clauses that no step changed are listed as well. */
  all = $state(false);
  /** The ids of its revisions. */
  subject = "";
  opening = $state(false);
  error = $state<AppError | null>(null);
  readonly lines: TraceLine[] = $derived(
    this.traces.map((trace, index) => ({ index, trace })).filter(({ trace }) => this.all || isTraceChanged(trace)),
  );

  readonly #backend: Backend;
  readonly #tasks: Tasks;
  readonly #navigation: Navigation;

  constructor(backend: Backend, tasks: Tasks, navigation: Navigation) {
    this.#backend = backend;
    this.#tasks = tasks;
    this.#navigation = navigation;
  }

  /** Traces through these revisions, oldest first. */
  async open(ids: number[]): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    this.error = null;
    const outcome = await this.#tasks.run("历次沿革", () => this.#backend.openChain(ids));
    this.opening = false;
    if (outcome?.state === "failed") this.error = outcome.error;
    if (outcome?.state === "cancelled") this.#tasks.notice = "历次沿革已取消。";
    if (outcome?.state === "chain") await this.#show(outcome.head, ids.join(" "));
  }

  /** Brings back a history that was left, unless it is the one that is open. */
  async reopen(subject: string): Promise<void> {
    if (subject !== this.subject) await this.open(subject.split(" ").map(Number));
  }

  async #show(head: ChainHead, subject: string): Promise<void> {
    const before = this.head?.handle;
    this.head = head;
    this.traces = [];
    this.subject = subject;
    this.#navigation.turn("revision", "history", subject);
    // A handle that cannot be closed costs memory and nothing else.
    if (before !== undefined) this.#backend.close(before).catch(() => undefined);
    try {
      while (this.head === head && this.traces.length < head.traces) {
        const traces = await this.#backend.chainTraces(head.handle, this.traces.length, step);
        if (this.head !== head) return;
        if (traces.length === 0) throw new Error(`clauses ${this.traces.length} of ${head.traces}`);
        this.traces = [...this.traces, ...traces];
      }
    } catch (reason) {
      this.error = asError(reason);
    }
  }

  async export(format: ExportFormat): Promise<void> {
    const handle = this.head?.handle;
    if (handle !== undefined) await this.#tasks.export("导出沿革表", () => this.#backend.export(handle, format));
  }

  async copyRow(row: number): Promise<void> {
    const handle = this.head?.handle;
    if (handle !== undefined) await this.#tasks.copy(() => this.#backend.copyRow(handle, null, row));
  }
}
