//! PDFium, which reads PDF: taken from a package of pinned version and hash, and put where the program looks for it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, ensure};

use crate::{machine, steps::finish};

/// Version and hashes, in the form that Python's installer reads and checks.
const PINNED: &str = include_str!("../pdfium.txt");
/// The file of that package that is the library.
const LIBRARY: &str = if cfg!(windows) { "pdfium.dll" } else { "libpdfium.so" };

/// Puts the library and its licences into `target/pdfium`, unless these very ones are there.
pub(crate) fn install() -> anyhow::Result<()> {
    let place = crate::root().join("target/pdfium");
    let stamp = place.join("pinned.txt");
    if fs::read_to_string(&stamp).is_ok_and(|there| there == PINNED) && place.join(LIBRARY).is_file() {
        return Ok(());
    }
    let python = python()?;
    let work = crate::root().join("target/pdfium-download");
    clear(&work)?;
    let list = work.join("pinned.txt");
    fs::write(&list, PINNED)?;
    // The installer refuses a file whose hash is not in the list.
    machine::patient(|| {
        let mut download = Command::new(python);
        download.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        download.args(["--only-binary=:all:", "--require-hashes", "--dest"]).arg(&work).arg("-r").arg(&list);
        finish(&mut download)
    })?;
    let wheel = only(&work, "whl")?;
    let unpacked = work.join("unpacked");
    finish(Command::new(python).args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&unpacked))?;
    clear(&place)?;
    fs::copy(unpacked.join("pypdfium2_raw").join(LIBRARY), place.join(LIBRARY))
        .with_context(|| format!("{} 里没有 {LIBRARY}", wheel.display()))?;
    let licences = only(&unpacked, "dist-info")?.join("licenses");
    copy(&licences, &place.join("licenses"))?;
    ensure!(place.join("licenses/BUILD_LICENSES/pdfium.txt").is_file(), "没有找到 PDFium 的许可证");
    fs::remove_dir_all(work)?;
    fs::write(stamp, PINNED)?;
    Ok(())
}

/// Python by a name that starts it, with its installer.
fn python() -> anyhow::Result<&'static str> {
    let names: &[&str] = if cfg!(windows) { &["python", "py"] } else { &["python3"] };
    let with_installer = |name: &&str| {
        let mut asked = Command::new(name);
        asked.args(["-m", "pip", "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
        asked.status().is_ok_and(|status| status.success())
    };
    if let Some(name) = names.iter().copied().find(|name| with_installer(name)) {
        return Ok(name);
    }
    machine::packages(&[machine::PYTHON])?;
    names
        .iter()
        .copied()
        .find(|name| with_installer(name))
        .context("没有找到 Python 3 和 pip（读取 PDF 的组件由它取得），请安装后再运行一次。")
}

/// An empty folder at `place`.
fn clear(place: &Path) -> anyhow::Result<()> {
    if place.exists() {
        fs::remove_dir_all(place)?;
    }
    Ok(fs::create_dir_all(place)?)
}

/// The one entry of `folder` that ends in `ending`.
fn only(folder: &Path, ending: &str) -> anyhow::Result<PathBuf> {
    let entries: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let mut found = entries.into_iter().filter(|entry| entry.extension().is_some_and(|own| own == ending));
    let first = found.next().with_context(|| format!("{} 里没有 .{ending}", folder.display()))?;
    ensure!(found.next().is_none(), "{} 里有多个 .{ending}", folder.display());
    Ok(first)
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
