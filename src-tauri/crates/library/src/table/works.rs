//! Works: one policy through all its versions.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::identity::WorkKey;

pub(crate) const CREATE: &str = "
CREATE TABLE works (
    id INTEGER PRIMARY KEY,
    title_key TEXT NOT NULL,
    scope TEXT NOT NULL,
    UNIQUE (title_key, scope)
) STRICT;";

/// The id of the work with this key; it is made when there is none.
pub(crate) fn find_or_insert(db: &Connection, key: &WorkKey) -> Result<i64> {
    let found = db
        .prepare_cached("SELECT id FROM works WHERE title_key = ? AND scope = ?")?
        .query_row([&key.title, &key.scope], |row| row.get(0))
        .optional()?;
    match found {
        Some(id) => Ok(id),
        None => {
            db.prepare_cached("INSERT INTO works (title_key, scope) VALUES (?, ?)")?.insert([&key.title, &key.scope])
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::in_memory;

    #[test]
    fn one_key_is_one_work() {
        let db = in_memory();
        let key = |title: &str, scope: &str| WorkKey { title: title.into(), scope: scope.into() };
        let first = find_or_insert(&db, &key("若干措施", "示例市")).unwrap();
        assert_eq!(find_or_insert(&db, &key("若干措施", "示例市")).unwrap(), first, "a revision joins its work");
        let other = find_or_insert(&db, &key("若干措施", "样本市")).unwrap();
        assert_ne!(other, first, "the same title of another place is another work");
    }
}
