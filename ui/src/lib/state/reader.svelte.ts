import { asError, type AppError, type Backend, type DocumentView } from "../ipc";

/** One document being read. */
export class Reader {
  view = $state.raw<DocumentView | null>(null);
  error = $state<AppError | null>(null);
  loading = $state(false);
  readonly #backend: Backend;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async show(id: number): Promise<void> {
    const asked = ++this.#asked;
    if (this.view?.head.id !== id) this.view = null;
    this.error = null;
    this.loading = true;
    try {
      const view = await this.#backend.document(id);
      if (asked === this.#asked) this.view = view;
    } catch (reason) {
      if (asked === this.#asked) this.error = asError(reason);
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }
}
