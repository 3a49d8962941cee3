/** Where a text holds what is looked for. */

/** The text cut into runs; true where it matches, whatever the case of letters. */
export function foundRuns(text: string, wanted: string): [string, boolean][] {
  const needle = wanted.trim().toLowerCase();
  const hay = text.toLowerCase();
  // Folding case changes the length of a few foreign letters: then positions would lie.
  if (needle === "" || hay.length !== text.length) return text === "" ? [] : [[text, false]];
  const runs: [string, boolean][] = [];
  let at = 0;
  for (let hit = hay.indexOf(needle); hit >= 0; hit = hay.indexOf(needle, at)) {
    if (hit > at) runs.push([text.slice(at, hit), false]);
    at = hit + needle.length;
    runs.push([text.slice(hit, at), true]);
  }
  if (at < text.length) runs.push([text.slice(at), false]);
  return runs;
}

/** Whether the text holds what is looked for. */
export function holdsFound(text: string, wanted: string): boolean {
  const needle = wanted.trim().toLowerCase();
  return needle !== "" && text.toLowerCase().includes(needle);
}
