import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { all, documentRow, openRevision, openTable, need, openWindow, textOf } from "./window";

const place = () => document.querySelector('nav [aria-current="page"]')?.textContent?.trim();

describe("the way through the window", () => {
  it("goes by the rail, by keys, back and forward", async () => {
    const { user } = await openWindow();
    await user.click(screen.getByTestId("rail-search"));
    await user.keyboard("{Control>}2{/Control}");
    expect(place()).toBe("横向");
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(place()).toBe("检索");
    await user.click(screen.getByLabelText("后退（Alt+←）"));
    expect(place()).toBe("文库");
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    expect(place()).toBe("检索");
  });

  it("leaves a place as it was", async () => {
    const window = await openWindow();
    await openTable(window, [3, 4]);
    const rows = all("table-row").length;
    await window.user.click(screen.getByTestId("rail-library"));
    await window.user.click(screen.getByTestId("rail-compare"));
    expect(all("table-row").length, "the table is not built anew").toBeGreaterThanOrEqual(rows);
    expect(window.backend.calls.filter(([name]) => name === "openTable").length).toBe(1);
  });

  it("goes back from a comparison to the choice, and forward to it as it was", async () => {
    const window = await openWindow();
    await openRevision(window, 1, 3);
    const rows = screen.getByTestId("revision-rows");
    await window.user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(screen.getByTestId("revision-start").closest("[hidden]"), "the choice of versions").toBeNull();
    expect(rows.closest("[hidden]"), "in the place of the rows").not.toBeNull();
    await window.user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(place()).toBe("文库");
    await window.user.keyboard("{Alt>}{ArrowRight}{ArrowRight}{/Alt}");
    expect(screen.getByTestId("revision-rows"), "the same rows, not built anew").toBe(rows);
    expect(rows.closest("[hidden]")).toBeNull();
  });

  it("goes back to the two versions that were compared before", async () => {
    const window = await openWindow();
    await openRevision(window, 1, 3);
    await window.user.click(screen.getByTestId("revision-change"));
    await window.user.selectOptions(screen.getByTestId("revision-old"), "2");
    await window.user.click(screen.getByTestId("revision-start"));
    await waitFor(() => expect(textOf(screen.getByTestId("revision-head-old"))).toContain("送审稿"));
    await window.user.keyboard("{Alt>}{ArrowLeft}{ArrowLeft}{/Alt}");
    await waitFor(() => expect(textOf(screen.getByTestId("revision-head-old"))).toContain("征求意见稿"));
    expect(screen.getByTestId("revision-rows").closest("[hidden]")).toBeNull();
    await window.user.keyboard("{Alt>}{ArrowRight}{ArrowRight}{/Alt}");
    await waitFor(() => expect(textOf(screen.getByTestId("revision-head-old"))).toContain("送审稿"));
  });

  it("shows a comparison that ended while the user was elsewhere when its place is gone to", async () => {
    const { user, desk } = await openWindow({ pace: 20 });
    await user.click(screen.getByTestId("rail-revision"));
    await user.click(await screen.findByTestId("revision-start"));
    await user.click(screen.getByTestId("rail-search"));
    await screen.findAllByTestId("revision-row");
    expect(place(), "the user stays where he went").toBe("检索");
    await user.click(screen.getByTestId("rail-revision"));
    expect(desk.navigation.current.page).toBe("rows");
  });

  it("opens the sheet, goes back out of it, and closes it on Escape", async () => {
    const { user } = await openWindow();
    await user.dblClick(await documentRow("样本市促进氢能"));
    await screen.findByTestId("reader");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(all("reader")).toEqual([]));
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await screen.findByTestId("reader");
    await user.keyboard("{F6}");
    expect(document.activeElement?.closest("[data-sheet]"), "F6 goes into the sheet").not.toBeNull();
    await user.keyboard("{F6}");
    expect(document.activeElement?.closest("[data-sheet]"), "and back").toBeNull();
    const edge = screen.getByTestId("sheet-edge");
    edge.focus();
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(screen.getByTestId("sheet").style.width, "the user draws its width").toMatch(/px$/u);
    await user.click(screen.getByText("在主区打开"));
    await waitFor(() => expect(document.querySelector(".sheet")).toBeNull());
    expect(textOf(await screen.findByTestId("reader"))).toContain("推进加氢站建设");
  });

  it("finds the field of the place that is shown", async () => {
    const { user } = await openWindow();
    await user.click(screen.getByTestId("rail-search"));
    await user.keyboard("/");
    expect(document.activeElement).toBe(screen.getByTestId("search-input"));
    expect((screen.getByTestId("search-input") as HTMLInputElement).value, "the key itself is not typed").toBe("");
  });

  it("compares the documents ticked in the library", async () => {
    const { user, backend } = await openWindow();
    for (const title of ["样本市促进氢能", "范例市人民政府办公厅"]) {
      await user.click(within(await documentRow(title)).getByRole("checkbox"));
    }
    await user.click(within(screen.getByRole("toolbar")).getByText("横向比对"));
    await screen.findAllByTestId("table-row");
    expect(backend.calls.find(([name]) => name === "openTable")?.[1]).toEqual([4, 5]);
  });

  it("compares two revisions from the reader", async () => {
    const { user } = await openWindow();
    await user.dblClick(await documentRow("（征求意见稿）"));
    const reader = await screen.findByTestId("reader");
    const buttons = await within(reader).findAllByText("与本文对比");
    const last = buttons.at(-1);
    await user.click(need(last, "the last one"));
    await screen.findAllByTestId("revision-row");
    expect(textOf(screen.getByTestId("revision-head-old")), "the older one stands left").toContain("征求意见稿");
  });

  it("says in the sheet that a document did not come, and asks again", async () => {
    const { user, backend } = await openWindow();
    backend.failing.add("document");
    await user.dblClick(await documentRow("样本市促进氢能"));
    const error = await screen.findByTestId("error");
    backend.failing.clear();
    await user.click(within(error).getByText("重试"));
    await waitFor(() => expect(textOf(screen.getByTestId("reader"))).toContain("推进加氢站建设"));
  });
});
