import { configure } from "@testing-library/svelte";

/** What the window uses and jsdom lacks: nothing is laid out there, so everything observed is in sight. */
class Sight implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = "";
  readonly scrollMargin = "";
  readonly thresholds = [];
  readonly #receive: IntersectionObserverCallback;
  readonly #observed = new Set<Element>();

  constructor(receive: IntersectionObserverCallback) {
    this.#receive = receive;
  }

  observe(target: Element): void {
    this.#observed.add(target);
    setTimeout(() => {
      if (this.#observed.has(target))
        this.#receive([{ isIntersecting: true, target } as IntersectionObserverEntry], this);
    });
  }

  unobserve(target: Element): void {
    this.#observed.delete(target);
  }

  disconnect(): void {
    this.#observed.clear();
  }

  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}

class Size implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.IntersectionObserver ??= Sight;
globalThis.ResizeObserver ??= Size;
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.scrollTo ??= () => undefined;

// The message says what is wrong; the whole window printed below it would bury that.
// A busy machine is slow, not wrong.
configure({ getElementError: (message) => new Error(message ?? ""), asyncUtilTimeout: 5000 });
