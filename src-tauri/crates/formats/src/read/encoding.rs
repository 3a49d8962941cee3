//! Bytes to text: which encoding it is.
//!
//! A mark of byte order decides. Without one, text that is valid UTF-8 is UTF-8, text with NUL bytes where UTF-16 has
//! them is UTF-16, and what is left goes to the detector. Files of Chinese offices that are not UTF-8 are GB18030 almost
//! without exception, so that is looked for before the detector is asked about other families.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// Text, and the encoding that it was in.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text; what could not be decoded is U+FFFD.
    pub(super) text: Cow<'a, str>,
    /// Name of the encoding.
    pub(super) encoding: &'static str,
}

/// How many bytes are looked at to tell the encoding: enough to be sure, little enough to be quick.
const SAMPLE: usize = 256 * 1024;

/// Decodes `bytes`, which hold text.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    with(bytes, tell(bytes))
}

/// Decodes `bytes`, which hold a web page. What a page says of its encoding is believed unless its bytes say otherwise:
/// pages are saved anew in other encodings without changing what they say.
pub(super) fn decode_page(bytes: &[u8]) -> Decoded<'_> {
    let marked = Encoding::for_bom(bytes).is_some() || utf16(bytes).is_some() || std::str::from_utf8(bytes).is_ok();
    let declared = declared(bytes).filter(|declared| !marked && *declared != UTF_8);
    with(bytes, declared.map_or_else(|| tell(bytes), |declared| if declared == GBK { GB18030 } else { declared }))
}

/// How many bytes at the beginning of a page may say its encoding.
const HEAD: usize = 16 * 1024;

/// The encoding that a page names: `charset=gb2312` in a tag of its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let key = b"charset=";
    let at = head.windows(key.len()).position(|window| window == key)? + key.len();
    let label = head[at..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte))?;
    Encoding::for_label(&label[..end])
}

fn with<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    let (text, used, _) = encoding.decode(bytes);
    // GB18030 has a mark of its own, which its decoder leaves in the text.
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => Cow::Owned(rest.to_owned()),
        None => text,
    };
    // The library writes this name alone in small letters.
    let encoding = if used == GB18030 { "GB18030" } else { used.name() };
    Decoded { text, encoding }
}

fn tell(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) {
        return UTF_8;
    }
    if mostly_gb2312(bytes) {
        return GB18030;
    }
    let guess = detect(bytes);
    if guess == GBK { GB18030 } else { guess }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether nearly all that is not ASCII are pairs of GB 2312, which holds the usual characters, or the four bytes that
/// only GB18030 has. Half the second bytes of Big5 lie elsewhere.
fn mostly_gb2312(bytes: &[u8]) -> bool {
    let (mut rest, mut gb, mut all) = (sample(bytes), 0_usize, 0_usize);
    loop {
        rest = match rest {
            [] => return all > 0 && gb * 10 >= all * 9,
            [0..=0x7F, tail @ ..] => tail,
            [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, tail @ ..] | [0xA1..=0xF7, 0xA1..=0xFE, tail @ ..] => {
                gb += 1;
                all += 1;
                tail
            }
            [_, _, tail @ ..] => {
                all += 1;
                tail
            }
            [_] => &[],
        };
    }
}

/// UTF-8 in which some bytes were damaged: whole sequences far outnumber broken ones, which no other encoding gives.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in sample(bytes).utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && broken * 4 <= whole
}

/// UTF-16 without a mark: its line breaks, spaces and digits have a NUL byte on the same side of every pair.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &sample(bytes)[..sample(bytes).len() & !1];
    let nul = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let encoding = match (even, odd) {
        (0, 0) => return None,
        (even, odd) if odd > even * 4 => UTF_16LE,
        (even, odd) if even > odd * 4 => UTF_16BE,
        _ => return None,
    };
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let usual = text.chars().filter(|c| is_usual(*c)).count();
    (usual * 10 >= text.chars().count() * 9).then_some(encoding)
}

/// Characters that a Chinese text is made of.
fn is_usual(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{303F}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}' | '·')
}

fn sample(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(SAMPLE)]
}
