import { asError, type AppError, type Backend, type ChainHead, type ExportFormat, type Trace } from "../ipc";
import { isTraceChanged, traceParts } from "../text/chain";
import type { Navigation } from "./navigation.svelte";
import type { Tasks } from "./tasks.svelte";

/** Traces asked for at a time. */
const step = 100;

/** A trace of the chain with its place among all of them. */
export interface TraceLine {
  index: number;
  trace: Trace;
}

/** What is listed under one title; `""` where clauses are all there is. */
export interface TraceGroup {
  title: string;
  lines: TraceLine[];
}

/** All revisions of one policy side by side. */
export class Chain {
  head = $state.raw<ChainHead | null>(null);
  traces = $state.raw<Trace[]>([]);
  /** Whether what no step changed is listed as well. */
  all = $state(false);
  /** The ids of its revisions. */
  subject = "";
  opening = $state(false);
  error = $state<AppError | null>(null);
  /** How many traces there are to come and here. */
  readonly total: number = $derived(this.head ? this.head.front + this.head.clauses + this.head.outline : 0);
  readonly groups: TraceGroup[] = $derived.by(() => {
    const lines = this.traces.map((trace, index) => ({ index, trace }));
    const listed = lines.filter(({ trace }) => this.all || isTraceChanged(trace));
    return (this.head ? traceParts(this.head) : [])
      .map(({ title, from, to }) => ({ title, lines: listed.filter(({ index }) => from <= index && index < to) }))
      .filter(({ lines }) => lines.length > 0);
  });

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
      while (this.head === head && this.traces.length < this.total) {
        const traces = await this.#backend.chainTraces(head.handle, this.traces.length, step);
        if (this.head !== head) return;
        if (traces.length === 0) throw new Error(`traces ${this.traces.length} of ${this.total}`);
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
