//! A revision of tables: what moved, went and changed in them is told by rows and columns, in the window and in the export.

use std::path::Path;

use super::{office, window::Window};

#[tokio::test(flavor = "multi_thread")]
async fn changed_tables_are_told_by_rows_and_columns() {
    let Some(program) = super::program() else { return };
    let window = Window::open(&program, "tables").await;
    let rows = "[data-testid='document-row']";
    window.until("the starter library is filled in", rows, |rows| rows.len() == 6).await;
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/revisions/tables-of-all-kinds");
    window.answer_import(&["old.txt", "new.txt"].map(|name| case.join(name)));
    window.press("import-button").await;
    window.until("both went in", rows, |rows| rows.len() == 8).await;

    window.go("revision").await;
    let work = window.see("[data-testid='revision-work']").await;
    let place = "return [...document.querySelectorAll(\"[data-testid='revision-work'] option\")]
        .findIndex((option) => option.textContent.includes('书屋建设任务分解'))";
    let place = window.script(place).await.as_u64().expect("the two files are one work");
    work.select_by_index(place as usize).await.unwrap();
    window.press("revision-start").await;
    window.until("the row of the tables is there", "[data-side='new']", |sides| !sides.is_empty()).await;
    window.picture("rows").await;
    let listed = window.texts("[data-testid='change-item']").await.concat();
    assert!(listed.contains("表1 任务分工表"), "the note is in the list of changes: {listed}");

    window.press("export-button").await;
    window.press("export-docx").await;
    window.until("exported", "[data-testid='task-bar']", |said| said[0].contains(".docx")).await;
    office::holds(
        &window.exported("docx"),
        &["调整“时限”一列的位置", "将“改造社区书屋”的“标准（元/年）”", "（+12.5%）"],
    );
    window.close().await;
}
