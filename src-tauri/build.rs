//! Gives every command of the window a permission of its own, so that `capabilities/main.json` must name it.

/// The commands that the window may be allowed; a test holds them against the handler and the capability file.
const COMMANDS: &[&str] = &[
    "app_state",
    "open_library",
    "documents",
    "document",
    "search",
    "revisions_of",
    "rename_document",
    "trash_documents",
    "restore_documents",
    "import_documents",
    "import_folder",
    "import_again",
    "table_preview",
    "open_table",
    "table_rows",
    "table_reuse",
    "open_revision",
    "revision_rows",
    "revision_front",
    "open_chain",
    "chain_traces",
    "export",
    "copy_row",
    "close",
    "cancel_task",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
