//! The repository itself: what lies at its top, and words that belong to a machine and not to the product.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What may lie at the top besides dotfiles.
const TOP: &[&str] =
    &["Cargo.lock", "Cargo.toml", "README.md", "assets", "corpus", "rustfmt.toml", "src-tauri", "tests", "ui"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files that git knows, by their paths; empty outside a checkout.
fn tracked() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let Ok(listed) = listed else { return Vec::new() };
    let names = String::from_utf8(listed.stdout).unwrap();
    names.split_terminator('\0').map(str::to_owned).collect()
}

#[test]
fn nothing_lies_at_the_top_that_has_a_place_elsewhere() {
    let tops: Vec<String> = tracked().iter().filter_map(|path| path.split('/').next().map(str::to_owned)).collect();
    let strange: Vec<&String> =
        tops.iter().filter(|top| !top.starts_with('.') && !TOP.contains(&top.as_str())).collect();
    assert!(strange.is_empty(), "litter: {strange:?}");
}

#[test]
fn files_name_no_machine_and_no_registry() {
    // Put together here, or this file would be the first to name them.
    let words =
        [["/ro", "ot/"], ["/ho", "me/"], ["/wo", "rk/"], ["registry.npm", "js"], ["npm", "mirror"], ["pypi", ".org"]];
    let words = words.map(|halves| halves.concat());
    let mut faults = Vec::new();
    for path in tracked() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        faults.extend(words.iter().filter(|word| text.contains(*word)).map(|word| format!("{path}: {word}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
