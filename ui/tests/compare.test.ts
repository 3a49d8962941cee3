import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { all, callsOf, openTable, need, openWindow, textOf } from "./window";

/** 低空 of 示例市, 氢能 of 样本市 (has run out), 体育 of 范例市 (two problems of reading). */
const three = [3, 4, 5];

describe("横向比对: the choice", () => {
  it("needs two documents, and keeps their order", async () => {
    const window = await openWindow();
    await window.user.click(screen.getByTestId("rail-compare"));
    await window.user.click(await screen.findByTestId("compare-pick-5"));
    expect((screen.getByTestId("compare-start") as HTMLButtonElement).disabled, "one document compares nothing").toBe(
      true,
    );
    await window.user.click(screen.getByTestId("compare-pick-3"));
    await window.user.click(screen.getByTestId("compare-start"));
    await screen.findByTestId("compare-table");
    expect(callsOf(window.backend, "openTable")).toEqual([[[5, 3], []]]);
    expect(all("column-head").map((head) => textOf(head).slice(0, 3))).toEqual(["范例市", "示例市"]);
  });

  it("filters by place and marks abstracts", async () => {
    const { user } = await openWindow();
    await user.click(screen.getByTestId("rail-compare"));
    await screen.findByTestId("compare-pick-7");
    expect(
      textOf(screen.getByTestId("compare-pick-7").closest("label")),
      "an abstract is never taken for the text",
    ).toContain("要点摘编，非官方文本");
    await user.type(screen.getByLabelText("按地区、标题、机关、文号筛选"), "样本 氢能");
    await waitFor(() => expect(document.querySelectorAll('[data-testid^="compare-pick-"]').length).toBe(1));
    await user.type(screen.getByLabelText("按地区、标题、机关、文号筛选"), "火星");
    await screen.findByText(/没有符合/u);
  });

  it("limits the table to themes", async () => {
    const window = await openWindow();
    await window.user.click(screen.getByTestId("rail-compare"));
    const talent = (await screen.findAllByTestId("compare-theme")).find(
      (button) => button.dataset["value"] === "talent",
    );
    await window.user.click(need(talent, "the theme 人才引育"));
    await openTable(window, three);
    expect(all("table-group").map((group) => group.dataset["theme"])).toEqual(["talent"]);
  });

  it("says what to do in an empty library", async () => {
    const { user } = await openWindow({ empty: true });
    await user.click(screen.getByTestId("rail-compare"));
    await screen.findByText("文库里的文件还不够比对");
  });

  it("shows in place why the comparison failed, and tries again", async () => {
    const window = await openWindow({}, (backend) => backend.failing.add("table"));
    await window.user.click(screen.getByTestId("rail-compare"));
    for (const id of three) await window.user.click(await screen.findByTestId(`compare-pick-${id}`));
    await window.user.click(screen.getByTestId("compare-start"));
    const error = await screen.findByTestId("error");
    expect(textOf(error)).toContain("请少选几份文件再试");
    window.backend.failing.clear();
    await window.user.click(within(error).getByText("重试"));
    await screen.findByTestId("compare-table");
  });
});

