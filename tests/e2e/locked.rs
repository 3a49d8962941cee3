//! A library that another program holds: said in the window, left alone, and opened when it is free.

use duice_library::Library;

use super::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn a_library_in_use_is_said_and_opened_when_it_is_free() {
    let Some(program) = super::program() else { return };
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("共用文库");
    let holder = Library::open(&place).unwrap();
    let window = Window::open_with(&program, "locked", &["--library", &place.display().to_string()]).await;
    let said = window.until("the reason is said", "[role='alert']", |said| said.len() == 1).await.concat();
    assert!(said.contains("共用文库") && said.contains("另一个对策程序"), "what is wrong and where: {said}");
    assert!(said.contains("请先关闭那个程序"), "what to do: {said}");
    window.picture("library").await;
    drop(holder);
    window.click("[role='alert'] button").await;
    window.until("the window goes on", "[data-testid='document-row']", |rows| rows.len() == 6).await;
    assert_eq!(window.texts("[role='alert']").await, [""; 0], "and says nothing more of it");
    window.close().await;
}
