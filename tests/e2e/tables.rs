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

#[tokio::test(flavor = "multi_thread")]
async fn whole_tables_are_told_as_such() {
    let Some(program) = super::program() else { return };
    let window = Window::open(&program, "whole-tables").await;
    window.revise("whole-tables", "示例市渔港任务办法").await;
    window.until("the row of the tables is there", "[data-side='new']", |sides| !sides.is_empty()).await;
    window.picture("rows").await;
    let listed = window.texts("[data-testid='change-item']").await.concat();
    for told in ["调整表格“表2 任务分工”的位置", "删去表格“表3 考核要求”", "增加表格“表4 联系方式”"]
    {
        assert!(listed.contains(told), "{told} is in the list of changes: {listed}");
    }
    assert!(!listed.contains("“按时完成”"), "no row of a table that went is told: {listed}");
    window.close().await;
}
