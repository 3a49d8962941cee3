//! Exports on disk: whole or not at all.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use duice_core::report::Report;

/// The longest name that is proposed, in characters: some systems end at 255 bytes.
const LONGEST_NAME: usize = 60;

/// Why a file was not written, and what to do: two Chinese sentences.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}{hint}")]
pub struct SaveError {
    /// What is wrong and where.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl SaveError {
    fn new(path: &Path, error: &io::Error) -> Self {
        let (why, hint) = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ("磁盘已满", "请腾出空间后重试。"),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                ("没有写入权限，或它正被其他程序打开", "请关闭打开它的程序，或换一个文件夹。")
            }
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ("文件夹不存在", "请检查文件夹后重试。"),
            io::ErrorKind::IsADirectory => ("这是一个文件夹", "请换一个文件名。"),
            _ => ("磁盘读写出错", "请检查磁盘后重试。"),
        };
        Self { message: format!("无法写入“{}”：{why}。", path.display()), hint: hint.to_owned() }
    }
}

/// A name for the file of a report, without ending: its title without characters that systems forbid.
pub fn file_name(report: &Report) -> String {
    let allowed = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let name: String = report.title.chars().filter(|&c| allowed(c)).take(LONGEST_NAME).collect();
    let name = name.trim_matches([' ', '.', '\u{3000}']);
    if name.is_empty() { "对策导出".to_owned() } else { name.to_owned() }
}

/// Writes `bytes` to `path`: into a new file beside it, which then takes its place, so that a full disk or a crash leaves
/// the old file as it was.
///
/// # Errors
/// [`SaveError`] with a Chinese sentence; nothing was written then.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = followed(path);
    replace(&target, bytes).map_err(|error| SaveError::new(path, &error))
}

/// The file behind a link: the link stays one.
fn followed(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let known = fs::metadata(target);
    if known.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if known.as_ref().is_ok_and(|known| !known.is_file()) {
        // A device or a pipe, which nothing may take the place of.
        return fs::write(target, bytes);
    }
    if known.as_ref().is_ok_and(|known| known.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".duice-").suffix(".tmp");
    // The rights of a file that the user would have made by hand, not those of a private temporary one.
    #[cfg(unix)]
    let rights = {
        use std::os::unix::fs::PermissionsExt;
        fs::Permissions::from_mode(known.map_or(0o666, |known| known.permissions().mode()))
    };
    #[cfg(unix)]
    builder.permissions(rights);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn named(title: &str) -> String {
        file_name(&Report { title: title.to_owned(), ..Report::default() })
    }

    #[test]
    fn names_are_allowed_everywhere() {
        assert_eq!(named("《示例市停车办法》新旧条文对照表"), "《示例市停车办法》新旧条文对照表");
        assert_eq!(named("../a:b?\n甲"), "ab甲", "no way into another folder");
        assert_eq!(named(" . "), "对策导出");
        assert_eq!(named(&"长".repeat(500)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表.csv");
        save(&path, b"one").unwrap();
        save(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two", "an export replaces the one before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        let error = save(&folder.path().join("没有/表.csv"), b"x").unwrap_err();
        assert!(error.to_string().contains("文件夹不存在"), "{error}");
        let error = save(folder.path(), b"x").unwrap_err();
        assert!(error.to_string().contains("这是一个文件夹"), "{error}");
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights).unwrap();
        let error = save(&path, b"three").unwrap_err();
        assert!(error.to_string().contains("没有写入权限"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"two", "what was there stays");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_was_exported() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("a"), folder.path().join("b"));
        save(&ours, b"x").unwrap();
        fs::write(&plain, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain), "the rights that any program would have given it");
        std::os::unix::fs::symlink(&plain, folder.path().join("link")).unwrap();
        save(&folder.path().join("link"), b"y").unwrap();
        assert_eq!(fs::read(&plain).unwrap(), b"y", "a link is followed and stays a link");
    }
}
