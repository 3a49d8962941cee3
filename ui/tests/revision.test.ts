import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { revisionRow } from "./rows";
import { all, callsOf, openRevision, need, openWindow, textOf } from "./window";

const current = () => all("change-item").findIndex((item) => item.getAttribute("aria-current") === "true");
const rowOf = (words: string) => all("revision-row").find((row) => textOf(row).includes(words));

describe("修订比对: the choice", () => {
  it("offers the two newest revisions, and turns them round", async () => {
    const { user } = await openWindow();
    await user.click(screen.getByTestId("rail-revision"));
    const value = (testid: string) => (screen.getByTestId(testid) as HTMLSelectElement).value;
    await screen.findByTestId("revision-old");
    expect([value("revision-old"), value("revision-new")]).toEqual(["2", "3"]);
    await user.click(screen.getByTestId("revision-swap"));
    expect([value("revision-old"), value("revision-new")]).toEqual(["3", "2"]);
    expect(screen.getByText(/旧版的日期晚于新版/u), "a choice the wrong way round is said").toBeTruthy();
    await user.selectOptions(screen.getByTestId("revision-new"), "3");
    expect(
      (screen.getByTestId("revision-start") as HTMLButtonElement).disabled,
      "a revision is not compared with itself",
    ).toBe(true);
  });

  it("says what to do where no work has two revisions", async () => {
    const { user } = await openWindow({ empty: true });
    await user.click(screen.getByTestId("rail-revision"));
    await screen.findByText("文库里没有同一份文件的多个版本");
  });

  it("shows in place why the comparison failed", async () => {
    const { user, backend } = await openWindow();
    backend.failing.add("openRevision");
    await user.click(screen.getByTestId("rail-revision"));
    await user.click(await screen.findByTestId("revision-start"));
    const error = await screen.findByTestId("error");
    expect(textOf(error)).toContain("没有完成：openRevision。");
    backend.failing.clear();
    await user.click(within(error).getByText("重试"));
    await screen.findAllByTestId("revision-row");
  });
});

describe("修订比对: the history", () => {
  it("lays all revisions of a policy side by side, with what came and went in each", async () => {
    const { user, backend, desk } = await openWindow();
    await user.click(screen.getByTestId("rail-revision"));
    await user.click(await screen.findByTestId("revision-history"));
    await waitFor(() => expect(all("chain-row").length).toBeGreaterThan(0));
    expect(callsOf(backend, "openChain"), "oldest first").toEqual([[[1, 2, 3]]]);
    expect(all("chain-head").map(textOf)[0]).toContain("征求意见稿 · 2025-03-10");
    const { front, clauses, changed } = need(desk.chain.head, "an open chain");
    expect(all("chain-row").length, "the title changed beside the clauses").toBe(changed + 1);
    expect(all("chain-part").map(textOf)).toEqual(["标题与正文前后", "条文"]);
    const counts = textOf(screen.getByTestId("chain-counts"));
    expect(counts).toContain(`${clauses} 条条文，其中 ${changed} 条有修改`);
    expect(counts, "what changed outside the clauses is counted apart").toContain("条文以外：标题");
    expect(textOf(need(all("chain-row")[0], "the title")), "it comes first").toContain("标题");
    await user.click(need(all("chain-row")[0]?.querySelector<HTMLElement>("button.label"), "a name to open"));
    expect(desk.navigation.current.sheet?.clause, "a title opens the text at its beginning").toBeNull();
    const isClause = (row: HTMLElement) => Number(row.dataset["index"]) >= front;
    const row = need(all("chain-row").filter(isClause).find((row) => row.querySelector("ins") && row.querySelector("del")), "an edited clause");
    expect(row.querySelectorAll('[role="cell"]').length, "three texts at once").toBe(3);
    expect(row.querySelector('[role="cell"]')?.querySelector("ins, del"), "the first text is compared with nothing").toBeNull();
    await user.click(screen.getByTestId("chain-all"));
    expect(all("chain-row").length, "clauses without a change are listed too").toBe(front + clauses);

    await user.click(within(row).getByTestId("copy-row"));
    await waitFor(() => expect(textOf(screen.getByTestId("task-bar"))).toContain("已复制本行"));
    await user.click(screen.getByTestId("export-button"));
    await user.click(screen.getByTestId("export-docx"));
    expect(callsOf(backend, "export")).toEqual([[desk.chain.head?.handle, "docx"]]);
    await user.click(need(row.querySelector<HTMLElement>("button.label"), "a number to open"));
    expect(desk.navigation.current.sheet?.document, "the clause opens in the revision of its column").toBe(1);
  });

  it("goes back to the choice, to the history again, and to two revisions", async () => {
    const { user, desk } = await openWindow();
    await user.click(screen.getByTestId("rail-revision"));
    await user.click(await screen.findByTestId("revision-history"));
    await screen.findByTestId("chain-table");
    await user.click(screen.getByTestId("chain-change"));
    await user.click(await screen.findByTestId("chain-back"));
    await screen.findByTestId("chain-table");
    desk.compareRevisions(1, 3);
    await screen.findAllByTestId("revision-row");
    expect(screen.getByTestId("chain-table").closest("[hidden]"), "a comparison asked for elsewhere shows").not.toBeNull();
    expect(screen.getByTestId("revision-rows").closest("[hidden]")).toBeNull();
  });

  it("shows in place why it failed, and tries again", async () => {
    const { user, backend } = await openWindow({}, (backend) => backend.failing.add("chain"));
    await user.click(screen.getByTestId("rail-revision"));
    await user.click(await screen.findByTestId("revision-history"));
    const error = await screen.findByTestId("error");
    expect(textOf(error)).toContain("没有比对完");
    backend.failing.clear();
    await user.click(within(error).getByText("重试"));
    await screen.findByTestId("chain-table");
  });
});

