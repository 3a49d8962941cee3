//! Sets texts in pages as an office does, with LibreOffice: a centred title, paragraphs indented by two characters and
//! justified, a running head, numbers of pages as — 1 —.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

/// The pages of `texts` as .pdf files in `folder`, in the same order.
pub(super) fn pdf(folder: &Path, texts: &[PathBuf]) -> Vec<PathBuf> {
    let mut sources = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let source = folder.join(format!("{number}.fodt"));
        std::fs::write(&source, page_set(&std::fs::read_to_string(text).unwrap())).unwrap();
        sources.push(source);
    }
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(&sources)
        .output()
        .expect("LibreOffice is installed by cargo verify");
    let made: Vec<PathBuf> = sources.iter().map(|source| source.with_extension("pdf")).collect();
    let missing = made.iter().find(|made| !made.is_file());
    assert!(missing.is_none(), "{missing:?}: {}", String::from_utf8_lossy(&done.stderr));
    made
}

/// A text as a flat OpenDocument file: a paragraph a line, rows of tables as tables.
pub(super) fn page_set(text: &str) -> String {
    let mut body = String::new();
    let mut rows: Vec<&str> = Vec::new();
    let mut titled = false;
    for line in text.lines().chain([""]) {
        if line.contains('\t') {
            rows.push(line);
            continue;
        }
        table(&mut body, &std::mem::take(&mut rows));
        if line.trim().is_empty() {
            continue;
        }
        let style = if titled { "Body" } else { "Head" };
        titled = true;
        writeln!(body, "<text:p text:style-name=\"{style}\">{}</text:p>", escaped(line.trim())).unwrap();
    }
    format!("{HEAD}{body}</office:text></office:body></office:document>")
}

fn table(body: &mut String, rows: &[&str]) {
    let Some(columns) = rows.iter().map(|row| row.split('\t').count()).max() else { return };
    write!(body, "<table:table><table:table-column table:number-columns-repeated=\"{columns}\"/>").unwrap();
    for row in rows {
        body.push_str("<table:table-row>");
        for cell in row.split('\t').chain(std::iter::repeat("")).take(columns) {
            let cell = escaped(cell.trim());
            write!(body, "<table:table-cell table:style-name=\"Cell\"><text:p text:style-name=\"Inside\">{cell}</text:p></table:table-cell>").unwrap();
        }
        body.push_str("</table:table-row>");
    }
    body.push_str("</table:table>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Han" svg:font-family="'WenQuanYi Micro Hei'"/></office:font-face-decls>
<office:styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties style:punctuation-wrap="simple" fo:text-indent="32pt" fo:text-align="justify" fo:line-height="28pt"/><style:text-properties fo:font-size="16pt" style:font-size-asian="16pt" style:font-name="Han" style:font-name-asian="Han" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:line-height="36pt" fo:margin-left="32pt" fo:margin-right="32pt"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt" style:font-name="Han" style:font-name-asian="Han" style:language-asian="zh" style:country-asian="CN"/></style:style>
<style:style style:name="Inside" style:family="paragraph"><style:text-properties fo:font-size="12pt" style:font-size-asian="12pt" style:font-name="Han" style:font-name-asian="Han" style:language-asian="zh" style:country-asian="CN"/></style:style>
<style:style style:name="Small" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="10.5pt" style:font-size-asian="10.5pt" style:font-name="Han" style:font-name-asian="Han"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="30mm" fo:margin-bottom="25mm" fo:margin-left="28mm" fo:margin-right="26mm"/><style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="4mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="6mm"/></style:footer-style></style:page-layout>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="2pt"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p text:style-name="Small">示例市政府公报</text:p></style:header><style:footer><text:p text:style-name="Small">— <text:page-number text:select-page="current"/> —</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
"#;
