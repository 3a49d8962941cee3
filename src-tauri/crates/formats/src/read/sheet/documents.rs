//! Rows to lines of documents.

use std::borrow::Cow;
use std::collections::BTreeMap;

use duice_core::model::ParagraphStyle;

use super::columns::{ColumnKind as Column, Columns, FACTS};
use super::{Head, Sheet, called, chosen, facts, short};

/// A cell with more lines or more characters than this holds the whole text of a document.
const WHOLE: (usize, usize) = (5, 1500);

/// Rows that a remark names; tables may have thousands.
const NAMED: usize = 20;

/// What was read of a table.
#[derive(Default)]
pub(super) struct Read {
    /// Lines of all documents.
    pub(super) lines: Vec<(String, ParagraphStyle)>,
    /// What was decided on the way.
    pub(super) notices: Vec<String>,
    /// Rows whose facts could not be taken over as they are, by what is said of them.
    remarks: BTreeMap<(Column, &'static str), Vec<String>>,
}

/// A row below the heads.
struct Row<'a> {
    number: u32,
    cells: &'a [String],
    columns: &'a Columns,
}

/// The rows under row `head` of `sheet`; `stem` is the file's name without its ending.
pub(super) fn of(sheet: &Sheet, head: Head, columns: &Columns, stem: &str) -> Read {
    let all = chosen::below(sheet, head).iter().map(|(number, cells)| Row { number: *number, cells, columns });
    let (rows, empty): (Vec<Row<'_>>, Vec<Row<'_>>) = all.partition(|row| !row.words().is_empty());
    let mut read = Read::default();
    let lost: Vec<String> = empty.iter().filter(|row| !row.is_empty()).map(|row| row.number.to_string()).collect();
    if !lost.is_empty() {
        let list = lost.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("、");
        read.notices.push(format!("{}有{}行没有正文，未读入（第{list}行）", called(&sheet.name), lost.len()));
    }
    let owners = owners(&rows);
    let same: Vec<&Row<'_>> =
        rows.iter().zip(&owners).filter(|(_, owner)| owner.is_some()).map(|(row, _)| row).collect();
    if !same.is_empty() {
        let list = same.iter().take(NAMED).map(|row| row.number.to_string()).collect::<Vec<_>>().join("、");
        let more = if same.len() > NAMED { format!("等{}行", same.len()) } else { String::new() };
        read.notices.push(format!("{}第{list}行{more}没有写明属于哪份文件，按与上一行相同读入", called(&sheet.name)));
    }
    if columns.at(Column::Title).is_some() && rows.iter().any(Row::is_whole) {
        rows.iter().zip(&owners).for_each(|(row, owner)| read.document(row, owner.is_some()));
        return read.remarked();
    }
    let title = head.and_then(|head| above(sheet, head)).unwrap_or_else(|| match sheet.name.as_str() {
        "" => stem.to_owned(),
        name => format!("{stem}（{name}）"),
    });
    let mut groups: Vec<([Cow<'_, str>; 3], Vec<&Row<'_>>)> = Vec::new();
    for (row, owner) in rows.iter().zip(&owners) {
        let key = owner.map_or(row, |at| &rows[at]).key();
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((key, vec![row])),
        }
    }
    let runs_on = groups.len() > 1 && counts_rows(&rows);
    if runs_on {
        read.notices.push(format!("{}的序号是全表的行号，各文件的措施另从1起编号", called(&sheet.name)));
    }
    let labelled = !runs_on && groups.iter().all(|(_, rows)| rows.iter().all(|row| row.label().is_some()));
    let mut numbered = false;
    for (_, rows) in groups {
        numbered |= read.measures(&rows, &title, labelled);
    }
    if numbered && !runs_on {
        read.notices.push(format!("{}的措施没有编号，按行编为1、2、3…", called(&sheet.name)));
    }
    read.remarked()
}

