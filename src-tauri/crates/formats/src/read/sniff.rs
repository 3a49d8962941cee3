//! What a file is: by its first bytes, and only then by its name.

use super::package::Package;

/// What a file is, as far as reading it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing in it.
    Empty,
    /// Lines of text in some encoding.
    Text,
    /// Lines of Markdown.
    Markdown,
    /// Word's .docx.
    Word,
    /// Excel's .xlsx.
    Excel,
    /// A table as plain text.
    Csv,
    /// Excel's old .xls, or WPS's .et.
    OldExcel,
    /// OpenDocument's .ods.
    OpenSheet,
    /// Word's old .doc, or WPS's .wps.
    OldWord,
    /// A document that opens with a password only.
    Locked,
    /// A saved web page.
    Page,
    /// Pages of placed text in an archive.
    Ofd,
    /// Pages of placed text.
    Pdf,
    /// An archive that was a document, as its name says, and lacks what makes it one.
    Broken,
    /// A kind of document that is not read yet, and how to bring it in all the same.
    NotYet {
        /// What it is called.
        what: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// No document.
    Foreign(&'static str),
}

const AS_WORD: &str = "请用Word或WPS打开，另存为.docx后再导入。";
const AS_EXCEL: &str = "请用Excel或WPS打开，另存为.xlsx后再导入。";
const AS_TEXT: &str = "请用原来的软件打开，另存为UTF-8文本（.txt）后再导入。";
const COPY_TEXT: &str = "请打开后复制全文，粘贴到文本文件（.txt）中再导入。";
const BY_OFFICE: &str = "请安装LibreOffice后重试，或用原来的软件打开后另存为.docx再导入。";
const SAVE_PAGE: &str = "请在浏览器中打开，另存为“网页，仅HTML”（.html）后再导入。";
const UNPACK: &str = "请先解压，再导入其中的文件。";

const RTF: Kind = Kind::NotYet { what: "RTF文档", instead: BY_OFFICE };
const OPEN_DOCUMENT: Kind = Kind::NotYet { what: "OpenDocument文档", instead: BY_OFFICE };

/// First bytes of files that are no plain text, and what they are.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"%PDF-", Kind::Pdf),
    (b"From: <Saved by", Kind::NotYet { what: "网页归档（.mht）", instead: SAVE_PAGE }),
    (b"MIME-Version:", Kind::NotYet { what: "网页归档（.mht）", instead: SAVE_PAGE }),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", Kind::Foreign("图片")),
    (b"\xFF\xD8\xFF", Kind::Foreign("图片")),
    (b"GIF87a", Kind::Foreign("图片")),
    (b"GIF89a", Kind::Foreign("图片")),
    (b"II*\0", Kind::Foreign("图片")),
    (b"MM\0*", Kind::Foreign("图片")),
    (b"\x7FELF", Kind::Foreign("程序")),
    (b"\xCF\xFA\xED\xFE", Kind::Foreign("程序")),
    (b"\xCA\xFE\xBA\xBE", Kind::Foreign("程序")),
    (b"SQLite format 3\0", Kind::Foreign("数据库")),
    (b"\x1F\x8B", Kind::NotYet { what: "压缩包", instead: UNPACK }),
    (b"7z\xBC\xAF\x27\x1C", Kind::NotYet { what: "压缩包", instead: UNPACK }),
    (b"Rar!\x1A\x07", Kind::NotYet { what: "压缩包", instead: UNPACK }),
    (b"BZh", Kind::NotYet { what: "压缩包", instead: UNPACK }),
    (b"\xFD7zXZ\0", Kind::NotYet { what: "压缩包", instead: UNPACK }),
    (b"ID3", Kind::Foreign("录音")),
    (b"OggS", Kind::Foreign("录音")),
    (b"fLaC", Kind::Foreign("录音")),
];

/// First bytes of the container of Office's old files.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Streams by which an old container is known to be a document; their names stand in it in UTF-16.
const INSIDE_OLE: &[(&str, Kind)] = &[
    ("WordDocument", Kind::OldWord),
    ("EncryptedPackage", Kind::Locked),
    ("Workbook", Kind::OldExcel),
    ("PowerPoint Document", Kind::NotYet { what: "旧版演示文稿", instead: COPY_TEXT }),
];

/// Endings of documents in such a container.
const OLD: &[&str] = &["doc", "dot", "wps", "xls", "et"];

/// Entries by which a zip file is known to be a document.
const INSIDE_ZIP: &[(&[u8], Kind)] = &[
    (b"word/document", Kind::Word),
    (b"xl/workbook.xml", Kind::Excel),
    (b"ppt/presentation.xml", Kind::NotYet { what: "演示文稿", instead: COPY_TEXT }),
    (b"OFD.xml", Kind::Ofd),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", OPEN_DOCUMENT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Kind::OpenSheet),
    (b"mimetypeapplication/vnd.oasis", Kind::NotYet { what: "OpenDocument演示文稿或图形", instead: COPY_TEXT }),
];

/// What XML files hold by which they are known, near their beginning, and what they are.
const INSIDE_XML: &[(&[u8], Kind)] = &[
    (b"/office/word/2003/wordml", Kind::NotYet { what: "Word 2003 XML文档", instead: AS_WORD }),
    (b"<pkg:package", Kind::NotYet { what: "Word XML文档", instead: AS_WORD }),
    (b"<office:document ", Kind::NotYet { what: "平面ODF文档（.fodt）", instead: AS_WORD }),
    (b"urn:schemas-microsoft-com:office:spreadsheet", Kind::NotYet { what: "XML电子表格", instead: AS_EXCEL }),
    (b"<uof:UOF", Kind::NotYet { what: "标文通（UOF）文档", instead: AS_WORD }),
    (b"<html", Kind::Page),
];
/// How many bytes from the beginning of an XML file are looked at.
const XML: usize = 4096;

