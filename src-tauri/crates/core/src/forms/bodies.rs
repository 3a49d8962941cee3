//! The table of endings of bodies' names: `assets/bodies.tsv`.

use std::sync::LazyLock;

struct Endings {
    bodies: Vec<&'static str>,
    all: Vec<&'static str>,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let rows = include_str!("../../../../../assets/bodies.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut endings = Endings { bodies: Vec::new(), all: Vec::new() };
    for (ending, usage) in rows.filter_map(|line| line.split_once('\t')) {
        endings.all.push(ending);
        if usage.trim() == "body" {
            endings.bodies.push(ending);
        }
    }
    endings
});

/// Whether `name` ends like the name of a body that issues papers.
pub(crate) fn is_body(name: &str) -> bool {
    ENDINGS.bodies.iter().any(|ending| name.ends_with(ending))
}

/// Whether `name` ends like the name of a unit that a measure is given to.
pub(crate) fn is_unit(name: &str) -> bool {
    ENDINGS.all.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole() {
        assert!(ENDINGS.bodies.len() > 20 && ENDINGS.all.len() > ENDINGS.bodies.len(), "both uses occur");
        assert!(is_body("示例市人民政府办公厅") && !is_body("镇街"), "镇街 issues no papers");
        assert!(is_unit("各镇街") && !is_unit("含样本市"), "only endings of the table name units");
    }
}
