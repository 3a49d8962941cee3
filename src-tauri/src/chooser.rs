//! How the user names files: only the program asks and only the program learns a path.

use std::path::PathBuf;

use duice_formats::{read::FILE_TYPES, write::Format};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Asks for files. `None` where the user chose none. Never called on the window's thread: it waits for the user.
pub(crate) trait Chooser: Send + Sync {
    /// Files to import.
    fn files(&self) -> Option<Vec<PathBuf>>;
    /// A folder to import.
    fn folder(&self) -> Option<PathBuf>;
    /// Where to write an export; `name` is proposed, without its ending.
    fn save(&self, name: &str, format: Format) -> Option<PathBuf>;
}

/// The system's own dialogs.
struct Native(AppHandle);

impl Native {
    fn dialog(&self, title: &str) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.0.dialog().file().set_title(title);
        match self.0.get_webview_window(crate::window::MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Chooser for Native {
    fn files(&self) -> Option<Vec<PathBuf>> {
        let dialog = FILE_TYPES
            .iter()
            .fold(self.dialog("导入文件"), |dialog, (name, extensions)| dialog.add_filter(*name, extensions));
        let chosen = dialog.add_filter("所有文件", &["*"]).blocking_pick_files()?;
        Some(chosen.into_iter().filter_map(path).collect())
    }

    fn folder(&self) -> Option<PathBuf> {
        self.dialog("导入文件夹").blocking_pick_folder().and_then(path)
    }

    fn save(&self, name: &str, format: Format) -> Option<PathBuf> {
        let extension = format.extension();
        let dialog = self.dialog("导出").set_file_name(format!("{name}.{extension}"));
        let chosen = dialog.add_filter(format.name(), &[extension]).blocking_save_file().and_then(path)?;
        Some(with_ending(chosen, format))
    }
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

/// The file with the ending of its format, which users leave out when they type a name.
fn with_ending(path: PathBuf, format: Format) -> PathBuf {
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    if ending.is_some_and(|ending| Format::from_extension(&ending) == Some(format)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(format.extension());
    name.into()
}

/// Who asks in this program.
#[cfg(not(feature = "test-chooser"))]
pub(crate) fn chooser(app: &AppHandle) -> Box<dyn Chooser> {
    Box::new(Native(app.clone()))
}

/// Who asks in tests: nobody, where a variable names a folder of answers.
#[cfg(feature = "test-chooser")]
pub(crate) fn chooser(app: &AppHandle) -> Box<dyn Chooser> {
    match std::env::var_os(answered::VARIABLE) {
        Some(folder) => Box::new(answered::Answered(folder.into())),
        None => Box::new(Native(app.clone())),
    }
}

#[cfg(feature = "test-chooser")]
mod answered {
    use super::{Chooser, Format, PathBuf, with_ending};

    /// Names a folder: its file `import.txt` lists files to import, one a line; exports go into the folder itself.
    pub(super) const VARIABLE: &str = "DUICE_TEST_CHOOSER";

    /// Answers from a folder, since no test can operate a dialog of the system.
    pub(super) struct Answered(pub(super) PathBuf);

    impl Chooser for Answered {
        fn files(&self) -> Option<Vec<PathBuf>> {
            let list = std::fs::read_to_string(self.0.join("import.txt")).ok()?;
            Some(list.lines().map(PathBuf::from).collect())
        }

        fn folder(&self) -> Option<PathBuf> {
            self.files()?.into_iter().next()
        }

        fn save(&self, name: &str, format: Format) -> Option<PathBuf> {
            Some(with_ending(self.0.join(name), format))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_has_the_ending_of_its_format() {
        let ended = |name: &str, format| with_ending(PathBuf::from(name), format).display().to_string();
        assert_eq!(ended("对照表", Format::Docx), "对照表.docx");
        assert_eq!(ended("对照表.DOCX", Format::Docx), "对照表.DOCX", "the user's own writing stays");
        assert_eq!(ended("2024.5", Format::Xlsx), "2024.5.xlsx", "a dot in a name is no ending");
        assert_eq!(ended("表.docx", Format::Xlsx), "表.docx.xlsx", "a file never lies about what it is");
    }
}
