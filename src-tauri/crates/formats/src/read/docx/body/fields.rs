//! Fields: text that the program puts in by a code. The code is no text, what it shows is.

use super::eq;

/// The fields that are open, from outside in.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

struct Field {
    /// Whether the code still runs.
    in_code: bool,
    code: String,
}

impl Fields {
    /// A field begins, its code ends or it ends. What is shown at its end, where the file holds no result.
    pub(super) fn sign(&mut self, sign: &str) -> Option<String> {
        match sign {
            "begin" => self.open.push(Field { in_code: true, code: String::new() }),
            "separate" => self.open.last_mut().into_iter().for_each(|field| field.in_code = false),
            _ => {
                let ended = self.open.pop()?;
                let is_outside = !self.open.iter().any(|field| field.in_code);
                return eq::text(&ended.code).filter(|_| ended.in_code && is_outside);
            }
        }
        None
    }

    /// A piece of the code of the innermost field.
    pub(super) fn code(&mut self, piece: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.in_code) {
            field.code.push_str(piece);
        }
    }

    /// A code ends with its paragraph at the latest.
    pub(super) fn end_of_paragraph(&mut self) {
        self.open.retain(|field| !field.in_code);
    }

    /// Whether words stand in the code of a field: they are what another field gives it to work with.
    pub(super) fn is_in_code(&self) -> bool {
        self.open.split_last().is_some_and(|(_, outer)| outer.iter().any(|field| field.in_code))
    }

    /// Whether words stand in a table of contents.
    pub(super) fn lists(&self) -> bool {
        let is_list =
            |field: &Field| field.code.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("TOC"));
        self.open.iter().any(|field| !field.in_code && is_list(field))
    }
}
