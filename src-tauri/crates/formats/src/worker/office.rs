//! Old Word, WPS and table files through LibreOffice: a step before the child reads, because LibreOffice writes files and needs
//! more memory than a reader may have.
//!
//! It runs with a profile and a home of its own in a temporary folder that goes with it, without the user's environment,
//! within limits of processor time and wall clock, with macros, links and the network switched off in its profile. What
//! comes out is as untrusted as what went in: the child reads it like any .docx or .xlsx file.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::process::Running;
use crate::read::SIZE_LIMIT;

/// Settings of the profile: nothing is loaded, run or asked.
const PROFILE: &str = include_str!("office.xcu");

/// Where LibreOffice is, when it is there: on the search path, else where it is usually installed.
pub fn find_office() -> Option<PathBuf> {
    let names: &[&str] = if cfg!(windows) { &["soffice.com", "soffice.exe"] } else { &["soffice", "libreoffice"] };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    for variable in ["ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"] {
        let installed = std::env::var_os(variable).map(PathBuf::from);
        folders.extend(installed.map(|folder| folder.join("LibreOffice").join("program")));
    }
    folders.push("/usr/lib/libreoffice/program".into());
    folders.push("/snap/bin".into());
    folders.push("/Applications/LibreOffice.app/Contents/MacOS".into());
    // Packages of the makers go to /opt/libreoffice7.4 and the like.
    let mut versions: Vec<PathBuf> = fs::read_dir("/opt").into_iter().flatten().flatten().map(|it| it.path()).collect();
    versions.sort();
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libreoffice"));
    folders.extend(versions.into_iter().rev().filter(named).map(|folder| folder.join("program")));
    folders.iter().flat_map(|folder| names.iter().map(|name| folder.join(name))).find(|file| file.is_file())
}

/// The file in `format` (docx, xlsx), made by the LibreOffice at `office`; `launcher` is the program whose child sets limits on itself
/// and then becomes LibreOffice. `None` where that failed or took too long.
pub(super) fn convert(office: &Path, launcher: &Path, file: &mut File, format: &str, wall: Duration) -> Option<File> {
    let folder = tempfile::tempdir().ok()?;
    let home = folder.path();
    let profile = home.join("profile").join("user");
    fs::create_dir_all(&profile).ok()?;
    fs::write(profile.join("registrymodifications.xcu"), PROFILE).ok()?;
    let input = home.join(if format == "xlsx" { "input.xls" } else { "input.doc" });
    copy(file, &input).ok()?;
    let mut running = start(office, launcher, home, &input, format).ok()?;
    if !running.wait_until(Instant::now() + wall)?.success() {
        return None;
    }
    let output = File::open(home.join("output").join(format!("input.{format}"))).ok()?;
    let size = output.metadata().ok()?.len();
    (size > 0 && size <= SIZE_LIMIT).then_some(output)
}

/// The whole of `file` from its beginning, within the limit of size.
fn copy(file: &mut File, to: &Path) -> io::Result<()> {
    file.rewind()?;
    let mut content = Vec::new();
    (&*file).take(SIZE_LIMIT).read_to_end(&mut content)?;
    file.rewind()?;
    File::create(to)?.write_all(&content)
}

fn start(office: &Path, launcher: &Path, home: &Path, input: &Path, format: &str) -> io::Result<Running> {
    let mut command = if cfg!(unix) {
        let mut command = Command::new(launcher);
        command.arg(super::OFFICE_MARK).arg(office);
        command
    } else {
        Command::new(office)
    };
    command.arg(format!("-env:UserInstallation={}", url(&home.join("profile"))));
    command.args(["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", format, "--outdir"]);
    command.arg(home.join("output")).arg(input).current_dir(home).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    for name in ["HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] {
        command.env(name, home);
    }
    for name in ["PATH", "SystemRoot"] {
        std::env::var_os(name).into_iter().for_each(|value| {
            command.env(name, value);
        });
    }
    // Whoever asks for an address gets no answer.
    for name in ["http_proxy", "https_proxy"] {
        command.env(name, "http://127.0.0.1:9");
    }
    Running::group(&mut command)
}

fn url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/").replace(' ', "%20");
    if path.starts_with('/') { format!("file://{path}") } else { format!("file:///{path}") }
}
