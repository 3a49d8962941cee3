import type { Navigation, Place } from "./navigation.svelte";

const places: readonly Place[] = ["library", "compare", "revision", "search"];

/** Whether keys go into text: then letters are letters. An input method at work keeps all its keys. */
export function typing(event: KeyboardEvent): boolean {
  const { target } = event;
  const field = target instanceof HTMLElement && target.matches("input:not([type=checkbox]), select, textarea");
  return field || event.isComposing;
}

/** The keys that hold in every place: Ctrl+1…4, Alt+←/→, Esc, F6 to the sheet and back, / or Ctrl+F for the field that finds. */
export function windowKeys(event: KeyboardEvent, navigation: Navigation): void {
  if (event.isComposing || event.defaultPrevented) return;
  if (!act(event, navigation)) return;
  event.preventDefault();
}

function act(event: KeyboardEvent, navigation: Navigation): boolean {
  const command = event.ctrlKey || event.metaKey;
  const place = command && /^[1-4]$/.test(event.key) ? places[Number(event.key) - 1] : undefined;
  if (place) navigation.go(place);
  else if (event.altKey && event.key === "ArrowLeft") navigation.back();
  else if (event.altKey && event.key === "ArrowRight") navigation.forward();
  else if (event.key === "Escape" && navigation.current.sheet) navigation.closeSheet();
  else if (event.key === "F6") return changeSide();
  else if ((command && event.key === "f") || (event.key === "/" && !typing(event))) return focusFind();
  else return false;
  return true;
}

/** Where the keys went before they went to the sheet. */
let left: HTMLElement | null = null;

/** Moves between the sheet and what was used beside it. */
function changeSide(): boolean {
  const text = document.querySelector<HTMLElement>("[data-sheet] [data-scroller]");
  if (!text) return false;
  const { activeElement } = document;
  if (activeElement?.closest("[data-sheet]")) {
    const back = left?.isConnected ? left : document.querySelector<HTMLElement>('[data-active="true"] [data-scroller]');
    back?.focus({ preventScroll: true });
  } else {
    left = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    text.focus({ preventScroll: true });
  }
  return true;
}

/** Moves into the field that finds in the place shown, if it has one. */
function focusFind(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-active="true"] [data-find]')];
  const field = fields.find((one) => one.closest("[hidden]") === null);
  field?.focus();
  field?.select();
  return field !== undefined;
}
