//! A file that can be read in several ways comes in once for each.

use std::path::Path;

use duice_core::{model::Source, watch::Unwatched};
use duice_formats::{
    ReadError, ReadFile,
    read::{InProcess, ReadOptions, TablePreview},
};

use super::{Place, lexicon, paper};
use crate::{ImportReport, Library};

/// Reads texts in which lines that begin with + are inserted and lines that begin with - are deleted.
struct Sides {
    original: bool,
}

impl ReadFile for Sides {
    fn read(&self, path: &Path) -> Result<Source, ReadError> {
        let mut source = InProcess.read(path)?;
        let hidden = if self.original { '+' } else { '-' };
        source.paragraphs.retain(|paragraph| !paragraph.text.starts_with(hidden));
        source.paragraphs.iter_mut().for_each(|it| it.text = it.text.trim_start_matches(['+', '-']).to_owned());
        source.is_original = self.original;
        Ok(source)
    }

    fn tables(&self, path: &Path) -> Result<TablePreview, ReadError> {
        InProcess.tables(path)
    }

    fn options(&self) -> ReadOptions {
        ReadOptions { original: self.original, ..ReadOptions::default() }
    }
}

fn import(library: &Library, path: &Path, original: bool) -> ImportReport {
    library.import(&[path.to_path_buf()], &Sides { original }, lexicon(), &Unwatched).unwrap()
}

#[test]
fn a_file_with_changes_comes_in_both_ways_and_the_newer_text_is_the_newer_version() {
    let place = Place::new();
    let library = place.open();
    let text = paper("样本区", "航运", "").replace("200万元", "200万元以内的一次性");
    let (old, new) = ("（一）支持企业落户", "（一）鼓励企业落户");
    let lines: Vec<String> = text
        .lines()
        .map(
            |line| {
                if line.starts_with(old) { format!("-{line}\n+{}", line.replace(old, new)) } else { line.to_owned() }
            },
        )
        .collect();
    let path = place.file("a.txt", lines.join("\n"));
    let accepted = import(&library, &path, false);
    let original = import(&library, &path, true);
    let (accepted, original) = (accepted.files[0].added[0].clone(), original.files[0].added[0].clone());
    assert!(!accepted.is_original && original.is_original, "the list tells them apart");
    let work: Vec<_> = library.revisions_of(accepted.id.unwrap()).unwrap().into_iter().map(|head| head.id).collect();
    assert_eq!(work, [original.id, accepted.id], "two versions of one policy, the text before the changes first");
    let (head, _) = library.resolve(&accepted.title).unwrap();
    assert_eq!(head.id, accepted.id, "the title means the newer one");
    for side in [false, true] {
        let again = import(&library, &path, side);
        assert!(again.files[0].added.is_empty() && again.files[0].known.len() == 1, "each way once: {again:?}");
        assert_eq!(again.files[0].known[0].is_original, side, "and it is the one that was asked for");
    }
    assert!(library.check(&Unwatched).unwrap().faults.is_empty(), "one file, two readings, all sound");
}

#[test]
fn a_table_whose_columns_are_not_known_asks_for_them() {
    let place = Place::new();
    let path = place.file("a.csv", "甲,乙\n平台,给予补助。\n");
    let report = place.open().import(&[path], &InProcess, lexicon(), &Unwatched).unwrap();
    assert!(report.files[0].needs_columns && report.files[0].error.is_some(), "the window offers to choose");
}
