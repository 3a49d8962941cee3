/** Invented documents of invented places, for tests and for work on the window without the program behind it. */
import type { DocumentHead, DocumentView, Part, Problem } from "../bindings";

/** Level, number with its mark, heading, body, theme, units (the first leads), figures. */
type Line = [level: number, number: string, heading: string, body: string, theme?: string, units?: string[], figures?: string[]];

export interface FakeDocument {
  view: Omit<DocumentView, "revisions">;
  importedOn: string;
  /** The policy that it is a revision of. */
  work: string;
}

export const themes = [
  { id: "goals", name: "总体要求与目标" },
  { id: "research", name: "科技攻关与创新平台" },
  { id: "enterprise", name: "企业培育" },
  { id: "infrastructure", name: "基础设施与载体" },
  { id: "scenario", name: "应用场景与示范推广" },
  { id: "finance", name: "金融与投融资" },
  { id: "fiscal", name: "财政奖补与税费" },
  { id: "talent", name: "人才引育" },
  { id: "market", name: "市场拓展与消费" },
  { id: "safety", name: "安全与监管" },
  { id: "governance", name: "组织实施与保障" },
];

const long =
  "支持企业牵头组建联合体，围绕整机、动力、通信导航和检验检测等环节开展协同攻关，对通过验收的项目按照实际投入给予分档支持；同一企业同一年度申报多个项目的，按就高不重复的办法执行。" +
  "项目承担单位应当在立项后三个月内提交实施计划，明确分工、进度和考核办法，并接受中期评估。评估结果作为后续拨付的依据，未通过评估的，应当在六个月内完成整改。" +
  "鼓励链上企业开放试验设施，为初创团队提供测试时段；设施共享情况纳入年度评价。";

/** Measures that belong to a second theme as well. */
const runnersUp: Record<string, string> = { 开展联合攻关: "enterprise", 用好产业基金: "fiscal" };

function clause([level, number, heading, body, theme, units = [], figures = []]: Line, id: number, path: string): Part {
  return {
    type: "clause",
    id,
    level,
    path,
    number,
    heading,
    content: (heading ? `${heading}。` : "") + body + (units.length > 0 ? `（责任单位：${units.join("、")}）` : ""),
    is_measure: theme !== undefined,
    responsible: units.map((name, index) => ({ name, lead: index === 0 && units.length > 1 })),
    figures: figures.map((quote) => ({
      quote,
      kind: "subsidy_cap",
      value: null,
      unit: "",
      value_norm: null,
      value_max: null,
      value_max_norm: null,
      comparator: "=",
      comparator_max: null,
      scope: "",
    })),
    theme: theme ? { id: theme, confidence: heading.includes("推广") ? 0.3 : 0.8, runner_up: runnersUp[heading] ?? null, why: [] } : null,
  };
}

function parts(title: string, preamble: string, lines: Line[], close: string): Part[] {
  const above: string[] = [];
  const clauses = lines.map((line, id) => {
    above.length = line[0] - 1;
    const label = line[1].replace(/[、.．\s]+$/u, "") || line[2];
    above.push(label);
    return clause(line, id, label.startsWith("第") && label.endsWith("条") ? label : above.join("/"));
  });
  const block = (role: "title" | "preamble" | "signature", text: string): Part => ({ type: "block", role, first_line: 1, text });
  return [block("title", title), block("preamble", preamble), ...clauses, block("signature", close)];
}

let nextId = 1;

function make(head: Partial<DocumentHead> & { title: string }, lines: Line[], more: { problems?: Problem[]; units?: string[]; preamble?: string } = {}): FakeDocument {
  const { problems = [], units = [], preamble = "为推动产业高质量发展，结合本地实际，制定以下政策措施。" } = more;
  const id = nextId++;
  const full: DocumentHead = {
    id,
    region: [],
    issuers: [],
    doc_number: null,
    issued_on: null,
    effective_on: null,
    expires: null,
    expired: false,
    kind: "若干措施",
    stage: "issued",
    is_digest: false,
    is_original: false,
    measures: lines.filter((line) => line[4] !== undefined).length,
    problems: problems.length,
    ...head,
  };
  return {
    importedOn: "2026-11-20",
    work: full.is_digest ? `digest ${id}` : full.title.replace(/（.*?）$/u, ""),
    view: {
      head: full,
      notice_title: null,
      supersedes: [],
      default_responsible: units,
      source_name: id < 4 ? "低空经济.docx" : "政策汇编.txt",
      parts: parts(full.title, preamble, lines, `${full.issuers.join("、")}\n${full.issued_on ?? ""}`),
      problems,
    },
  };
}

