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

/// The most that is taken out of one archive, in bytes.
const ALL: u64 = 512 * 1024 * 1024;

/// An archive that is open.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How much was taken out, in bytes.
    taken: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive; `None` where it is damaged or holds too many entries.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        (archive.len() <= ENTRIES).then_some(Self { archive, taken: 0 })
    }

    /// The names of its entries.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(|name| name.into_owned()).collect()
    }

    /// Whether every part unpacks within the limits: for readers that unpack by themselves.
    pub(super) fn is_within_limits(&mut self) -> bool {
        let mut all = 0;
        (0..self.archive.len()).all(|at| {
            let Ok(part) = self.archive.by_index(at) else { return false };
            let most = most(part.compressed_size());
            let size = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
            all += size.as_ref().copied().unwrap_or(0);
            size.is_ok_and(|size| size <= most) && all <= ALL
        })
    }

    /// The text of the part called `name`; `None` where there is none, or it is damaged or over the limits.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let part = self.archive.by_name(name.trim_start_matches('/')).ok()?;
        let most = most(part.compressed_size()).min(ALL - self.taken);
        let mut bytes = Vec::new();
        part.take(most + 1).read_to_end(&mut bytes).ok()?;
        if bytes.len() as u64 > most {
            return None;
        }
        self.taken += bytes.len() as u64;
        let (text, _, malformed) = encoding_rs::UTF_8.decode(&bytes);
        (!malformed).then(|| text.into_owned())
    }
}

/// How many bytes a part of this packed size may unpack to.
fn most(packed: u64) -> u64 {
    PART.min(packed.saturating_mul(RATIO).max(FREE))
}
