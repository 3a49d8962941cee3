//! Faults of disk, index and database: nothing that was acknowledged is lost, nothing foreign is touched.

use std::{fs, path::Path};

use duice_core::watch::Unwatched;
use rusqlite::Connection;

use super::{Place, copy_folder, import, lexicon, paper, search, titles};
use crate::{ErrorCode, Library, SearchQuery};

/// A library of two papers in a folder, closed.
fn two_papers() -> Place {
    let place = Place::new();
    let paths = [place.file("1.txt", paper("样本区", "航运", "")), place.file("2.txt", paper("示例市", "渔业", ""))];
    let library = place.open();
    assert_eq!(import(&library, &paths).files.iter().map(|file| file.added.len()).sum::<usize>(), 2);
    place
}

fn assert_whole(library: &Library, why: &str) {
    assert_eq!(search(library, "专业人才").total, 2, "{why}");
    assert_eq!(search(library, "渔业企业引进").total, 1, "{why}");
    assert!(library.check(&Unwatched).unwrap().faults.is_empty(), "{why}: and all is sound");
}

#[test]
fn a_second_program_is_told_that_the_library_is_in_use() {
    let place = Place::new();
    let first = place.open();
    let error = Library::open(&place.library_dir()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Locked, "two programs at once would overwrite each other");
    assert!(error.message.ends_with('。') && !error.hint.is_empty(), "a sentence, and what to do");
    drop(first);
    assert!(Library::open(&place.library_dir()).is_ok(), "the lock ends with the program");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let place = Place::new();
    let file = place.file("plain-file", "");
    let error = Library::open(&file.join("library")).unwrap_err();
    assert_eq!(error.code, ErrorCode::Disk, "a library cannot lie inside a file");
    assert!(error.message.contains("plain-file"), "the sentence says where: {}", error.message);
}

#[test]
fn what_was_acknowledged_survives_a_power_cut() {
    let place = Place::new();
    let library = place.open();
    import(&library, &[place.file("1.txt", paper("样本区", "航运", ""))]);
    let after = Place::new();
    // The files as they lie on disk while the program still runs: the log is not yet in the database.
    copy_folder(&place.library_dir(), &after.library_dir());
    let reopened = after.open();
    assert_eq!(titles(&reopened), ["样本区航运发展若干措施"], "an import that was reported is on disk");
    assert_eq!(search(&reopened, "专业人才").total, 1, "and found");
}

#[test]
fn an_import_that_broke_off_leaves_nothing() {
    let place = two_papers();
    {
        let db = Connection::open(place.library_dir().join("library.db")).unwrap();
        db.execute_batch("BEGIN IMMEDIATE; INSERT INTO files (sha256, name, bytes) VALUES ('x', 'y', x'00');").unwrap();
        let after = Place::new();
        copy_folder(&place.library_dir(), &after.library_dir());
        assert_whole(&after.open(), "a transaction that never ended did not happen");
    }
    assert_whole(&place.open(), "nor here");
}

#[test]
fn a_full_disk_leaves_the_library_as_it_was() {
    let place = two_papers();
    let library = place.open();
    let pages: u32 = library.limit_pages(0);
    library.limit_pages(pages);
    let report = import(&library, &[place.file("3.txt", paper("样本县", "茶业", "").repeat(40))]);
    let error = report.files[0].error.as_deref().unwrap();
    assert!(error.contains("磁盘已满") && error.contains("3.txt"), "what, where and what to do: {error}");
    assert_whole(&library, "the full disk harmed nothing");
    library.limit_pages(u32::MAX >> 1);
    let report = import(&library, &[place.file("3.txt", paper("样本县", "茶业", ""))]);
    assert_eq!(report.files[0].error, None, "with room again the same library goes on");
}

#[test]
fn a_missing_index_is_built_again() {
    let place = two_papers();
    fs::remove_dir_all(place.library_dir().join("index")).unwrap();
    assert_whole(&place.open(), "the index is only a cache");
}

#[test]
fn a_truncated_index_is_built_again() {
    let files: Vec<_> = fs::read_dir(two_papers().library_dir().join("index"))
        .unwrap()
        .map(|entry| entry.unwrap().path().extension().map(|end| end.to_string_lossy().into_owned()))
        .collect();
    for ending in files.into_iter().flatten().collect::<std::collections::BTreeSet<_>>() {
        for keep in [0, 1] {
            let place = two_papers();
            for entry in fs::read_dir(place.library_dir().join("index")).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|end| end.to_string_lossy() == ending) {
                    let length = fs::metadata(&path).unwrap().len();
                    fs::File::options().write(true).open(&path).unwrap().set_len(length * keep / 2).unwrap();
                }
            }
            let library = place.open();
            assert_whole(&library, &format!("a .{ending} cut to {keep}/2 is mended"));
            assert!(!place.library_dir().join("index.aside").exists(), "and the broken one is not kept");
        }
    }
}

