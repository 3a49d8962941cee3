//! Steps 2 to 6 of the README, on the starter library and on files that this test writes.

use std::{fs, path::PathBuf, process::Command};

use super::{office, window::Window};

/// The field that narrows the list of the library.
const FILTER: &str = "[data-active='true'] input[aria-label*='筛选']";

/// Three invented papers in one file, as they are copied together from a site.
const BUNDLE: &str = "\
示例县支持茶业发展若干措施
示县政发〔2024〕3号
各乡镇人民政府：
为支持茶业发展，制定以下措施。
一、支持引进制茶人才。对引进的高级制茶师给予每人5万元补贴。（责任单位：县人社局）
二、建设茶叶交易市场。对新建市场按投资额的10%给予补助，最高80万元。（责任单位：县商务局、县财政局）
示例县人民政府
2024年3月1日

样本市促进陶艺产业发展若干措施
样政办发〔2023〕15号
各县（市、区）人民政府：
为促进陶艺产业发展，制定以下措施。
一、引进陶艺人才。对陶艺大师工作室给予一次性资助20万元。（责任单位：市人力资源社会保障局）
二、开放陶艺体验场景。支持建设体验馆。（责任单位：市文化和旅游局）
样本市人民政府办公室
2023年6月20日

试点区扶持花卉种植实施方案
试区办发〔2022〕7号
各街道办事处：
为扶持花卉种植，制定本方案。
一、建设育苗基地。建设育苗基地3处。（责任单位：区农业农村局）
二、举办花卉节。每年举办1次花卉节。（责任单位：区文化旅游局）
试点区人民政府办公室
2022年9月9日
";

#[tokio::test(flavor = "multi_thread")]
async fn a_user_walks_from_import_to_export() {
    let Some(program) = super::program() else { return };
    let window = Window::open(&program, "").await;
    library(&window).await;
    columns(&window).await;
    compare(&window).await;
    revise(&window).await;
    history(&window).await;
    search(&window).await;
    window.close().await;
}

/// Files for the import: a bundle of three, one in GB18030, and three that are no documents.
fn files(window: &Window) -> Vec<PathBuf> {
    let folder = window.answers().join("来源");
    fs::create_dir(&folder).unwrap();
    let (gb18030, ..) = encoding_rs::GB18030.encode(
        "样本县养蜂业若干措施\n样县发〔2021〕2号\n各乡镇人民政府：\n为发展养蜂业，制定以下措施。\n一、支持购置蜂箱。每箱补助200元。\n样本县人民政府\n2021年2月3日\n",
    );
    let contents: [(&str, &[u8]); 5] = [
        ("三地汇编.txt", BUNDLE.as_bytes()),
        ("旧编码.txt", &gb18030),
        ("空白.txt", b""),
        ("图片.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0"),
        ("<img src=x onerror=alert(1)>.txt", "没有标题，也没有条款。".as_bytes()),
    ];
    let written = contents.map(|(name, bytes)| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    });
    written.into_iter().chain([folder.join("不存在.txt")]).collect()
}

/// Step 2: import, again, filter, rename, delete, restore.
async fn library(window: &Window) {
    let rows = "[data-testid='document-row']";
    window.until("the starter library is filled in", rows, |rows| rows.len() == 6).await;
    window.picture("library").await;

    window.answer_import(&files(window));
    window.press("import-button").await;
    let report = window.text("[data-testid='import-report']").await;
    for said in ["示例县支持茶业发展若干措施", "样本市促进陶艺产业发展若干措施", "试点区扶持花卉种植实施方案"]
    {
        assert!(report.contains(said), "one file became three papers; {said} is missing: {report}");
    }
    for said in ["GB18030", "空白.txt", "图片.txt", "不存在.txt", "<img src=x onerror=alert(1)>.txt"] {
        assert!(report.contains(said), "{said} is told: {report}");
    }
    window.until("the good files went in", rows, |rows| rows.len() == 10).await;
    assert_eq!(window.script("return document.querySelectorAll('img[src=x]').length").await, 0, "a name is text");
    window.picture("import").await;

    window.press("import-button").await;
    window
        .until("the same files again add nothing", "[data-testid='import-report']", |said| {
            said.iter().any(|said| said.contains("已有") || said.contains("已在"))
        })
        .await;
    assert_eq!(window.texts(rows).await.len(), 10, "importing again adds nothing");

    window.type_into(FILTER, "茶业").await;
    window.until("filtered by title", rows, |rows| rows.len() == 1).await;
    window.press("row-rename").await;
    window.type_into("[data-testid='document-row'] input:not([type='checkbox'])", "茶业措施（示例县）\u{E007}").await;
    window.until("renamed", rows, |rows| rows.len() == 1 && rows[0].contains("茶业措施（示例县）")).await;
    window.press("row-delete").await;
    window.until("deleted", rows, <[String]>::is_empty).await;
    window.press("undo-delete").await;
    window.until("restored", rows, |rows| rows.len() == 1).await;
    window.type_into(FILTER, "\u{E003}").await;
    window.until("no filter", rows, |rows| rows.len() == 10).await;
}

