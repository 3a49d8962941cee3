//! Files written here by hand: what PDFium is asked, and what is said of files that hold no text or not all of it. Files
//! with Han text are set by LibreOffice in the workspace's tests.
#![allow(clippy::unwrap_used)]

use super::super::bytes;
use super::*;
use crate::ReadErrorCode;

const LATIN: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/// A file of pages with these content streams; `more` goes into the trailer.
fn file(pages: &[String], more: &str) -> Vec<u8> {
    with_font(LATIN, pages, more)
}

/// [`file`] with another font.
fn with_font(font: &str, pages: &[String], more: &str) -> Vec<u8> {
    assert!(library::load().is_some(), "PDFium is put into target/pdfium by: cargo xtask pdfium");
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + at * 2)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        font.to_owned(),
    ];
    for (at, content) in pages.iter().enumerate() {
        let stream = 5 + at * 2;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {stream} 0 R >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    let size = objects.len() + 1;
    out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {more} >>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

/// Writing at a place, in points from the lower left corner.
fn line(x: u32, y: u32, text: &str) -> String {
    format!("BT /F 16 Tf {x} {y} Td ({text}) Tj ET\n")
}

fn texts(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn said(source: &Source) -> Vec<&str> {
    source.problems.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn text_and_a_ruled_table_are_read() {
    let mut content = line(72, 760, "Before the table.");
    content.push_str("72 700 m 372 700 l S 72 670 m 372 670 l S 72 640 m 372 640 l S\n");
    content.push_str("72 640 m 72 700 l S 222 640 m 222 700 l S 372 640 m 372 700 l S\n");
    for (x, y, cell) in [(80, 680, "Kind"), (230, 680, "Amount"), (80, 650, "Pad"), (230, 650, "500")] {
        content.push_str(&line(x, y, cell));
    }
    content.push_str(&line(72, 600, "Behind it."));
    let source = bytes("甲.pdf", &file(&[content], "")).unwrap();
    assert_eq!(texts(&source), ["Before the table.", "Kind\tAmount", "Pad\t500", "Behind it."], "in reading order");
    assert_eq!(said(&source), [""; 0], "nothing is wrong with it");
}

#[test]
fn fonts_of_official_typesetting_are_read_without_a_table_of_their_own() {
    let text = "一、支持样本产业建设公共平台。";
    for (encoding, bytes_of) in [
        ("GBK-EUC-H", encoding_rs::GBK.encode(text).0.into_owned()),
        ("UniGB-UCS2-H", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let font = format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts [<< /Type /Font \
             /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) \
             /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 \
             /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >> >>] >>"
        );
        let hex: String = bytes_of.iter().map(|byte| format!("{byte:02X}")).collect();
        let content = format!("BT /F 16 Tf 72 700 Td <{hex}> Tj ET");
        let source = bytes("甲.pdf", &with_font(&font, &[content], "")).unwrap();
        assert_eq!(texts(&source), [text], "{encoding}");
    }
}

#[test]
fn what_holds_no_text_is_called_a_scan_and_pages_without_text_are_named() {
    let error = bytes("甲.pdf", &file(&[String::new(), "0 0 595 842 re f".to_owned()], "")).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Empty, "{error}");
    assert!(error.to_string().contains("扫描件") && error.to_string().contains("OCR"), "{error}");
    let source = bytes("甲.pdf", &file(&[line(72, 700, "Text."), String::new()], "")).unwrap();
    assert_eq!(said(&source), ["第2页没有文字，可能是扫描图像，没有读取"], "the page is named");
}

#[test]
fn text_laid_over_a_scan_is_said_to_be_recognised() {
    let content = format!("3 Tr\n{}", line(72, 700, "Recognised."));
    let source = bytes("甲.pdf", &file(&[content], "")).unwrap();
    assert_eq!(texts(&source), ["Recognised."], "it is read");
    assert_eq!(said(&source), ["第1页是扫描图像，文字来自图像识别，可能有错字，请对照原文"], "with a warning");
}

#[test]
fn a_turned_page_is_read_and_slanting_words_are_counted() {
    let content = format!(
        "{}BT /F 16 Tf 0 1 -1 0 300 100 Tm (Written upwards over the page.) Tj ET\n",
        "BT /F 30 Tf 0.7 0.7 -0.7 0.7 200 200 Tm (Mark) Tj ET\n"
    );
    let source = bytes("甲.pdf", &file(&[content], "")).unwrap();
    assert_eq!(texts(&source), ["Written upwards over the page."], "most of the page decides");
    assert_eq!(said(&source), ["文件有4个斜排或侧排的字（如水印），没有读取"], "the others are said");
}

#[test]
fn an_encrypted_file_is_said_to_be_so() {
    let key = "00".repeat(32);
    let more = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    );
    let error = bytes("甲.pdf", &file(&[line(72, 700, "Closed.")], &more)).unwrap_err();
    assert!(error.to_string().contains("已加密"), "{error}");
    assert_eq!(error.code, ReadErrorCode::Forbidden, "{error}");
}

#[test]
fn a_file_that_is_cut_is_refused_or_said_to_be_cut() {
    let pages: Vec<String> = (0..6).map(|at| line(72, 700, &format!("Page {at} with its own words."))).collect();
    let whole = file(&pages, "");
    assert_eq!(said(&bytes("甲.pdf", &whole).unwrap()), [""; 0], "the whole file has no problem");
    for share in 1..20 {
        let cut = &whole[..whole.len() * share / 20];
        match bytes("甲.pdf", cut) {
            Ok(source) => assert!(
                said(&source).iter().any(|said| said.contains("可能不完整")),
                "{share}/20: what is missing must be said: {:?}",
                texts(&source)
            ),
            Err(error) => assert_eq!(error.code, ReadErrorCode::Damaged, "{share}/20: {error}"),
        }
    }
}

#[test]
fn hostile_structures_end_in_an_answer() {
    let kids = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>";
    let mut cyclic = file(&[line(72, 700, "A.")], "");
    let at = cyclic.windows(7).position(|window| window == b"/Type /").unwrap();
    let pages = cyclic[at + 7..].windows(14).position(|window| window == b"<< /Type /Page").unwrap() + at + 7;
    cyclic.splice(pages..pages + 51, kids.iter().copied());
    let nested = file(&[format!("{}{}", "q ".repeat(200_000), line(72, 700, "Deep."))], "");
    let many = file(&[line(72, 700, "A.").repeat(2_000)], "/Prev 9999999999");
    for (content, why) in [(cyclic, "a tree that holds itself"), (nested, "deep states"), (many, "a wrong place")] {
        // Whatever it is, there is an answer.
        if let Err(error) = bytes("甲.pdf", &content) {
            assert!(error.to_string().ends_with('。'), "{why}: {error}");
        }
    }
}

#[test]
fn five_hundred_pages_are_read_whole() {
    let page =
        |at: usize| (0..30).map(|row| line(72, 780 - row * 24, &format!("Page {at} row {row} of text."))).collect();
    let pages: Vec<String> = (0..500).map(page).collect();
    let source = bytes("甲.pdf", &file(&pages, "")).unwrap();
    assert_eq!(source.paragraphs.len(), 500 * 30, "no page and no line is missing");
    assert_eq!(said(&source), [""; 0], "and nothing is wrong");
}
