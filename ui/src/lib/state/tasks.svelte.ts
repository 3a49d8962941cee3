import { asError, type AppError, type Backend, type TaskEvent, type TaskState } from "../ipc";

/** A long task that is under way. */
export interface RunningTask {
  id: number;
  title: string;
  done: number;
  /** 0 while unknown. */
  total: number;
  label: string;
  stopping: boolean;
}

/** How a task ended; its news come as events, some of them before its number is known. */
export type Outcome = Exclude<TaskState, { state: "running" }>;

/** The long tasks of the window, and the short messages of what was done. */
export class Tasks {
  running = $state<RunningTask[]>([]);
  /** What was done last, for the task bar. */
  notice = $state("");
  error = $state<AppError | null>(null);
  readonly #backend: Backend;
  readonly #early = new Map<number, TaskState>();
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async listen(): Promise<void> {
    await this.#backend.onTask((event) => this.#receive(event));
  }

  /** Starts a task and waits for its end; `null` when the user closed the chooser before it began. */
  async run(title: string, start: () => Promise<number | null>): Promise<Outcome | null> {
    this.error = null;
    this.notice = "";
    let id: number | null;
    try {
      id = await start();
    } catch (reason) {
      return { state: "failed", error: asError(reason) };
    }
    if (id === null) return null;
    return this.#follow(id, title);
  }

  /** Exports what `handle` shows and says in the task bar what became of it. */
  async export(title: string, start: () => Promise<number | null>): Promise<void> {
    const outcome = await this.run(title, start);
    if (outcome?.state === "exported") this.notice = `已导出：${outcome.name}`;
    if (outcome?.state === "cancelled") this.notice = "导出已取消，没有写出文件。";
    if (outcome?.state === "failed") this.error = outcome.error;
  }

  /** Copies a row and says in the task bar what became of it. */
  async copy(put: () => Promise<void>): Promise<void> {
    try {
      await put();
      this.notice = "已复制本行，可粘贴到文字处理软件，出处一并带上。";
    } catch (reason) {
      this.error = asError(reason);
    }
  }

  async cancel(id: number): Promise<void> {
    const task = this.running.find((task) => task.id === id);
    if (task) task.stopping = true;
    try {
      await this.#backend.cancelTask(id);
    } catch (reason) {
      this.error = asError(reason);
    }
  }

  #follow(id: number, title: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.running.push({ id, title, done: 0, total: 0, label: "", stopping: false });
      const early = this.#early.get(id);
      this.#early.delete(id);
      if (early) this.#receive({ id, state: early });
    });
  }

  #receive({ id, state }: TaskEvent): void {
    const end = this.#waiting.get(id);
    if (!end) {
      this.#early.set(id, state);
      return;
    }
    if (state.state === "running") {
      const task = this.running.find((task) => task.id === id);
      if (task) Object.assign(task, { done: state.done, total: state.total, label: state.label });
      return;
    }
    this.#waiting.delete(id);
    this.running = this.running.filter((task) => task.id !== id);
    end(state);
  }
}
