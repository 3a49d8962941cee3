import type { Backend, DocumentRow } from "../ipc";

/** Every document that is not deleted, newest first: for lists to choose from. */
export async function allDocuments(backend: Backend): Promise<DocumentRow[]> {
  const query = { region: [], kinds: [], years: [], text: "", trashed: false };
  const rows: DocumentRow[] = [];
  for (;;) {
    const page = await backend.documents(query, rows.length, 500);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}