#[test]
fn a_flipped_bit_in_the_index_never_brings_the_program_down() {
    let (place, sound) = (two_papers(), Place::new());
    let index = place.library_dir().join("index");
    copy_folder(&index, &sound.library_dir());
    for entry in fs::read_dir(sound.library_dir()).unwrap() {
        let name = entry.unwrap().file_name();
        let bytes = fs::read(sound.library_dir().join(&name)).unwrap();
        for step in (0..9).filter(|_| !bytes.is_empty()) {
            fs::remove_dir_all(&index).unwrap();
            copy_folder(&sound.library_dir(), &index);
            let mut flipped = bytes.clone();
            flipped[(bytes.len() - 1) * step / 8] ^= 0x55;
            fs::write(index.join(&name), flipped).unwrap();
            let library = place.open();
            for text in ["专业人才", "航运 奖励", "业"] {
                let query = SearchQuery { text: text.into(), ..SearchQuery::default() };
                if let Err(error) = library.search(&query, lexicon(), 0, 50) {
                    assert!(error.message.ends_with('。'), "{name:?}: a sentence: {}", error.message);
                }
            }
            library.reindex(lexicon(), &Unwatched).unwrap();
            assert_whole(&library, "an index built anew is whole, whatever was wrong before");
        }
    }
}

#[test]
fn an_index_from_the_past_catches_up() {
    let place = two_papers();
    let past = Place::new();
    copy_folder(&place.library_dir().join("index"), &past.library_dir());
    import(&place.open(), &[place.file("3.txt", paper("样本县", "茶业", ""))]);
    fs::remove_dir_all(place.library_dir().join("index")).unwrap();
    copy_folder(&past.library_dir(), &place.library_dir().join("index"));
    assert_eq!(search(&place.open(), "专业人才").total, 3, "only what is missing is added");
}

#[test]
fn an_index_of_another_library_or_of_the_future_is_not_believed() {
    let place = two_papers();
    let backup = Place::new();
    copy_folder(&place.library_dir(), &backup.library_dir());
    import(&place.open(), &[place.file("3.txt", paper("样本县", "茶业", ""))]);
    let index = |place: &Place| place.library_dir().join("index");
    let replace = |from: &Path, to: &Path| {
        fs::remove_dir_all(to).unwrap();
        copy_folder(from, to);
    };
    replace(&index(&place), &index(&backup));
    assert_whole(&backup.open(), "the database was taken back to a backup, the index was not");
    replace(&index(&place), &index(&backup));
    import(&backup.open(), &[backup.file("4.txt", paper("样本镇", "盐业", ""))]);
    assert!(search(&backup.open(), "盐业").total > 0, "and then went another way");
    assert_eq!(search(&backup.open(), "茶业").total, 0, "what is not in the database is not found");
    let other = two_papers();
    replace(&index(&place), &index(&other));
    assert_whole(&other.open(), "an index of another library says nothing of this one");
}

#[test]
fn a_changed_text_is_found_by_the_check() {
    let harms = [
        ("UPDATE clauses SET text = replace(text, '200', '800') WHERE text LIKE '%200%'", "文字与入库时不同"),
        ("UPDATE files SET bytes = zeroblob(9) WHERE id = 1", "原文件“1.txt”"),
        ("UPDATE readings SET document = '{' WHERE id = 2", "正文与入库时不同"),
        ("DELETE FROM readings WHERE id = 0; PRAGMA foreign_keys = OFF; DELETE FROM works WHERE id = 1", "works"),
    ];
    for (harm, sign) in harms {
        let place = two_papers();
        Connection::open(place.library_dir().join("library.db")).unwrap().execute_batch(harm).unwrap();
        let faults = place.open().check(&Unwatched).unwrap().faults;
        let sign = if sign == "works" { "不存在的记录" } else { sign };
        assert!(faults.iter().any(|fault| fault.contains(sign)), "{harm} shows: {faults:?}");
    }
}

#[test]
fn the_check_tells_a_harmed_index_from_one_that_is_only_behind() {
    let place = two_papers();
    let past = Place::new();
    copy_folder(&place.library_dir().join("index"), &past.library_dir());
    import(&place.open(), &[place.file("3.txt", paper("样本县", "茶业", ""))]);
    fs::remove_dir_all(place.library_dir().join("index")).unwrap();
    copy_folder(&past.library_dir(), &place.library_dir().join("index"));
    let library = place.open();
    assert!(library.check(&Unwatched).unwrap().faults.is_empty(), "the next search mends an index that is behind");
    assert_eq!(search(&library, "专业人才").total, 3);
    drop(library);
    for entry in fs::read_dir(place.library_dir().join("index")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "pos") {
            let mut bytes = fs::read(&path).unwrap();
            bytes[0] ^= 1;
            fs::write(&path, bytes).unwrap();
        }
    }
    let library = place.open();
    let faults = library.check(&Unwatched).unwrap().faults;
    assert!(faults.len() == 1 && faults[0].contains("重建索引"), "a flipped bit is found: {faults:?}");
    library.reindex(lexicon(), &Unwatched).unwrap();
    assert!(library.check(&Unwatched).unwrap().faults.is_empty(), "and mended");
}

#[test]
fn building_the_index_anew_keeps_every_hit() {
    let place = two_papers();
    let library = place.open();
    let before = search(&library, "企业 奖励");
    library.reindex(lexicon(), &Unwatched).unwrap();
    assert_eq!(search(&library, "企业 奖励"), before, "same texts, same hits, same order");
    assert_whole(&library, "a new index is whole");
}
