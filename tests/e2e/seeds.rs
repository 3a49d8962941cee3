//! The same steps on the real papers in `../shared`, where they are at hand.

use std::path::Path;

use super::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn sixteen_real_papers_are_compared_and_searched() {
    let Some(program) = super::program() else { return };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds/policies.txt");
    let Ok(seeds) = seeds.canonicalize() else {
        println!("left out: ../shared is not there");
        return;
    };
    let window = Window::open(&program, "seeds").await;
    let rows = "[data-testid='document-row']";
    window.until("the starter library is filled in", rows, |rows| rows.len() == 6).await;
    window.answer_import(std::slice::from_ref(&seeds));
    window.press("import-button").await;
    window.until("one file becomes sixteen papers", rows, |rows| rows.len() == 22).await;
    window.picture("library").await;
    window.press("import-button").await;
    window.until("imported again", "[data-testid='import-report']", |said| said.concat().contains("16")).await;
    assert_eq!(window.texts(rows).await.len(), 22, "importing again adds nothing");

    window.go("compare").await;
    for (place, subject) in [("北京", "氢能"), ("沧州", "低空"), ("青岛", "体育")] {
        window.type_into("[data-active='true'] input[data-find]", place).await;
        window.choose(&[place, subject]).await;
    }
    window.press("compare-start").await;
    window.until("the table is open", "[data-testid='table-row']", |rows| rows.len() > 5).await;
    window.picture("compare").await;
    window.press("show-button").await;
    window.press("show-tools").await;
    window.key("\u{E00C}").await;
    // To look through the table is to fetch all its rows.
    window.type_into("[data-testid='table-find']", "万元").await;
    window.until("rows are found", "[data-testid='table-find-count']", |said| said.concat().contains("行")).await;
    window.see("[data-testid='beside-line'] .figure").await;
    let show = "document.querySelector('[data-testid=beside-line] .figure').scrollIntoView({ block: 'center' })";
    window.script(show).await;
    window.picture("figures").await;

    window.go("search").await;
    window.type_into("[data-testid='search-input']", "加氢站").await;
    window.until("clauses are found", "[data-testid='search-hit']", |hits| hits.len() >= 2).await;
    window.picture("search").await;
    stop(&window, seeds.parent().and_then(Path::parent).unwrap()).await;
    window.close().await;
}

/// An import of many papers shows how far it is, leaves the window free, and stops when it is told to.
async fn stop(window: &Window, shared: &Path) {
    window.answer_import(&[shared.join("samples/policies")]);
    window.go("library").await;
    window.press("import-folder-button").await;
    window.until("progress is shown", "[data-testid='task-bar']", |said| said.concat().contains("读取文件")).await;
    window.go("search").await;
    window.see("[data-testid='search-hit']").await;
    window.picture("importing").await;
    window.press("task-cancel").await;
    window.go("library").await;
    window.until("the stop is said", "[data-testid='import-report']", |said| said.concat().contains("取消")).await;
    let count = window.texts("[data-active='true'] [data-testid='document-row']").await.len();
    assert!((22..147).contains(&count), "what came in before stays, the rest does not come: {count}");
    window.picture("stopped").await;
}
