//! Opening a file: whether it is there, may be read and is of a size that is read.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use super::{ReadError, SIZE_LIMIT, refuse, sniff};

/// A file that is open for reading.
#[derive(Debug)]
pub(crate) struct Opened {
    /// Its name without its folder.
    pub(crate) name: String,
    /// The file, at its beginning.
    pub(crate) file: File,
}

/// Opens the file at `path` when it is a file that may be read, not empty and not over [`SIZE_LIMIT`].
pub(crate) fn open(path: &Path) -> Result<Opened, ReadError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    // Names are shown in sentences and in terminals: no line breaks, no escape sequences.
    let name = name.replace(char::is_control, "\u{FFFD}");
    // Asked before opening: to open a pipe without a writer would wait for ever.
    let kind = std::fs::metadata(path).map_err(|error| refuse::io(&name, &error))?;
    if kind.is_dir() {
        return Err(refuse::folder(&name));
    }
    if !kind.is_file() {
        return Err(refuse::foreign(&name, "设备或管道"));
    }
    let file = File::open(path).map_err(|error| refuse::io(&name, &error))?;
    // Asked again of the open file: it may have been exchanged in between.
    let size = file.metadata().map_err(|error| refuse::io(&name, &error))?.len();
    match size {
        0 => Err(refuse::empty(&name)),
        _ if size > SIZE_LIMIT => Err(refuse::too_large(&name, size)),
        _ => Ok(Opened { name, file }),
    }
}

impl Opened {
    /// The format into which LibreOffice, where it is, turns it before it is read. The file stays at its beginning.
    pub(crate) fn by_office(&mut self) -> Option<&'static str> {
        let format = self.bytes().ok().and_then(|bytes| sniff::by_office(&bytes));
        self.file.rewind().ok()?;
        format
    }

    /// Everything in the file.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, ReadError> {
        let mut content = Vec::new();
        // One byte over the limit, so that a file that grew meanwhile is refused like any other.
        let mut limited = (&self.file).take(SIZE_LIMIT + 1);
        limited.read_to_end(&mut content).map_err(|error| refuse::io(&self.name, &error))?;
        Ok(content)
    }
}
