//! Works, revisions, names and what is in force, from files to answers.

use super::{Place, import, paper};
use crate::ErrorCode;

#[test]
fn drafts_and_the_issued_paper_are_one_work() {
    let place = Place::new();
    let library = place.open();
    let stages = ["（征求意见稿）", "（送审稿）", ""];
    let paths: Vec<_> = stages
        .iter()
        .enumerate()
        .map(|(number, stage)| place.file(&format!("{number}.txt"), paper("样本区", "航运", stage)))
        .collect();
    let report = import(&library, &paths);
    let ids: Vec<i64> = report.files.iter().map(|file| file.added[0].id.unwrap()).collect();
    let of = |id| library.revisions_of(id).unwrap().into_iter().map(|head| head.id.unwrap()).collect::<Vec<_>>();
    assert_eq!(of(ids[1]), ids, "every revision knows the others, oldest first");
    library.trash(&[ids[0]]).unwrap();
    assert_eq!(of(ids[1]), ids[1..], "a deleted one is none");
    assert_eq!(of(ids[0]), ids, "a deleted one itself still shows where it belongs");
}

#[test]
fn a_renamed_document_goes_by_both_names() {
    let place = Place::new();
    let library = place.open();
    let id = import(&library, &[place.file("a.txt", paper("样本区", "航运", ""))]).files[0].added[0].id.unwrap();
    library.rename(id, " 航运样板 ").unwrap();
    assert_eq!(library.head(id).unwrap().title, "航运样板", "the list shows the user's title");
    assert_eq!(library.document(id).unwrap().meta.title, "样本区航运发展若干措施", "the document its own");
    for name in ["航运样板", "样本区航运发展若干措施", &id.to_string()] {
        assert_eq!(library.resolve(name).unwrap().0.id, Some(id), "{name} names it");
    }
    for title in ["", " ", "两\n行", &"长".repeat(301)] {
        assert!(library.rename(id, title).is_err(), "{title:?} is no title");
    }
    assert_eq!(library.rename(99, "某").unwrap_err().code, ErrorCode::NoDocument);
}

#[test]
fn a_region_gives_what_is_in_force() {
    let place = Place::new();
    let library = place.open();
    import(
        &library,
        &[
            place.file("1.txt", paper("昆明市", "航运", "（征求意见稿）")),
            place.file("2.txt", paper("昆明市", "航运", "")),
            place.file("3.txt", paper("昆明市", "渔业", "")),
            place.file("4.txt", paper("遵义市", "渔业", "")),
        ],
    );
    let titles = |region: &str, today: &str| -> Vec<String> {
        library.in_force(region, today).unwrap().into_iter().map(|head| head.title).collect()
    };
    assert_eq!(titles("昆明市", "2026-01-01").len(), 2, "two works, and the draft is no paper in force");
    assert_eq!(titles("遵义", "2026-01-01"), ["遵义市渔业发展若干措施"], "a place goes by its short name too");
    assert!(titles("昆明市", "2025-02-28").is_empty(), "before the printed day nothing is in force");
    assert!(titles("昆明市", "2028-03-02").is_empty(), "and after three years nothing any more");
}
