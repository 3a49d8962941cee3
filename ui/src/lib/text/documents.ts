/** What the window says about a document's facts; a missing fact is `""`, never a guess. */
import type { DocumentHead, Facet, Stage } from "../ipc";

const stages: Record<Stage, string> = {
  draft_for_comment: "征求意见稿",
  draft_for_review: "送审稿",
  draft: "草案",
  issued: "印发稿",
  revised: "修订版",
};

/** What stands wherever an abstract is shown. */
export const digestMark = "要点摘编，非官方文本";

export function stageName(stage: Stage): string {
  return stages[stage];
}

/** Bodies of the whole country. */
const national = /^(全国|国务院|国家|中华人民共和国|中共中央|中央|最高人民)|^[^省市县区州]{1,12}部$/u;

/** The place that a document is for: the lowest region, 全国 for national papers, never a guess. */
export function place(head: Pick<DocumentHead, "region" | "issuers" | "kind">): string {
  const own = head.region.at(-1);
  if (own) return own;
  return head.kind === "法" || head.issuers.some((issuer) => national.test(issuer)) ? "全国" : "地区未明";
}

/** The title without place and issuing government in front of it, for heads that name the place already. */
export function shortTitle(head: Pick<DocumentHead, "title" | "region">): string {
  for (const region of [...head.region].reverse()) {
    if (!head.title.startsWith(region)) continue;
    const short = head.title
      .slice(region.length)
      .replace(/^人民政府(?:办公[厅室])?/u, "")
      .replace(/^关于/u, "");
    if (short.length > 2) return short;
  }
  return head.title;
}

/** Until when or how long a document holds, as printed in its head. */
export function validity(expires: string | null): string {
  if (!expires) return "";
  const duration = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(expires);
  if (!duration) return `有效至 ${expires}`;
  const [, years, months, days] = duration;
  const parts = [years && `${years} 年`, months && `${months} 个月`, days && `${days} 天`];
  return `有效 ${parts.filter(Boolean).join(" ")}`;
}

/** A revision as a list of revisions names it: stage, number, date. */
export function revisionName(head: DocumentHead): string {
  const side = head.is_original ? "修订前原文" : "";
  return [stageName(head.stage), head.doc_number, head.issued_on, side].filter(Boolean).join(" · ");
}

/** A region of the list with its own name and its depth in the tree. */
export function regionValue({ value, count }: Facet): Facet & { name: string; depth: number } {
  const path = value.split("/");
  return { value, count, name: path.at(-1) ?? value, depth: path.length - 1 };
}
