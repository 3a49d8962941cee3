//! What another program sees in an exported file.

use std::{path::Path, process::Command};

/// LibreOffice opens `file`, and its text holds every one of `needles`.
pub(super) fn holds(file: &Path, needles: &[&str]) {
    let ending = file.extension().unwrap().to_string_lossy().into_owned();
    let text = if ending == "html" { std::fs::read_to_string(file).unwrap() } else { converted(file, &ending) };
    let flat: String = text.split_whitespace().collect();
    for needle in needles {
        assert!(flat.contains(needle), "{} as {ending} shows {needle}:\n{text}", file.display());
    }
}

/// The text of a file as LibreOffice understands it.
fn converted(file: &Path, ending: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    // The first sheet as it is printed, and a Word file as its text.
    let (filter, made) = if ending == "xlsx" {
        ("csv:Text - txt - csv (StarCalc):44,34,76,1", "csv")
    } else {
        ("txt:Text (encoded):UTF8", "txt")
    };
    let input = folder.path().join(format!("in.{ending}"));
    std::fs::copy(file, &input).unwrap();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()))
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(folder.path())
        .arg(&input)
        .output()
        .expect("LibreOffice is installed by cargo verify");
    let output = folder.path().join(format!("in.{made}"));
    std::fs::read_to_string(&output)
        .unwrap_or_else(|error| panic!("{}: {error}: {}", file.display(), String::from_utf8_lossy(&done.stderr)))
}
