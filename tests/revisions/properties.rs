//! What holds for any two revisions: made out of invented sentences by chance.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use duice_core::model::{Op, RevisionRow, RowKind, Segment};
use proptest::prelude::*;

use super::{LEXICON, compared, read};

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

/// The clauses of each row, those of the side that is asked for first, and whether it moved.
fn shape(rows: &[RevisionRow], turned: bool) -> Vec<(Vec<String>, Vec<String>, bool)> {
    let paths = |clauses: &[duice_core::model::ClauseRef]| clauses.iter().map(|clause| clause.path.clone()).collect();
    let of_row = |row: &RevisionRow| match turned {
        true => (paths(&row.new), paths(&row.old), row.moved),
        false => (paths(&row.old), paths(&row.new), row.moved),
    };
    let mut out: Vec<(Vec<String>, Vec<String>, bool)> = rows.iter().map(of_row).collect();
    out.sort();
    out
}

/// The lines of the recorded cases.
static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/revisions");
    let mut files: Vec<PathBuf> =
        fs::read_dir(cases).unwrap().map(|case| case.unwrap().path().join("old.txt")).collect();
    files.sort();
    let texts: Vec<String> = files.into_iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    texts.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()).map(str::to_owned).collect()
});

/// A few lines, and the same with pieces of them cut, doubled, moved and set in from elsewhere at any character: words and
/// lists break off where no drafter would break them off.
fn mangled() -> impl Strategy<Value = (String, String)> {
    let place = any::<prop::sample::Index>;
    let edits = prop::collection::vec((0..4usize, place(), place(), 0..40usize, place()), 1..10);
    (place(), 1..5usize, edits).prop_map(|(first, count, edits)| {
        let first = first.index(LINES.len());
        let old = LINES[first..(first + count).min(LINES.len())].join("\n");
        let mut new: Vec<char> = old.chars().collect();
        for (kind, from, to, length, line) in edits {
            if new.is_empty() {
                break;
            }
            let at = from.index(new.len());
            let end = (at + length).min(new.len());
            let piece: Vec<char> = match kind {
                0 => LINES[line.index(LINES.len())].chars().skip(length / 2).take(length).collect(),
                1 => new[at..end].to_vec(),
                _ => new.drain(at..end).collect(),
            };
            if kind < 3 {
                let place = to.index(new.len() + 1);
                new.splice(place..place, piece);
            }
        }
        (old, new.into_iter().collect())
    })
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
        prop_assert_eq!(shape(&forth.rows, false), shape(&back.rows, true), "the same clauses correspond and the same ones moved, seen from both sides");
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mangled_document_is_sound((old, new) in mangled()) {
        let document = |text: &str| {
            format!("样本市综合办法\n\n第一条 为了规范管理，制定本办法。\n第二条 {text}\n第三条 由市甲局负责解释。\n")
        };
        let (old, new) = (document(&old), document(&new));
        // A line may begin a document of its own.
        prop_assume!(read(&old).len() == 1 && read(&new).len() == 1);
        compared(&old, &new);
    }

    #[test]
    fn any_mangled_text_is_given_back((old, new) in mangled()) {
        for (old, new) in [(&old, &new), (&new, &old)] {
            let segments = duice_core::diff::texts(old, new, &LEXICON).segments;
            let side = |but: Op| -> String {
                segments.iter().filter(|segment| segment.op != but).map(|segment| segment.text.as_str()).collect()
            };
            prop_assert_eq!((&side(Op::Insert), &side(Op::Delete)), (old, new), "both texts are in the segments");
        }
    }
}

fn after_equal(text: &str, mut segments: Vec<Segment>) -> Vec<Segment> {
    match segments.first_mut() {
        Some(first) if first.op == Op::Equal => first.text.insert_str(0, text),
        _ => segments.insert(0, Segment { op: Op::Equal, text: text.to_owned() }),
    }
    segments
}
