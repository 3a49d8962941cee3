/** Where rows stand in the whole of a table. */

/** A row with the place that it takes in the text of a scroller, in px. */
export interface Standing {
  /** Index of the change that it shows. */
  change: number;
  top: number;
  height: number;
}

/** A mark on a map of the whole, in px of the map. */
export interface MapMark {
  change: number;
  top: number;
  height: number;
}

/** The lowest mark that can be seen and hit. */
const lowest = 3;

/** Marks on a map `tall` px high for a text `whole` px high: each covers its row, and none is lost. */
export function mapMarks(rows: readonly Standing[], whole: number, tall: number): MapMark[] {
  const share = tall / Math.max(whole, 1);
  return rows.map(({ change, top, height }) => ({
    change,
    top: Math.min(top * share, Math.max(tall - lowest, 0)),
    height: Math.max(height * share, lowest),
  }));
}

/** The mark that a pointer at `at` means: one that it is on, else one close by; of several that whose middle is nearest. */
export function markAt(marks: readonly MapMark[], at: number): MapMark | null {
  const near = marks.filter(({ top, height }) => at >= top - lowest && at <= top + height + lowest);
  const off = ({ top, height }: MapMark) => Math.abs(top + height / 2 - at);
  return near.reduce<MapMark | null>((best, mark) => (best && off(best) <= off(mark) ? best : mark), null);
}
