//! What holds for every reading: nothing lost, nothing twice, offsets inside the text, the tree well formed.

use std::{fs, path::Path};

use duice_core::model::{Document, Span};
use proptest::prelude::*;

use super::read;

fn is_white(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{ad}')
}

/// The pause mark that may stand between a number and what follows it.
fn is_pause(c: char) -> bool {
    matches!(c, '、' | '.' | '．' | '﹒' | '：' | ':')
}

/// Fails unless every line of the source that is not blank lies in exactly one of the documents, in their order.
pub(super) fn check_all(source: &str, documents: &[Document]) {
    let mut next = 1;
    let lines: Vec<&str> = source.lines().collect();
    let left_out = |from: u32, to: u32| lines[from as usize - 1..to as usize].iter().find(|line| !is_left_out(line));
    for document in documents {
        check(source, document);
        assert!(document.first_line >= next, "documents do not overlap");
        assert_eq!(left_out(next, document.first_line - 1), None, "no words stand between two documents");
        next = document.last_line + 1;
    }
    assert_eq!(left_out(next, lines.len() as u32), None, "no words are left behind the last document");
}

/// Whether nothing is lost with a line: it is blank, or only numbers a page.
fn is_left_out(line: &str) -> bool {
    line.chars().all(is_white)
        || line.chars().all(|c| is_white(c) || c.is_ascii_digit() || "-—－–#Page:第共页".contains(c))
}

/// Fails unless every character of the document stands exactly once in a clause or in a block.
fn check(source: &str, document: &Document) {
    let text = &document.text;
    let mut owner = vec![0u8; text.len()];
    let mut take = |span: Span, what: &str| {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{what} lies inside the text");
        for at in &mut owner[span.start as usize..span.end as usize] {
            assert_eq!(*at, 0, "{what} `{}` stands once, not twice", span.of(text));
            *at += 1;
        }
    };
    for block in &document.blocks {
        take(block.span, "block");
    }
    for clause in &document.clauses {
        clause.label.into_iter().for_each(|span| take(span, "label"));
        clause.content.iter().for_each(|piece| take(piece.span, "content"));
    }
    for clause in &document.clauses {
        if let (Some(label), Some(first)) = (clause.label, clause.content.first()) {
            let gap = &text[label.end as usize..first.span.start as usize];
            assert!(
                gap.chars().filter(|&c| !is_white(c)).all(is_pause),
                "only a pause mark stands behind a number: {gap}"
            );
            owner[label.end as usize..first.span.start as usize].fill(1);
        } else if let Some(label) = clause.label {
            let line = text[label.end as usize..].split('\n').next().unwrap_or_default();
            owner[label.end as usize..label.end as usize + line.len()].fill(1);
        }
    }
    for (at, c) in text.char_indices().filter(|&(_, c)| !is_white(c)) {
        assert_eq!(owner[at], 1, "`{c}` at {at} is in a clause or a block: {:?}", context(text, at));
    }
    check_tree(document);
    let first = document.first_line as usize - 1;
    let lines: Vec<&str> = source.lines().skip(first).take(document.last_line as usize - first).collect();
    assert_eq!(lines.join("\n"), *text, "the document's text is its part of the source, unchanged");
}

fn context(text: &str, at: usize) -> String {
    text[at..].chars().take(20).collect()
}

fn check_tree(document: &Document) {
    for (index, clause) in document.clauses.iter().enumerate() {
        assert_eq!(clause.id as usize, index, "a clause's index is its id");
        match clause.parent {
            Some(parent) => {
                assert!(parent < clause.id, "a clause stands behind its parent");
                assert_eq!(clause.level, document.clause(parent).level + 1, "one level below its parent");
            }
            None => assert_eq!(clause.level, 1, "a top clause"),
        }
        for piece in &clause.body {
            let inside = clause
                .content
                .iter()
                .any(|whole| whole.span.start <= piece.span.start && piece.span.end <= whole.span.end);
            assert!(inside, "the body is part of the content");
        }
    }
    for block in &document.blocks {
        assert!(block.first_line <= block.last_line, "a block runs forwards");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any text at all: no panic, nothing lost.
    #[test]
    fn any_text_is_read_whole(text in "(\\PC{0,40}\n){0,12}") {
        let text = text.replace('\r', "");
        check_all(&text, &read(&text));
    }

    /// Texts of the parts that decide things: numbers, brackets, marks, titles.
    #[test]
    fn any_mixture_of_the_parts_of_papers_is_read_whole(parts in prop::collection::vec(prop::sample::select(PARTS), 0..60)) {
        let text = parts.concat();
        check_all(&text, &read(&text));
    }
}

const PARTS: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n\n",
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "3﹒",
    "4..",
    "1.1 ",
    "1.2.3",
    "（1）",
    "①",
    "第一条 ",
    "第三节 样品。",
    "总体要求以安全为先，",
    "7.优化流程。",
    "附件样品清单",
    "主要任务是：",
    "11. 示例市人民政府关于样本的通知",
    "第二章 总则",
    "第三条",
    "——",
    "专栏1",
    "附件：",
    "附件1",
    "目录",
    "甲\t乙\t丙",
    "。",
    "；",
    "：",
    "，",
    "、",
    "（",
    "）",
    "〔",
    "〕",
    "“",
    "《",
    "》",
    "支持企业发展",
    "责任单位：市甲局、市乙局",
    "（市丙局负责）",
    "示例市人民政府关于印发样本方案的通知",
    "样本区若干措施（试行）",
    "各区人民政府：",
    "2024年1月2日",
    "示例市人民政府",
    "本措施自印发之日起施行，有效期3年",
    "本措施所称企业",
    "\t",
    "　",
    "\u{feff}",
    " ",
    "文号：样府〔2024〕1号",
    "为促进发展，制定本措施",
    "等",
    "各区、市政府，以下均需各区政府落实",
    "有效期至",
    "同时废止",
    "年",
    "12",
    "１",
];

/// Real papers, where they are at hand: they are no part of the project.
#[test]
fn real_papers_are_read_whole() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let mut files = Vec::new();
    for folder in ["seeds", "samples/policies", "samples/revisions", "samples/messy/txt"] {
        collect(&shared.join(folder), &mut files);
    }
    if files.is_empty() {
        println!("left out: no papers beside the project to read");
    }
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n").replace('\r', "\n");
        let documents = read(&text);
        assert!(!documents.is_empty(), "{} holds a document", file.display());
        check_all(&text, &documents);
    }
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            files.push(path);
        }
    }
    files.sort();
}
