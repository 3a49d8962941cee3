//! Every writer on the same reports; each file is opened again by a reader that is not its writer.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod flat;
mod packed;
mod sample;

use super::*;

#[test]
fn formats_are_known_by_their_endings() {
    for format in Format::ALL {
        assert_eq!(Format::from_extension(format.extension()), Some(format), "its own ending names a format");
        assert_eq!(
            Format::from_extension(&format.extension().to_uppercase()),
            Some(format),
            "endings are the same in capital letters"
        );
    }
    assert_eq!(Format::from_extension("exe"), None, "what is no format is not guessed");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for format in Format::ALL {
        let report = sample::revision();
        assert_eq!(
            bytes(&report, format).unwrap(),
            bytes(&report, format).unwrap(),
            "{format:?}: no clock and no chance in a file"
        );
    }
}

#[test]
fn an_empty_report_is_written_too() {
    for format in Format::ALL {
        assert!(!bytes(&Report::default(), format).unwrap().is_empty(), "{format:?}: nothing to say is no error");
    }
}
