/** How a clause is named. */
import type { ClauseRef } from "../ipc";

/** The id of what stands under no clause: a title, a preamble, a table in front of the first one. */
const outside = 0xffffffff;

/** The clause to open a document at; `null` at its beginning. */
export function openAt(clause: Pick<ClauseRef, "id">): number | null {
  return clause.id === outside ? null : clause.id;
}

/** Its path with its heading: 七（十八） 支持高端人才. */
export function clauseName(clause: Pick<ClauseRef, "path" | "heading">): string {
  const path = pathName(clause.path);
  if (!clause.heading || path.endsWith(clause.heading)) return path;
  return path ? `${path} ${clause.heading}` : clause.heading;
}

/** Its number without its heading, for places that set the two apart; `""` where the heading is all it has. */
export function clauseLabel(clause: Pick<ClauseRef, "path" | "heading">): string {
  const steps = clause.path.split("/");
  if (clause.heading && steps.at(-1) === clause.heading) steps.pop();
  return pathName(steps.join("/"));
}

/** A path as a reader says it: the steps follow each other, `¶2` is 第 2 段. */
export function pathName(path: string): string {
  return path
    .split("/")
    .map((step) => (step.startsWith("¶") ? `第 ${step.slice(1)} 段` : step))
    .reduce((name, step) => (name && !step.startsWith("（") ? `${name} ${step}` : name + step), "");
}

/** Text that begins with the clause's heading, cut behind the heading. */
export function splitHeading(content: string, heading: string): [string, string] {
  if (!heading || !content.startsWith(heading)) return ["", content];
  const mark = /^[。：:．.]/.exec(content.slice(heading.length))?.[0] ?? "";
  const end = heading.length + mark.length;
  return [content.slice(0, end), content.slice(end)];
}

/** Paragraphs of a text. */
export function paragraphs(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** How far back from the limit the end of a sentence is looked for. */
const sentence = 60;

/** A long text cut behind a sentence near `limit` characters, and the rest; a rest of a few words is not cut off. */
export function excerpt(text: string, limit: number): [string, string] {
  if (text.length <= limit + sentence) return [text, ""];
  const from = limit - sentence;
  const last = [...text.slice(from, limit).matchAll(/[。；！？\n]/gu)].at(-1);
  const end = last ? from + last.index + 1 : limit;
  return [text.slice(0, end), text.slice(end)];
}
