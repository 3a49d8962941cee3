//! `duice compare`: measures of several documents side by side.

use std::process::ExitCode;

use duice_core::{
    compare,
    model::{Document, DocumentHead},
    report::{from_cascade, from_table},
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
    let library = Library::open_existing(&args.library)?;
    let mut heads = chosen(&library, &args.regions, &args.documents)?;
    let upper = args.upper.as_ref().map(|name| resolved(&library, name)).transpose()?;
    heads.retain(|head| upper.as_ref().is_none_or(|upper| upper.id != head.id));
    let documents = read(&library, &heads)?;
    let pairs: Vec<(&Document, DocumentHead)> = documents.iter().zip(heads).collect();
    if let Some(head) = upper {
        return below(&library, head, &pairs, args);
    }
    if pairs.len() < 2 {
        return Err(Usage("横向比对至少需要两份不同的文件，请再用 --region 或 --document 选择。".into()).into());
    }
    let Ok(table) = compare::table(&pairs, &args.themes, &Lexicon::new(), &Bar::new()) else {
        return Ok(ExitCode::FAILURE);
    };
    let json = || contract::compare::table(&table);
    output::comparison(&args.export, || from_table(&table), json)
}

/// 上下级对照: what the documents do about each clause of the one of `head`.
fn below(
    library: &Library,
    head: DocumentHead,
    lower: &[(&Document, DocumentHead)],
    args: &Compare,
) -> anyhow::Result<ExitCode> {
    if lower.is_empty() {
        return Err(Usage("除上级文件外，请用 --region 或 --document 选择至少一份下级文件。".into()).into());
    }
    let upper = library.document(head.id.unwrap_or_default())?;
    let Ok(cascade) = compare::cascade((&upper, head), lower, &Lexicon::new(), &Bar::new()) else {
        return Ok(ExitCode::FAILURE);
    };
    let json = || contract::cascade::cascade(&cascade);
    output::comparison(&args.export, || from_cascade(&cascade), json)
}

/// The stored documents of `heads`.
pub(super) fn read(library: &Library, heads: &[DocumentHead]) -> anyhow::Result<Vec<Document>> {
    Ok(heads.iter().map(|head| library.document(head.id.unwrap_or_default())).collect::<Result<_, _>>()?)
}

fn resolved(library: &Library, name: &str) -> anyhow::Result<DocumentHead> {
    let (head, remark) = library.resolve(name)?;
    if let Some(remark) = remark {
        eprintln!("{remark}");
    }
    Ok(head)
}

/// The documents asked for, in the order asked for, each once.
pub(super) fn chosen(library: &Library, regions: &[String], documents: &[String]) -> anyhow::Result<Vec<DocumentHead>> {
    let mut heads: Vec<DocumentHead> = Vec::new();
    for name in documents {
        heads.push(resolved(library, name)?);
    }
    let today = jiff::Zoned::now().date().to_string();
    for region in regions {
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

/// Refuses a theme that there is not, with the list of those that there are.
pub(super) fn known_themes(ids: &[String]) -> anyhow::Result<()> {
    let known = themes::all();
    match ids.iter().find(|id| known.iter().all(|theme| theme.id != id.as_str())) {
        Some(id) => {
            let names: Vec<String> = known.iter().map(|theme| format!("{}（{}）", theme.id, theme.name)).collect();
            Err(Usage(format!("没有主题“{id}”，可用的有：{}。", names.join("、"))).into())
        }
        None => Ok(()),
    }
}
