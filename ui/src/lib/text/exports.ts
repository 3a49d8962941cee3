/** Formats of export as a menu names them. */
import type { ExportFormat } from "../ipc";

export const exportNames: readonly (readonly [ExportFormat, string])[] = [
  ["docx", "Word 文档"],
  ["xlsx", "Excel 表格"],
  ["html", "网页"],
  ["csv", "CSV"],
  ["md", "Markdown"],
];

/** The items of an export menu, named for whoever looks for them. */
export const exportItems = exportNames.map(([id, name]) => ({ id, name, detail: `.${id}`, testid: `export-${id}` }));
