/** A place of work in the rail. */
export type Place = "library" | "compare" | "revision" | "search";

/** A clause to open a document at; `null` for its beginning. */
export interface Target {
  document: number;
  clause: number | null;
}

/** What fills the main area, and the document in the sheet beside it. */
export interface Stop {
  place: Place | "document";
  /** Set where `place` is `document`. */
  main: Target | null;
  sheet: Target | null;
}

/** The way through the window: where the user is, was, and can go back to. */
export class Navigation {
  #stops = $state.raw<Stop[]>([{ place: "library", main: null, sheet: null }]);
  #index = $state(0);
  readonly current = $derived(this.#stops[this.#index] as Stop);
  readonly canGoBack = $derived(this.#index > 0);
  readonly canGoForward = $derived(this.#index < this.#stops.length - 1);

  go(place: Place): void {
    if (this.current.place !== place || this.current.sheet) this.#push({ place, main: null, sheet: null });
  }

  /** Opens a document in the sheet. */
  open(target: Target): void {
    this.#push({ ...this.current, sheet: target });
  }

  /** Opens a document in the main area. */
  openMain(target: Target): void {
    this.#push({ place: "document", main: target, sheet: null });
  }

  closeSheet(): void {
    if (this.current.sheet) this.#push({ ...this.current, sheet: null });
  }

  back(): void {
    if (this.canGoBack) this.#index -= 1;
  }

  forward(): void {
    if (this.canGoForward) this.#index += 1;
  }

  #push(stop: Stop): void {
    this.#stops = [...this.#stops.slice(0, this.#index + 1), stop].slice(-100);
    this.#index = this.#stops.length - 1;
  }
}
