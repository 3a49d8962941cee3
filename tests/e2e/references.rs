//! A revision whose references did not follow the new numbers: said above the rows, beside the clause, in the list and in the
//! export.

use super::{office, window::Window};

#[tokio::test(flavor = "multi_thread")]
async fn references_that_did_not_follow_are_to_be_checked() {
    let Some(program) = super::program() else { return };
    let window = Window::open(&program, "references").await;
    window.revise("references-left-behind", "码头管理办法").await;
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
