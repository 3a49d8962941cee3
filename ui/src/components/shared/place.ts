import type { Attachment } from "svelte/attachments";

/** A row and where it stands against the line under the head of its table. */
interface Held {
  row: Element;
  /** How much of the row lies above that line, as a share of its height. */
  above: number;
  /** How far below that line the row begins, in px. */
  below: number;
}

/**
 * Keeps what is read where it is while the width of its scroller changes, or something above it grows: the row that was
 * pressed last, else the first in sight. `rows` selects the rows, in order; they begin under the element `[data-head]`.
 */
export function keepPlace(rows: string): Attachment<HTMLElement> {
  return (scroller) => {
    let held: Held | null = null;
    /** Where the scroller was put here: news of that is no scrolling by the user. */
    let put = -1;
    const line = () =>
      scroller.getBoundingClientRect().top + (scroller.querySelector<HTMLElement>("[data-head]")?.offsetHeight ?? 0);

    function hold(row: Element | undefined): void {
      if (!row) return;
      const { top, height } = row.getBoundingClientRect();
      const at = top - line();
      held = { row, above: at < 0 ? -at / Math.max(height, 1) : 0, below: Math.max(at, 0) };
    }

    function scrolled(): void {
      if (scroller.clientHeight === 0 || Math.abs(scroller.scrollTop - put) < 1) return;
      hold(firstBelow(scroller.querySelectorAll(rows), line()));
    }

    function pressed({ target }: Event): void {
      const row = target instanceof Element ? target.closest(rows) : null;
      if (row && scroller.contains(row)) hold(row);
    }

    function restore(): void {
      if (!held?.row.isConnected || scroller.clientHeight === 0) return;
      const { top, height } = held.row.getBoundingClientRect();
      const by = top + held.above * height - line() - held.below;
      if (Math.abs(by) < 1) return;
      scroller.scrollTop += by;
      put = scroller.scrollTop;
    }

    const sizes = new ResizeObserver(restore);
    sizes.observe(scroller);
    if (scroller.firstElementChild) sizes.observe(scroller.firstElementChild);
    scroller.addEventListener("scroll", scrolled, { passive: true });
    scroller.addEventListener("pointerdown", pressed);
    scroller.addEventListener("keydown", pressed);
    return () => {
      sizes.disconnect();
      scroller.removeEventListener("scroll", scrolled);
      scroller.removeEventListener("pointerdown", pressed);
      scroller.removeEventListener("keydown", pressed);
    };
  };
}

/** The first of these rows, in order, that reaches below `line`. */
export function firstBelow(rows: ArrayLike<Element>, line: number): Element | undefined {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) <= line + 1) from = middle + 1;
    else to = middle;
  }
  return rows[from];
}