describe("修订比对: the rows", () => {
  it("head both sides and count the changes", async () => {
    await openRevision(await openWindow(), 1, 3);
    expect(textOf(screen.getByTestId("revision-head-old"))).toContain("征求意见稿 · 2025-03-10");
    expect(textOf(screen.getByTestId("revision-head-new"))).toContain("示政办发〔2025〕8号");
    const counts = textOf(screen.getByTestId("revision-counts"));
    expect(counts).toMatch(/修改 \d+ ?新增 1 ?删除 1/u);
    expect(counts, "what normalising took away is counted").toContain("另有 3 处标点、空白等形式差异");
  });

  it("name what is likely the same matter in other words, as unsure", async () => {
    const { user, desk } = await openRevision(await openWindow(), 1, 3);
    const row = need(all("revision-row").find((row) => row.dataset["kind"] === "inserted"), "a clause that came");
    const old = need(row.querySelector<HTMLElement>('[data-side="old"]'), "its empty side");
    expect(textOf(old)).toMatch(/^旧版无此条 可能改写自 .+存疑$/u);
    await user.click(within(old).getByRole("button"));
    expect(desk.navigation.current.sheet?.document, "it opens in the old text").toBe(1);
  });

  it("name references that did not follow, as to be checked", async () => {
    await openRevision(await openWindow(), 1, 3);
    expect(textOf(screen.getByTestId("revision-counts"))).toContain("援引存疑 1");
    const row = need(rowOf("所引第三条修订后为第四条"), "a clause that cites by the old number");
    expect(textOf(row.querySelector('[data-side="new"]'))).toMatch(/所引第三条修订后为第四条存疑$/u);
    expect(textOf(row.querySelector('[data-side="old"]')), "the old text cited rightly").not.toContain("存疑");
  });

  it("mark changes inside the sentence, old left and new right", async () => {
    await openRevision(await openWindow(), 1, 3);
    const row = rowOf("引进培养人才");
    expect(row?.querySelector('[data-side="new"] ins')?.textContent).toContain("最高50万元");
    expect(row?.querySelector('[data-side="old"] ins'), "additions stand on the new side alone").toBeNull();
    expect(row?.querySelector("ins strong")?.textContent, "changed numbers are bold").toBe("50万元");
    expect(textOf(row), "a moved clause names its other place").toContain("→ 移至 六");
    expect(rowOf("加强金融支持")?.querySelector('[data-side="old"]')?.textContent).toContain("旧版无此条");
    const went = all("revision-row").find((row) => row.dataset["kind"] === "deleted");
    expect(need(went, "a clause that went").querySelector("del")?.textContent).toContain("附设研究机构");
  });

  it("show each side's text whole, with nothing between its runs", async () => {
    const { desk } = await openRevision(await openWindow(), 1, 3);
    for (const shown of all("revision-row")) {
      const row = need(desk.revision.rows[Number(shown.dataset["index"])], "the row behind what is shown");
      for (const [side, text] of [
        ["old", row.old_text],
        ["new", row.new_text],
      ] as const) {
        const words = shown.querySelector(`[data-side="${side}"] .text`)?.textContent ?? "";
        expect(words.endsWith(text), `${side} of row ${shown.dataset["index"]}: “${words}”`).toBe(true);
      }
    }
  });

  it("show the title that changed before the clauses", async () => {
    await openRevision(await openWindow(), 1, 3);
    expect(screen.getByText("标题与前言")).toBeTruthy();
    expect(all("front-row")[0]?.querySelector("del")?.textContent).toBe("（征求意见稿）");
  });

  it("fold what did not change, and unfold it", async () => {
    const { user } = await openRevision(await openWindow(), 1, 3);
    const fold = all("revision-fold").find((one) => textOf(one) === "二（二） 无变化");
    expect(fold, "runs without a change are one line").toBeDefined();
    const before = all("revision-row").length;
    await user.click(need(fold, "the folded run"));
    expect(all("revision-row").length).toBe(before + 1);
    await user.click(screen.getByText("收起以下没有变化的条文"));
    expect(all("revision-row").length).toBe(before);
  });

  it("name all clauses of split rows, and say where words are not marked", async () => {
    const clause = (id: number, path: string) => ({ id, path, label: path, heading: "" });
    const split = revisionRow({
      kind: "split",
      old: [clause(0, "第八条")],
      new: [clause(0, "第八条"), clause(1, "第九条")],
      coarse: true,
    });
    const window = await openWindow({}, (backend) => {
      const rows = backend.revisionRows;
      backend.revisionRows = async (...range) => [split, ...(await rows(...range)).slice(1)];
    });
    await openRevision(window, 1, 3);
    const row = all("revision-row")[0];
    expect(textOf(row?.querySelector('[data-side="new"]'))).toContain("第八条、第九条");
    expect(textOf(row)).toContain("拆分");
    expect(textOf(row)).toContain("按整段显示");
  });

  it("fetch a long document to its end", async () => {
    const long = Array.from({ length: 350 }, (_, at) => revisionRow({ from: `第${at + 1}条`, kind: "modified" }));
    const window = await openWindow({}, (backend) => {
      backend.revisionRows = async (_, from, count) => long.slice(from, from + count);
      const listen = backend.onTask;
      backend.onTask = (receive) =>
        listen((event) =>
          receive(
            event.state.state === "revision"
              ? { ...event, state: { ...event.state, head: { ...event.state.head, rows: 350 } } }
              : event,
          ),
        );
    });
    await openRevision(window, 1, 3);
    await waitFor(() => expect(all("revision-row").length).toBe(350));
  });

  it("open a clause in its document", async () => {
    const { user, desk } = await openRevision(await openWindow(), 1, 3);
    const label = rowOf("加强金融支持")?.querySelector<HTMLElement>('[data-side="new"] button');
    await user.click(need(label, "the clause's name"));
    expect(desk.navigation.current.sheet?.document).toBe(3);
    await waitFor(() =>
      expect(screen.getByTestId("reader").querySelector('section[aria-current="true"]')?.textContent).toContain(
        "加强金融支持",
      ),
    );
  });

  it("copy one row", async () => {
    const { user, backend, desk } = await openRevision(await openWindow(), 1, 3);
    const row = rowOf("引进培养人才");
    await user.click(within(need(row, "the row")).getByTestId("copy-row"));
    expect(callsOf(backend, "copyRow")).toEqual([[desk.revision.head?.handle, null, Number(row?.dataset["index"])]]);
  });
});

