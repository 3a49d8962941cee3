/** Wording that a measure shares with measures of other documents. */
import type { ClauseRef, Reuse, ReuseSide } from "../ipc";

/** What one measure shares with another. */
export interface SharedWith {
  /** Column and clause of the other. */
  column: number;
  clause: ClauseRef;
  /** Number of characters that both share. */
  shared: number;
  /** These as a share of the shorter of the two, 0..1. */
  share: number;
  /** Whether the other was issued first; `null` where the dates do not tell. */
  isLater: boolean | null;
  /** The own text that is shared, from and to, counted in the text behind the heading. */
  spans: readonly (readonly [number, number])[];
}

/** Names a measure among those of a table. */
export function measureKey(column: number, clause: number): string {
  return `${column} ${clause}`;
}

/** What each measure shares, most first. */
export function sharedByMeasure(pairs: readonly Reuse[]): Map<string, SharedWith[]> {
  const found = new Map<string, SharedWith[]>();
  for (const { a, b, shared, share, first } of pairs) {
    for (const [own, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const key = measureKey(own.column, own.clause.id);
      const isLater = first === null ? null : first === other.column;
      const one = { column: other.column, clause: other.clause, shared, share, isLater, spans: spans(own) };
      found.set(key, [...(found.get(key) ?? []), one]);
    }
  }
  return found;
}

/** The shared runs of a side, whose text begins with its heading and a full stop where it has one. */
function spans({ clause, runs }: ReuseSide): [number, number][] {
  let at = clause.heading === "" ? 0 : -(clause.heading.length + 1);
  return runs.flatMap(({ text, shared }) => {
    const from = at;
    at += text.length;
    return shared && at > 0 ? [[Math.max(from, 0), at] as [number, number]] : [];
  });
}

/** Lines of a text in runs; true where the text is shared with any of `others`. Lines without words are left out. */
export function sharedLines(text: string, others: readonly SharedWith[]): [string, boolean][][] {
  const same = new Uint8Array(text.length);
  for (const [from, to] of others.flatMap((one) => one.spans)) same.fill(1, from, to);
  const lines: [string, boolean][][] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") lines.push(runs(line, same.subarray(start, start + line.length)));
    start += line.length + 1;
  }
  return lines;
}

function runs(line: string, same: Uint8Array): [string, boolean][] {
  const found: [string, boolean][] = [];
  let at = 0;
  while (at < line.length) {
    let to = at + 1;
    while (to < line.length && same[to] === same[at]) to += 1;
    found.push([line.slice(at, to), same[at] === 1]);
    at = to;
  }
  return found;
}

/** 与沧州市 五（十四）相同 85 字（62%），成文在后. */
export function sharedName({ shared, share, isLater }: SharedWith, other: string): string {
  const order = isLater === null ? "" : isLater ? "，彼处成文在先" : "，此处成文在先";
  return `与${other}相同 ${shared} 字（${Math.round(share * 100)}%）${order}`;
}
