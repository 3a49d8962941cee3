//! Rooms look down only: the sources themselves are read, and a room that names a higher one fails.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Which rooms of `duice-core` each room may name. A room that is not listed here has no rule yet, and fails.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("numeral", &[]),
    ("forms", &["model", "numeral"]),
    ("watch", &[]),
    ("words", &[]),
    ("segment", &["forms", "model", "numeral"]),
    ("sides", &["forms", "model"]),
    ("facts", &["forms", "model", "numeral"]),
    ("themes", &["model", "words"]),
    ("diff", &["model", "numeral", "words"]),
    ("align", &["model", "numeral", "words"]),
    ("tools", &["model", "words"]),
    ("report", &["model", "themes", "words"]),
    ("ingest", &["facts", "model", "segment", "themes", "words"]),
    ("compare", &["align", "diff", "model", "numeral", "themes", "tools", "watch", "words"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file below `dir`, sorted.
fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(sources(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// The rooms that a source names by `crate::room`, comments and tests left out.
fn named(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for ch in group.chars() {
                match ch {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => rooms.push(std::mem::take(&mut item)),
                    _ if depth == 0 => item.push(ch),
                    _ => {}
                }
            }
            rooms.push(item);
        } else {
            rooms.push(rest.to_owned());
        }
    }
    rooms
        .iter()
        .map(|room| room.trim().chars().take_while(|ch| ch.is_ascii_alphanumeric() || *ch == '_').collect::<String>())
        .filter(|room| !room.is_empty() && room.chars().all(|ch| ch.is_ascii_lowercase() || ch == '_'))
        .collect()
}

#[test]
fn no_room_of_the_core_looks_up() {
    let src = root().join("src-tauri/crates/core/src");
    let mut faults = Vec::new();
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        // A room's tests may make their documents with any other room.
        let is_test = inside.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
        if room == "lib" || is_test {
            continue;
        }
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{room}: a room without a rule; say in this table what it may name"));
            continue;
        };
        for other in named(&fs::read_to_string(&path).unwrap()) {
            if other != room && !allowed.contains(&other.as_str()) {
                faults.push(format!("{}: `{room}` must not know `{other}`", inside.display()));
            }
        }
    }
    assert!(faults.is_empty(), "rooms look down only:\n{}", faults.join("\n"));
}

#[test]
fn the_reader_of_names_sees_every_form() {
    let text = "use crate::{model::{A, B}, words::Lexicon};\nuse crate::diff;\n// crate::align\nlet x = crate::numeral::of(1);\n#[cfg(test)]\nuse crate::ingest;";
    assert_eq!(named(text), ["model", "words", "diff", "numeral"], "the check above rests on this");
}

#[test]
fn only_diff_names_similar_and_nobody_opens_a_connection() {
    let crates = root().join("src-tauri");
    let mut faults = Vec::new();
    for path in sources(&crates) {
        let place = path.strip_prefix(&crates).unwrap().display().to_string();
        if place.starts_with("crates/bench") || place.contains("/target/") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let names = |word: &str| code.iter().any(|line| line.contains(word));
        if names("similar::") && !place.starts_with("crates/core/src/diff") {
            faults.push(format!("{place}: only the room `diff` names `similar`"));
        }
        for word in ["std::net", "TcpStream", "UdpSocket", "reqwest::", "ureq::"] {
            if names(word) {
                faults.push(format!("{place}: {word}: the program never opens a network connection"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