describe("修订比对: from change to change", () => {
  it("goes by keys, but not while one types", async () => {
    const window = await openWindow();
    await openRevision(window, 1, 3);
    await window.user.keyboard("nn");
    expect(current()).toBe(1);
    expect(
      all("revision-row").find((row) => row.getAttribute("aria-current") === "true")?.dataset["index"],
      "the row is marked",
    ).toBe("0");
    await window.user.keyboard("p");
    expect(current()).toBe(0);
    await window.user.keyboard("ppp");
    expect(current(), "before the first there is none").toBe(0);
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    await window.user.keyboard("n");
    field.remove();
    expect(current(), "letters in a field are letters").toBe(0);
    await window.user.click(screen.getByTestId("rail-library"));
    await window.user.keyboard("n");
    expect(window.desk.revision.change, "the keys hold where the comparison shows").toBe(0);
  });

  it("goes by buttons and by the list", async () => {
    const { user, desk } = await openRevision(await openWindow(), 1, 3);
    await user.click(screen.getByTestId("change-next"));
    expect(current()).toBe(0);
    expect((screen.getByTestId("change-prev") as HTMLButtonElement).disabled, "nothing before the first").toBe(true);
    const last = all("change-item").at(-1);
    await user.click(need(last, "the last one"));
    expect(current()).toBe(desk.revision.changes.length - 1);
    expect((screen.getByTestId("change-next") as HTMLButtonElement).disabled).toBe(true);
  });

  it("leaves out what is no change of substance", async () => {
    const { user } = await openRevision(await openWindow(), 1, 3);
    const before = all("change-item").length;
    await user.click(screen.getByTestId("only-substance"));
    expect(all("change-item").length).toBeLessThan(before);
    expect(
      all("change-item").some((item) => textOf(item).includes("仅改序号")),
      "numbers of clauses are no substance",
    ).toBe(false);
    expect(
      all("revision-fold").some((fold) => textOf(fold).includes("无实质修改")),
      "what is hidden is said",
    ).toBe(true);
    expect(all("front-row"), "a changed title alone is wording").toEqual([]);
  });

  it("exports the comparison", async () => {
    const { user, backend, desk } = await openRevision(await openWindow(), 1, 3);
    await user.click(screen.getByTestId("export-button"));
    await user.click(screen.getByTestId("export-docx"));
    expect(callsOf(backend, "export")).toEqual([[desk.revision.head?.handle, "docx"]]);
  });
});
