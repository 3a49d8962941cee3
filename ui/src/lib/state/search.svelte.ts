import { SvelteSet } from "svelte/reactivity";

import { asError, type AppError, type Backend, type Hit } from "../ipc";

/** Hits asked for at a time. */
const page = 50;

/** A search and what it found. */
export class Search {
  text = $state("");
  /** Names of regions of any level; empty for all. */
  readonly regions = new SvelteSet<string>();
  /** Ids of themes; empty for all. */
  readonly themes = new SvelteSet<string>();
  hits = $state.raw<Hit[]>([]);
  total = $state(0);
  /** The text that the hits answer; `""` before the first search. */
  answered = $state("");
  searching = $state(false);
  error = $state<AppError | null>(null);
  readonly #backend: Backend;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Searches anew. */
  async run(): Promise<void> {
    if (this.text.trim() === "") this.#clear();
    else await this.#ask(0);
  }

  /** Fetches the hits behind those that are there. */
  async more(): Promise<void> {
    if (this.hits.length < this.total) await this.#ask(this.hits.length);
  }

  async clearFilters(): Promise<void> {
    this.regions.clear();
    this.themes.clear();
    await this.run();
  }

  #clear(): void {
    this.#asked += 1;
    this.hits = [];
    this.total = 0;
    this.answered = "";
    this.error = null;
    this.searching = false;
  }

  async #ask(from: number): Promise<void> {
    const asked = ++this.#asked;
    const query = { text: this.text.trim(), regions: [...this.regions], themes: [...this.themes] };
    this.searching = true;
    try {
      const { total, hits } = await this.#backend.search(query, from, page);
      if (asked !== this.#asked) return;
      this.hits = from === 0 ? hits : [...this.hits, ...hits];
      this.total = total;
      this.answered = query.text;
      this.error = null;
    } catch (reason) {
      if (asked === this.#asked) this.error = asError(reason);
    } finally {
      if (asked === this.#asked) this.searching = false;
    }
  }
}