describe("横向比对: the table", () => {
  it("heads each column with what a drafter must know", async () => {
    await openTable(await openWindow(), three);
    const [sky, hydrogen, sport] = all("column-head").map(textOf);
    expect(sky).toContain("10 条措施");
    expect(hydrogen, "what has run out is said").toContain("有效至 2025-12-31（已过）");
    expect(hydrogen).toContain("责任单位（未另注明的）：市发展改革委");
    expect(sport).toContain("2 处没有读懂");
  });

  it("fetches the rows of every theme and numbers them through", async () => {
    const { desk } = await openTable(await openWindow(), three);
    const rows = desk.compare.groups.reduce((sum, group) => sum + group.head.rows, 0);
    await waitFor(() => expect(all("table-row").length, "rows come when they are in sight").toBe(rows));
    expect(all("table-row").map((row) => textOf(row.querySelector(".number")))).toEqual(
      Array.from({ length: rows }, (_, at) => `${at + 1}`),
    );
  });

  it("tells three kinds of nothing apart, and leads on from two of them", async () => {
    const window = await openWindow();
    await openTable(window, three);
    await waitFor(() => expect(all("nothing-not_here").length).toBeGreaterThan(0));
    expect(textOf(all("nothing-no_measure")[0])).toBe("无此措施");
    expect(textOf(all("nothing-not_here").find((one) => textOf(one).includes("本主题")))).toContain(
      "相近：第二条 支持关键技术研发",
    );
    expect(textOf(all("nothing-unread")[0])).toContain("未识别");
    expect(all("nothing-no_measure")[0]?.querySelector("button"), "a finding leads nowhere").toBeNull();

    const near = all("nothing-not_here")[0];
    await window.user.click(within(need(near, "a cell that names the nearest measure")).getByRole("button"));
    expect(window.desk.navigation.current.sheet, "the nearest measure opens").toEqual({ document: 4, clause: 1 });
    const unread = all("nothing-unread")[0];
    await window.user.click(within(need(unread, "a cell of a document with problems")).getByRole("button"));
    expect(window.desk.navigation.current.sheet).toEqual({ document: 5, clause: null });
  });

  it("opens a measure in its document at its clause", async () => {
    const window = await openWindow();
    await openTable(window, three);
    const measure = all("cell-measure").find((one) => textOf(one).includes("推进加氢站建设"));
    await window.user.click(need(measure, "the measure"));
    const reader = await screen.findByTestId("reader");
    expect(measure?.getAttribute("aria-current"), "what is open is marked in the table").toBe("true");
    await waitFor(() =>
      expect(reader.querySelector('section[aria-current="true"]')?.textContent).toContain("推进加氢站建设"),
    );
  });

  it("marks doubtful correspondences, leading units and figures", async () => {
    await openTable(await openWindow(), three);
    const measure = (await screen.findAllByTestId("cell-measure")).find((one) => textOf(one).includes("开展联合攻关"));
    expect(textOf(measure), "an unsure correspondence says so").toContain("存疑");
    expect(textOf(measure?.querySelector(".figures"))).toBe("最高支持500万元");
    expect(textOf(measure?.querySelector(".units")), "the first unit leads").toBe("市科技局牵头市工业和信息化局");
    expect(screen.getByText("另涉：企业培育"), "other themes of the row are named").toBeTruthy();
  });

  it("folds a theme, and all of them", async () => {
    const { user } = await openTable(await openWindow(), three);
    const group = all("table-group")[1];
    if (!group) throw new Error("the table has no second theme");
    await within(group).findAllByTestId("table-row");
    await user.click(within(group).getByTestId("group-fold"));
    expect(within(group).queryAllByTestId("table-row"), "a folded theme shows its band alone").toEqual([]);
    expect(textOf(group), "with the counts of each place").toBe("科技攻关与创新平台 2·1·0");
    await user.click(screen.getByTestId("fold-all"));
    expect(all("table-row")).toEqual([]);
    await user.click(screen.getByTestId("fold-all"));
    expect(all("table-row").length).toBeGreaterThan(5);
  });

  it("finds in the table, counts the rows and goes on with Enter", async () => {
    const window = await openWindow();
    await openTable(window, three);
    await window.user.type(screen.getByTestId("table-find"), "加氢站");
    await waitFor(() => expect(textOf(screen.getByTestId("table-find-count"))).toBe("第 1 / 2 行"));
    const current = () => all("table-row").filter((row) => row.getAttribute("aria-current") === "true");
    expect(current().map(textOf).join(), "the shown row is marked").toContain("推进加氢站建设");
    expect(current()[0]?.querySelector("mark")?.textContent).toBe("加氢站");
    await window.user.keyboard("{Enter}");
    expect(textOf(screen.getByTestId("table-find-count"))).toBe("第 2 / 2 行");
    await window.user.clear(screen.getByTestId("table-find"));
    await window.user.type(screen.getByTestId("table-find"), "万元{Enter}");
    await waitFor(() =>
      expect(textOf(screen.getByTestId("table-find-count")), "Enter behind a new text goes to its first row").toMatch(
        /^第 1 \/ /u,
      ),
    );
    await window.user.clear(screen.getByTestId("table-find"));
    await window.user.type(screen.getByTestId("table-find"), "天文台");
    await waitFor(() => expect(textOf(screen.getByTestId("table-find-count"))).toBe("没有找到"));
  });

  it("shows long measures whole where one asks for it", async () => {
    const long = "企业按照年度投入申报支持，经评审后分档拨付。".repeat(20) + "末句。";
    const window = await openWindow({}, (backend) => {
      const rows = backend.tableRows;
      backend.tableRows = async (...range) => {
        const got = await rows(...range);
        return got.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, measures: cell.measures.map((one) => ({ ...one, text: long })) })),
        }));
      };
    });
    await openTable(window, three);
    const measure = all("cell-measure")[0];
    if (!measure) throw new Error("the table shows no measure");
    expect(textOf(measure)).not.toContain("末句");
    await window.user.click(within(measure).getByTestId("measure-more"));
    expect(textOf(measure)).toContain("末句");
    expect(window.desk.navigation.current.sheet, "to unfold is not to open").toBeNull();
    await window.user.click(screen.getByTestId("show-button"));
    await window.user.click(screen.getByTestId("show-full"));
    expect(all("cell-measure").every((one) => textOf(one).includes("末句"))).toBe(true);
  });

  it("lays figures and units of a row side by side, and leads to the text behind a figure", async () => {
    const window = await openWindow();
    await openTable(window, three);
    const row = (await screen.findAllByTestId("table-row")).find((one) => textOf(one).includes("开展联合攻关"));
    const lines = need(row?.nextElementSibling as HTMLElement | null | undefined, "the lines under the row");
    const [caps, units] = within(lines).getAllByTestId("beside-line");
    expect(textOf(caps?.querySelector('[role="rowheader"]')), "different bases are said").toContain("存疑");
    expect([...(caps?.querySelectorAll('[role="cell"]') ?? [])].map(textOf), "no measure, nothing missing").toContain("");
    expect(all("beside-line").flatMap((line) => [...line.querySelectorAll(".none")]).length, "a measure without a figure says so").toBeGreaterThan(0);
    expect(textOf(units)).toContain("市科技局");
    await window.user.click(within(need(caps, "a line of figures")).getByText("不超过500万元（每个项目）"));
    expect(window.desk.navigation.current.sheet?.clause, "the clause that holds the figure opens").not.toBeNull();

    await window.user.click(screen.getByTestId("show-button"));
    expect(screen.getByTestId("show-beside").getAttribute("aria-checked")).toBe("true");
    await window.user.click(screen.getByTestId("show-beside"));
    expect(all("beside-line"), "the lines go where one does not want them").toEqual([]);
    expect(screen.getByTestId("show-beside").getAttribute("aria-checked"), "the menu stays open").toBe("false");
  });

  it("names policy tools where one asks for them, with the words that told them", async () => {
    const { user } = await openTable(await openWindow(), three);
    await screen.findAllByTestId("table-row");
    expect(all("measure-tools")).toEqual([]);
    await user.click(screen.getByTestId("show-button"));
    await user.click(screen.getByTestId("show-tools"));
    const tools = need(all("measure-tools")[0], "the tools of a measure");
    expect(textOf(tools)).toBe("供给型·科技支持");
    expect(tools.querySelector("li")?.title).toBe("据“联合攻关”判断");
  });

  it("says what wording a measure shares where one asks for it, and opens the other", async () => {
    const { user, desk, backend } = await openTable(await openWindow(), three);
    expect(all("measure-shared")).toEqual([]);
    expect(callsOf(backend, "tableReuse"), "nothing is asked for before").toEqual([]);
    await user.click(screen.getByTestId("show-button"));
    await user.click(screen.getByTestId("show-reuse"));
    const [one, other] = await screen.findAllByTestId("measure-shared");
    const pair = need((await backend.tableReuse(desk.compare.head?.handle ?? 0, 0, 1))[0], "a pair");
    expect(textOf(one), "the left one is the older").toMatch(/^与.+相同 24 字（40%），此处成文在先$/u);
    expect(textOf(other)).toMatch(/相同 24 字（40%），彼处成文在先$/u);
    const marked = need(one?.closest('[data-testid="cell-measure"]')?.querySelector(".same"), "the shared words");
    expect(pair.a.runs[0]?.text.endsWith(textOf(marked)), "the words that are marked are those").toBe(true);
    await user.click(need(one?.querySelector("button"), "the other's name"));
    const opened = desk.navigation.current.sheet;
    expect(opened).toEqual({ document: desk.compare.head?.columns[pair.b.column]?.document.id, clause: pair.b.clause.id });
  });

  it("exports in every format and says what was written", async () => {
    const { user, backend, desk } = await openTable(await openWindow(), three);
    for (const format of ["docx", "xlsx", "html", "csv", "md"]) {
      await user.click(screen.getByTestId("export-button"));
      await user.click(screen.getByTestId(`export-${format}`));
    }
    const handle = desk.compare.head?.handle;
    expect(callsOf(backend, "export")).toEqual(["docx", "xlsx", "html", "csv", "md"].map((format) => [handle, format]));
    await waitFor(() => expect(textOf(screen.getByTestId("task-bar"))).toContain("已导出：对照表.md"));
    expect(all("export-docx"), "the menu closes behind the choice").toEqual([]);
  });

  it("closes the menu on Escape and keeps the sheet open", async () => {
    const window = await openWindow();
    await openTable(window, three);
    await window.user.click(need(all("cell-measure")[0], "a measure"));
    await screen.findByTestId("reader");
    await window.user.click(screen.getByTestId("export-button"));
    await window.user.keyboard("{ArrowDown}{Escape}");
    expect(all("export-docx")).toEqual([]);
    expect(all("reader").length, "one Escape closes one thing").toBe(1);
    await window.user.keyboard("{Escape}");
    expect(all("reader")).toEqual([]);
  });

  it("says in the task bar that an export failed", async () => {
    const { user, backend } = await openTable(await openWindow(), three);
    backend.failing.add("export");
    await user.click(screen.getByTestId("export-button"));
    await user.click(screen.getByTestId("export-docx"));
    await waitFor(() => expect(textOf(screen.getByTestId("task-bar"))).toContain("没有完成：export。"));
  });

  it("copies a row by its theme and place in it", async () => {
    const { user, backend, desk } = await openTable(await openWindow(), three);
    const group = all("table-group")[1];
    if (!group) throw new Error("the table has no second theme");
    const buttons = await within(group).findAllByTestId("copy-row");
    await user.click(need(buttons[1], "a second row to copy"));
    expect(callsOf(backend, "copyRow")).toEqual([[desk.compare.head?.handle, 1, 1]]);
    await waitFor(() => expect(textOf(screen.getByTestId("task-bar"))).toContain("已复制本行"));
  });

  it("says in the theme that its rows did not come, and asks again", async () => {
    const window = await openWindow();
    window.backend.failing.add("tableRows");
    await window.user.click(screen.getByTestId("rail-compare"));
    for (const id of three) await window.user.click(await screen.findByTestId(`compare-pick-${id}`));
    await window.user.click(screen.getByTestId("compare-start"));
    const errors = await screen.findAllByTestId("error");
    window.backend.failing.clear();
    await window.user.click(within(need(errors[0], "the error")).getByText("重试"));
    await screen.findAllByTestId("table-row");
  });

  it("changes the documents and comes back to the table", async () => {
    const { user } = await openTable(await openWindow(), three);
    await user.click(screen.getByTestId("compare-change"));
    expect((screen.getByTestId("compare-pick-3") as HTMLInputElement).checked, "the choice is kept").toBe(true);
    await user.click(screen.getByTestId("compare-back"));
    expect(all("table-row").length).toBeGreaterThan(5);
  });

  it("shows text of documents as text", async () => {
    await openTable(await openWindow(), three);
    await screen.findByText(/<img src=x onerror/u);
    expect(document.querySelector("img, script"), "text must not make elements").toBeNull();
  });
});
