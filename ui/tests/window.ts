/** The window over invented data, and what a user does in it. */
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect } from "vitest";

import App from "../src/App.svelte";
import { fakeBackend, type FakeBackend, type FakeOptions } from "../src/lib/ipc/fake";
import { Desk } from "../src/lib/state/desk.svelte";

export interface Window {
  backend: FakeBackend;
  desk: Desk;
  user: UserEvent;
}

/** `change` may replace commands before the window starts. */
export async function openWindow(
  options: FakeOptions = {},
  change: (backend: FakeBackend) => void = () => undefined,
): Promise<Window> {
  const backend = fakeBackend({ pace: 0, ...options });
  change(backend);
  const desk = new Desk(backend);
  render(App, { props: { desk } });
  await waitFor(() => expect(desk.app, "the window asks the program how it stands").not.toBeNull());
  return { backend, desk, user: userEvent.setup() };
}

/** The calls of one command, with their arguments. */
export function callsOf(backend: FakeBackend, name: string): unknown[][] {
  return backend.calls.filter((call) => call[0] === name).map((call) => call.slice(1));
}

export const all = (testid: string): HTMLElement[] => screen.queryAllByTestId(testid);

export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? "").replace(/\s+/gu, " ").trim();

/** What a step needs; without it the step would pass over what it should try. */
export function need<T>(value: T | null | undefined, what: string): T {
  if (value == null) throw new Error(`not there: ${what}`);
  return value;
}

/** The row of the library whose title holds `title`. */
export async function documentRow(title: string): Promise<HTMLElement> {
  await screen.findAllByTestId("document-row");
  const row = all("document-row").find((row) => textOf(row).includes(title));
  if (!row) throw new Error(`the library lists no document with “${title}”`);
  return row;
}

/** Chooses documents by id in the given order and waits for their table. */
export async function openTable(window: Window, ids: number[]): Promise<Window> {
  const { user, desk } = window;
  await user.click(screen.getByTestId("rail-compare"));
  for (const id of ids) await user.click(await screen.findByTestId(`compare-pick-${id}`));
  await user.click(screen.getByTestId("compare-start"));
  await screen.findByTestId("compare-table");
  await waitFor(() =>
    expect(
      desk.compare.groups.every((group) => group.complete),
      "every theme fetches its rows when it is in sight",
    ).toBe(true),
  );
  return window;
}

/** Chooses two revisions by id and waits for their rows. */
export async function openRevision(window: Window, old: number, young: number): Promise<Window> {
  const { user } = window;
  await user.click(screen.getByTestId("rail-revision"));
  await user.selectOptions(await screen.findByTestId("revision-old"), String(old));
  await user.selectOptions(screen.getByTestId("revision-new"), String(young));
  await user.click(screen.getByTestId("revision-start"));
  await screen.findAllByTestId("revision-row");
  return window;
}
