//! Three and more revisions: every clause of each stands in exactly one trace, so does everything outside the clauses, and
//! each step is what the comparison of two revisions says.

mod told;

use std::{collections::BTreeMap, fs, path::Path};

use duice_core::{
    align::revisions::units,
    compare,
    model::{Chain, ClauseRef, Document, Revision, RevisionRow, Stage},
    report::{ChainReportOptions, ReportRow, from_chain},
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
    check_beside(documents, chain);
}

/// Each row outside the clauses of each comparison stands in exactly one trace, and a trace is the way of one part.
fn check_beside(documents: &[Document], chain: &Chain) {
    let steps: Vec<Revision> = documents
        .windows(2)
        .map(|two| {
            let [old, new] = [&two[0], &two[1]].map(|document| (document, document.head(None)));
            compare::revision(old, new, &LEXICON, &Unwatched).unwrap()
        })
        .collect();
    for (step, revision) in steps.iter().enumerate() {
        for (traces, rows) in [(&chain.front, &revision.front), (&chain.outline, &revision.outline)] {
            let told = traces.iter().flat_map(|trace| &trace.steps[step + 1].rows);
            assert_eq!(sorted(told), sorted(rows), "every row of a comparison stands in exactly one trace");
        }
    }
    for trace in chain.front.iter().chain(&chain.outline) {
        assert_eq!(trace.steps.len(), documents.len(), "a trace has one step for each revision");
        for (step, pair) in trace.steps.windows(2).enumerate() {
            let Some(row) = pair[1].rows.first() else {
                let stays = !pair[0].clauses.is_empty() && step + 1 < documents.len();
                assert!(!stays, "a part does not go without a row that says so: {trace:?}");
                continue;
            };
            assert_eq!(pair[1].rows.len(), 1, "a part goes its way alone: {trace:?}");
            let known = [(&pair[0].clauses, &pair[0].text), (&pair[1].clauses, &pair[1].text)];
            assert_eq!(known, [(&row.old, &row.old_text), (&row.new, &row.new_text)], "a step joins both texts");
        }
    }
}

fn sorted<'r>(rows: impl IntoIterator<Item = &'r RevisionRow>) -> Vec<String> {
    let mut out: Vec<String> = rows.into_iter().map(|row| format!("{row:?}")).collect();
    out.sort();
    out
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

/// There and back: whatever a case cuts comes back, tables, boxes and headings too.
#[test]
fn cases_keep_every_promise_there_and_back() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/revisions");
    for case in fs::read_dir(cases).unwrap() {
        let case = case.unwrap().path();
        let [old, new] = ["old.txt", "new.txt"].map(|name| fs::read_to_string(case.join(name)).unwrap());
        let (documents, chain) = traced(&[old.clone(), new, old]);
        check(&documents, &chain);
        let report = from_chain(&chain, ChainReportOptions { unchanged: true });
        let cells = report.rows.iter().filter(|row| matches!(row, ReportRow::Cells(_))).count();
        assert_eq!(cells, chain.all().count(), "a table that leaves nothing out has a row a trace: {case:?}");
        let clauses = chain.traces.iter().chain(&chain.outline);
        let mut names = clauses.flat_map(|trace| &trace.steps).flat_map(|step| &step.clauses);
        assert!(names.all(|clause| clause.id != ClauseRef::NONE), "clauses keep their place: {case:?}");
        let mut parts = chain.front.iter().flat_map(|trace| &trace.steps).flat_map(|step| &step.clauses);
        assert!(parts.all(|part| part.id == ClauseRef::NONE), "what is no clause has the place of none: {case:?}");
    }
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
