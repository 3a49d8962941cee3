//! Files to documents, for the commands that keep nothing.

use std::path::Path;

use anyhow::{Context, anyhow};
use duice_core::{
    ingest,
    model::{Document, DocumentHead, Problem},
    words::Lexicon,
};
use duice_formats::{
    ReadFile,
    read::{self, ColumnAt, ColumnChoice, ColumnKind, ReadOptions},
    worker::Worker,
};
use duice_library::Library;

use crate::{Usage, args::Reading};

/// Every document of a file.
pub(crate) fn documents(path: &Path, reader: &Worker, lexicon: &Lexicon) -> anyhow::Result<Vec<Document>> {
    let source = reader.read(path)?;
    let documents = ingest::read(&source, lexicon);
    if documents.is_empty() {
        return Err(anyhow!("“{}”中没有读出文件正文，请确认它是政策文件的文本。", path.display()));
    }
    Ok(documents)
}

/// The one document of a file.
pub(crate) fn one_document(path: &Path, lexicon: &Lexicon) -> anyhow::Result<Document> {
    let mut documents = documents(path, &reader()?, lexicon)?;
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

/// A revision by the name that was given: a file, or a document of `library` where there is one.
pub(crate) fn revision(
    library: Option<&Library>,
    name: &str,
    lexicon: &Lexicon,
) -> anyhow::Result<(Document, DocumentHead)> {
    let (document, head) = match library {
        Some(library) => stored(library, name)?,
        None => file(name, lexicon)?,
    };
    warn(name, &document.problems);
    Ok((document, head))
}

/// Says on the error stream what the reading did not understand: what was not read is not compared.
fn warn(name: &str, problems: &[Problem]) {
    const TOLD: usize = 5;
    for problem in problems.iter().take(TOLD) {
        eprintln!("⚠ {name} 第{}行：{}", problem.line, problem.message);
    }
    if problems.len() > TOLD {
        eprintln!("⚠ {name} 另有{}处，见 duice parse。", problems.len() - TOLD);
    }
}

fn file(path: &str, lexicon: &Lexicon) -> anyhow::Result<(Document, DocumentHead)> {
    let document = one_document(Path::new(path), lexicon)?;
    let head = document.head(None);
    Ok((document, head))
}

fn stored(library: &Library, name: &str) -> anyhow::Result<(Document, DocumentHead)> {
    let (head, remark) = library.resolve(name)?;
    if let Some(remark) = remark {
        eprintln!("{remark}");
    }
    let id = head.id.unwrap_or_default();
    Ok((library.document(id)?, head))
}

/// Whoever turns files into paragraphs: a child process, so that a bad file cannot take the program along.
pub(crate) fn reader() -> anyhow::Result<Worker> {
    Worker::current_exe().context("无法启动读取文件的子进程，请检查程序文件是否完整。")
}

/// [`reader`] that reads as the user chose.
pub(crate) fn chosen_reader(args: &Reading) -> anyhow::Result<Worker> {
    let columns = args.columns.iter().map(|choice| column(choice)).collect::<Result<Vec<_>, _>>()?;
    let options = ReadOptions { original: args.original, columns, head_row: args.head_row, sheet: None };
    Ok(Worker { options, ..reader()? })
}

/// What `标题=A` says.
fn column(choice: &str) -> Result<ColumnChoice, Usage> {
    let said = choice.split_once(['=', '＝']).filter(|(_, column)| !column.trim().is_empty());
    let kind = said.and_then(|(name, _)| ColumnKind::named(name));
    let (Some((_, column)), Some(kind)) = (said, kind) else {
        let names: Vec<String> = read::column_names().into_iter().map(|known| known.name).collect();
        return Err(Usage(format!(
            "--columns 中的“{choice}”无法理解，请写成“内容=列”，如 标题=A；列可写列号或列名，可指定的内容有{}。",
            names.join("、")
        )));
    };
    Ok(ColumnChoice { kind, column: ColumnAt::Named(column.trim().to_owned()) })
}
