//! Where PDFium lies, and how it is loaded: once a process, from a place next to the program and nowhere else.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use pdfium_render::prelude::Pdfium;

/// The folder with the library and its licences.
const FOLDER: &str = "pdfium";

/// The library, `None` where it is not there or does not fit this machine.
pub(in super::super) fn load() -> Option<&'static Pdfium> {
    static LIBRARY: OnceLock<Option<Pdfium>> = OnceLock::new();
    LIBRARY
        .get_or_init(|| {
            let file = Pdfium::pdfium_platform_library_name();
            let place = places(&std::env::current_exe().ok()?).into_iter().map(|place| place.join(&file));
            let found = place.into_iter().find(|place| place.is_file())?;
            Some(Pdfium::new(Pdfium::bind_to_library(found).ok()?))
        })
        .as_ref()
}

/// Beside the program; and for a program that cargo built, in the folder that cargo builds in, where `cargo app` and
/// `cargo verify` put it.
fn places(program: &Path) -> Vec<PathBuf> {
    let beside = program.parent().map(|folder| folder.join(FOLDER));
    let built = program.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "target"));
    beside.into_iter().chain(built.map(|folder| folder.join(FOLDER))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_looked_for_beside_the_program_and_where_cargo_builds() {
        let places = |program: &str| places(Path::new(program));
        assert_eq!(places("/opt/duice/duice"), [Path::new("/opt/duice/pdfium")], "an installed program");
        assert_eq!(
            places("/src/target/debug/deps/all-1"),
            [Path::new("/src/target/debug/deps/pdfium"), Path::new("/src/target/pdfium")],
            "a test"
        );
    }
}
