//! Files that are zip archives inside: parts by name, within limits. Declared sizes are not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most entries.
const ENTRIES: usize = 10_000;
/// The largest part, in bytes.
const PART: u64 = 64 * 1024 * 1024;
/// How many times a part may be larger than in the archive, once it is over [`FREE`].
const RATIO: u64 = 100;
/// Parts up to this size may be packed at any ratio, in bytes.
const FREE: u64 = 1024 * 1024;

/// An archive that is open.
pub(super) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    /// Opens an archive; `None` where it is damaged or holds too many entries.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        (archive.len() <= ENTRIES).then_some(Self(archive))
    }

    /// The text of the part called `name`; `None` where there is none, or it is damaged or over the limits.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let part = self.0.by_name(name.trim_start_matches('/')).ok()?;
        let most = PART.min((part.compressed_size().saturating_mul(RATIO)).max(FREE));
        let mut bytes = Vec::new();
        part.take(most + 1).read_to_end(&mut bytes).ok()?;
        if bytes.len() as u64 > most {
            return None;
        }
        let (text, _, malformed) = encoding_rs::UTF_8.decode(&bytes);
        (!malformed).then(|| text.into_owned())
    }
}