/// Whether the numbers only count the rows of the table, whatever documents they belong to.
fn counts_rows(rows: &[Row<'_>]) -> bool {
    let number = |row: &Row<'_>| row.cell(Column::Label).parse::<usize>().ok();
    rows.iter().zip(1..).all(|(row, count)| number(row) == Some(count))
}

/// For each row that names no document, where the table names some, the row above that names its own.
fn owners(rows: &[Row<'_>]) -> Vec<Option<usize>> {
    let mut last = None;
    let owner = |(at, row): (usize, &Row<'_>)| {
        let is_named = row.key().iter().any(|cell| !cell.is_empty());
        if is_named {
            last = Some(at);
        }
        last.filter(|_| !is_named)
    };
    rows.iter().enumerate().map(owner).collect()
}

/// The title that stands above the heads: the last row with one filled cell.
fn above(sheet: &Sheet, head: usize) -> Option<String> {
    sheet.rows[..head].iter().rev().find_map(|(_, cells)| {
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        let only = filled.next().filter(|_| filled.next().is_none())?;
        let folded = only.split_whitespace().collect::<String>();
        (4..=80).contains(&folded.chars().count()).then_some(folded)
    })
}

impl<'a> Row<'a> {
    /// What the columns of this kind say together: texts one below the other, parts of a name side by side.
    fn cell(&self, column: Column) -> Cow<'a, str> {
        let cells =
            self.columns.known.iter().filter(|(_, kind)| *kind == column).filter_map(|(at, _)| self.cells.get(*at));
        let mut filled = cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let first = Cow::Borrowed(filled.next().unwrap_or_default());
        let between = if column == Column::Text { "\n" } else { "" };
        filled.fold(first, |sum, cell| Cow::Owned(format!("{sum}{between}{cell}")))
    }

    /// The text, else the heading alone.
    fn words(&self) -> Cow<'a, str> {
        let text = self.cell(Column::Text);
        if text.is_empty() { self.cell(Column::Heading) } else { text }
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Whether it holds the whole text of a document.
    fn is_whole(&self) -> bool {
        let text = self.cell(Column::Text);
        text.lines().count() > WHOLE.0 || text.chars().count() > WHOLE.1
    }

    /// What rows of one document have in common.
    fn key(&self) -> [Cow<'a, str>; 3] {
        [Column::Title, Column::Number, Column::Region].map(|column| self.cell(column))
    }

    /// The number of the measure, as a number that a document prints: 3 as 3.
    fn label(&self) -> Option<String> {
        let label = self.cell(Column::Label);
        let digits = !label.is_empty() && label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
        if digits && label != "0" {
            return Some(format!("{}. ", label.trim_start_matches('0')));
        }
        let han = |text: &str| !text.is_empty() && text.chars().all(|c| "一二三四五六七八九十百".contains(c));
        let bare = label.trim_end_matches(['、', '.', '．']);
        let bracketed = bare.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
        let article = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('条'));
        if han(bare) {
            Some(format!("{bare}、"))
        } else if bracketed.is_some_and(han) {
            Some(bare.to_owned())
        } else {
            article.filter(|number| han(number)).map(|_| format!("{bare} "))
        }
    }

    /// Who is responsible, all columns together.
    fn units(&self) -> String {
        let columns = self.columns.known.iter().filter(|(_, column)| *column == Column::Unit);
        let cells = columns.filter_map(|(at, _)| self.cells.get(*at));
        let names: Vec<String> = cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join("、")).collect();
        let filled =
            names.iter().filter(|name| !name.is_empty()).map(|name| name.trim_matches(['、', '；', ';', '。']));
        filled.collect::<Vec<_>>().join("、")
    }
}

impl Read {
    /// Turns remarks into notices.
    fn remarked(mut self) -> Self {
        for ((fact, remark), rows) in std::mem::take(&mut self.remarks) {
            let named = rows.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("、");
            let more = if rows.len() > NAMED { format!("等{}行", rows.len()) } else { String::new() };
            self.notices.push(format!("{}{remark}：{named}{more}", fact.name()));
        }
        self
    }

