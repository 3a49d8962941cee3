//! What holds for any two revisions: made out of invented sentences by chance.

use duice_core::model::{Op, RevisionRow, RowKind, Segment};
use proptest::prelude::*;

use super::{LEXICON, compared};

/// Sentences that share words, as policy sentences do.
const SENTENCES: [&str; 14] = [
    "支持企业建设共享仓库",
    "对新建共享仓库给予最高200万元补贴",
    "到2027年建成示范仓库30个",
    "由市商务局会同有关部门制定目录",
    "鼓励社区设立快递代收点",
    "快递代收点应当公示营业时间和投诉电话",
    "不得向收件人收取保管费用",
    "每年组织两次消防演练",
    "依照《样本市仓储条例》给予处罚",
    "逾期未整改的，处三千元以下罚款",
    "推广使用循环包装箱",
    "循环包装箱使用率不低于40%",
    "建立从业人员培训制度",
    "本市各区可以结合实际制定实施细则",
];

type Articles = Vec<Vec<usize>>;

fn articles() -> impl Strategy<Value = Articles> {
    prop::collection::vec(prop::collection::vec(0..SENTENCES.len(), 1..4), 2..9)
}

/// A pair: articles, and the same with some of them changed, dropped, added or moved.
fn pair() -> impl Strategy<Value = (Articles, Articles)> {
    (articles(), prop::collection::vec((0..5usize, any::<prop::sample::Index>(), 0..SENTENCES.len()), 0..6)).prop_map(
        |(old, edits)| {
            let mut new = old.clone();
            for (kind, place, sentence) in edits {
                let at = place.index(new.len());
                match kind {
                    0 => new[at].push(sentence),
                    1 => new.insert(at, vec![sentence]),
                    2 if new.len() > 2 => drop(new.remove(at)),
                    3 => {
                        let article = new.remove(at);
                        new.push(article);
                    }
                    _ => new[at][0] = sentence,
                }
            }
            (old, new)
        },
    )
}

fn text(articles: &Articles) -> String {
    let mut out = "样本市共享仓储办法\n\n".to_owned();
    for (nth, article) in articles.iter().enumerate() {
        let body: Vec<&str> = article.iter().map(|&sentence| SENTENCES[sentence]).collect();
        out.push_str(&format!("第{}条 {}。\n", duice_core::numeral::chinese(nth as u64 + 1), body.join("。")));
    }
    out
}

fn shape(rows: &[RevisionRow], turned: bool) -> Vec<(Vec<String>, Vec<String>)> {
    let paths = |clauses: &[duice_core::model::ClauseRef]| clauses.iter().map(|clause| clause.path.clone()).collect();
    let mut out: Vec<(Vec<String>, Vec<String>)> = rows
        .iter()
        .map(|row| if turned { (paths(&row.new), paths(&row.old)) } else { (paths(&row.old), paths(&row.new)) })
        .collect();
    out.sort();
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pair_is_sound((old, new) in pair()) {
        compared(&text(&old), &text(&new));
    }

    #[test]
    fn a_text_does_not_differ_from_itself(articles in articles()) {
        let text = text(&articles);
        for row in compared(&text, &text).rows {
            prop_assert_eq!(row.kind, RowKind::Unchanged, "nothing changed");
            prop_assert!(!row.moved && !row.renumbered && row.noise == 0, "nothing moved: {:?}", row);
        }
    }

    #[test]
    fn turning_the_pair_turns_the_rows((old, new) in pair()) {
        let (old, new) = (text(&old), text(&new));
        let (forth, back) = (compared(&old, &new), compared(&new, &old));
        prop_assert_eq!(shape(&forth.rows, false), shape(&back.rows, true), "the same clauses correspond from both sides");
        prop_assert_eq!(forth.counts.inserted, back.counts.deleted, "what came in goes out");
    }

    #[test]
    fn an_equal_beginning_changes_nothing((old, new) in pair(), sentence in 0..SENTENCES.len()) {
        let before = format!("{}。\n", SENTENCES[sentence]);
        let (old, new) = (text(&old), text(&new));
        let bare = duice_core::diff::texts(&old, &new, &LEXICON).segments;
        let longer = duice_core::diff::texts(&format!("{before}{old}"), &format!("{before}{new}"), &LEXICON).segments;
        prop_assert_eq!(longer, after_equal(&before, bare), "text that both begin with is equal text and no more");
    }
}

fn after_equal(text: &str, mut segments: Vec<Segment>) -> Vec<Segment> {
    match segments.first_mut() {
        Some(first) if first.op == Op::Equal => first.text.insert_str(0, text),
        _ => segments.insert(0, Segment { op: Op::Equal, text: text.to_owned() }),
    }
    segments
}
