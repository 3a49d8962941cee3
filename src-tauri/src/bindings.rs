//! The TypeScript side of the bridge, made from the Rust types: one file, `ui/src/lib/ipc/bindings.ts`.
//!
//! The file is committed, so that the window's code can be read and checked without building the program; a test
//! fails when it is stale. `DUICE_BINDINGS=write cargo test -p duice-app bindings` writes it anew.

use std::{any::TypeId, collections::BTreeMap};

use duice_core::model::{Reuse, RevisionRow, TableRow, Trace};
use duice_formats::read::ReadOptions;
use duice_library::{DocumentPage, DocumentQuery, SearchPage, SearchQuery};
use ts_rs::{Config, TS, TypeVisitor};

use crate::view::{AppState, DocumentView, ExportFormat, TaskEvent};

const HEAD: &str = "// Generated from the Rust types of the bridge (src-tauri/src/bindings.rs); do not edit.\n";

/// Every type that crosses the bridge, as TypeScript, sorted by name.
pub fn typescript() -> String {
    let config = Config::new().with_large_int("number");
    let mut found = Found { config: &config, seen: Vec::new(), declarations: BTreeMap::new() };
    found.visit::<AppState>();
    found.visit::<DocumentQuery>();
    found.visit::<DocumentPage>();
    found.visit::<DocumentView>();
    found.visit::<SearchQuery>();
    found.visit::<SearchPage>();
    found.visit::<TableRow>();
    found.visit::<Reuse>();
    found.visit::<RevisionRow>();
    found.visit::<Trace>();
    found.visit::<ExportFormat>();
    found.visit::<TaskEvent>();
    found.visit::<ReadOptions>();
    let declarations: Vec<String> = found.declarations.into_values().collect();
    format!("{HEAD}\n{}", declarations.join("\n"))
}

/// The types met so far.
struct Found<'a> {
    config: &'a Config,
    seen: Vec<TypeId>,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Found<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        // Only types of ours have a place of their own; numbers, strings, lists have none but may hold some.
        if T::output_path().is_some() {
            let text = format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(self.config));
            self.declarations.insert(T::ident(self.config), tidy(&text));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The declaration without blanks at line ends, and each comment of one line on one line.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").replace("/**\n * ", "/** ").replace("\n */", " */") + "\n"
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    #[test]
    fn committed_file_is_fresh() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/ipc/bindings.ts");
        let made = super::typescript();
        if std::env::var("DUICE_BINDINGS").is_ok_and(|wish| wish == "write") {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == made,
            "the window's code would be checked against other types than it gets: \
             run DUICE_BINDINGS=write cargo test -p duice-app bindings, and commit the file"
        );
    }

    #[test]
    fn ids_are_numbers_and_every_name_is_declared_once() {
        let made = super::typescript();
        assert!(!made.contains("bigint"), "the bridge is JSON, which has no bigint");
        let mut names: Vec<&str> =
            made.lines().filter_map(|line| line.strip_prefix("export type ")?.split_once(' ')).map(|it| it.0).collect();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "two Rust types of one name would hide each other in the file");
        assert!(names.contains(&"RevisionRow") && names.contains(&"TaskState"), "roots and what they hold: {names:?}");
    }
}
