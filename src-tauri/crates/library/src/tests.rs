//! The library as a whole: in a temporary folder, with real reading, real files and real faults.

#![allow(clippy::unwrap_used)]

mod choices;
mod faults;
mod imports;
mod kills;
mod searches;
mod works;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use duice_core::{watch::Unwatched, words::Lexicon};
use duice_formats::read::InProcess;

use crate::{DocumentQuery, ImportReport, Library, SearchPage, SearchQuery};

/// Its dictionary takes half a second to load, so all tests share one.
fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::new)
}

/// A paper of an invented place about an invented trade, as a text file holds it.
fn paper(place: &str, trade: &str, stage: &str) -> String {
    format!(
        "{place}{trade}发展若干措施{stage}\n\n\
         为推动{place}{trade}发展，制定本措施。\n\n\
         一、培育经营主体\n\
         （一）支持企业落户。对新落户的{trade}企业，一次性给予不超过200万元奖励。（责任单位：区商务局、区财政局）\n\
         （二）支持企业上规模。对年营业收入首次超过5000万元的{trade}企业，给予30万元奖励。（责任单位：区商务局）\n\
         二、强化要素保障\n\
         （三）引进专业人才。对{trade}企业引进的专业人才，每人每年补贴2万元。（责任单位：区人力资源社会保障局）\n\
         本措施自2025年3月1日起施行，有效期3年。\n"
    )
}

/// A folder for files and a library beside it.
struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join("files").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    fn library_dir(&self) -> PathBuf {
        self.dir.path().join("library")
    }

    fn open(&self) -> Library {
        Library::open(&self.library_dir()).unwrap()
    }
}

fn import(library: &Library, paths: &[PathBuf]) -> ImportReport {
    library.import(paths, &InProcess, lexicon(), &Unwatched).unwrap()
}

fn titles(library: &Library) -> Vec<String> {
    let page = library.documents(&DocumentQuery::default(), 0, 1000).unwrap();
    page.rows.into_iter().map(|row| row.head.title).collect()
}

fn search(library: &Library, text: &str) -> SearchPage {
    library.search(&SearchQuery { text: text.into(), ..SearchQuery::default() }, lexicon(), 0, 100_000).unwrap()
}

/// Copies a folder as it lies on disk, as after a power cut.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy_folder(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}
