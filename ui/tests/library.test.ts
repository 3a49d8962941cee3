import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { all, callsOf, documentRow, need, openWindow, textOf } from "./window";

describe("文库", () => {
  it("imports, and says file by file what became of it", async () => {
    const { user, backend } = await openWindow({ empty: true });
    await screen.findByText("文库里还没有文件");
    await user.click(screen.getByTestId("import-button"));
    const report = await screen.findByTestId("import-report");
    expect(textOf(report)).toContain("新增 8 份文件");
    expect(textOf(report), "a file that failed is named with the reason").toContain("“空白.docx”里没有文字");
    expect((await screen.findAllByTestId("document-row")).length, "the list shows what came in").toBe(8);
    expect(callsOf(backend, "importDocuments").length).toBe(1);
  });

  it("reads the text before tracked changes as a version of its own where one asks for it", async () => {
    const { user, backend } = await openWindow({ empty: true });
    await user.click(await screen.findByTestId("import-button"));
    await user.click(await screen.findByTestId("import-original"));
    expect(callsOf(backend, "importAgain")).toEqual([[0, { original: true, columns: [], head_row: null, sheet: null }]]);
    await waitFor(() => expect(all("import-original"), "the text before has no text before it").toEqual([]));
    expect(textOf(screen.getByTestId("import-report")), "the other files keep what was said").toContain("空白.docx");
  });

  it("says that it looks into a table, and stops when it is told to", async () => {
    const { user, backend, desk } = await openWindow();
    const { tablePreview } = backend;
    backend.tablePreview = () => Promise.resolve(99);
    await user.click(screen.getByTestId("import-button"));
    await user.click(await screen.findByTestId("import-columns"));
    expect(textOf(await screen.findByTestId("columns-looking"))).toContain("正在读取表格的各列");
    await user.click(screen.getByTestId("columns-stop"));
    expect(all("columns-looking")).toEqual([]);
    await waitFor(() => expect(desk.tasks.running, "the task ends, too").toEqual([]));
    expect(callsOf(backend, "cancelTask").length).toBe(1);
    expect(all("columns"), "what was stopped does not come up later").toEqual([]);

    backend.tablePreview = tablePreview;
    backend.failing.add("tablePreview");
    await user.click(screen.getByTestId("import-columns"));
    const said = await within(screen.getByTestId("import-report")).findByText("没有完成：tablePreview。");
    const error = need(said.closest<HTMLElement>('[data-testid="error"]'), "the error");
    expect(textOf(error.closest("li")), "what went wrong is said at the file").toContain("措施清单.xlsx");
    backend.failing.clear();
    await user.click(within(error).getByText("重试"));
    await screen.findByTestId("columns");
  });

  it("lets one choose the columns of a table that was not recognised", async () => {
    const { user, backend } = await openWindow({ empty: true });
    await user.click(await screen.findByTestId("import-button"));
    await user.click(await screen.findByTestId("import-columns"));
    const form = await screen.findByTestId("columns");
    expect(textOf(form), "the first rows show what is what").toContain("支持建设起降场地");
    expect((screen.getByTestId("column-A") as HTMLSelectElement).value, "what was recognised is chosen").toBe("title");
    expect((screen.getByTestId("columns-import") as HTMLButtonElement).disabled, "a title alone is no measure").toBe(true);
    await user.selectOptions(screen.getByTestId("column-B"), "heading");
    await user.click(screen.getByTestId("columns-import"));
    await screen.findByText(/没有选定“内容”列/u);
    expect(all("columns").length, "a choice that does not do can be mended").toBe(1);
    await user.selectOptions(screen.getByTestId("column-B"), "text");
    await user.selectOptions(screen.getByTestId("column-C"), "unit");
    await user.click(screen.getByTestId("columns-import"));
    await waitFor(() => expect(all("columns")).toEqual([]));
    const columns = [["title", 0], ["text", 1], ["unit", 2]].map(([kind, column]) => ({ kind, column }));
    expect(callsOf(backend, "importAgain").at(-1)).toEqual([2, { original: false, columns, head_row: 1, sheet: 0 }]);
  });

  it("filters by region and by text, and clears both", async () => {
    const { user } = await openWindow();
    await screen.findAllByTestId("document-row");
    const region = all("filter-region").find((button) => button.dataset["value"] === "样本省/样本市");
    expect(region, "every place is offered").toBeDefined();
    await user.click(need(region, "the region 样本市"));
    await waitFor(() => expect(all("document-row").length).toBe(2));
    await user.type(screen.getByLabelText("按标题、机关、文号筛选"), "氢能");
    await waitFor(() => expect(all("document-row").length, "filters add up").toBe(1));
    await user.click(screen.getByText("清除全部筛选"));
    await waitFor(() => expect(all("document-row").length).toBe(8));
  });

  it("renames with the keyboard, and leaves the title on Escape", async () => {
    const { user, backend } = await openWindow();
    const row = await documentRow("样本市促进氢能");
    await user.click(within(row).getByTestId("row-rename"));
    await user.keyboard("不要的名字{Escape}");
    expect(callsOf(backend, "renameDocument"), "Escape renames nothing").toEqual([]);
    await user.click(within(row).getByTestId("row-rename"));
    await user.clear(screen.getByLabelText("新标题"));
    await user.type(screen.getByLabelText("新标题"), "氢能措施{Enter}");
    expect(callsOf(backend, "renameDocument")).toEqual([[4, "氢能措施"]]);
    expect(textOf(await documentRow("氢能措施"))).toContain("氢能措施");
  });

  it("deletes, takes that back, and restores from the bin", async () => {
    const { user } = await openWindow();
    await user.click(within(await documentRow("样本市促进氢能")).getByTestId("row-delete"));
    await waitFor(() => expect(all("document-row").length).toBe(7));
    await user.click(await screen.findByTestId("undo-delete"));
    await waitFor(() => expect(all("document-row").length, "undo brings it back").toBe(8));

    await user.click(within(await documentRow("样本市促进氢能")).getByTestId("row-delete"));
    await waitFor(() => expect(textOf(screen.getByTestId("trash-toggle"))).toBe("回收站 1"));
    await user.click(screen.getByTestId("trash-toggle"));
    await user.click(await screen.findByTestId("row-restore"));
    await screen.findByText("回收站是空的");
    await user.click(screen.getByTestId("trash-toggle"));
    await waitFor(() => expect(all("document-row").length).toBe(8));
  });

  it("says in place what failed, and tries again", async () => {
    const { user, backend } = await openWindow({}, (backend) => backend.failing.add("documents"));
    const error = await screen.findByTestId("error");
    expect(textOf(error)).toContain("没有完成：documents。");
    backend.failing.clear();
    await user.click(within(error).getByText("重试"));
    await screen.findAllByTestId("document-row");
    expect(all("error"), "the error leaves when it is over").toEqual([]);
  });

  it("shows text as text, never as markup", async () => {
    const { user } = await openWindow();
    const row = await documentRow("样本市促进氢能");
    const evil = '<img src=x onerror="alert(1)">氢能';
    await user.click(within(row).getByTestId("row-rename"));
    await user.clear(screen.getByLabelText("新标题"));
    await user.type(screen.getByLabelText("新标题"), `${evil}{Enter}`);
    const renamed = await documentRow(evil);
    expect(renamed.querySelector("img"), "a title must not make an element").toBeNull();
    await user.dblClick(renamed);
    const reader = await screen.findByTestId("reader");
    await waitFor(() => expect(textOf(reader)).toContain(evil));
    expect(document.querySelector("img, script"), "nowhere in the window").toBeNull();
  });
});
