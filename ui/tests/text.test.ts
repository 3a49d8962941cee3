import { describe, expect, it } from "vitest";

import type { Reuse, RevisionRow, Segment, TableRow } from "../src/lib/ipc";
import {
  changeName,
  changeTone,
  countNames,
  foldName,
  isChanged,
  isSubstantial,
  movedTo,
  sideBlocks,
  sideRuns,
} from "../src/lib/text/changes";
import { stepBlocks, stepStory, traceParts } from "../src/lib/text/chain";
import { clauseLabel, clauseName, excerpt, pathName, splitHeading } from "../src/lib/text/clauses";
import { place, shortTitle, validity } from "../src/lib/text/documents";
import { foundRuns, holdsFound } from "../src/lib/text/found";
import { sharedByMeasure, sharedLines } from "../src/lib/text/reuse";
import { besideLines, doubtReason, figureQuotes } from "../src/lib/text/table";
import { revisionRow } from "./rows";

describe("names of clauses", () => {
  it.each([
    ["七/（十八）", "支持高端人才", "七（十八） 支持高端人才"],
    ["第八条/¶2", "", "第八条 第 2 段"],
    ["总则/第一条", "", "总则 第一条"],
    ["四/培育主体", "培育主体", "四 培育主体"],
  ])("%s with “%s” is %s", (path, heading, name) => {
    expect(clauseName({ path, heading })).toBe(name);
  });

  it("sets the number apart from the heading", () => {
    expect(clauseLabel({ path: "四/培育主体", heading: "培育主体" }), "a heading is not said twice").toBe("四");
    expect(clauseLabel({ path: "培育主体", heading: "培育主体" })).toBe("");
    expect(clauseLabel({ path: "二/（一）", heading: "开展攻关" })).toBe("二（一）");
    expect(pathName("")).toBe("");
  });

  it("cuts the heading with its mark, and nothing where the text begins otherwise", () => {
    expect(splitHeading("总体目标。到2028年", "总体目标")).toEqual(["总体目标。", "到2028年"]);
    expect(splitHeading("到2028年", "总体目标")).toEqual(["", "到2028年"]);
  });
});

describe("long texts", () => {
  const long = "第一句讲对象和范围，说明哪些企业可以申报。".repeat(20);

  it("loses nothing between the beginning and the rest", () => {
    for (const limit of [80, 120, 180, 10_000]) expect(excerpt(long, limit).join(""), `cut at ${limit}`).toBe(long);
  });

  it("cuts behind a sentence", () => {
    const [begin, rest] = excerpt(long, 180);
    expect(begin.endsWith("。"), "a drafter reads whole sentences").toBe(true);
    expect(rest).not.toBe("");
  });

  it("does not cut off a few words", () => {
    expect(excerpt("短".repeat(200), 180)[1], "a button for twenty characters is more than they are").toBe("");
  });
});

describe("facts of documents", () => {
  const region = ["范例省", "范例市"];

  it("shortens titles by place and government", () => {
    const title = "范例市人民政府办公厅关于释放体育消费潜力的若干措施";
    expect(shortTitle({ title, region })).toBe("释放体育消费潜力的若干措施");
    expect(shortTitle({ title: "支持体育的措施", region })).toBe("支持体育的措施");
    expect(shortTitle({ title: "范例市规划", region }), "what is left must still say something").toBe("范例市规划");
    const unknown = { region: [], kind: "通知" as const };
    expect(place({ ...unknown, issuers: ["国务院办公厅"] }), "a body of the whole country").toBe("全国");
    expect(place({ ...unknown, issuers: ["教育部"] }), "a ministry").toBe("全国");
    expect(place({ ...unknown, issuers: ["示例县委宣传部"] }), "a department of some county").toBe("地区未明");
    expect(place({ ...unknown, issuers: [] }), "nothing is guessed").toBe("地区未明");
  });

  it("says how long a document holds", () => {
    expect(validity("P3Y6M")).toBe("有效 3 年 6 个月");
    expect(validity(null)).toBe("");
  });
});

describe("found words", () => {
  it("marks every place, whatever the case", () => {
    expect(foundRuns("5G基站与5g专网", "5G")).toEqual([
      ["5G", true],
      ["基站与", false],
      ["5g", true],
      ["专网", false],
    ]);
    expect(foundRuns("正文", " ")).toEqual([["正文", false]]);
    expect(foundRuns("", "词")).toEqual([]);
    expect(holdsFound("任何文字", ""), "nothing asked for is nowhere").toBe(false);
  });

  it("keeps the text whole where folding case would shift it", () => {
    expect(
      foundRuns("İstanbul 合作", "合作")
        .map(([text]) => text)
        .join(""),
    ).toBe("İstanbul 合作");
  });
});

