//! A revision whose references did not follow the new numbers: said above the rows, beside the clause, in the list and in the
//! export.

use std::path::Path;

use super::{office, window::Window};

#[tokio::test(flavor = "multi_thread")]
async fn references_that_did_not_follow_are_to_be_checked() {
    let Some(program) = super::program() else { return };
    let window = Window::open(&program, "references").await;
    let rows = "[data-testid='document-row']";
    window.until("the starter library is filled in", rows, |rows| rows.len() == 6).await;
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/revisions/references-left-behind");
    window.answer_import(&["old.txt", "new.txt"].map(|name| case.join(name)));
    window.press("import-button").await;
    window.until("both went in", rows, |rows| rows.len() == 8).await;

    window.go("revision").await;
    let work = window.see("[data-testid='revision-work']").await;
    let place = "return [...document.querySelectorAll(\"[data-testid='revision-work'] option\")]
        .findIndex((option) => option.textContent.includes('码头管理办法'))";
    let place = window.script(place).await.as_u64().expect("the two files are one work");
    work.select_by_index(place as usize).await.unwrap();
    window.press("revision-start").await;
    window.until("the rows are there", "[data-testid='revision-row']", |rows| rows.len() > 3).await;
    let counts = window.texts("[data-testid='revision-counts']").await.concat();
    assert!(counts.contains("援引存疑 2"), "how many are to be checked: {counts}");
    let sides = window.texts("[data-side='new']").await;
    let told = |words: &str| sides.iter().any(|side| side.contains(words));
    assert!(
        told("所引第三条修订后为第四条") && told("所引第四条已删去，现第四条为另一条"),
        "beside the clauses: {sides:#?}"
    );
    let listed = window.texts("[data-testid='change-item']").await.concat();
    assert!(
        listed.contains("所引第四条已删去，现第四条为另一条，请核对"),
        "an unchanged clause is in the list: {listed}"
    );
    window.picture("rows").await;

    window.press("export-button").await;
    window.press("export-docx").await;
    window.until("exported", "[data-testid='task-bar']", |said| said[0].contains(".docx")).await;
    office::holds(
        &window.exported("docx"),
        &["援引存疑：2条", "文字未修改（存疑：所引第四条已删去，现第四条为另一条，请核对）"],
    );
    window.close().await;
}
