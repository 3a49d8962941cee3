//! The same texts give the same comparison, whoever asks and how many ask at once: no clock, no order by chance.

use std::{fs, path::Path};

use duice_core::{
    compare::{self, Depth},
    model::{Revision, RevisionRow},
    watch::Unwatched,
};

use rayon::{ThreadPoolBuilder, prelude::*};

use super::{LEXICON, only};

fn compared() -> Vec<Revision> {
    compared_to(Depth::Notes)
}

fn compared_to(depth: Depth) -> Vec<Revision> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/shili-low-altitude");
    let documents = ["1-draft-for-comment.txt", "2-draft-for-review.txt", "3-issued.txt"]
        .map(|name| only(&fs::read_to_string(dir.join(name)).unwrap()));
    documents
        .windows(2)
        .map(|pair| {
            let [old, new] = [&pair[0], &pair[1]];
            compare::revision_to(depth, (old, old.head(None)), (new, new.head(None)), &LEXICON, &Unwatched).unwrap()
        })
        .collect()
}

#[test]
fn one_two_and_eight_threads_give_the_same() {
    let alone = compared();
    for threads in [1, 2, 8] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let all: Vec<Vec<Revision>> = pool.install(|| (0..threads).into_par_iter().map(|_| compared()).collect());
        assert!(all.iter().all(|one| *one == alone), "{threads} threads give what one alone gives");
    }
}

#[test]
fn without_notes_all_else_is_the_same() {
    fn rows(revision: &mut Revision) -> impl Iterator<Item = &mut RevisionRow> {
        revision.rows.iter_mut().chain(&mut revision.outline).chain(&mut revision.front)
    }
    let mut told = compared();
    assert!(told.iter_mut().flat_map(rows).any(|row| !row.note.is_empty()), "there are notes");
    told.iter_mut().flat_map(rows).for_each(|row| row.note.clear());
    assert!(told == compared_to(Depth::Substance), "only the notes are left out");
}

#[test]
fn results_say_which_algorithm_made_them() {
    let algorithms: Vec<u32> = compared().iter().map(|revision| revision.algorithm).collect();
    assert_eq!(algorithms, [duice_core::diff::ALGORITHM; 2], "a stored result can be told to be out of date");
}
