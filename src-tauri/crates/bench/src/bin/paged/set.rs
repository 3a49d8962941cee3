//! The files: invented papers, set in pages by LibreOffice.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use duice_bench::{Random, paper};

/// Formats, how LibreOffice is told to write them, and how many papers each file holds.
const FORMATS: [(&str, &str, &[usize]); 3] = [
    ("pdf", "pdf", &[1, 20, 290]),
    ("docx", "docx", &[1, 20, 1100]),
    ("html", "html:HTML (StarWriter)", &[1, 20, 290]),
];

/// A file, and how many pages its papers fill.
pub(crate) struct Set {
    pub(crate) path: PathBuf,
    pub(crate) pages: u32,
}

/// Makes all files in `folder`.
pub(crate) fn make(folder: &Path) -> Result<Vec<Set>, Box<dyn std::error::Error>> {
    let mut counts: Vec<usize> = FORMATS.iter().flat_map(|(_, _, counts)| counts.iter().copied()).collect();
    counts.sort_unstable();
    counts.dedup();
    for count in counts {
        let mut random = Random::new(1);
        let papers: String = (0..count).map(|number| paper(&mut random, number)).collect();
        std::fs::write(folder.join(format!("{count}.txt")), papers)?;
    }
    let mut sets = Vec::new();
    for (ending, filter, counts) in FORMATS {
        let named =
            |ending: &str| counts.iter().map(|count| folder.join(format!("{count}.{ending}"))).collect::<Vec<_>>();
        office(folder, filter, &named("txt"))?;
        for path in named(ending) {
            sets.push(Set { pages: pages(folder, &path)?, path });
        }
    }
    Ok(sets)
}

fn office(folder: &Path, filter: &str, texts: &[PathBuf]) -> Result<(), Box<dyn std::error::Error>> {
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--infilter=Text (encoded):UTF8", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .args(texts)
        .stdout(Stdio::null())
        .status()?;
    if status.success() { Ok(()) } else { Err("soffice failed".into()) }
}

/// The pages of a file as pdfinfo counts them; of another format those of the same papers as .pdf.
fn pages(folder: &Path, file: &Path) -> Result<u32, Box<dyn std::error::Error>> {
    let printed = file.with_extension("pdf");
    if !printed.exists() {
        office(folder, "pdf", &[file.with_extension("txt")])?;
    }
    let told = Command::new("pdfinfo").arg(&printed).output()?;
    let told = String::from_utf8_lossy(&told.stdout);
    let count = told.lines().find_map(|line| line.strip_prefix("Pages:")).ok_or("pdfinfo told no pages")?;
    Ok(count.trim().parse()?)
}
