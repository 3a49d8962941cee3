//! Three and more revisions: every clause of each stands in exactly one trace, and each step is what the comparison of two
//! revisions says.

use std::{collections::BTreeMap, fs, path::Path};

use duice_core::{
    align::revisions::units,
    compare,
    model::{Chain, Document, Stage},
    watch::Unwatched,
};

use super::{LEXICON, only, sound};

fn traced(texts: &[String]) -> (Vec<Document>, Chain) {
    let documents: Vec<Document> = texts.iter().map(|text| only(text)).collect();
    let versions: Vec<_> = documents.iter().map(|document| (document, document.head(None))).collect();
    let chain = compare::chain(&versions, &LEXICON, &Unwatched).unwrap();
    (documents, chain)
}

fn check(documents: &[Document], chain: &Chain) {
    for (step, document) in documents.iter().enumerate() {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for trace in &chain.traces {
            assert_eq!(trace.steps.len(), documents.len(), "a trace has one step for each revision");
            trace.steps[step].clauses.iter().for_each(|clause| *counts.entry(clause.id).or_default() += 1);
        }
        let wanted: BTreeMap<u32, u32> = units(document).into_iter().map(|id| (id, 1)).collect();
        assert_eq!(counts, wanted, "every clause of every revision stands in exactly one trace");
    }
    let mut newest: Vec<u32> = Vec::new();
    for trace in &chain.traces {
        for pair in trace.steps.windows(2) {
            let old: usize = pair[1].rows.iter().map(|row| row.old.len()).sum();
            let new: usize = pair[1].rows.iter().map(|row| row.new.len()).sum();
            assert_eq!(
                (old, new),
                (pair[0].clauses.len(), pair[1].clauses.len()),
                "the rows of a step join its clauses"
            );
            pair[1].rows.iter().for_each(sound::replay);
        }
        newest.extend(trace.steps.last().and_then(|step| step.clauses.iter().map(|clause| clause.id).min()));
    }
    assert!(newest.is_sorted(), "traces stand in the newest revision's order");
}

fn corpus() -> Vec<String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/shili-low-altitude");
    ["1-draft-for-comment.txt", "2-draft-for-review.txt", "3-issued.txt"]
        .map(|name| fs::read_to_string(dir.join(name)).unwrap())
        .to_vec()
}

#[test]
fn a_measure_is_traced_from_the_first_draft_to_what_was_issued() {
    let (documents, chain) = traced(&corpus());
    check(&documents, &chain);
    let stages: Vec<Stage> = chain.documents.iter().map(|head| head.stage).collect();
    assert_eq!(
        stages,
        [Stage::DraftForComment, Stage::DraftForReview, Stage::Issued],
        "each step says what text it is"
    );
    assert_eq!(chain.documents[2].doc_number.as_deref(), Some("示政办发〔2025〕18号"), "with its number");
    assert_eq!(chain.documents[1].issued_on.as_deref(), Some("2025-06-20"), "and its date");
    let paths: Vec<Vec<String>> = chain
        .traces
        .iter()
        .map(|trace| {
            let names = |step: &duice_core::model::TraceStep| {
                step.clauses.iter().map(|clause| clause.path.clone()).collect::<Vec<_>>().join(" + ")
            };
            trace.steps.iter().map(names).collect()
        })
        .collect();
    for (wanted, why) in [
        (
            ["一/（三）", "一/（三） + 一/（四）", "一/（二） + 一/（四）"],
            "split in the second text and moved in the third",
        ),
        (["五/（十七）", "一/（五）", "一/（五）"], "moved to another section"),
        (["三/（九） + 三/（十）", "三/（十）", "三/（十）"], "merged in the second text"),
        (["二/（七）", "", ""], "cut in the second text"),
        (["", "四/（十四）", "四/（十五）"], "new in the second text"),
        (["四/（十四）", "四/（十五）", ""], "cut in the third text"),
    ] {
        assert!(paths.iter().any(|path| path == &wanted), "{why}: {wanted:?} is missing in {paths:?}");
    }
}

#[test]
fn a_chain_of_equal_texts_changes_nothing() {
    let first = corpus().remove(0);
    let (documents, chain) = traced(&[first.clone(), first.clone(), first]);
    check(&documents, &chain);
    assert!(chain.traces.iter().all(|trace| !trace.is_changed()), "nothing changed on the way");
}

#[test]
fn a_clause_that_came_back_is_one_trace_with_a_gap() {
    let article = |nth: u64, text: &str| format!("第{}条　{text}\n", duice_core::numeral::chinese(nth));
    let head = "样本县灯塔管护办法\n\n";
    let (stay, cut, last) = (
        "灯塔由县交通部门管护，每年检修两次，检修记录保存十年。",
        "灯塔值守人员应当每日填写日志，记载能见度、风力和过往船只。",
        "本办法自2021年3月1日起施行。",
    );
    let again = cut.replace("每日", "每班");
    let text = |clauses: &[&str]| {
        let body: String = clauses.iter().zip(1..).map(|(text, nth)| article(nth, text)).collect();
        format!("{head}{body}")
    };
    let (documents, chain) = traced(&[text(&[stay, cut, last]), text(&[stay, last]), text(&[stay, &again, last])]);
    check(&documents, &chain);
    let back = &chain.traces[1];
    let named: Vec<usize> = back.steps.iter().map(|step| step.clauses.len()).collect();
    assert_eq!(named, [1, 0, 1], "cut in the second text and back in the third: {:?}", chain.traces);
    assert_eq!(back.steps[2].rows[0].note, "恢复原第二条并修改", "the last step says that it came back");
}

#[test]
fn real_chains_keep_every_promise() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/revisions");
    let Ok(works) = fs::read_dir(&dir) else {
        println!("no samples beside the repository: skipped");
        return;
    };
    for work in works {
        let mut versions: Vec<_> =
            fs::read_dir(work.unwrap().path()).unwrap().map(|file| file.unwrap().path()).collect();
        versions.sort();
        if versions.len() > 2 {
            let texts: Vec<String> = versions.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
            let (documents, chain) = traced(&texts);
            check(&documents, &chain);
        }
    }
}