const sky = (stage: "draft" | "review" | "issued"): Line[] => {
  const early = stage === "draft";
  const issued = stage === "issued";
  const lines: Line[] = [
    [1, "一、", "总体目标", `到${issued ? "2028" : "2027"}年，全市低空经济规模达到${issued ? "80亿元" : "60亿元"}，建成起降点${early ? "40" : "60"}个以上。`, "goals"],
    [1, "二、", "支持技术攻关", ""],
    [2, "（一）", "开展联合攻关", `${long}单个项目最高支持${issued ? "500" : "300"}万元。`, "research", ["市科技局", "市工业和信息化局"], [`最高支持${issued ? "500" : "300"}万元`]],
    [2, "（二）", "建设创新平台", "对新认定的市级以上创新平台，一次性给予100万元奖励。", "research", ["市科技局"], ["100万元"]],
    [1, "三、", "完善基础设施", ""],
    [2, "（一）", "统筹起降点布局", `依托${issued ? "公园绿地、物流园区和高速服务区" : "物流园区"}建设公共起降点，${early ? "可以" : "应当"}预留扩建条件。`, "infrastructure", ["市自然资源局", "市交通运输局"]],
    [2, "（二）", "建设飞行服务平台", "整合空域、气象和地理信息，提供飞行计划申报、监视和告警服务。", "infrastructure", ["市大数据局"]],
    [1, "四、", "拓展应用场景", ""],
    [2, "（一）", "推广物流配送", "对开通的常态化配送航线，按照实际飞行架次给予每架次10元补贴，每家企业每年不超过200万元。", "scenario", ["市邮政管理局"], ["每架次10元", "不超过200万元"]],
    [2, "（二）", "开放公共服务场景", "在应急救援、城市巡查、农林植保等领域每年发布不少于20项场景清单。", "scenario", ["市发展改革委"], ["不少于20项"]],
    [1, "五、", "引进培养人才", `对引进的高层次人才给予安家补助${issued ? "，最高50万元" : ""}。`, "talent", ["市人力资源社会保障局"], issued ? ["最高50万元"] : []],
    [1, "六、", "强化安全监管", "健全分级分类管理制度，运营单位应当投保第三者责任险。", "safety", ["市公安局", "市应急管理局"]],
  ];
  if (early) lines.push([1, "七、", "附设研究机构", "委托高校设立研究院，定期发布发展报告。", "research", ["市教育局"]]);
  if (issued) {
    lines.push([1, "七、", "加强金融支持", "设立规模20亿元的产业基金，鼓励保险机构开发低空专属产品。", "finance", ["市地方金融管理局"], ["规模20亿元"]]);
    // Two chapters change places between the draft for review and the issued text.
    const talent = lines.findIndex((line) => line[2] === "引进培养人才");
    const [people, safety] = lines.splice(talent, 2) as [Line, Line];
    people[1] = "六、";
    safety[1] = "五、";
    lines.splice(talent, 0, safety, people);
  }
  return lines;
};

