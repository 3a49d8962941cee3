//! The list of documents: filters, pages and what there is to filter by.

use std::collections::BTreeMap;

use duice_core::{facts::regions, model::DocKind};
use rusqlite::{Connection, ToSql, params_from_iter};

use crate::{
    DocumentPage, DocumentQuery, DocumentRow, Facet, LibraryError,
    fold::fold,
    table::revisions::{COLUMNS, WIDTH, read},
};

/// The year of issue, `''` where none is printed, as SQL.
const YEAR: &str = "substr(ifnull(r.issued_on, ''), 1, 4)";

/// The rows `from..from + count` of the documents that match, newest first, and the facets of all.
pub(crate) fn page(
    db: &Connection,
    query: &DocumentQuery,
    from: u32,
    count: u32,
) -> Result<DocumentPage, LibraryError> {
    let (condition, values) = condition(query);
    let total = db
        .prepare_cached(&format!("SELECT count(*) FROM revisions r WHERE {condition}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    let trashed = db.query_row("SELECT count(*) FROM revisions WHERE trashed_at IS NOT NULL", [], |row| row.get(0))?;
    Ok(DocumentPage {
        total,
        rows: rows(db, &condition, values, from, count)?,
        regions: region_facets(db)?,
        kinds: kinds(db)?,
        years: years(db)?,
        trashed,
    })
}

fn rows(
    db: &Connection,
    condition: &str,
    mut values: Vec<Box<dyn ToSql>>,
    from: u32,
    count: u32,
) -> rusqlite::Result<Vec<DocumentRow>> {
    let sql = format!(
        "SELECT {COLUMNS},
            ifnull((SELECT f.name FROM contents c JOIN files f ON f.id = c.file_id WHERE c.revision_id = r.id
                    ORDER BY c.file_id LIMIT 1), ''),
            (SELECT count(*) FROM revisions o WHERE o.work_id = r.work_id AND (o.trashed_at IS NULL OR o.id = r.id))
         FROM revisions r WHERE {condition}
         ORDER BY ifnull(r.issued_on, ifnull(r.effective_on, '')) DESC, r.id DESC LIMIT ? OFFSET ?"
    );
    values.extend([Box::new(count) as Box<dyn ToSql>, Box::new(from)]);
    db.prepare_cached(&sql)?
        .query_map(params_from_iter(&values), |row| {
            let revision = read(row)?;
            Ok(DocumentRow {
                head: revision.head,
                source_name: row.get(WIDTH)?,
                revisions: row.get(WIDTH + 1)?,
                imported_on: revision.imported_on,
            })
        })?
        .collect()
}

/// The query as an SQL condition with its values.
fn condition(query: &DocumentQuery) -> (String, Vec<Box<dyn ToSql>>) {
    let trashed = if query.trashed { "r.trashed_at IS NOT NULL" } else { "r.trashed_at IS NULL" };
    let mut parts = vec![trashed.to_owned()];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if !query.region.is_empty() {
        parts.push("instr('/' || r.region || '/', ?) > 0".into());
        values.push(Box::new(format!("/{}/", query.region.join("/"))));
    }
    if !query.kinds.is_empty() {
        parts.push(format!("r.kind IN ({})", marks(query.kinds.len())));
        values.extend(query.kinds.iter().map(|kind| Box::new(kind.name()) as Box<dyn ToSql>));
    }
    if !query.years.is_empty() {
        parts.push(format!("{YEAR} IN ({})", marks(query.years.len())));
        values.extend(query.years.iter().map(|year| Box::new(format!("{year:04}")) as Box<dyn ToSql>));
    }
    for word in fold(&query.text).split_whitespace() {
        parts.push("instr(r.lookup, ?) > 0".into());
        values.push(Box::new(word.to_owned()));
    }
    (parts.join(" AND "), values)
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

fn counts(db: &Connection, value: &str) -> rusqlite::Result<Vec<(String, u32)>> {
    let sql = format!("SELECT {value}, count(*) FROM revisions r WHERE r.trashed_at IS NULL GROUP BY 1");
    db.prepare_cached(&sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Every level of each path in the order of official lists, so that a tree can be drawn.
fn region_facets(db: &Connection) -> rusqlite::Result<Vec<Facet>> {
    let mut levels: BTreeMap<String, u32> = BTreeMap::new();
    for (path, count) in counts(db, "r.region")? {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for end in ends.filter(|end| *end > 0) {
            *levels.entry(path[..end].to_owned()).or_default() += count;
        }
    }
    let mut facets: Vec<Facet> = levels.into_iter().map(|(value, count)| Facet { value, count }).collect();
    facets.sort_by_cached_key(|facet| regions::order(&facet.value.split('/').collect::<Vec<_>>()));
    Ok(facets)
}

fn kinds(db: &Connection) -> rusqlite::Result<Vec<Facet>> {
    let counts: BTreeMap<String, u32> = counts(db, "r.kind")?.into_iter().collect();
    let facets = DocKind::ALL
        .iter()
        .filter_map(|(_, name)| counts.get(*name).map(|count| Facet { value: (*name).to_owned(), count: *count }));
    Ok(facets.collect())
}

fn years(db: &Connection) -> rusqlite::Result<Vec<Facet>> {
    let facets = counts(db, YEAR)?.into_iter().rev().filter(|(year, _)| !year.is_empty());
    Ok(facets.map(|(value, count)| Facet { value, count }).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        identity::work_key,
        sample,
        store::in_memory,
        table::{revisions, works},
    };

    fn library() -> Connection {
        let db = in_memory();
        let papers = [
            ("样本区航运若干措施", &["样本省", "示例市", "样本区"][..], DocKind::Measures, Some("2024-05-01")),
            ("示例市航运若干措施（送审稿）", &["样本省", "示例市"], DocKind::Measures, Some("2023-05-01")),
            ("示例市航运若干措施", &["样本省", "示例市"], DocKind::Measures, Some("2023-09-01")),
            ("样本省港口条例", &["样本省"], DocKind::Regulations, None),
        ];
        for (title, region, kind, issued_on) in papers {
            let mut document = sample::document(title, &[("一、", "人才", "引进。")]);
            document.meta.region = region.iter().map(|&place| place.into()).collect();
            document.meta.kind = kind;
            document.meta.issued_on = issued_on.map(str::to_owned);
            document.meta.issuers = vec!["样本省（Ａ）港务局".into()];
            let work = works::find_or_insert(&db, &work_key(&document.meta, title)).unwrap();
            revisions::insert(&db, work, &document, title).unwrap();
        }
        db
    }

    fn titles(db: &Connection, query: &DocumentQuery) -> Vec<String> {
        page(db, query, 0, 10).unwrap().rows.into_iter().map(|row| row.head.title).collect()
    }

    #[test]
    fn filters_narrow_the_list() {
        let db = library();
        let query = DocumentQuery { region: vec!["样本省".into(), "示例市".into()], ..DocumentQuery::default() };
        assert_eq!(
            titles(&db, &query),
            ["样本区航运若干措施", "示例市航运若干措施", "示例市航运若干措施（送审稿）"],
            "a region holds everything below it, newest first"
        );
        let query = DocumentQuery { years: vec![2023, 2022], ..DocumentQuery::default() };
        assert_eq!(titles(&db, &query).len(), 2, "years are alternatives");
        let query = DocumentQuery { kinds: vec![DocKind::Regulations], ..DocumentQuery::default() };
        assert_eq!(titles(&db, &query), ["样本省港口条例"], "a paper without a date is still listed");
        let query = DocumentQuery { text: "航运 a".into(), years: vec![2024], ..DocumentQuery::default() };
        assert_eq!(titles(&db, &query), ["样本区航运若干措施"], "all words, in title or issuer, whatever their width");
        let query = DocumentQuery { text: "%".into(), ..DocumentQuery::default() };
        assert!(titles(&db, &query).is_empty(), "a mark of SQL is an ordinary character");
    }

    #[test]
    fn pages_and_facets_count_everything() {
        let db = library();
        let page = page(&db, &DocumentQuery::default(), 1, 2).unwrap();
        assert_eq!((page.total, page.rows.len()), (4, 2), "the page is a range of the whole list");
        assert_eq!(page.rows[0].revisions, 2, "two stages are two revisions of one work");
        let facet = |facets: &[Facet], value: &str| facets.iter().find(|facet| facet.value == value).map(|f| f.count);
        assert_eq!(facet(&page.regions, "样本省"), Some(4), "a province counts what lies below");
        assert_eq!(facet(&page.regions, "样本省/示例市"), Some(3));
        assert_eq!(facet(&page.kinds, "条例"), Some(1));
        let years: Vec<&str> = page.years.iter().map(|facet| facet.value.as_str()).collect();
        assert_eq!(years, ["2024", "2023"], "newest first, nothing for papers without a date");
    }
}
