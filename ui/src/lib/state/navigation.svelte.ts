/** A place of work in the rail. */
export type Place = "library" | "compare" | "revision" | "search";

/** What a place of comparing shows: the choice of documents, the rows that came of it, or the history of one policy. */
export type Page = "choice" | "rows" | "history";

/** A clause to open a document at; `null` for its beginning. */
export interface Target {
  document: number;
  clause: number | null;
}

/** What fills the main area, and the document in the sheet beside it. */
export interface Stop {
  place: Place | "document";
  /** What `place` shows; `choice` where there is nothing to choose. */
  page: Page;
  /** What was compared there, as the state of the place writes it down; `""` for the choice. */
  subject: string;
  /** Set where `place` is `document`. */
  main: Target | null;
  sheet: Target | null;
}

type Shown = Pick<Stop, "page" | "subject">;

const choice: Shown = { page: "choice", subject: "" };

/** The way through the window: where the user is, was, and can go back to. */
export class Navigation {
  #stops = $state.raw<Stop[]>([{ place: "library", ...choice, main: null, sheet: null }]);
  #index = $state(0);
  /** What each place showed when it was left. */
  #left = $state<Record<Place, Shown>>({ library: choice, compare: choice, revision: choice, search: choice });
  /** Is told where the user stands, to bring back what was compared there. */
  arrive: (stop: Stop) => void = () => undefined;
  readonly current = $derived(this.#stops[this.#index] as Stop);
  readonly canGoBack = $derived(this.#index > 0);
  readonly canGoForward = $derived(this.#index < this.#stops.length - 1);

  /** What `place` shows, or will show when it is gone to. */
  page(place: Place): Page {
    return this.#left[place].page;
  }

  go(place: Place): void {
    if (this.current.place !== place || this.current.sheet)
      this.#push({ place, ...this.#left[place], main: null, sheet: null });
  }

  /** Turns `place` to a page: a step to go back from where the user is there, else what is found there later. */
  turn(place: Place, page: Page, subject = ""): void {
    if (this.current.place !== place) this.#left[place] = { page, subject };
    else if (this.current.page !== page || this.current.subject !== subject)
      this.#push({ place, page, subject, main: null, sheet: null });
  }

  /** Opens a document in the sheet. */
  open(target: Target): void {
    this.#push({ ...this.current, sheet: target });
  }

  /** Opens a document in the main area. */
  openMain(target: Target): void {
    this.#push({ place: "document", ...choice, main: target, sheet: null });
  }

  closeSheet(): void {
    if (this.current.sheet) this.#push({ ...this.current, sheet: null });
  }

  back(): void {
    if (this.canGoBack) this.#stand(this.#index - 1);
  }

  forward(): void {
    if (this.canGoForward) this.#stand(this.#index + 1);
  }

  #push(stop: Stop): void {
    this.#stops = [...this.#stops.slice(0, this.#index + 1), stop].slice(-100);
    this.#stand(this.#stops.length - 1);
  }

  #stand(index: number): void {
    this.#index = index;
    const { place, page, subject } = this.current;
    if (place !== "document") this.#left[place] = { page, subject };
    this.arrive(this.current);
  }
}
