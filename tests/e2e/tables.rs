//! A revision of tables: what moved, went and changed in them is told by rows and columns, in the window and in the export.

use super::{office, window::Window};

#[tokio::test(flavor = "multi_thread")]
async fn changed_tables_are_told_by_rows_and_columns() {
    let Some(program) = super::program() else { return };
    let window = Window::open(&program, "tables").await;
    window.revise("tables-of-all-kinds", "书屋建设任务分解").await;
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
