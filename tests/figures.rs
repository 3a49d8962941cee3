//! The figures of whole documents: one case file a document, beside it what is read out of it.

use std::{fmt::Write, sync::LazyLock};

use duice_core::{
    facts::{self, figures::Context},
    ingest,
    model::{Document, Figure, FigureValue},
    segment,
    words::Lexicon,
};
use proptest::prelude::*;

use crate::reading::source;

/// Every figure on a line of its own, under the clause or the table that holds it.
fn listing(documents: &[Document]) -> String {
    let mut out = String::new();
    for document in documents {
        for clause in document.clauses.iter().filter(|clause| !clause.figures.is_empty()) {
            let _ = writeln!(out, "{} {}", document.path(clause.id), document.heading(clause));
            for figure in &clause.figures {
                let _ = writeln!(out, "    {}", line(figure));
            }
        }
        for table in &document.tables {
            let _ = writeln!(
                out,
                "{} {}",
                table.clause.map_or_else(|| "-".to_owned(), |id| document.path(id)),
                table.caption
            );
            for found in &table.figures {
                let _ = writeln!(
                    out,
                    "    {},{} {}｜{} {}",
                    found.row,
                    found.column,
                    found.name,
                    found.head,
                    line(&found.figure)
                );
            }
        }
    }
    out
}

fn line(figure: &Figure) -> String {
    let norm = |value: &Option<FigureValue>| match value {
        Some(FigureValue::Number(number)) => number.to_string(),
        Some(FigureValue::Date(date)) => date.clone(),
        None => "?".to_owned(),
    };
    let max = if figure.value_max.is_some() { format!("..{}", norm(&figure.value_max_norm)) } else { String::new() };
    let kind = serde_json::to_value(figure.kind).unwrap_or_default();
    let bounds = [Some(figure.comparator), figure.comparator_max];
    let bound = |bound| serde_json::to_value(bound).ok()?.as_str().map(str::to_owned);
    let bounds: String = bounds.into_iter().flatten().filter_map(bound).collect();
    format!(
        "{:<14} {bounds} {}{max} [{}] “{}” · {}",
        kind.as_str().unwrap_or_default(),
        norm(&figure.value_norm),
        figure.unit,
        figure.quote,
        figure.scope
    )
}

#[test]
fn figures_of_documents() {
    insta::glob!("cases/figures/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("a case file is readable text");
        let mut documents = segment::documents(&source(&text));
        for document in &mut documents {
            facts::fill(document);
            let in_tables = document.tables.iter().flat_map(|table| &table.figures).map(|found| &found.figure);
            for figure in document.clauses.iter().flat_map(|clause| &clause.figures).chain(in_tables) {
                assert_eq!(figure.span.of(&document.text), figure.quote, "a highlight lies on the words of the quote");
                assert!(text.contains(&figure.quote), "a quote is an exact piece of the source: {}", figure.quote);
            }
        }
        insta::assert_snapshot!(listing(&documents));
    });
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// Pieces around numbers, whole and broken, with signs that are easily misread.
const PIECES: &[&str] = &[
    "给予不超过",
    "最高",
    "按照",
    "的",
    "50万元",
    "、30万元",
    "和",
    "一千多万元",
    "１２％",
    "百分之三十",
    "三分之二",
    "到2027年",
    "以上",
    "左右",
    "翻两番",
    "亿元以上",
    "超",
    "2024年2月30日",
    "二〇二五年三月",
    "有效期",
    "三年",
    "内",
    "3—5家",
    "5G",
    "500强",
    "+N",
    "20个",
    "《",
    "》",
    "“",
    "”",
    "〔2025〕3号",
    "（",
    "）",
    "第",
    "每",
    "等",
    "前",
    "，",
    "。",
    "；",
    "：",
    ".",
    " ",
    "\u{3000}",
    "\u{200B}",
    "é",
    "😀",
    "0.",
    ".5",
    "1,23",
    "1,234,567.89",
    "万",
    "亿",
    "两",
    "〇",
    "○",
    "十",
    "百",
    "千",
    "点",
    "分之",
    "元/公斤",
    "元/",
    "至",
    "—",
    "-",
    "99999999999999999999999",
];

fn clauses() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotes_stand_where_their_spans_say(text in clauses(), heading in "\\PC{0,8}") {
        let figures = facts::figures::figures(&text, &Context::headed(&heading));
        for figure in &figures {
            prop_assert_eq!(figure.span.of(&text), &figure.quote, "a quote is the text at its span");
            prop_assert!(!figure.quote.trim().is_empty(), "a figure has words");
            prop_assert!(figure.value.is_none_or(f64::is_finite), "a printed number is finite: {}", figure.quote);
        }
        prop_assert!(figures.is_sorted_by_key(|figure| figure.span.end), "figures stand in the order of the text");
    }

    #[test]
    fn any_text_has_figures_or_none(text in "\\PC{0,200}") {
        for figure in facts::figures::figures(&text, &Context::default()) {
            prop_assert_eq!(figure.span.of(&text), &figure.quote, "a quote is the text at its span");
        }
    }

    #[test]
    fn reading_twice_gives_the_same(lines in prop::collection::vec(clauses(), 0..8)) {
        let text = format!("示例市若干措施\n一、{}", lines.join("\n（一）"));
        let source = source(&text);
        let first = ingest::read(&source, &LEXICON);
        for document in &first {
            for figure in document.clauses.iter().flat_map(|clause| &clause.figures) {
                prop_assert_eq!(figure.span.of(&document.text), &figure.quote, "a highlight lies on the quote");
                prop_assert!(!figure.quote.contains('\n'), "a quote stays inside one line: {:?}", figure.quote);
            }
        }
        prop_assert_eq!(&first, &ingest::read(&source, &LEXICON), "a reading depends on nothing but its text");
    }
}