describe("doubtful measures", () => {
  const row = (...confidence: number[]): TableRow => ({
    cells: [],
    also_themes: [],
    figures: [],
    units: [],
    links: confidence.map((value, at) => ({ a: [0, 1], b: [1, at], confidence: value, why: ["支持"] })),
  });

  it("are those that everything ties loosely", () => {
    expect(doubtReason(row(0.3), 0, 1)).toContain("人工核对");
    expect(doubtReason(row(0.3, 0.8), 0, 1), "one firm tie is enough").toBe("");
    expect(doubtReason(row(0.45), 0, 1), "exports draw the line at 0.45").toBe("");
    expect(doubtReason(row(), 0, 1), "alone in its row it belongs to nothing wrongly").toBe("");
    expect(doubtReason(row(0.3), 0, 9), "another clause of the column").toBe("");
  });

  it("name each figure once", () => {
    type Figures = Parameters<typeof figureQuotes>[0];
    const figure = { quote: "100万元", kind: "subsidy_cap" } as Figures[number];
    const count = { quote: "甲乙等6条", kind: "count" } as Figures[number];
    expect(figureQuotes([figure, figure, count]), "each once, and none that nobody compares").toEqual(["100万元"]);
  });
});

describe("figures side by side", () => {
  it("shows each figure once, and none for another", () => {
    const kind = "subsidy_cap" as const;
    const at = (clause: number, shown: string, note = "") => ({ clause, kind, shown, note, base: "", value: null, value_max: null, quote: shown, condition: "" });
    const cells = [[at(1, "15万元"), at(11, "5万元"), at(11, "5万元"), at(11, "5万元", "每户")], []];
    const line = { kind, name: "补助上限", unit: "万元", thing: "", bases_differ: false, cells };
    const row: TableRow = { cells: [], links: [], also_themes: [], figures: [line], units: [] };
    expect(besideLines(row)[0]?.cells, "clause 1 with 15万元 is not clause 11 with 5万元").toEqual([
      ["15万元", "5万元", "5万元"],
      [],
    ]);
  });

  it("leaves out units that one column alone names", () => {
    const units = [
      { function: "科技", cells: [["市科委"], ["市科技局"]] },
      { function: "财政", cells: [["市财政局"], []] },
    ];
    const row: TableRow = { cells: [], links: [], also_themes: [], figures: [], units };
    expect(besideLines(row).map((line) => line.name)).toEqual(["责任·科技"]);
  });
});

