//! Edits that were planted are all found: each amount, date, unit, word of duty and sentence that was changed in a document
//! is marked in the row of its clause, and nothing else is.

use duice_core::{
    model::{Op, RevisionRow, RowKind, Substance},
    numeral::chinese,
};
use proptest::prelude::*;

use super::compared;

/// What stands in an article, what is put in its place, and what that touches.
const EDITS: [(&str, &str, Substance); 8] = [
    ("给予最高200万元补贴", "给予最高350万元补贴", Substance::Figure),
    ("按投入的40%给予补助", "按投入的25%给予补助", Substance::Figure),
    ("到2027年建成示范仓库", "到2028年建成示范仓库", Substance::Deadline),
    ("可以公示营业时间", "应当公示营业时间", Substance::Obligation),
    ("依照《样本市仓储条例》处理", "依照《样本市物流条例》处理", Substance::Reference),
    ("由市商务主管部门制定目录", "由市交通主管部门制定目录", Substance::Wording),
    ("在三十日内答复", "在十五日内答复", Substance::Deadline),
    ("适用于新建仓库", "适用于新建和改建仓库", Substance::Wording),
];

const FILLERS: [&str; 6] = [
    "推广使用循环包装箱，减少一次性材料",
    "鼓励社区设立快递代收点，方便居民取件",
    "建立从业人员培训档案，每年核对一次",
    "支持企业共用装卸设备和停车场地",
    "仓库出入口设置明显的限高标志",
    "组织消防演练，保存演练记录",
];

/// Articles (which edit's text, which filler) and which of them are edited, with one dropped and one added or not.
type Plan = (Vec<(usize, usize, bool)>, Option<usize>, Option<usize>);

fn plan() -> impl Strategy<Value = Plan> {
    let article = (0..EDITS.len(), 0..FILLERS.len(), any::<bool>());
    let articles = prop::collection::vec(article, 4..10);
    (articles, prop::option::of(0..4usize), prop::option::of(0..4usize)).prop_map(|(articles, dropped, added)| {
        // Each article has text of its own.
        let mut seen = Vec::new();
        let own = articles.into_iter().filter(|(edit, _, _)| {
            !seen.contains(edit) && {
                seen.push(*edit);
                true
            }
        });
        (own.collect(), dropped, added)
    })
}

fn article(number: usize, name: &str, text: &str, filler: &str) -> String {
    format!("第{}条　关于{name}的规定。{filler}。{text}。\n", chinese(number as u64))
}

const NAMES: [&str; 8] = ["补贴", "补助", "目标", "公示", "处罚", "目录", "答复", "范围"];

fn texts((articles, dropped, added): &Plan) -> (String, String) {
    let head = "样本市共享仓储办法\n\n";
    let (mut old, mut new) = (head.to_owned(), head.to_owned());
    let mut number = 0;
    for (at, (edit, filler, changed)) in articles.iter().enumerate() {
        let (before, after, _) = EDITS[*edit];
        old.push_str(&article(at + 1, NAMES[*edit], before, FILLERS[*filler]));
        if *added == Some(at) {
            number += 1;
            new.push_str(&format!("第{}条　冷库每季度除霜，由值班人员登记温度和湿度。\n", chinese(number as u64)));
        }
        if *dropped != Some(at) {
            number += 1;
            let text = if *changed { after } else { before };
            new.push_str(&article(number, NAMES[*edit], text, FILLERS[*filler]));
        }
    }
    (old, new)
}

/// What the row marks, deleted and inserted.
fn marked(row: &RevisionRow) -> (String, String) {
    let of =
        |op: Op| row.segments.iter().filter(|segment| segment.op == op).map(|segment| segment.text.as_str()).collect();
    (of(Op::Delete), of(Op::Insert))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_planted_edit_is_found_and_nothing_else(plan in plan()) {
        let (old, new) = texts(&plan);
        let revision = compared(&old, &new);
        let (articles, dropped, added) = &plan;
        for (at, (edit, _, changed)) in articles.iter().enumerate() {
            let label = format!("第{}条", chinese(at as u64 + 1));
            let row = revision.rows.iter().find(|row| row.old.iter().any(|clause| clause.path == label)).unwrap();
            let (before, after, substance) = EDITS[*edit];
            if *dropped == Some(at) {
                prop_assert_eq!(row.kind, RowKind::Deleted, "{} was dropped: {:?}", label, row);
            } else if *changed {
                prop_assert_eq!(row.kind, RowKind::Modified, "{} was edited: {:?}", label, row);
                let (gone, come) = marked(row);
                prop_assert!(before.contains(&gone) && after.contains(&come), "only the edit is marked: {:?}", row);
                prop_assert!(row.substance.contains(&substance) || substance == Substance::Wording, "{:?}", row);
                prop_assert!(!row.note.is_empty(), "an edit is told: {:?}", row);
            } else {
                prop_assert_eq!(row.kind, RowKind::Unchanged, "{} was not edited: {:?}", label, row);
            }
            prop_assert!(!row.moved, "an insertion and a deletion move nobody: {:?}", row);
        }
        let inserted = revision.rows.iter().filter(|row| row.kind == RowKind::Inserted).count();
        let wanted = added.is_some_and(|at| at < articles.len());
        prop_assert_eq!(inserted, usize::from(wanted), "one article was added, or none");
    }

    #[test]
    fn what_is_never_cut_is_never_cut(plan in plan()) {
        let (old, new) = texts(&plan);
        for row in compared(&old, &new).rows {
            for segment in row.segments.iter().filter(|segment| segment.op != Op::Equal) {
                for whole in ["200万元", "350万元", "40%", "25%", "2027年", "2028年", "三十日", "十五日", "可以", "应当"] {
                    let inside = whole.chars().filter(|ch| segment.text.contains(*ch)).count();
                    let part = segment.text.chars().count() < whole.chars().count()
                        && inside == segment.text.chars().count()
                        && whole.contains(&segment.text);
                    prop_assert!(!part, "{} is cut: {:?}", whole, row.segments);
                }
            }
        }
    }
}
