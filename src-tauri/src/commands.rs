//! What the window may ask, one function a command, each calling one method.
//!
//! None runs on the window's thread. A new command is named in four places that a test holds together: here, in
//! `build.rs`, in `capabilities/main.json` and in `ui/src/lib/ipc/index.ts`.

mod comparing;
mod exporting;
mod library;
mod tasks;

use tauri::{Builder, Wry};

/// Makes `builder` answer the commands.
pub(crate) fn handle(builder: Builder<Wry>) -> Builder<Wry> {
    builder.invoke_handler(tauri::generate_handler![
        library::app_state,
        library::open_library,
        library::documents,
        library::document,
        library::search,
        library::revisions_of,
        library::rename_document,
        library::trash_documents,
        library::restore_documents,
        library::import_documents,
        library::import_folder,
        library::import_again,
        library::table_preview,
        comparing::open_table,
        comparing::table_rows,
        comparing::table_reuse,
        comparing::open_revision,
        comparing::revision_rows,
        comparing::revision_front,
        comparing::open_chain,
        comparing::chain_traces,
        exporting::export,
        exporting::copy_row,
        tasks::close,
        tasks::cancel_task,
    ])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    fn text(path: &str) -> String {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    }

    /// The names between `before` and `after` in every line that holds both.
    fn names(text: &str, before: &str, after: &str) -> BTreeSet<String> {
        let inside = |line: &str| Some(line.split_once(before)?.1.split_once(after)?.0.replace('-', "_"));
        text.lines().filter_map(inside).collect()
    }

    #[test]
    fn a_command_is_named_in_four_places_or_in_none() {
        let handler = text("src/commands.rs");
        let handler = handler.split_once("generate_handler![").unwrap().1.split_once(']').unwrap().0;
        let handled = names(handler, "::", ",");
        assert!(handled.contains("open_table"), "the reader of names works: {handled:?}");
        let built = text("build.rs");
        let built = built.split_once("COMMANDS: &[&str] = &[").unwrap().1.split_once("];").unwrap().0;
        assert_eq!(names(built, "\"", "\""), handled, "build.rs makes a permission for each command");
        let allowed = names(&text("capabilities/main.json"), "\"allow-", "\"");
        assert_eq!(allowed, handled, "the capability file lists the commands one by one");
        let asked = names(&text("../ui/src/lib/ipc/index.ts"), "invoke(\"", "\"");
        assert_eq!(asked, handled, "the window asks for each, and for nothing else");
    }

    #[test]
    fn the_window_may_neither_open_dialogs_nor_reach_files() {
        let capability = text("capabilities/main.json");
        let permissions = capability.split_once("\"permissions\"").unwrap().1;
        for word in ["dialog", "fs:", "shell", "clipboard", "remote", "http", "*", "default"] {
            assert!(!permissions.contains(word), "{word}: dialogs and files are the program's own");
        }
        let config = text("tauri.conf.json");
        for word in ["\"withGlobalTauri\": false", "\"freezePrototype\": true", "default-src 'none'"] {
            assert!(config.contains(word), "{word} stands in tauri.conf.json");
        }
        assert!(!config.contains("unsafe-"), "no script or style but the program's own");
    }
}
