//! Files to documents, for the commands that keep nothing.

use std::path::Path;

use anyhow::anyhow;
use duice_core::{ingest, model::Document, model::Paragraph, model::Source, words::Lexicon};

use crate::Usage;

/// Every document of a file.
pub(crate) fn documents(path: &Path, lexicon: &Lexicon) -> anyhow::Result<Vec<Document>> {
    let source = duice_formats::ReadFile::read(&reader()?, path)?;
    let documents = ingest::read(&source, lexicon);
    if documents.is_empty() {
        return Err(anyhow!("“{}”中没有读出文件正文，请确认它是政策文件的文本。", path.display()));
    }
    Ok(documents)
}

/// The one document of a file.
pub(crate) fn one_document(path: &Path, lexicon: &Lexicon) -> anyhow::Result<Document> {
    let mut documents = documents(path, lexicon)?;
    if documents.len() > 1 {
        let titles: Vec<String> = documents
            .iter()
            .enumerate()
            .map(|(at, document)| {
                format!(
                    "  {}. 《{}》（第{}行至第{}行）",
                    at + 1,
                    document.meta.title,
                    document.first_line,
                    document.last_line
                )
            })
            .collect();
        return Err(Usage(format!(
            "“{}”含有{}个文件，请先拆分，或导入文库后按标题选择：\n{}",
            path.display(),
            documents.len(),
            titles.join("\n")
        ))
        .into());
    }
    Ok(documents.remove(0))
}

/// Whoever turns files into paragraphs.
pub(crate) fn reader() -> anyhow::Result<impl duice_formats::ReadFile> {
    struct Plain;
    impl duice_formats::ReadFile for Plain {
        fn read(&self, path: &Path) -> Result<Source, duice_formats::ReadError> {
            let text = std::fs::read_to_string(path).map_err(|e| duice_formats::ReadError {
                code: duice_formats::ReadErrorCode::Failed,
                message: e.to_string(),
                hint: String::new(),
            })?;
            Ok(source(path, &text))
        }
    }
    Ok(Plain)
}

fn source(path: &Path, text: &str) -> Source {
    Source {
        name: path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        paragraphs: text
            .lines()
            .enumerate()
            .map(|(i, l)| Paragraph { line: i as u32 + 1, text: l.to_owned(), ..Default::default() })
            .collect(),
        ..Default::default()
    }
}
