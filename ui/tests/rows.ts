/** Rows of a comparison, as short as a test needs them. */
import type { RevisionRow } from "../src/lib/ipc";

type Given = Partial<RevisionRow> & { from?: string; to?: string };

export function revisionRow({ from = "一", to = from, ...given }: Given): RevisionRow {
  const clause = (path: string) => ({ id: 0, path, label: path.split("/").at(-1) ?? null, heading: "" });
  return {
    kind: "unchanged",
    renumbered: false,
    moved: false,
    moved_from: "",
    moved_to: "",
    old: [clause(from)],
    new: [clause(to)],
    old_text: "条文。",
    new_text: "条文。",
    segments: [{ op: "equal", text: "条文。" }],
    substance: [],
    noise: 0,
    coarse: false,
    note: "",
    cells: [],
    near: null,
    stale: "",
    ...given,
  };
}
