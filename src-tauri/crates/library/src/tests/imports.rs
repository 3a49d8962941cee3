//! What goes in, what does not, and what is said about it.

use std::sync::atomic::{AtomicUsize, Ordering};

use duice_core::watch::{Unwatched, Watch};
use duice_formats::read::InProcess;

use super::{Place, import, lexicon, paper, search, titles};
use crate::DocumentQuery;

/// Stops the work when it was asked so often whether to go on.
struct StopAfter {
    left: AtomicUsize,
}

impl Watch for StopAfter {
    fn progress(&self, _done: u64, _total: u64, _label: &str) {}
    fn cancelled(&self) -> bool {
        self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| Some(left.saturating_sub(1))) == Ok(0)
    }
}

#[test]
fn importing_again_adds_nothing() {
    let place = Place::new();
    let library = place.open();
    assert!(library.is_empty().unwrap(), "a new library holds nothing");
    let text = paper("样本区", "航运", "");
    let path = place.file("a.txt", &text);
    let first = import(&library, std::slice::from_ref(&path));
    assert_eq!(first.files[0].added.len(), 1, "the document came in: {:?}", first.files[0].error);
    let again = import(&library, &[path, place.file("copy.txt", text.replace('\n', "\r\n"))]);
    for file in &again.files {
        assert!(file.added.is_empty(), "{} brings nothing new", file.name);
        assert_eq!(file.known[0].id, first.files[0].added[0].id, "and is recognised, from whatever file it comes");
    }
    assert_eq!(titles(&library), ["样本区航运发展若干措施"], "one document, not three");
}

#[test]
fn a_document_comes_back_as_it_was_read() {
    let place = Place::new();
    let library = place.open();
    let path = place.file("a.txt", paper("样本区", "航运", ""));
    let id = import(&library, &[path]).files[0].added[0].id.unwrap();
    let document = library.document(id).unwrap();
    assert_eq!(document.head(Some(id)), library.head(id).unwrap(), "list and document say the same");
    assert_eq!(document.source_name, "a.txt", "the source is named");
    assert!(document.measures().count() >= 3, "its measures are there");
    drop(library);
    assert_eq!(place.open().document(id).unwrap(), document, "and after the next start too");
}

