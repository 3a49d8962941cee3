/** Words of the reader. */
import type { BlockRole } from "../ipc";

const roles: Record<BlockRole, string> = {
  title: "",
  notice: "印发通知",
  addressee: "",
  preamble: "",
  definition: "名词解释",
  validity: "",
  box: "专栏",
  table: "表",
  signature: "",
  contents: "目录",
  annex: "附件",
  duplicate: "重复刊印的部分",
  unread: "没有读懂的部分",
};

/** What a block is called over its text, `""` where the text says it itself. */
export function roleName(role: BlockRole): string {
  return roles[role];
}