    fn push(&mut self, text: &str, style: ParagraphStyle) {
        let text = text.replace(|c: char| c.is_control() && c != '\t', "");
        self.lines.push((text, style));
    }

    /// Title and facts of a document; rows `first` to `last` of the table are where it comes from.
    fn head(&mut self, title: &str, row: &Row<'_>, last: u32) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        self.push(&title, ParagraphStyle::Title);
        for fact in FACTS {
            let (value, remark) = facts::value(*fact, &row.cell(*fact));
            if let Some(remark) = remark {
                self.remarks.entry((*fact, remark)).or_default().push(format!("第{}行“{}”", row.number, short(&value)));
            }
            if !value.is_empty() {
                self.push(&format!("{}：{value}", fact.name()), ParagraphStyle::Plain);
            }
        }
        let first = row.number;
        let place = if first == last { format!("第{first}行") } else { format!("第{first}行至第{last}行") };
        self.push(&format!("来源：表格{place}"), ParagraphStyle::Plain);
    }

    /// A row that holds a document, or goes on with the one above.
    fn document(&mut self, row: &Row<'_>, goes_on: bool) {
        let words = row.words();
        if goes_on {
            words.lines().for_each(|line| self.push(line.trim_end(), ParagraphStyle::Plain));
            return;
        }
        let title = &row.cell(Column::Title);
        let mut lines = words.lines().map(str::trim_end).skip_while(|line| line.trim().is_empty()).peekable();
        // The text mostly begins with its own title.
        lines.next_if(|line| squash(line) == squash(title));
        self.head(title, row, row.number);
        lines.for_each(|line| self.push(line, ParagraphStyle::Plain));
    }

    /// Rows that hold the measures of one document. Whether numbers were made for some.
    fn measures(&mut self, rows: &[&Row<'_>], other: &str, labelled: bool) -> bool {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
        let mut numbered = false;
        let title = match (&*first.cell(Column::Title), &*first.cell(Column::Region)) {
            ("", "") => other.to_owned(),
            ("", region) => format!("{region}{other}"),
            (own, _) => own.to_owned(),
        };
        self.head(&title, first, last.number);
        for (at, row) in rows.iter().enumerate() {
            let own = row.label().filter(|_| labelled);
            let heading = row.cell(Column::Heading);
            let text = row.cell(Column::Text);
            let mut whole = match (heading.trim_end_matches('。'), &*text) {
                ("", text) => text.to_owned(),
                (heading, "") => heading.to_owned(),
                (heading, text) => format!("{heading}。{text}"),
            };
            let units = row.units();
            if !units.is_empty() {
                whole.push_str(&format!("（责任单位：{units}）"));
            }
            let mut lines = whole.lines().map(str::trim).filter(|line| !line.is_empty());
            let first = lines.next().unwrap_or_default();
            let printed = match own {
                _ if is_labelled(first) => first.to_owned(),
                Some(label) => format!("{label}{first}"),
                None => {
                    numbered = true;
                    format!("{}. {first}", at + 1)
                }
            };
            self.push(&printed, ParagraphStyle::Plain);
            lines.for_each(|line| self.push(line, ParagraphStyle::Plain));
        }
        numbered
    }
}

/// Whether a measure brings its number along in its text.
fn is_labelled(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(', '第']);
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    let behind = bare.trim_start_matches(number);
    let closed = bare.len() < text.len() && behind.starts_with(['）', ')', '条']);
    let marked = bare.len() == text.len()
        && (behind.starts_with('、') || behind.strip_prefix(['.', '．']).is_some_and(|rest| !rest.starts_with(number)));
    behind.len() < bare.len() && (closed || marked)
}

fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》')).collect()
}