#[test]
fn a_bad_file_is_named_and_the_others_go_in() {
    let place = Place::new();
    let library = place.open();
    let paths = [
        place.file("空.txt", ""),
        place.file("好.txt", paper("样本区", "航运", "")),
        place.file("图.txt", [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
        place.file("便条.txt", "买菜\n"),
        place.dir.path().join("没有.txt"),
        place.file("又一份.txt", paper("示例市", "渔业", "")),
    ];
    let report = import(&library, &paths);
    let failed: Vec<&str> =
        report.files.iter().filter(|file| file.error.is_some()).map(|file| file.name.as_str()).collect();
    assert_eq!(failed, ["空.txt", "图.txt", "便条.txt", "没有.txt"], "each bad file, and no other");
    for file in report.files.iter().filter(|file| file.error.is_some()) {
        let error = file.error.as_deref().unwrap();
        assert!(error.contains(&file.name) && error.ends_with('。'), "one sentence names the file: {error}");
    }
    assert_eq!(titles(&library).len(), 2, "the good ones are in, whatever stands between them");
    assert!(library.check(&Unwatched).unwrap().faults.is_empty(), "and the library is sound");
}

#[test]
fn an_old_text_and_a_new_one_side_by_side_are_no_document() {
    let place = Place::new();
    let rows = [["原条文", "修改后"], ["第一条 给予10万元。", "第一条 给予20万元。"]];
    let html = rows.map(|[old, new]| format!("<tr><td>{old}</td><td>{new}</td></tr>")).concat();
    let markdown = rows.map(|[old, new]| format!("|{old}|{new}|\n")).join("|-|-|\n");
    let csv = rows.map(|[old, new]| format!("{old},{new}\n")).concat();
    let paths = [
        place.file("甲.html", format!("<h1>示例市样本办法修订对照表</h1><table>{html}</table>")),
        place.file("乙.md", format!("# 示例市样本办法修订对照表\n\n{markdown}")),
        place.file("丙.csv", csv),
    ];
    let report = import(&place.open(), &paths);
    for file in &report.files {
        let error = file.error.as_deref().unwrap_or_default();
        assert!(
            error.contains("是新旧条文对照表") && error.ends_with('。'),
            "{} is told what it is: {error}",
            file.name
        );
    }
}

#[test]
fn an_unusual_encoding_is_said() {
    let place = Place::new();
    let library = place.open();
    let text = paper("样本区", "航运", "");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let report = import(&library, &[place.file("老.txt", bytes)]);
    let file = &report.files[0];
    assert_eq!(file.added.len(), 1, "GB18030 is read: {:?}", file.error);
    assert_eq!(file.notices.iter().filter(|notice| notice.contains("GB18030")).count(), 1, "and that is said once");
}

#[test]
fn a_folder_goes_in_and_can_be_stopped_between_files() {
    let place = Place::new();
    for trade in ["航运", "渔业", "盐业", "茶业"] {
        place.file(&format!("{trade}.txt"), paper("样本区", trade, ""));
    }
    let folder = [place.dir.path().join("files")];
    let library = place.open();
    let watch = StopAfter { left: AtomicUsize::new(7) };
    let stopped = library.import(&folder, &InProcess, lexicon(), &watch).unwrap();
    assert!(stopped.cancelled && stopped.files.len() < 4, "it was stopped on the way");
    assert!(stopped.files.iter().all(|file| file.added.len() == 1), "the files named are complete");
    assert_eq!(titles(&library).len(), stopped.files.len(), "and nothing else came in");
    let rest = import(&library, &folder);
    assert_eq!(rest.files.iter().map(|file| file.added.len()).sum::<usize>(), 4 - stopped.files.len());
    assert_eq!(search(&library, "专业人才").total, 4, "the index has all of them");
}

#[test]
fn what_was_deleted_stays_deleted() {
    let place = Place::new();
    let library = place.open();
    let path = place.file("a.txt", paper("样本区", "航运", ""));
    let id = import(&library, std::slice::from_ref(&path)).files[0].added[0].id.unwrap();
    library.trash(&[id]).unwrap();
    let again = import(&library, &[path]);
    assert!(again.files[0].notices[0].contains("已删除"), "the user is told: {:?}", again.files[0].notices);
    assert!(titles(&library).is_empty() && !library.is_empty().unwrap(), "an import restores nothing by itself");
    let deleted = DocumentQuery { trashed: true, ..DocumentQuery::default() };
    assert_eq!(library.documents(&deleted, 0, 10).unwrap().rows[0].head.id, Some(id), "it can still be found");
    assert_eq!(search(&library, "航运").total, 0, "but not by a search");
    library.restore(&[id]).unwrap();
    assert!(search(&library, "航运").total > 0, "until it is restored");
}

#[test]
fn deleting_is_all_or_nothing() {
    let place = Place::new();
    let library = place.open();
    let id = import(&library, &[place.file("a.txt", paper("样本区", "航运", ""))]).files[0].added[0].id.unwrap();
    assert!(library.trash(&[id, 999]).is_err(), "there is no document 999");
    assert_eq!(titles(&library).len(), 1, "so nothing was deleted");
}

#[test]
fn the_starter_library_goes_in_once() {
    let place = Place::new();
    let library = place.open();
    let report = library.import_starter(lexicon(), &Unwatched).unwrap();
    assert!(!report.files.is_empty(), "the program carries texts");
    for file in &report.files {
        assert_eq!((file.added.len(), file.error.as_deref()), (1, None), "{} is one document", file.name);
    }
    let heads: Vec<_> = report.files.iter().flat_map(|file| &file.added).collect();
    let official = heads.iter().find(|head| !head.is_digest).unwrap();
    let revisions = library.revisions_of(official.id.unwrap()).unwrap();
    let stages: Vec<&str> = revisions.iter().map(|head| head.stage.name()).collect();
    assert_eq!(stages, ["征求意见稿", "送审稿", "印发稿"], "three revisions of one work, oldest first");
    for digest in heads.iter().filter(|head| head.is_digest) {
        let revisions = library.revisions_of(digest.id.unwrap()).unwrap();
        assert_eq!(revisions.len(), 1, "a digest is no revision of anything: {}", digest.title);
    }
    let again = library.import_starter(lexicon(), &Unwatched).unwrap();
    assert!(again.files.iter().all(|file| file.added.is_empty()), "a second start adds nothing");
}

#[test]
fn a_list_does_not_wait_for_an_import() {
    let place = Place::new();
    for number in 0..30 {
        place.file(&format!("{number:02}.txt"), paper(&format!("样本{number}区"), "航运", ""));
    }
    let library = place.open();
    let folder = [place.dir.path().join("files")];
    std::thread::scope(|scope| {
        let importing = scope.spawn(|| import(&library, &folder));
        let mut seen = 0;
        while !importing.is_finished() {
            let now = titles(&library).len();
            assert!(now >= seen, "what was there does not vanish");
            seen = now;
            assert!(search(&library, "航运").total <= 30 * 10, "a search beside an import answers");
        }
        assert!(importing.join().unwrap().files.iter().all(|file| file.error.is_none()), "and disturbs no file");
    });
    assert_eq!(titles(&library).len(), 30, "everything is in");
    assert_eq!(search(&library, "引进的专业人才").total, 30, "and found");
}

#[test]
fn two_imports_of_the_same_files_at_once_bring_them_in_once() {
    let place = Place::new();
    for number in 0..12 {
        place.file(&format!("{number:02}.txt"), paper(&format!("样本{number}区"), "航运", ""));
    }
    let library = place.open();
    let folder = [place.dir.path().join("files")];
    let reports = std::thread::scope(|scope| {
        let both = [scope.spawn(|| import(&library, &folder)), scope.spawn(|| import(&library, &folder))];
        both.map(|import| import.join().unwrap())
    });
    let files = || reports.iter().flat_map(|report| &report.files);
    assert!(files().all(|file| file.error.is_none()), "neither disturbs the other");
    assert_eq!(files().map(|file| file.added.len()).sum::<usize>(), 12, "each document came in once");
    assert_eq!(search(&library, "引进的专业人才").total, 12, "and is found once");
}
