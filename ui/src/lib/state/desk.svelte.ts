import { asError, type AppError, type AppState, type Backend } from "../ipc";
import { Chain } from "./chain.svelte";
import { Compare } from "./compare.svelte";
import { Library } from "./library.svelte";
import { Navigation } from "./navigation.svelte";
import { Reader } from "./reader.svelte";
import { Revisions } from "./revision.svelte";
import { Search } from "./search.svelte";
import { Tasks } from "./tasks.svelte";

/** Everything that the window holds; the views get it whole, components the part that they show. */
export class Desk {
  app = $state.raw<AppState | null>(null);
  /** Why the window cannot reach the program. */
  error = $state<AppError | null>(null);
  readonly navigation = new Navigation();
  /** Width of the sheet in px as the user drew it; `null` until then. */
  sheetWidth = $state<number | null>(null);
  readonly tasks: Tasks;
  readonly library: Library;
  readonly compare: Compare;
  readonly revision: Revisions;
  readonly chain: Chain;
  readonly search: Search;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.tasks = new Tasks(backend);
    this.library = new Library(backend, this.tasks);
    this.compare = new Compare(backend, this.tasks, this.navigation);
    this.revision = new Revisions(backend, this.tasks, this.navigation);
    this.chain = new Chain(backend, this.tasks, this.navigation);
    this.search = new Search(backend);
    this.navigation.arrive = ({ place, page, subject }) => {
      if (place === "compare" && page === "rows") void this.compare.reopen(subject);
      if (place === "revision" && page === "rows") void this.revision.reopen(subject);
      if (place === "revision" && page === "history") void this.chain.reopen(subject);
    };
  }

  /** Listens first, so that nothing said in between is lost, then asks how the program stands. */
  async start(): Promise<void> {
    try {
      await this.tasks.listen();
      await this.#backend.onReady(() => void this.#ask());
      await this.#ask();
    } catch (reason) {
      this.error = asError(reason);
    }
  }

  /** Tries again after the library could not be opened, or after the program could not be reached. */
  async retry(): Promise<void> {
    await this.#show(() => this.#backend.openLibrary());
  }

  /** Goes to 修订比对 and lays two revisions side by side there. */
  compareRevisions(old: number, young: number): void {
    this.navigation.go("revision");
    void this.revision.compare(old, young);
  }

  newReader(): Reader {
    return new Reader(this.#backend);
  }

  async #ask(): Promise<void> {
    await this.#show(() => this.#backend.appState());
  }

  async #show(ask: () => Promise<AppState>): Promise<void> {
    try {
      this.app = await ask();
      this.error = null;
    } catch (reason) {
      this.error = asError(reason);
      return;
    }
    if (!this.app.starting && !this.app.error) await this.library.load();
  }
}