describe("changes", () => {
  const segments: Segment[] = [
    { op: "equal", text: "总体目标。到" },
    { op: "delete", text: "2027年，规模达到60亿元" },
    { op: "insert", text: "2028年，规模达到80亿元" },
    { op: "equal", text: "以上。" },
  ];

  it("give back each side's text", () => {
    const text = (side: "old" | "new") =>
      sideRuns(segments, side, 5)
        .map((run) => run.text)
        .join("");
    expect(text("old")).toBe("总体目标。到2027年，规模达到60亿元以上。");
    expect(text("new")).toBe("总体目标。到2028年，规模达到80亿元以上。");
  });

  it("mark the heading and changed numbers", () => {
    const runs = sideRuns(segments, "new", 5);
    expect(runs[0]).toMatchObject({ text: "总体目标。", heading: true, changed: false });
    const changed = runs.find((run) => run.changed);
    expect(changed?.parts, "numbers with their units stand out").toEqual([
      ["2028年", true],
      ["，规模达到", false],
      ["80亿元", true],
    ]);
    expect(changed?.parts.map(([part]) => part).join("")).toBe(changed?.text);
  });

  it("mark numbers whole, with units of several characters", () => {
    const parts = (text: string) => sideRuns([{ op: "insert", text }], "new", 0)[0]?.parts.filter(([, figure]) => figure);
    const figures = (text: string) => parts(text)?.map(([part]) => part);
    expect(figures("装机12万千瓦，在15个工作日内")).toEqual(["12万千瓦", "15个工作日"]);
    expect(figures("依照第三条，渡运60万人次")).toEqual(["60万人次"]);
  });

  it("stand in the cells of their table", () => {
    const table: Segment[] = [
      { op: "equal", text: "见下表：\n项目\t金额\n渔港\t" },
      { op: "insert", text: "15万元\n冷库\t" },
      { op: "equal", text: "\n以上含税\t。" },
    ];
    const blocks = sideBlocks(sideRuns(table, "new", 0));
    const told = blocks.map((block) =>
      "table" in block
        ? block.table.map((cells) => cells.map((cell) => cell.map((run) => (run.changed ? `+${run.text}` : run.text)).join("")))
        : block.text.map((run) => run.text).join(""),
    );
    expect(told).toEqual([
      "见下表：",
      [
        ["项目", "金额"],
        ["渔港", "+15万元"],
        ["+冷库", ""],
        ["以上含税", "。"],
      ],
    ]);
    const line = sideBlocks(sideRuns([{ op: "equal", text: "甲\t乙\n丙" }], "new", 0));
    expect(line, "a single line with a tab is text").toHaveLength(1);
    expect(line[0] && "text" in line[0] && line[0].text.map((run) => run.text).join("")).toBe("甲\t乙\n丙");
  });

  it("are named by what they are", () => {
    expect(changeName(revisionRow({ moved: true }))).toBe("移动");
    expect(changeName(revisionRow({ renumbered: true }))).toBe("仅改序号");
    expect(changeName(revisionRow({ kind: "modified", moved: true }))).toBe("修改并移动");
    expect(changeTone(revisionRow({ kind: "inserted", moved: true }))).toBe("add");
    expect(isSubstantial(revisionRow({ kind: "modified", substance: ["wording", "figure"] }))).toBe(true);
    expect(isSubstantial(revisionRow({ kind: "modified", substance: ["wording"] }))).toBe(false);
    expect(isSubstantial(revisionRow({ moved: true })), "a move alone changes no rule").toBe(false);
    const stale = revisionRow({ substance: ["reference"], stale: "所引第三条修订后为第四条" });
    expect([isChanged(stale), isSubstantial(stale)], "the same words now cite another article").toEqual([true, true]);
    expect(isChanged(revisionRow({})), "a row without anything is folded").toBe(false);
  });

  it("say where a moved clause went", () => {
    const row = revisionRow({ moved: true, moved_from: "三（二）", moved_to: "四（一） ¶2" });
    expect(movedTo(row, "old")).toBe("→ 移至 四（一） 第 2 段");
    expect(movedTo(row, "new")).toBe("← 由 三（二） 移来");
    const joined = revisionRow({ moved_from: "二（三）", moved_to: "三（一）", renumbered: true });
    expect(movedTo(joined, "old"), "its section is new").toBe("→ 移至 三（一）");
    expect(movedTo(revisionRow({ moved: true }), "old"), "no X → X").toBe("↕ 调整排列位置");
    expect(movedTo(revisionRow({}), "old")).toBe("");
  });

  it("count up to all rows", () => {
    const counts = {
      unchanged: 6,
      modified: 2,
      inserted: 1,
      deleted: 0,
      split: 0,
      merged: 1,
      regrouped: 0,
      moved: 0,
      renumbered: 3,
      substantial: 2,
      stale: 0,
      noise: 0,
    };
    const change = (kind: RevisionRow["kind"], renumbered = false) => ({
      row: 0,
      kind,
      moved: false,
      renumbered,
      substance: [],
      title: "",
      note: "",
    });
    const changes = [
      change("modified", true),
      change("modified"),
      change("inserted"),
      change("merged"),
      change("unchanged", true),
    ];
    expect(countNames({ counts, changes })).toEqual([
      "修改 2",
      "新增 1",
      "删除 0",
      "合并 1",
      `未改 ${counts.unchanged}（含仅改序号 1）`,
    ]);
    expect(countNames({ counts: { ...counts, stale: 2 }, changes }), "what is to be checked").toContain("援引存疑 2");
  });

  it("fold into a range", () => {
    const line = (changed: number) => ({
      first: revisionRow({ to: "第四条" }),
      last: revisionRow({ to: "第九条" }),
      changed,
    });
    expect(foldName(line(0))).toBe("第四条至第九条 无变化");
    expect(foldName(line(2))).toContain("无实质修改（2 处");
    expect(foldName({ ...line(0), last: line(0).first })).toBe("第四条 无变化");
  });
});