/// A table whose heads say nothing: the user says what its columns hold.
async fn columns(window: &Window) {
    let path = window.answers().join("清单.csv");
    let rows = "甲,乙,丙\n示例市清单,支持建设停车楼，每个车位补助2000元。,市交通运输局\n示例市清单,开放单位停车场。,市城管局\n";
    fs::write(&path, rows).unwrap();
    window.answer_import(&[path]);
    window.press("import-button").await;
    window
        .until("its heads say nothing", "[data-testid='import-report']", |said| said.concat().contains("清单.csv"))
        .await;
    window.press("import-columns").await;
    for (letter, kind) in [("A", "title"), ("B", "text"), ("C", "unit")] {
        let choice = window.see(&format!("[data-testid='column-{letter}']")).await;
        choice.select_by_value(kind).await.unwrap();
    }
    window.picture("columns").await;
    window.press("columns-import").await;
    let brought = window
        .until("the table came in", "[data-testid='import-report']", |said| said.concat().contains("新增 1 份"))
        .await;
    assert!(brought.concat().contains("2 条措施"), "a row is a measure: {brought:?}");
    window.press("import-close").await;
}

/// Step 3 and 6: three digests side by side; kinds of nothing; a click; exports; a copied row.
async fn compare(window: &Window) {
    window.go("compare").await;
    for place in ["北京", "沧州", "青岛"] {
        window.choose(&[place, "要点摘编"]).await;
    }
    window.press("compare-start").await;
    let rows = window.until("the table is open", "[data-testid='table-row']", |rows| rows.len() >= 2).await;
    assert!(rows.len() >= 2, "rows come as they come into sight: {rows:?}");
    window.picture("compare").await;
    let heads = window.texts("[data-testid='column-head']").await;
    assert_eq!(heads.len(), 3, "three columns: {heads:?}");
    for (head, place) in heads.iter().zip(["北京", "沧州", "青岛"]) {
        assert!(head.contains(place), "the columns stand in the order of choice: {heads:?}");
        assert!(head.contains("要点摘编，非官方文本"), "a digest is called one wherever it is shown: {head}");
    }
    let lines = window.texts("[data-testid='beside-line']").await.concat();
    assert!(lines.contains("责任·"), "units of one function stand side by side: {lines}");
    let nothing = window.texts("[data-testid^='nothing-']").await;
    assert!(nothing.iter().any(|said| said.contains("无此措施")), "{nothing:?}");
    assert!(nothing.iter().any(|said| said.contains("相近：")), "{nothing:?}");

    window.press("cell-measure").await;
    let target = window.text("[data-testid='reader'] [aria-current]").await;
    assert!(!target.is_empty(), "the document is open at the clause");
    window.picture("compare-reader").await;
    let beside = "const cell = document.querySelector(\"[data-testid='cell-measure'][aria-current]\");
        const sheet = document.querySelector(\"[data-testid='sheet']\");
        return cell.getBoundingClientRect().right <= sheet.getBoundingClientRect().left + 1";
    assert_eq!(window.script(beside).await, true, "the document stands beside the measure, not over it");
    window.key("\u{E00C}").await;
    // The rows take the room of the document, and stand elsewhere then.
    window.until("the document is closed", "[data-testid='reader']", <[String]>::is_empty).await;

    window.press("copy-row").await;
    window.until("copied", "[data-testid='task-bar']", |said| said[0].contains("已复制")).await;
    let html = clipboard(&window.display, "text/html");
    assert!(html.contains("<table") && html.contains("要点摘编，非官方文本"), "a table with its citation: {html}");

    for format in ["docx", "xlsx", "html"] {
        window.press("export-button").await;
        window.press(&format!("export-{format}")).await;
        window.until("exported", "[data-testid='task-bar']", |said| said[0].contains(&format!(".{format}"))).await;
    }
    let needles = ["北京市", "沧州市", "青岛市", "要点摘编，非官方文本", "无此措施", "成文日期"];
    office::holds(&window.exported("docx"), &needles);
    office::holds(&window.exported("xlsx"), &needles);
    office::holds(&window.exported("html"), &needles);
    for format in ["docx", "xlsx", "html"] {
        fs::remove_file(window.exported(format)).unwrap();
    }
}

/// What another program gets when it pastes.
fn clipboard(display: &str, flavour: &str) -> String {
    let pasted = Command::new("xclip")
        .args(["-selection", "clipboard", "-o", "-t", flavour])
        .env("DISPLAY", display)
        .output()
        .expect("xclip is installed by cargo verify");
    assert!(pasted.status.success(), "{}", String::from_utf8_lossy(&pasted.stderr));
    String::from_utf8(pasted.stdout).unwrap()
}

/// Step 4 and 6: two revisions; marks inside the sentence; counts; next and previous by key; exports.
async fn revise(window: &Window) {
    window.go("revision").await;
    let old = window.see("[data-testid='revision-old']").await;
    old.select_by_index(0).await.unwrap();
    window.press("revision-start").await;
    window.until("the rows are there", "[data-testid='revision-row']", |rows| rows.len() > 10).await;
    window.picture("revision").await;
    let counts = window.texts("[data-testid='revision-counts']").await.concat();
    for kind in ["修改", "新增", "删除", "拆分", "合并", "移动"] {
        assert!(counts.contains(kind), "the drafts differ in every way; {kind} is missing: {counts}");
    }
    let (deleted, inserted) = (window.texts("del").await.concat(), window.texts("ins").await.concat());
    assert!(
        deleted.contains("50万元") && inserted.contains("30万元"),
        "amounts are marked whole: {deleted} {inserted}"
    );

    let current = "[data-testid='change-item'][aria-current='true']";
    window.click("[data-testid='revision-rows']").await;
    window.key("n").await;
    let first = window.until("n goes to the first change", current, |said| said.len() == 1).await;
    window.key("n").await;
    let second = window.until("n goes on", current, |said| said.len() == 1 && *said != first).await;
    window.key("p").await;
    window.until("p goes back", current, |said| *said == first && *said != second).await;
    window.picture("revision-change").await;
    window.click("[aria-label^='后退']").await;
    window.see("[data-testid='revision-start']").await;
    window.click("[aria-label^='前进']").await;
    window.until("the same change again", current, |said| *said == first).await;
    let held = "const table = document.querySelector(\"[data-testid='revision-rows']\");
        const line = table.getBoundingClientRect().top + table.querySelector('[data-head]').offsetHeight;
        return [...table.querySelectorAll('[data-row]')].find((row) => row.getBoundingClientRect().bottom > line + 1).dataset.row";
    window.script("document.querySelector(\"[data-testid='revision-rows']\").scrollTop = 900").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let row = window.script(held).await;
    window.client.set_window_rect(0, 0, 980, 768).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(window.script(held).await, row, "a narrower window keeps the row that is read");
    window.client.set_window_rect(0, 0, 1366, 768).await.unwrap();

    for format in ["docx", "xlsx", "html"] {
        window.press("export-button").await;
        window.press(&format!("export-{format}")).await;
        window.until("exported", "[data-testid='task-bar']", |said| said[0].contains(&format!(".{format}"))).await;
    }
    let needles =
        ["新旧条文对照表", "修订前", "修订后", "示政办发〔2025〕18号", "征求意见稿", "2028年9月30日", "30万元"];
    office::holds(&window.exported("docx"), &needles);
    office::holds(&window.exported("xlsx"), &needles);
    office::holds(&window.exported("html"), &needles);
}

/// All revisions of a policy at once: a column each, what came and went, the export.
async fn history(window: &Window) {
    for format in ["docx", "xlsx", "html"] {
        fs::remove_file(window.exported(format)).unwrap();
    }
    window.press("revision-change").await;
    window.press("revision-history").await;
    window.until("the clauses are there", "[data-testid='chain-row']", |rows| rows.len() > 5).await;
    window.picture("history").await;
    let heads = window.texts("[data-testid='chain-head']").await;
    assert!(heads.len() > 2 && heads[0].contains("征求意见稿"), "a column a revision, oldest first: {heads:?}");
    assert!(!window.texts("[data-testid='chain-row'] ins").await.is_empty(), "what came in is marked");
    let parts = window.texts("[data-testid='chain-part']").await;
    assert_eq!(parts, ["标题与正文前后", "条文"], "title and preamble stand in front of the clauses");
    window.press("export-button").await;
    window.press("export-docx").await;
    window.until("exported", "[data-testid='task-bar']", |said| said[0].contains(".docx")).await;
    office::holds(&window.exported("docx"), &["历次文本对照表", "征求意见稿", "修改过程", "30万元"]);
}

/// Step 5: hits with their words marked; one is opened.
async fn search(window: &Window) {
    window.go("search").await;
    window.type_into("[data-testid='search-input']", "人才").await;
    let hits = window.until("clauses are found", "[data-testid='search-hit']", |hits| hits.len() > 3).await;
    assert!(hits.iter().all(|hit| hit.contains("人才")), "each holds the word: {hits:?}");
    let marked = window.texts("[data-testid='search-hit'] mark").await;
    assert!(
        !marked.is_empty() && marked.iter().all(|word| "人才".contains(word.as_str())),
        "the hit is marked: {marked:?}"
    );
    window.picture("search").await;
    window.press("search-hit").await;
    let opened = window.text("[data-testid='reader'] [aria-current]").await;
    assert!(opened.contains("人才"), "the clause that was found: {opened}");
    window.picture("search-reader").await;
    window.type_into("[data-testid='search-input']", "没有这样的词语").await;
    window.until("nothing is found, and said", "[data-testid='search-hit']", <[String]>::is_empty).await;
    window.picture("search-nothing").await;
}