/// Endings of tables that are no plain text.
const TABLES: &[&str] = &["xls", "xlsx", "xlsm", "et", "ods"];

/// Endings of documents that are archives inside.
const ZIPPED: &[&str] = &["docx", "docm", "dotx", "xlsx", "xlsm", "ofd", "odt", "ods", "pptx", "wps", "et"];

/// What the file called `name` with these bytes is.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Kind {
    if bytes.is_empty() {
        return Kind::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return inside_zip(name, bytes);
    }
    if bytes.starts_with(OLE) {
        return inside_ole(name, bytes);
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *kind;
    }
    if is_program_for_windows(bytes) {
        return Kind::Foreign("程序");
    }
    if bytes.starts_with(b"RIFF") && matches!(bytes.get(8..12), Some(b"WEBP")) {
        return Kind::Foreign("图片");
    }
    if matches!(bytes.get(4..8), Some(b"ftyp")) {
        return Kind::Foreign("录音或视频");
    }
    if is_web_page(bytes) {
        return Kind::Page;
    }
    if bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).starts_with(b"<?xml") {
        let start = &bytes[..bytes.len().min(XML)];
        let holds = |mark: &[u8]| start.windows(mark.len()).any(|window| window == mark);
        if let Some((_, kind)) = INSIDE_XML.iter().find(|(mark, _)| holds(mark)) {
            return *kind;
        }
    }
    by_name(name)
}

/// The format into which LibreOffice, where it is, turns a file that it reads better than this program: an old Word or
/// WPS file, RTF, OpenDocument, an old table.
pub(super) fn by_office(bytes: &[u8]) -> Option<&'static str> {
    let begins = [OLE, b"PK\x03\x04", b"{\\rtf"].iter().any(|magic| bytes.starts_with(magic));
    match kind("", bytes) {
        _ if !begins => None,
        Kind::OldExcel | Kind::OpenSheet => Some("xlsx"),
        kind if kind == Kind::OldWord || kind == RTF || kind == OPEN_DOCUMENT => Some("docx"),
        _ => None,
    }
}

fn inside_ole(name: &str, bytes: &[u8]) -> Kind {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    // The names stand at the end: a file that was cut has lost them.
    let is_named = extension(name).is_some_and(|extension| OLD.contains(&extension.as_str()));
    let unknown = if is_named { Kind::Broken } else { Kind::NotYet { what: "旧版Office文件", instead: AS_TEXT } };
    INSIDE_OLE.iter().find(|(name, _)| holds(name)).map_or(unknown, |(_, kind)| *kind)
}

/// Whether the name says that the file is a table of a kind that is no plain text.
pub(super) fn is_named_table(name: &str) -> bool {
    extension(name).is_some_and(|extension| TABLES.contains(&extension.as_str()))
}

/// Whether the name says that the file is a table as plain text.
pub(super) fn is_plain_table(name: &str) -> bool {
    by_name(name) == Kind::Csv
}

/// Files whose bytes do not speak for themselves.
fn by_name(name: &str) -> Kind {
    match extension(name).as_deref() {
        Some("md" | "markdown") => Kind::Markdown,
        Some("csv" | "tsv") => Kind::Csv,
        Some("html" | "htm" | "shtml") => Kind::Page,
        _ => Kind::Text,
    }
}

fn extension(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())
}

/// Names of entries stand in clear in a zip file, in the headers and in the directory at its end. Where the directory can
/// be read it alone counts: a document that lies unpacked in an archive has such entries of its own.
fn inside_zip(name: &str, bytes: &[u8]) -> Kind {
    let names = Package::open(bytes).map(|package| package.names());
    let holds = |entry: &[u8]| match &names {
        Some(names) if !entry.starts_with(b"mimetype") && !entry.starts_with(b"PK") => {
            names.iter().any(|name| name.as_bytes().windows(entry.len()).any(|window| window == entry))
        }
        Some(_) if entry.starts_with(b"mimetype") => bytes.get(30..).is_some_and(|first| first.starts_with(entry)),
        _ => bytes.windows(entry.len()).any(|window| window == entry),
    };
    if let Some((_, kind)) = INSIDE_ZIP.iter().find(|(entry, _)| holds(entry)) {
        // LibreOffice is not asked to mend what was cut: the directory stands at the end.
        return if *kind == OPEN_DOCUMENT && !holds(b"PK\x05\x06") { Kind::Broken } else { *kind };
    }
    let is_named = extension(name).is_some_and(|extension| ZIPPED.contains(&extension.as_str()));
    if is_named || holds(b"[Content_Types].xml") {
        Kind::Broken
    } else {
        Kind::NotYet { what: "压缩包", instead: UNPACK }
    }
}

/// `MZ` alone could begin a text: the place of the second header must point at `PE`.
fn is_program_for_windows(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"MZ") {
        return false;
    }
    let Some(&[a, b, c, d]) = bytes.get(0x3C..0x40) else { return false };
    let header = u32::from_le_bytes([a, b, c, d]) as usize;
    bytes.get(header..header.saturating_add(2)) == Some(b"PE".as_slice())
}

fn is_web_page(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    [b"<!doctype html".as_slice(), b"<html"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag)))
}
