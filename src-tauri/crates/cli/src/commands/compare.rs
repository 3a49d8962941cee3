//! `duice compare`: measures of several documents side by side.

use std::process::ExitCode;

use duice_core::{
    compare,
    model::{Document, DocumentHead},
    report::from_table,
    themes,
    words::Lexicon,
};
use duice_library::Library;

use crate::{Usage, args::Compare, contract, output, progress::Bar};

/// Lays the chosen documents side by side and prints or writes the table.
pub(crate) fn run(args: &Compare) -> anyhow::Result<ExitCode> {
    if args.regions.is_empty() && args.documents.is_empty() {
        return Err(Usage("请用 --region 或 --document 选择要比对的文件。".into()).into());
    }
    known_themes(&args.themes)?;
    let library = Library::open(&args.library)?;
    let heads = chosen(&library, args)?;
    let documents: Vec<Document> =
        heads.iter().map(|head| library.document(head.id.unwrap_or_default())).collect::<Result<_, _>>()?;
    let pairs: Vec<(&Document, DocumentHead)> = documents.iter().zip(heads).collect();
    let Ok(table) = compare::table(&pairs, &args.themes, &Lexicon::new(), &Bar::new()) else {
        return Ok(ExitCode::FAILURE);
    };
    match args.format.report() {
        Some(format) => output::report(&from_table(&table), format, args.output.as_deref())?,
        None => {
            let mut json = serde_json::to_vec(&contract::compare::table(&table))?;
            json.push(b'\n');
            output::file(&json, args.output.as_deref())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The documents asked for, in the order asked for, each once.
fn chosen(library: &Library, args: &Compare) -> anyhow::Result<Vec<DocumentHead>> {
    let mut heads: Vec<DocumentHead> = Vec::new();
    for name in &args.documents {
        let (head, remark) = library.resolve(name)?;
        if let Some(remark) = remark {
            eprintln!("{remark}");
        }
        heads.push(head);
    }
    let today = jiff::Zoned::now().date().to_string();
    for region in &args.regions {
        let found = library.in_force(region, &today)?;
        if found.is_empty() {
            anyhow::bail!("文库中没有“{region}”现行有效的文件，请检查地区名称，或用 --document 指定文件。");
        }
        heads.extend(found);
    }
    let mut seen = std::collections::BTreeSet::new();
    heads.retain(|head| seen.insert(head.id));
    Ok(heads)
}

fn known_themes(ids: &[String]) -> anyhow::Result<()> {
    let known = themes::all();
    match ids.iter().find(|id| known.iter().all(|theme| theme.id != id.as_str())) {
        Some(id) => {
            let names: Vec<String> = known.iter().map(|theme| format!("{}（{}）", theme.id, theme.name)).collect();
            Err(Usage(format!("没有主题“{id}”，可用的有：{}。", names.join("、"))).into())
        }
        None => Ok(()),
    }
}