describe("a chain of revisions", () => {
  const clause = (path: string) => ({ id: 1, path, label: path, heading: "" });
  const story = (...rows: Partial<RevisionRow>[]) =>
    stepStory({ clauses: [clause("二")], text: "", rows: rows.map((row) => revisionRow({ substance: [], ...row })) });
  const [two, three] = [[clause("二")], [clause("三")]];
  const raised: Partial<RevisionRow> = { kind: "modified", old: two, new: two, note: "将10亿元上调至20亿元（+100%）" };

  it("tells whose row it is where a step has several", () => {
    const went: Partial<RevisionRow> = { kind: "deleted", old: three, new: [], note: "删除" };
    expect(story(raised, went)).toBe("二：修改：将10亿元上调至20亿元（+100%）；三：删除");
    expect(story(raised), "one row needs no name").toBe("修改：将10亿元上调至20亿元（+100%）");
  });

  it("says once what came, and what came back", () => {
    const came: Partial<RevisionRow> = { kind: "inserted", old: [], new: two };
    expect(story({ ...came, note: "新增（存疑：修订前三内容相近，请核对）" })).toBe("新增（存疑：修订前三内容相近，请核对）");
    expect(story({ ...came, note: "恢复原二，其中将20万元上调至30万元（+50%）" })).toBe("恢复原二，其中将20万元上调至30万元（+50%）");
  });

  it("has its tables as tables, with what went and came in their cells", () => {
    const segments: Segment[] = [
      { op: "equal", text: "评分表\n指标\t分值\n创新\t" },
      { op: "delete", text: "40" },
      { op: "insert", text: "50" },
    ];
    const row = revisionRow({ kind: "modified", segments });
    const equal = (text: string): Segment[] => [{ op: "equal", text }];
    expect(stepBlocks({ clauses: [clause("附件")], text: "", rows: [row] })).toEqual([
      { text: equal("评分表") },
      { table: [[equal("指标"), equal("分值")], [equal("创新"), segments.slice(1)]] },
    ]);
    expect(stepBlocks({ clauses: [clause("一")], text: "甲\n乙", rows: [] })).toEqual([
      { text: [...equal("甲"), ...equal("\n"), ...equal("乙")] },
    ]);
  });

  it("has titles where there is more than clauses", () => {
    const titles = (front: number, outline: number) => traceParts({ front, clauses: 3, outline }).map(({ title }) => title);
    expect(titles(0, 0)[1], "clauses alone need none").toBe("");
    expect(titles(2, 1)).toEqual(["标题与正文前后", "条文", "章节标题"]);
    expect(traceParts({ front: 2, clauses: 3, outline: 1 }).map(({ from, to }) => [from, to])).toEqual([[0, 2], [2, 5], [5, 6]]);
  });
});

describe("shared wording", () => {
  const clause = (id: number, heading: string) => ({ id, path: `${id}`, label: null, heading });
  const pair = (first: number | null): Reuse => ({
    a: {
      column: 0,
      clause: clause(4, "引进人才"),
      runs: [
        { text: "引进人才。给予", shared: true },
        { text: "每人", shared: false },
        { text: "5万元\n补贴", shared: true },
      ],
    },
    b: { column: 2, clause: clause(9, ""), runs: [{ text: "给予5万元补贴", shared: true }] },
    shared: 12,
    share: 0.6,
    first,
  });

  it("is known on both sides, counted behind the heading", () => {
    const found = sharedByMeasure([pair(2)]);
    expect(found.get("0 4")?.[0]).toMatchObject({ column: 2, isLater: true, spans: [[0, 2], [4, 10]] });
    expect(found.get("2 9")?.[0]).toMatchObject({ column: 0, isLater: false, spans: [[0, 7]] });
    expect(sharedByMeasure([pair(null)]).get("0 4")?.[0]?.isLater, "a date is never guessed").toBeNull();
  });

  it("is marked in the lines of a text, cut short or whole", () => {
    const others = sharedByMeasure([pair(2)]).get("0 4") ?? [];
    const text = "给予每人5万元\n补贴。";
    expect(sharedLines(text, others)).toEqual([
      [["给予", true], ["每人", false], ["5万元", true]],
      [["补贴", true], ["。", false]],
    ]);
    expect(sharedLines(text.slice(0, 5), others)).toEqual([[["给予", true], ["每人", false], ["5", true]]]);
    expect(sharedLines("甲\n\n乙", [])).toEqual([[["甲", false]], [["乙", false]]]);
  });
});
