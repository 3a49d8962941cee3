//! A paper on web pages of many shapes gives the clauses that it gives alone: nothing of the page, and all of the paper.

use std::path::{Path, PathBuf};

use duice_core::{ingest, words::Lexicon};
use duice_formats::read::{InProcess, ReadFile};

use super::same_tree::DOCUMENTS;

/// What stands above every text, and below it.
const MENU: &str = "<div class=m><a href=1>首页</a> <a href=2>政务公开</a> <a href=3>政策文件</a></div>";
const FOOT: &str = "<div><p>版权所有：样本门户　主办单位：样本局</p><p>地址：样本路1号，邮编：000001。</p></div>";

/// Pages: `{title}`, `{first}` and `{second}` half of the text, `{text}` in one, `{news}` and `{links}` of other texts.
const PAGES: &[(&str, &str)] = &[
    ("nothing around the text", "<p>首页 政务公开</p><h1>{title}</h1>{text}<p>版权所有：样本门户</p>"),
    ("a title without a mark", "{menu}<p align=center><b>{title}</b></p><div class=c>{text}</div>{foot}"),
    ("a named element", "{menu}<h1>{title}</h1><div class=TRS_Editor>{text}<p>（责任编辑：样本）</p></div>{foot}"),
    ("two halves", "{menu}<h1>{title}</h1><div class=c>{first}</div><div class=c>{second}</div>{foot}"),
    ("news below", "{menu}<h1>{title}</h1><div class=c>{text}</div><div><h3>热点新闻</h3>{news}</div>{foot}"),
    ("news above", "{menu}<div><h3>热点新闻</h3>{news}</div><div><h1>{title}</h1><div>{text}</div></div>{foot}"),
    ("a side list", "<table><tr><td>{menu}{links}<td><p>{title}</p>{text}</table>{foot}"),
    (
        "papers beside",
        "{menu}<h1>{title}</h1><div id=zoom>{text}<p>上一篇：<a href=1>关于样本的通知</a></p></div>{foot}",
    ),
    ("a script shows it", "{menu}<h1>{title}</h1><div style='visibility: hidden'>{text}</div>{foot}"),
    ("an article", "<nav>首页</nav><main><article><h1>{title}</h1>{text}</article><aside>{news}</aside></main>{foot}"),
    ("a word to readers", "<p>本网站使用Cookie，继续即表示同意。</p>{menu}<h1>{title}</h1><div>{text}</div>{foot}"),
];

/// The project's own documents, and some of the shared ones where they are.
fn papers() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut shared: Vec<PathBuf> = ["policies", "revisions"]
        .iter()
        .filter_map(|kind| std::fs::read_dir(root.join("../shared/samples").join(kind)).ok())
        .flatten()
        .filter_map(|folder| std::fs::read_dir(folder.ok()?.path()).ok()?.next()?.ok())
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    shared.sort();
    if shared.is_empty() {
        println!("not tested on shared documents: they are not here");
    }
    DOCUMENTS.iter().map(|path| root.join(path)).chain(shared.into_iter().step_by(12)).collect()
}

/// The clauses of a page, white space left out.
fn clauses(path: &Path, page: &str, lexicon: &Lexicon) -> Vec<String> {
    std::fs::write(path, page).unwrap();
    let source = InProcess.read(path).unwrap();
    let documents = ingest::read(&source, lexicon);
    let mut out = Vec::new();
    for document in &documents {
        let printed = |id: u32| format!("{}|{}", document.path(id), document.content(document.clause(id)));
        out.extend(document.clauses.iter().map(|clause| printed(clause.id).split_whitespace().collect()));
    }
    out
}

#[test]
fn a_paper_gives_the_same_clauses_on_pages_of_every_shape() {
    let lexicon = Lexicon::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("页.html");
    let news = "<p>本市召开会议，研究部署重点工作，听取有关汇报。</p>".repeat(60);
    let links = "<p>2031-02-01 <a href=n>样本局发布公告，明确办理时间，请查收。</a></p>".repeat(60);
    for paper in papers() {
        let text = std::fs::read_to_string(&paper).unwrap();
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let title = lines.next().unwrap();
        let paragraph = |line: &str| format!("<p>{}</p>", line.replace('&', "&amp;").replace('<', "&lt;"));
        let lines: Vec<String> = lines.map(paragraph).collect();
        let (first, second) = lines.split_at(lines.len() / 2);
        let expected = clauses(&file, &format!("<html><body><div><p>{title}</p>{}</div>", lines.concat()), &lexicon);
        assert!(expected.len() > 2, "{} is a document with clauses", paper.display());
        for (shape, page) in PAGES {
            let page = page
                .replace("{menu}", MENU)
                .replace("{foot}", FOOT)
                .replace("{news}", &news)
                .replace("{links}", &links)
                .replace("{title}", title)
                .replace("{first}", &first.concat())
                .replace("{second}", &second.concat())
                .replace("{text}", &lines.concat());
            let page = format!("<html><title>{title}_样本门户网站</title><body>{page}");
            let read = clauses(&file, &page, &lexicon);
            let differing = read.iter().zip(&expected).find(|(read, expected)| read != expected);
            assert_eq!(differing, None, "{} on a page with {shape}", paper.display());
            assert_eq!(read.len(), expected.len(), "{} on a page with {shape}", paper.display());
        }
    }
}
