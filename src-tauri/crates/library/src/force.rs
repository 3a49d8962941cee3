//! Which documents are in force on a day: from when, until when, and whether a newer one repealed them.
//!
//! Invariant: pure; the day is passed in. What is not printed does not limit.

use std::collections::BTreeSet;

use duice_core::{
    facts::regions,
    model::{DocumentHead, Stage},
};

use crate::{
    fold::{short_place, squeeze},
    table::revisions::RevisionRow,
    term::{begin, ended},
};

/// Where a document stands in the order of time: a draft without a date comes first, an issued paper without one last;
/// the text before a file's tracked changes comes before the text with them.
pub(crate) fn order(row: &RevisionRow) -> (String, Stage, bool, i64) {
    let head = &row.head;
    let date = head.issued_on.clone().or_else(|| head.effective_on.clone());
    let missing = if is_draft(head.stage) { "" } else { "9999" };
    (date.unwrap_or_else(|| missing.into()), head.stage, !head.is_original, row.id)
}

fn is_draft(stage: Stage) -> bool {
    matches!(stage, Stage::DraftForComment | Stage::DraftForReview | Stage::Draft)
}

/// Whether a document by itself holds on `today` (ISO 8601): issued, begun, not expired, and no digest.
pub(crate) fn holds(head: &DocumentHead, today: &str) -> bool {
    if head.is_digest || is_draft(head.stage) {
        return false;
    }
    // A date without day, 2025-08, has begun on its first day and ends with its last.
    begin(head).is_none_or(|begin| begin <= today) && !ended(head, today)
}

/// Of `rows` (deleted ones left out) those in force on `today`, newest first: the newest of each work that no later
/// document in force repeals.
pub(crate) fn in_force(rows: &[RevisionRow], today: &str) -> Vec<RevisionRow> {
    let mut holding: Vec<&RevisionRow> = rows.iter().filter(|row| holds(&row.head, today)).collect();
    holding.sort_by_key(|row| std::cmp::Reverse(order(row)));
    let mut works = BTreeSet::new();
    let mut repealed = BTreeSet::new();
    let mut found = Vec::new();
    // From the newest to the oldest: a paper repeals only what is older than itself.
    for row in holding {
        let mut names = [Some(row.printed_title.as_str()), row.head.doc_number.as_deref()].into_iter().flatten();
        let gone = names.any(|name| repealed.contains(&name_key(name)));
        repealed.extend(row.supersedes.iter().map(|name| name_key(name)));
        if !gone && works.insert(row.work_id) {
            found.push(row.clone());
        }
    }
    found
}

/// A title or number as it is compared: without marks, white space and kinds of brackets.
pub(crate) fn name_key(name: &str) -> String {
    squeeze(name).chars().filter(|c| !"《》〈〉〔〕[]【】()“”\"".contains(*c)).collect()
}

/// Whether a document is `region`'s own: a path such as 样本省/示例市, or a name with or without 市.
pub(crate) fn is_of_region(head: &DocumentHead, region: &str) -> bool {
    let region = region.trim().trim_matches('/');
    if regions::canonical(region).is_some_and(|path| path == head.region) {
        return true;
    }
    match head.region.last() {
        Some(_) if region.contains('/') => head.region.join("/") == region,
        Some(own) => own == region || short_place(own) == region,
        None => region == "全国" || region == "国家",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, work_id: i64, issued_on: &str) -> RevisionRow {
        RevisionRow {
            id,
            work_id,
            printed_title: format!("第{id}号示例文件"),
            head: DocumentHead {
                id: Some(id),
                issued_on: Some(issued_on.into()),
                region: vec!["样本省".into(), "示例市".into()],
                ..DocumentHead::default()
            },
            supersedes: Vec::new(),
            imported_on: String::new(),
            trashed: false,
        }
    }

    fn ids(rows: &[RevisionRow], today: &str) -> Vec<i64> {
        in_force(rows, today).iter().map(|row| row.id).collect()
    }

    #[test]
    fn validity_ends_with_its_last_day() {
        let cases = [
            ("2025-06-30", "2025-06-30", true),
            ("2025-06-30", "2025-07-01", false),
            ("2025-08", "2025-08-31", true),
            ("2025-08", "2025-09-01", false),
            ("P3Y", "2027-03-01", true),
            ("P3Y", "2027-03-02", false),
            ("P1Y6M", "2025-09-01", true),
            ("P1Y6M", "2025-09-02", false),
        ];
        for (expires, today, expected) in cases {
            let mut head = row(1, 1, "2024-03-01").head;
            head.expires = Some(expires.into());
            assert_eq!(holds(&head, today), expected, "issued 2024-03-01, valid {expires}, on {today}");
        }
    }

    #[test]
    fn a_paper_holds_only_from_its_day() {
        let mut head = row(1, 1, "2024-03-01").head;
        head.effective_on = Some("2024-05-01".into());
        assert!(!holds(&head, "2024-04-30"), "issued, but not yet in force");
        assert!(holds(&head, "2024-05-01"), "in force from the printed day");
    }

    #[test]
    fn drafts_and_digests_never_hold() {
        let mut head = row(1, 1, "2024-03-01").head;
        head.stage = Stage::DraftForReview;
        assert!(!holds(&head, "2025-01-01"), "a draft binds nobody");
        let mut head = row(1, 1, "2024-03-01").head;
        head.is_digest = true;
        assert!(!holds(&head, "2025-01-01"), "an abstract is not the official text");
    }

    #[test]
    fn one_work_gives_its_newest_paper() {
        let rows = [row(1, 1, "2022-01-01"), row(2, 1, "2024-01-01"), row(3, 2, "2023-01-01")];
        assert_eq!(ids(&rows, "2025-01-01"), [2, 3], "newest first, never two revisions of one work");
        assert_eq!(ids(&rows, "2023-06-01"), [3, 1], "before the revision the older paper held");
    }

    #[test]
    fn a_repealed_paper_is_gone_once_its_successor_holds() {
        let mut new = row(2, 2, "2024-01-01");
        new.supersedes = vec!["《第1号示例文件》".into()];
        let rows = [row(1, 1, "2022-01-01"), new];
        assert_eq!(ids(&rows, "2025-01-01"), [2], "the newer paper repeals the older one by title");
        assert_eq!(ids(&rows, "2023-01-01"), [1], "not before it is issued");
    }

    #[test]
    fn a_paper_that_repeals_its_own_title_stays() {
        let mut new = row(1, 1, "2024-01-01");
        new.supersedes = vec![new.printed_title.clone()];
        assert_eq!(ids(&[new], "2025-01-01"), [1], "the repealed one is the earlier edition of the same title");
    }

    #[test]
    fn a_region_is_named_in_several_ways() {
        let head = row(1, 1, "2024-01-01").head;
        for name in ["示例市", "示例", "样本省/示例市"] {
            assert!(is_of_region(&head, name), "{name} names the place");
        }
        assert!(!is_of_region(&head, "样本省"), "a province's own papers are not its cities'");
    }
}
