import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { all, callsOf, need, openWindow, textOf } from "./window";

async function search(text: string, change?: Parameters<typeof openWindow>[1]) {
  const window = await openWindow({}, change);
  await window.user.click(screen.getByTestId("rail-search"));
  await window.user.type(screen.getByTestId("search-input"), `${text}{Enter}`);
  return window;
}

describe("检索", () => {
  it("says before the first search what to type, and searches for an example", async () => {
    const { user } = await openWindow();
    await user.click(screen.getByTestId("rail-search"));
    await user.click(screen.getByRole("button", { name: "加氢站" }));
    await screen.findAllByTestId("search-hit");
    expect((screen.getByTestId("search-input") as HTMLInputElement).value).toBe("加氢站");
  });

  it("shows where each hit stands, with the words marked", async () => {
    await search("加氢站");
    const hit = (await screen.findAllByTestId("search-hit"))[0];
    expect(textOf(hit)).toContain("样本市促进氢能产业高质量发展若干措施");
    expect(textOf(hit)).toContain("第三条 推进加氢站建设");
    expect(textOf(hit)).toContain("2023-06-15");
    expect(hit?.querySelector("mark")?.textContent).toBe("加氢站");
    expect(textOf(screen.getByTestId("search-total"))).toBe("共 2 条");
  });

  it("opens a hit at its clause, and goes back to the hits", async () => {
    const { user, desk } = await search("加氢站");
    const hit = (await screen.findAllByTestId("search-hit"))[0];
    await user.click(need(hit, "the first hit"));
    await waitFor(() =>
      expect(screen.getByTestId("reader").querySelector('section[aria-current="true"]')?.textContent).toContain(
        "推进加氢站建设",
      ),
    );
    expect(all("search-hit")[0]?.getAttribute("aria-current"), "the open hit is marked").toBe("true");
    desk.navigation.back();
    await waitFor(() => expect(all("reader")).toEqual([]));
    expect(all("search-hit").length, "the hits are still there").toBe(2);
  });

  it("limits by region and theme, and takes the limits away", async () => {
    const { user, backend } = await search("支持");
    await screen.findAllByTestId("search-hit");
    const choose = async (testid: string, value: string) => {
      const button = all(testid).find((button) => button.dataset["value"] === value);
      await user.click(need(button, "the value to filter by"));
    };
    await choose("search-region", "样本省/样本市");
    await choose("search-theme", "research");
    expect(callsOf(backend, "search").at(-1)?.[0], "a region is asked for by its own name").toEqual({
      text: "支持",
      regions: ["样本市"],
      themes: ["research"],
    });
    await waitFor(() => expect(all("search-hit").length).toBe(1));
    await user.click(screen.getByText("清除范围限定"));
    await waitFor(() => expect(all("search-hit").length).toBeGreaterThan(1));
  });

  it("says what to do where nothing was found", async () => {
    await search("天文台");
    await screen.findByText("没有找到含“天文台”的条文");
    expect(all("search-hit")).toEqual([]);
  });

  it("fetches more hits behind those that are there", async () => {
    const { user, backend } = await search("支持", (backend) => {
      const search = backend.search;
      backend.search = async (query, from, count) => {
        const { hits } = await search(query, 0, count);
        return {
          total: 60,
          hits: Array.from({ length: Math.min(count, 60 - from) }, (_, at) => hits[at % hits.length]).filter(
            (hit) => hit !== undefined,
          ),
        };
      };
    });
    await waitFor(() => expect(all("search-hit").length).toBe(50));
    await user.click(screen.getByTestId("search-more"));
    await waitFor(() => expect(all("search-hit").length).toBe(60));
    expect(callsOf(backend, "search").at(-1)?.slice(1)).toEqual([0, 50]);
    expect(all("search-more"), "nothing more to fetch").toEqual([]);
  });

  it("shows in place why a search failed, and tries again", async () => {
    const { user, backend } = await search("支持", (backend) => backend.failing.add("search"));
    const error = await screen.findByTestId("error");
    expect(textOf(error)).toContain("没有完成：search。");
    backend.failing.clear();
    await user.click(within(error).getByText("重试"));
    await screen.findAllByTestId("search-hit");
  });
});
