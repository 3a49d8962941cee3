/** The bridge: the only file that imports Tauri. Commands by id and number, never by path. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type {
  AppError,
  AppState,
  DocumentHead,
  DocumentPage,
  DocumentQuery,
  DocumentView,
  ExportFormat,
  ReadOptions,
  Reuse,
  RevisionRow,
  SearchPage,
  SearchQuery,
  TableRow,
  TaskEvent,
  Trace,
} from "./bindings";

export type * from "./bindings";

/** What the window asks of the program; a number that comes back from long work is the id of a task. */
export interface Backend {
  appState(): Promise<AppState>;
  /** Tries again to open a library that could not be opened. */
  openLibrary(): Promise<AppState>;
  documents(query: DocumentQuery, from: number, count: number): Promise<DocumentPage>;
  document(id: number): Promise<DocumentView>;
  search(query: SearchQuery, from: number, count: number): Promise<SearchPage>;
  revisionsOf(id: number): Promise<DocumentHead[]>;
  renameDocument(id: number, title: string): Promise<void>;
  trashDocuments(ids: number[]): Promise<void>;
  restoreDocuments(ids: number[]): Promise<void>;
  /** `null` when the user closed the chooser. */
  importDocuments(): Promise<number | null>;
  importFolder(): Promise<number | null>;
  /** Reads a file of the last import once more in another way; `file` counts the files of its report. */
  importAgain(file: number, options: ReadOptions): Promise<number>;
  /** Looks into a table file of the last import, to choose its columns by. */
  tablePreview(file: number): Promise<number>;
  openTable(ids: number[], themes: string[]): Promise<number>;
  tableRows(handle: number, group: number, from: number, count: number): Promise<TableRow[]>;
  /** Pairs of measures that share wording, most shared first. */
  tableReuse(handle: number, from: number, count: number): Promise<Reuse[]>;
  openRevision(old: number, young: number): Promise<number>;
  revisionRows(handle: number, from: number, count: number): Promise<RevisionRow[]>;
  revisionFront(handle: number): Promise<RevisionRow[]>;
  /** Traces every clause through these revisions, oldest first. */
  openChain(ids: number[]): Promise<number>;
  chainTraces(handle: number, from: number, count: number): Promise<Trace[]>;
  export(handle: number, format: ExportFormat): Promise<number | null>;
  /** Puts one row with its citation on the clipboard; `group` is `null` for a revision or a chain. */
  copyRow(handle: number, group: number | null, row: number): Promise<void>;
  close(handle: number): Promise<void>;
  cancelTask(id: number): Promise<void>;
  onTask(receive: (event: TaskEvent) => void): Promise<() => void>;
  onReady(receive: () => void): Promise<() => void>;
}

/** The program behind the window. */
export const tauri: Backend = {
  appState: () => invoke("app_state"),
  openLibrary: () => invoke("open_library"),
  documents: (query, from, count) => invoke("documents", { query, from, count }),
  document: (id) => invoke("document", { id }),
  search: (query, from, count) => invoke("search", { query, from, count }),
  revisionsOf: (id) => invoke("revisions_of", { id }),
  renameDocument: (id, title) => invoke("rename_document", { id, title }),
  trashDocuments: (ids) => invoke("trash_documents", { ids }),
  restoreDocuments: (ids) => invoke("restore_documents", { ids }),
  importDocuments: () => invoke("import_documents"),
  importFolder: () => invoke("import_folder"),
  importAgain: (file, options) => invoke("import_again", { file, options }),
  tablePreview: (file) => invoke("table_preview", { file }),
  openTable: (ids, themes) => invoke("open_table", { ids, themes }),
  tableRows: (handle, group, from, count) => invoke("table_rows", { handle, group, from, count }),
  tableReuse: (handle, from, count) => invoke("table_reuse", { handle, from, count }),
  openRevision: (old, young) => invoke("open_revision", { old, new: young }),
  revisionRows: (handle, from, count) => invoke("revision_rows", { handle, from, count }),
  revisionFront: (handle) => invoke("revision_front", { handle }),
  openChain: (ids) => invoke("open_chain", { ids }),
  chainTraces: (handle, from, count) => invoke("chain_traces", { handle, from, count }),
  export: (handle, format) => invoke("export", { handle, format }),
  copyRow: (handle, group, row) => invoke("copy_row", { handle, group, row }),
  close: (handle) => invoke("close", { handle }),
  cancelTask: (id) => invoke("cancel_task", { id }),
  onTask: (receive) => listen<TaskEvent>("task", (event) => receive(event.payload)),
  onReady: (receive) => listen("ready", () => receive()),
};

/** What a command was rejected with, as an error that can be shown; anything else is a fault of the program itself. */
export function asError(reason: unknown): AppError {
  if (typeof reason === "object" && reason !== null && "code" in reason && "message" in reason) {
    const { code, message } = reason;
    const hint = "hint" in reason && typeof reason.hint === "string" ? reason.hint : "";
    return { code: String(code), message: String(message), hint };
  }
  return { code: "internal", message: "程序内部出错，这一步没有完成。", hint: `请重试；仍不行时请重新启动程序。（${String(reason)}）` };
}
