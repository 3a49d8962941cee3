//! A program that is killed in the middle of an import: what it had acknowledged is there, and all is sound.
//!
//! The test starts itself as the child, with the folder in a variable; the child imports one paper after the other and
//! prints a line only after the library has answered.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use duice_core::watch::Unwatched;

use super::{Place, import, paper, search, titles};
use crate::Library;

const FOLDER: &str = "DUICE_TEST_KILLED_LIBRARY";

/// How many papers the child would import if nobody stopped it.
const PAPERS: usize = 60;

#[test]
#[ignore = "it is the child of the test below"]
fn child() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let library = Library::open(Path::new(&folder)).unwrap();
    let place = Place::new();
    for number in 0..PAPERS {
        let path = place.file(&format!("{number}.txt"), paper(&format!("样本{number}区"), "航运", ""));
        for head in import(&library, &[path]).files.remove(0).added {
            let mut out = std::io::stderr();
            writeln!(out, "acknowledged {}", head.title).unwrap();
            out.flush().unwrap();
        }
    }
}

#[test]
fn a_killed_import_loses_nothing_that_it_acknowledged() {
    for round in 0..6_u64 {
        let place = Place::new();
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "tests::kills::child", "--ignored", "--nocapture"])
            .env(FOLDER, place.library_dir())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut acknowledged = Vec::new();
        for line in BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok) {
            acknowledged.extend(line.strip_prefix("acknowledged ").map(str::to_owned));
            if acknowledged.len() as u64 == 2 + round * 2 {
                // A different instant of the next paper in each round.
                thread::sleep(Duration::from_millis(round * 7));
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(acknowledged.len() >= 2 && acknowledged.len() < PAPERS, "the child was killed on the way");
        let library = place.open();
        let there = titles(&library);
        for title in &acknowledged {
            assert!(there.contains(title), "round {round}: {title} was acknowledged and must be there");
        }
        assert!(library.check(&Unwatched).unwrap().faults.is_empty(), "round {round}: the library is sound");
        assert_eq!(search(&library, "引进的专业人才").total as usize, there.len(), "round {round}: all is found");
    }
}
