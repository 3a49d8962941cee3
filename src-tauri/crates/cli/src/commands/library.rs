//! `duice library`: look after a library.

use std::{path::Path, process::ExitCode};

use duice_core::words::Lexicon;
use duice_library::{DocumentQuery, Library};

use crate::{args, args::LibraryAction, output, progress::Bar};

/// Does what was asked for.
pub(crate) fn run(args: &args::Library) -> anyhow::Result<ExitCode> {
    match &args.action {
        LibraryAction::List { library, json, trashed } => list(library, *json, *trashed),
        LibraryAction::Check { library } => check(library),
        LibraryAction::Reindex { library } => {
            Library::open_existing(library)?.reindex(&Lexicon::new(), &Bar::new())?;
            done("检索索引已重建。\n")
        }
        LibraryAction::Rename { library, document, title } => {
            let library = Library::open_existing(library)?;
            library.rename(id_of(&library, document)?, title)?;
            done("已改名。\n")
        }
        LibraryAction::Delete { library, documents } => {
            let library = Library::open_existing(library)?;
            let ids = documents.iter().map(|name| id_of(&library, name)).collect::<anyhow::Result<Vec<_>>>()?;
            library.trash(&ids)?;
            done("已移入回收站。\n")
        }
        LibraryAction::Restore { library, ids } => {
            Library::open_existing(library)?.restore(ids)?;
            done("已恢复。\n")
        }
    }
}

fn list(dir: &Path, json: bool, trashed: bool) -> anyhow::Result<ExitCode> {
    let library = Library::open_existing(dir)?;
    let page = library.documents(&DocumentQuery { trashed, ..DocumentQuery::default() }, 0, u32::MAX)?;
    if json {
        output::json(&page)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = format!("共{}个文件。\n", page.total);
    for row in &page.rows {
        let head = &row.head;
        out.push_str(&format!(
            "[{}] {} {} {}《{}》 {}，措施{}条{}\n",
            head.id.unwrap_or_default(),
            head.issued_on.as_deref().unwrap_or("日期不详"),
            head.region.join(""),
            head.doc_number.as_deref().unwrap_or(""),
            head.title,
            head.kind.name(),
            head.measures,
            if head.is_digest {
                "，要点摘编，非官方文本"
            } else if head.is_original {
                "，修订前原文"
            } else {
                ""
            }
        ));
    }
    done(&out)
}

fn check(dir: &Path) -> anyhow::Result<ExitCode> {
    let report = Library::open_existing(dir)?.check(&Bar::new())?;
    if report.faults.is_empty() {
        return done(&format!("校验了{}个文件、{}个条款，全部完好。\n", report.documents, report.clauses));
    }
    for fault in &report.faults {
        eprintln!("{fault}");
    }
    Ok(ExitCode::FAILURE)
}

fn id_of(library: &Library, name: &str) -> anyhow::Result<i64> {
    let (head, remark) = library.resolve(name)?;
    if let Some(remark) = remark {
        anyhow::bail!("{remark}请改用编号指定。");
    }
    Ok(head.id.unwrap_or_default())
}

fn done(text: &str) -> anyhow::Result<ExitCode> {
    output::text(text)?;
    Ok(ExitCode::SUCCESS)
}
