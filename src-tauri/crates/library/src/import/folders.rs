//! Which files an import means: files as named, folders walked in the order of names.

use std::{
    fs,
    path::{Path, PathBuf},
};

use duice_formats::system;

/// How deep folders are walked.
const DEPTH: usize = 32;

/// One entry of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A file; whether it is a document is for the reader to say.
    File(PathBuf),
    /// A folder without files, or one that cannot be looked into.
    Nothing {
        /// Its name.
        name: String,
        /// One Chinese sentence.
        error: String,
    },
}

/// The files that `paths` mean.
pub(super) fn files(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            walk(path, DEPTH, &mut found);
            if found.len() == before {
                let name = name(path);
                let error = format!("文件夹“{name}”里没有可以导入的文件。请换一个文件夹。");
                found.push(Found::Nothing { name, error });
            }
        } else {
            found.push(Found::File(path.clone()));
        }
    }
    found
}

/// The last part of a path, as it is shown.
pub(super) fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn walk(dir: &Path, depth: usize, found: &mut Vec<Found>) {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            let name = name(dir);
            let error = format!("无法打开文件夹“{name}”（{}）。请检查权限后重试。", system::told(&error));
            found.push(Found::Nothing { name, error });
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths.into_iter().filter(|path| !is_hidden(path)) {
        // A link to a folder may lead back up: it is not followed.
        let is_link = fs::symlink_metadata(&path).is_ok_and(|meta| meta.file_type().is_symlink());
        match path.is_dir() {
            true if !is_link && depth > 0 => walk(&path, depth - 1, found),
            true => {}
            false => found.push(Found::File(path)),
        }
    }
}

/// Files that systems and word processors leave behind.
fn is_hidden(path: &Path) -> bool {
    let name = name(path);
    name.starts_with(['.', '~']) || ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_walked_in_the_order_of_names() {
        let dir = tempfile::tempdir().unwrap();
        for path in ["b.txt", "a/2.txt", "a/1.md", ".git/x.txt", "~$b.docx", "Thumbs.db"] {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        fs::create_dir(dir.path().join("c")).unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("c/loop")).unwrap();
        let names: Vec<String> = files(&[dir.path().into()])
            .into_iter()
            .map(|found| match found {
                Found::File(path) => name(&path),
                Found::Nothing { error, .. } => error,
            })
            .collect();
        assert_eq!(names, ["1.md", "2.txt", "b.txt"], "same folder, same order; hidden files and loops are left out");
    }

    #[test]
    fn an_empty_folder_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let found = files(&[dir.path().into(), dir.path().join("missing.txt")]);
        assert!(matches!(&found[0], Found::Nothing { error, .. } if error.contains("没有可以导入的文件")));
        assert!(matches!(&found[1], Found::File(_)), "a missing file is left to the reader, which names it");
    }
}
