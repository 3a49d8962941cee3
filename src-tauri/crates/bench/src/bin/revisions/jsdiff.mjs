// One run of one package on a pair of files: node jsdiff.mjs jsdiff|fast-diff OLD NEW.
// Prints CPU milliseconds cold and warm, milliseconds waited for the warm call, kilobytes, hunks, equal characters, equal runs of one character.
import { readFileSync } from "node:fs";

const [tool, oldPath, newPath] = process.argv.slice(2);
const [before, after] = [oldPath, newPath].map((path) => readFileSync(path, "utf8"));

let work;
if (tool === "jsdiff") {
  const { diffChars } = await import("diff");
  work = () => diffChars(before, after).map((part) => [!part.added && !part.removed, part.value]);
} else {
  const { default: fastDiff } = await import("fast-diff");
  work = () => fastDiff(before, after).map(([op, value]) => [op === 0, value]);
}

const peak = () => process.resourceUsage().maxRSS;
const cpu = () => process.cpuUsage().user / 1e3 + process.cpuUsage().system / 1e3;
const held = peak();
let [start, waited] = [cpu(), performance.now()];
let runs = work();
const first = cpu() - start;
const memory = peak() - held;
let [warm, wall] = [first, performance.now() - waited];
if (first < 5000) {
  [start, waited] = [cpu(), performance.now()];
  runs = work();
  [warm, wall] = [cpu() - start, performance.now() - waited];
}

let [hunks, kept, chaff] = [0, 0, 0];
runs.forEach(([equal, text], at) => {
  const length = [...text].length;
  if (equal) {
    kept += length;
    if (length === 1 && at > 0 && at + 1 < runs.length) chaff += 1;
  } else if (at === 0 || runs[at - 1][0]) {
    hunks += 1;
  }
});
console.log(first, warm, wall, memory, hunks, kept, chaff);
