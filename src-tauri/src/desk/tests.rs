#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    path::Path,
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use duice_core::{model::Trace, watch::Unwatched};
use duice_library::DocumentQuery;

use super::*;

/// A user who exports into one folder, or closes every dialog.
struct User(Option<PathBuf>);

impl Chooser for User {
    fn files(&self) -> Option<Vec<PathBuf>> {
        None
    }
    fn folder(&self) -> Option<PathBuf> {
        None
    }
    fn save(&self, name: &str, format: Format) -> Option<PathBuf> {
        self.0.as_ref().map(|folder| folder.join(format!("{name}.{}", format.extension())))
    }
}

fn desk(library: &Path, exports: Option<&Path>) -> (Arc<Desk>, Receiver<TaskEvent>) {
    let (send, receive) = channel();
    let user = Box::new(User(exports.map(Path::to_path_buf)));
    let desk = Desk::new(Ok(library.to_path_buf()), user, move |event| send.send(event).unwrap_or_default());
    (Arc::new(desk), receive)
}

fn end(news: &Receiver<TaskEvent>, id: u32) -> TaskState {
    loop {
        let event = news.recv_timeout(Duration::from_secs(60)).unwrap();
        if event.id == id && !matches!(event.state, TaskState::Running { .. }) {
            return event.state;
        }
    }
}

fn ids(desk: &Desk, text: &str) -> Vec<i64> {
    let query = DocumentQuery { text: text.into(), ..DocumentQuery::default() };
    let page = desk.library().unwrap().documents(&query, 0, 100).unwrap();
    page.rows.into_iter().filter_map(|row| row.head.id).collect()
}

#[test]
fn the_first_start_fills_in_the_starter_library_and_the_second_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _news) = desk(folder.path(), None);
    assert!(desk.app_state().starting, "a window may ask before the library is open");
    assert_eq!(desk.library().unwrap_err().code, "starting");
    desk.open_library(&Unwatched);
    let state = desk.app_state();
    assert!(!state.starting && state.error.is_none() && state.themes.len() > 20, "open, with its themes");
    desk.open_library(&Unwatched);
    assert!(desk.app_state().error.is_none(), "a library that is open stays open");
    let first = ids(&desk, "");
    assert!(first.len() >= 6, "three revisions and three digests: {first:?}");
    drop(desk);
    let (again, _news) = super::tests::desk(folder.path(), None);
    again.open_library(&Unwatched);
    assert_eq!(ids(&again, ""), first, "the starter library comes once");
}

#[test]
fn a_library_in_use_is_said_and_can_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let holder = Library::open(folder.path()).unwrap();
    let (desk, _news) = desk(folder.path(), None);
    desk.open_library(&Unwatched);
    let error = desk.app_state().error.unwrap();
    assert_eq!(error.code, "locked", "{error:?}");
    assert!(!error.hint.is_empty(), "the user is told what to do");
    assert_eq!(desk.search(&SearchQuery::default(), 0, 1).unwrap_err().code, "locked", "every command says the same");
    drop(holder);
    desk.open_library(&Unwatched);
    assert!(desk.app_state().error.is_none(), "the same window goes on");
}

#[test]
fn a_table_is_opened_read_exported_and_closed() {
    let (folder, exports) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, news) = desk(folder.path(), Some(exports.path()));
    desk.open_library(&Unwatched);
    let all = ids(&desk, "");
    let task = desk.open_table(all[..3].to_vec(), Vec::new()).unwrap();
    let TaskState::Table { head } = end(&news, task) else { panic!("a table") };
    assert_eq!(head.columns.iter().map(|column| column.document.id.unwrap()).collect::<Vec<_>>(), all[..3]);
    let group = head.groups.iter().position(|group| group.rows > 0).unwrap() as u32;
    let rows = desk.handles.table_rows(head.handle, group, 0, 500).unwrap();
    assert_eq!(rows.len() as u32, head.groups[group as usize].rows, "the head counts the rows");

    let copied = desk.row_clipboard(head.handle, Some(group), 0).unwrap();
    let measure = rows[0].cells.iter().find_map(|cell| cell.measures.first()).unwrap();
    assert!(copied.text.contains(&measure.clause.heading), "the row asked for: {}", copied.text);
    assert!(desk.row_clipboard(head.handle, None, 0).is_err(), "a table has groups");

    let task = desk.export(head.handle, Format::Html).unwrap().unwrap();
    let TaskState::Exported { name } = end(&news, task) else { panic!("a file") };
    let page = std::fs::read_to_string(exports.path().join(&name)).unwrap();
    assert!(page.contains(&measure.clause.heading), "the file holds the table");
    desk.handles.close(head.handle);
    assert_eq!(desk.export(head.handle, Format::Html).unwrap_err().code, "gone");
}