/** The library of the fake, made anew for each. */
export function fakeDocuments(): FakeDocument[] {
  nextId = 1;
  const city = { region: ["示例省", "示例市"], issuers: ["示例市人民政府办公室"] };
  const sample = { region: ["样本省", "样本市"], issuers: ["样本市人民政府"] };
  const model = { region: ["范例省", "范例市"], issuers: ["范例市人民政府办公厅"] };
  return [
    make({ ...city, title: "示例市支持低空经济发展若干措施（征求意见稿）", stage: "draft_for_comment", issued_on: "2025-03-10" }, sky("draft")),
    make({ ...city, title: "示例市支持低空经济发展若干措施（送审稿）", stage: "draft_for_review", issued_on: "2025-05-20" }, sky("review")),
    make({ ...city, title: "示例市支持低空经济发展若干措施", doc_number: "示政办发〔2025〕8号", issued_on: "2025-07-01", effective_on: "2025-08-01", expires: "2028-07-31" }, sky("issued")),
    make({ ...sample, title: "样本市促进氢能产业高质量发展若干措施", doc_number: "样政发〔2023〕12号", issued_on: "2023-06-15", expires: "2025-12-31", expired: true }, [
      [1, "第一条", "", "为加快氢能产业集聚，制定本措施。"],
      [1, "第二条", "支持关键技术研发", `${long}`, "research", ["市科技局", "市财政局"], ["最高300万元", "30%"]],
      [1, "第三条", "推进加氢站建设", "对新建并投入运营的加氢站，按照设备投资的30%给予补助，单站不超过400万元；鼓励油氢合建。", "infrastructure", ["市住房城乡建设局"], ["设备投资的30%", "不超过400万元"]],
      [1, "第四条", "推广示范运营", "投放氢能公交和重型货车，给予每公里0.5元的运营补贴。", "scenario", [], ["每公里0.5元"]],
      [1, "第五条", "吸引领军人才", "对领军人才团队给予最高1000万元项目资助。", "talent", ["市委人才办", "市人力资源社会保障局"], ["最高1000万元"]],
      [1, "第六条", "用好产业基金", "发挥政府引导基金作用，三年内投向氢能领域不少于10亿元。", "finance", ["市财政局"], ["不少于10亿元"]],
      [1, "第七条", "严格安全管理", "落实加氢站全流程监测，企业主要负责人承担首要责任。", "safety", ["市应急管理局"]],
    ], { units: ["市发展改革委"] }),
    make({ ...model, title: "范例市人民政府办公厅关于进一步释放体育消费潜力推动体育产业与文化旅游健康养老等相关领域深度融合高质量发展的若干政策措施", kind: "若干措施", doc_number: "范政办〔2024〕31号", issued_on: "2024-04-02", expires: "P3Y" }, [
      [1, "一、", "培育市场主体", "对首次升规入统的体育企业给予20万元奖励。", "enterprise", ["市体育局"], ["20万元"]],
      [1, "二、", "建设场地设施", "利用边角地、屋顶和闲置厂房建设健身场地，新建社区配套率达到100%。", "infrastructure", ["市体育局", "市自然资源局"], ["100%"]],
      [1, "三、", "培养专业人才", "支持院校开设运动康复、赛事运营等专业，建设实训基地10个。", "talent", ["市教育局"], ["10个"]],
      [1, "四、", "打造品牌赛事", "每年举办全国性赛事不少于5项，发放消费券不低于1000万元。", "market", ["市体育局", "市商务局"], ["不少于5项", "不低于1000万元"]],
      [1, "五、", "", "本条正文含有<img src=x onerror=\"alert(1)\">与<script>alert(2)</script>字样，应当原样显示。", "governance"],
    ], {
      units: ["市体育局"],
      problems: [
        { line: 18, kind: "missing_label", message: "序号从“三”跳到“五”，中间缺少“四”。" },
        { line: 42, kind: "table_unread", message: "这里像一张表，但列没有对齐，已按文字保留。" },
      ],
    }),
    make({ ...sample, title: "样本市促进中小企业发展条例", kind: "条例", issuers: ["样本市人民代表大会常务委员会"], issued_on: "2022-11-30", effective_on: "2023-01-01" }, [
      [1, "第一章", "总则", ""],
      [2, "第一条", "", "为了保障中小企业合法权益，根据有关法律、行政法规，结合本市实际，制定本条例。", "governance"],
      [2, "第二条", "", "本市行政区域内中小企业的扶持、服务和保障，适用本条例。", "governance"],
      [1, "第二章", "资金支持", ""],
      [2, "第三条", "", "市、区人民政府应当在本级预算中安排中小企业发展专项资金。", "fiscal"],
    ]),
    make({ ...model, title: "范例市体育产业若干政策措施要点摘编", is_digest: true, issued_on: "2024-04" }, [
      [1, "一", "市场主体", "升规奖励20万元。", "enterprise", ["市体育局"], ["20万元"]],
      [1, "四", "赛事", "每年5项以上全国性赛事，消费券1000万元以上。", "market", [], ["1000万元"]],
    ]),
    make({ region: ["示例省"], issuers: ["示例省人民政府"], title: "示例省数字经济发展三年行动计划（2024—2026年）", kind: "行动计划", doc_number: "示政发〔2024〕3号", issued_on: "2024-01-15", expires: "2026-12-31" }, [
      [1, "一、", "总体要求", "到2026年，数字经济核心产业增加值占比达到12%。", "goals", [], ["12%"]],
      [1, "二、", "推进算力设施建设", "布局区域算力中心，平均上架率不低于65%。", "infrastructure", ["省通信管理局"], ["不低于65%"]],
    ]),
  ];
}
