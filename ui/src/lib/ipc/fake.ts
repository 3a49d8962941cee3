/** A program of invented documents behind the window: for tests, and for work on the window in a browser. Never packaged. */
import type { DocumentHead, DocumentQuery, DocumentRow, DocumentView, Facet, ImportReport, RevisionRow, TablePreview, TaskState, Trace } from "./bindings";
import type { Backend } from "./index";
import { fakeChain } from "./fake/chain";
import { fakeRevision } from "./fake/revision";
import { fakeTable, type FakeTable } from "./fake/table";
import { fakeDocuments, themes, type FakeDocument } from "./fake/texts";

export interface FakeOptions {
  /** Milliseconds between the steps of a task; 0 sends all its news before its number is known. */
  pace?: number;
  /** Begin with an empty library. */
  empty?: boolean;
}

/** Every call, for tests to look at. */
export interface FakeBackend extends Backend {
  calls: unknown[][];
  /** Commands that shall fail, by name. */
  failing: Set<string>;
}

export function fakeBackend({ pace = 250, empty = false }: FakeOptions = {}): FakeBackend {
  const documents: FakeDocument[] = empty ? [] : fakeDocuments();
  const trash = new Set<number>();
  const tables = new Map<number, FakeTable>();
  const revisions = new Map<number, { rows: RevisionRow[]; front: RevisionRow[] }>();
  const chains = new Map<number, Trace[]>();
  const stopped = new Set<number>();
  const calls: unknown[][] = [];
  const failing = new Set<string>();
  let receive: (event: { id: number; state: TaskState }) => void = () => undefined;
  let last = 0;

  function called(name: string, ...values: unknown[]): void {
    calls.push([name, ...values]);
    if (failing.has(name)) {
      throw { code: "failed", message: `没有完成：${name}。`, hint: "请稍后再试。" };
    }
  }

  function task(steps: string[], end: () => TaskState): number {
    const id = ++last;
    const states: TaskState[] = steps.map((label, done) => ({ state: "running", done, total: steps.length, label }));
    if (pace === 0) {
      for (const state of [...states, end()]) receive({ id, state });
      return id;
    }
    states.forEach((state, at) => setTimeout(() => stopped.has(id) || receive({ id, state }), at * pace));
    setTimeout(() => stopped.has(id) || receive({ id, state: end() }), states.length * pace);
    return id;
  }

  const idOf = (one: FakeDocument) => one.view.head.id ?? -1;
  const alive = () => documents.filter((one) => !trash.has(idOf(one)));
  const work = (one: FakeDocument): DocumentHead[] => alive().filter((other) => other.work === one.work).map((other) => other.view.head);
  const row = (one: FakeDocument): DocumentRow => ({
    head: one.view.head,
    source_name: one.view.source_name,
    revisions: work(one).length,
    imported_on: one.importedOn,
  });

  function find(id: number): FakeDocument {
    const one = documents.find((one) => idOf(one) === id);
    if (!one) throw { code: "not_found", message: "这份文件已不在文库中。", hint: "它可能已被删除，请到回收站查看。" };
    return one;
  }

  const view = (id: number): DocumentView => ({ ...find(id).view, revisions: work(find(id)) });

  function imported(): ImportReport {
    const known = alive().slice(0, 1).map((one) => one.view.head);
    const added = empty && documents.length === 0 ? fakeDocuments() : [];
    documents.push(...added);
    return {
      cancelled: false,
      files: [
        { name: "政策汇编.txt", added: added.map((one) => one.view.head), known, notices: ["文字编码是 GB18030，已按此读取。"], problems: [], error: null, needs_columns: false, has_changes: true },
        { name: "空白.docx", added: [], known: [], notices: [], problems: [], error: "“空白.docx”里没有文字，没有导入；请确认文件内容后再试。", needs_columns: false, has_changes: false },
        { name: "措施清单.xlsx", added: [], known: [], notices: [], problems: [], error: "“措施清单.xlsx”里没有认出内容列。请选定各列的内容后再导入。", needs_columns: true, has_changes: false },
      ],
    };
  }

  return {
    calls,
    failing,
    async appState() {
      called("appState");
      return { version: "0.1.0", starting: false, error: null, themes };
    },
    async openLibrary() {
      called("openLibrary");
      return { version: "0.1.0", starting: false, error: null, themes };
    },
    async documents(query, from, count) {
      called("documents", query, from, count);
      const there = alive();
      const found = documents.filter((one) => trash.has(idOf(one)) === query.trashed && matches(one, query));
      found.sort((a, b) => (b.view.head.issued_on ?? "").localeCompare(a.view.head.issued_on ?? ""));
      return {
        total: found.length,
        rows: found.slice(from, from + count).map(row),
        regions: facets(there.flatMap(({ view: { head } }) => head.region.map((_, at) => head.region.slice(0, at + 1).join("/")))).sort((a, b) => a.value.localeCompare(b.value)),
        kinds: facets(there.map((one) => one.view.head.kind)),
        years: facets(there.flatMap((one) => one.view.head.issued_on?.slice(0, 4) ?? [])).sort((a, b) => b.value.localeCompare(a.value)),
        trashed: trash.size,
      };
    },
    async document(id) {
      called("document", id);
      return view(id);
    },
    async search(query, from, count) {
      called("search", query, from, count);
      const hits = alive().flatMap((one) =>
        one.view.parts.flatMap((part) => {
          if (part.type !== "clause" || !part.content.includes(query.text)) return [];
          if (query.regions.length > 0 && !query.regions.some((name) => one.view.head.region.includes(name))) return [];
          if (query.themes.length > 0 && !query.themes.includes(part.theme?.id ?? "")) return [];
          const at = part.content.indexOf(query.text);
          const snippet: [string, boolean][] = [
            [part.content.slice(Math.max(0, at - 30), at), false],
            [query.text, true],
            [part.content.slice(at + query.text.length, at + 90), false],
          ];
          const clause = { id: part.id, path: part.path, label: part.number, heading: part.heading };
          return [{ document: one.view.head, clause, part: null, score: 1, snippet }];
        }),
      );
      return { total: hits.length, hits: hits.slice(from, from + count) };
    },
    async revisionsOf(id) {
      called("revisionsOf", id);
      return work(find(id));
    },
    async renameDocument(id, title) {
      called("renameDocument", id, title);
      const one = find(id);
      one.view = { ...one.view, head: { ...one.view.head, title } };
    },
    async trashDocuments(ids) {
      called("trashDocuments", ids);
      for (const id of ids) trash.add(id);
    },
    async restoreDocuments(ids) {
      called("restoreDocuments", ids);
      for (const id of ids) trash.delete(id);
    },
    async importDocuments() {
      called("importDocuments");
      return task(["读取 政策汇编.txt", "读取 空白.docx", "建立索引"], () => ({ state: "imported", report: imported() }));
    },
    async importFolder() {
      called("importFolder");
      return null;
    },
    async importAgain(file, options) {
      called("importAgain", file, options);
      const name = file === 0 ? "政策汇编.txt" : "措施清单.xlsx";
      const [head] = documents.map((one) => one.view.head);
      const added = head ? [{ ...head, is_original: options.original }] : [];
      const wrong = options.columns.some((one) => one.kind === "text") || options.original ? null : "没有选定“内容”列。请选定后再导入。";
      const one = { name, added: wrong === null ? added : [], known: [], notices: [], problems: [], error: wrong, needs_columns: wrong !== null, has_changes: false };
      return task(["读取文件"], () => ({ state: "imported", report: { cancelled: false, files: [one] } }));
    },
    async tablePreview(file) {
      called("tablePreview", file);
      return task(["读取表格"], () => ({ state: "columns", preview: fakePreview() }));
    },
    async openTable(ids, limit) {
      called("openTable", ids, limit);
      return task(["读取文件", "归入主题", "对齐措施"], () => {
        if (failing.has("table")) return { state: "failed", error: { code: "failed", message: "没有比对完。", hint: "请少选几份文件再试。" } };
        const views = ids.map(view);
        const table = fakeTable(views, limit);
        const handle = ++last;
        tables.set(handle, table);
        const columns = views.map((one) => ({ document: one.head, default_responsible: one.default_responsible }));
        return { state: "table", head: { handle, columns, groups: table.groups, reuse: table.reuse.length } };
      });
    },
    async tableRows(handle, group, from, count) {
      called("tableRows", handle, group, from, count);
      return tables.get(handle)?.rows[group]?.slice(from, from + count) ?? [];
    },
    async tableReuse(handle, from, count) {
      called("tableReuse", handle, from, count);
      return tables.get(handle)?.reuse.slice(from, from + count) ?? [];
    },
    async openRevision(old, young) {
      called("openRevision", old, young);
      return task(["读取两个版本", "对应条款"], () => {
        const { rows, front, counts, changes, frontChanges } = fakeRevision(view(old), view(young));
        const handle = ++last;
        revisions.set(handle, { rows, front });
        return { state: "revision", head: { handle, old: view(old).head, new: view(young).head, counts, rows: rows.length, changes, front: frontChanges } };
      });
    },
    async revisionRows(handle, from, count) {
      called("revisionRows", handle, from, count);
      return revisions.get(handle)?.rows.slice(from, from + count) ?? [];
    },
    async revisionFront(handle) {
      called("revisionFront", handle);
      return revisions.get(handle)?.front ?? [];
    },
    async openChain(ids) {
      called("openChain", ids);
      return task(["对应条款"], () => {
        if (failing.has("chain")) return { state: "failed", error: { code: "failed", message: "没有比对完。", hint: "请稍后再试。" } };
        const { traces, ...counts } = fakeChain(ids.map(view));
        const handle = ++last;
        chains.set(handle, traces);
        return { state: "chain", head: { handle, documents: ids.map((id) => view(id).head), ...counts } };
      });
    },
    async chainTraces(handle, from, count) {
      called("chainTraces", handle, from, count);
      return chains.get(handle)?.slice(from, from + count) ?? [];
    },
    async export(handle, format) {
      called("export", handle, format);
      return task(["写出文件"], () => ({ state: "exported", name: `对照表.${format}` }));
    },
    async copyRow(handle, group, row) {
      called("copyRow", handle, group, row);
    },
    async close(handle) {
      called("close", handle);
      tables.delete(handle);
      revisions.delete(handle);
      chains.delete(handle);
    },
    async cancelTask(id) {
      called("cancelTask", id);
      stopped.add(id);
      receive({ id, state: { state: "cancelled" } });
    },
    async onTask(take) {
      receive = take;
      return () => undefined;
    },
    async onReady() {
      return () => undefined;
    },
  };
}

/** A table of which two columns were recognised. */
function fakePreview(): TablePreview {
  const columns = (["文件", "甲", "乙"] as const).map((head, at) => ({ letter: "ABC"[at] ?? "", head, kind: at === 0 ? ("title" as const) : null }));
  const sample = [["示例市清单", "支持建设起降场地", "市交通运输局"], ["示例市清单", "培育运营企业", "市发展改革委"]];
  const kinds = [{ kind: "title", name: "标题" }, { kind: "heading", name: "措施标题" }, { kind: "text", name: "内容" }, { kind: "unit", name: "责任单位" }] as const;
  return { sheets: [{ name: "", head_row: 1, recognised: false, columns, sample, rows: 2 }], kinds: [...kinds] };
}

function matches({ view: { head } }: FakeDocument, query: DocumentQuery): boolean {
  const text = [head.title, ...head.issuers, head.doc_number ?? ""].join(" ");
  return (
    query.region.every((name, at) => head.region[at] === name) &&
    (query.kinds.length === 0 || query.kinds.includes(head.kind)) &&
    (query.years.length === 0 || query.years.includes(Number(head.issued_on?.slice(0, 4)))) &&
    text.includes(query.text)
  );
}

function facets(values: string[]): Facet[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