#[test]
fn a_revision_lists_its_changes_by_the_rows_that_the_window_asks_for() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, news) = desk(folder.path(), None);
    desk.open_library(&Unwatched);
    let library = desk.library().unwrap();
    let work =
        ids(&desk, "").into_iter().map(|id| library.revisions_of(id).unwrap()).find(|work| work.len() > 2).unwrap();
    let task = desk.open_revision(work[0].id.unwrap(), work[2].id.unwrap()).unwrap();
    let TaskState::Revision { head } = end(&news, task) else { panic!("a revision") };
    let rows = desk.handles.revision_rows(head.handle, 0, 1000).unwrap();
    assert_eq!(rows.len() as u32, head.rows);
    for change in &head.changes {
        assert_eq!(rows[change.row as usize].kind, change.kind, "an index counts the rows");
    }
    let front = desk.handles.revision_front(head.handle).unwrap();
    assert!(head.front.iter().all(|change| (change.row as usize) < front.len()), "another index counts the front");
    for (at, row) in rows.iter().enumerate() {
        let copied = desk.row_clipboard(head.handle, None, at as u32).unwrap();
        let heading = &row.new.first().or(row.old.first()).unwrap().heading;
        assert!(copied.text.contains(heading.as_str()), "row {at} is the row asked for");
    }
    assert!(matches!(desk.export(head.handle, Format::Docx), Ok(None)), "a closed dialog writes nothing");
}

#[test]
fn a_chain_traces_every_clause_through_all_revisions() {
    let folder = tempfile::tempdir().unwrap();
    let exports = tempfile::tempdir().unwrap();
    let (desk, news) = desk(folder.path(), Some(exports.path()));
    desk.open_library(&Unwatched);
    let library = desk.library().unwrap();
    let work =
        ids(&desk, "").into_iter().map(|id| library.revisions_of(id).unwrap()).find(|work| work.len() > 2).unwrap();
    let versions: Vec<i64> = work.iter().filter_map(|head| head.id).collect();
    let task = desk.open_chain(versions.clone()).unwrap();
    let TaskState::Chain { head } = end(&news, task) else { panic!("a chain") };
    assert_eq!(head.documents.iter().filter_map(|head| head.id).collect::<Vec<_>>(), versions, "in the order given");
    let traces = desk.handles.chain_traces(head.handle, 0, 1000).unwrap();
    assert_eq!(
        traces.len() as u32,
        head.front + head.clauses + head.outline,
        "what is outside the clauses comes along"
    );
    let (front, clauses) = (head.front as usize, head.clauses as usize);
    let changed = |traces: &[Trace]| traces.iter().filter(|trace| trace.is_changed()).count();
    assert_eq!(changed(&traces[front..front + clauses]) as u32, head.changed, "the clauses are counted apart");
    assert!(changed(&traces[..front]) > 0 && head.beside.starts_with("条文以外"), "the title lost its 征求意见稿");
    assert!(head.changed > 0 && traces.iter().all(|trace| trace.steps.len() == versions.len()), "a step a revision");
    for (at, trace) in traces.iter().enumerate() {
        let copied = desk.row_clipboard(head.handle, None, at as u32).unwrap();
        let text = trace.steps.iter().map(|step| &step.text).find(|text| !text.is_empty()).unwrap();
        let first = text.lines().next().unwrap();
        let begins: String = first.chars().take(6).collect();
        assert!(copied.text.contains(&begins), "row {at} is the clause asked for");
    }
    assert!(desk.handles.revision_rows(head.handle, 0, 9).is_err(), "a chain is no revision");
    let task = desk.export(head.handle, Format::Docx).unwrap().unwrap();
    let TaskState::Exported { name } = end(&news, task) else { panic!("a file") };
    assert!(exports.path().join(name).metadata().unwrap().len() > 1000, "the table was written");
}

#[test]
fn documents_that_are_gone_fail_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, news) = desk(folder.path(), None);
    desk.open_library(&Unwatched);
    assert_eq!(desk.document(99_999).unwrap_err().code, "no_document");
    let task = desk.open_table(vec![99_998, 99_999], Vec::new()).unwrap();
    let TaskState::Failed { error } = end(&news, task) else { panic!("no table of nothing") };
    assert!(error.message.contains("99998") && !error.hint.is_empty(), "{error:?}");
}
