//! What an export says of a theme: nothing where it is sure, else on what it rests and what came second.

use crate::{
    model::{Table, ThemeChoice, ThemeReason},
    themes,
};

/// Below this about every second theme is another one than a reader would say; above it more than four of five are right.
const UNSURE: f32 = 0.3;

/// The line under a measure whose theme is unsure.
pub(super) fn unsure(choice: Option<&ThemeChoice>) -> Option<String> {
    let choice = choice.filter(|choice| is_unsure(choice))?;
    let mut line = format!(
        "主题存疑：据{}归入“{}”（把握{}%）",
        grounds(&choice.why),
        name(&choice.id),
        (choice.confidence * 100.0).round()
    );
    if let Some(second) = &choice.runner_up {
        line.push_str(&format!("，其次为“{}”", name(second)));
    }
    Some(line)
}

/// The note that explains these lines, where there are any.
pub(super) fn note(table: &Table) -> Option<String> {
    let cells = table.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    let mut choices = cells.flat_map(|cell| &cell.measures).filter_map(|measure| measure.theme.as_ref());
    choices.any(is_unsure).then(|| {
        "主题由程序按标题、正文和上级标题的用词归入；用词不足以断定的标“主题存疑”，并注明依据、把握和其次的主题。"
            .to_owned()
    })
}

fn is_unsure(choice: &ThemeChoice) -> bool {
    choice.confidence < UNSURE
}

/// The words by the places where they stand: 正文“景区、旅游”.
fn grounds(why: &[ThemeReason]) -> String {
    let mut places: Vec<(&str, Vec<&str>)> = Vec::new();
    for reason in why {
        match places.iter_mut().find(|known| known.0 == reason.place) {
            Some(known) => known.1.push(&reason.words),
            None => places.push((&reason.place, vec![&reason.words])),
        }
    }
    let said = places.iter().map(|(place, words)| match *place {
        "heading" => format!("标题“{}”", words.join("、")),
        "body" => format!("正文“{}”", words.join("、")),
        "parent" => format!("上级标题“{}”", words.join("、")),
        _ => "相邻条款".to_owned(),
    });
    said.collect::<Vec<String>>().join("、")
}

fn name(id: &str) -> &str {
    themes::all().iter().find(|theme| theme.id == id).map_or(id, |theme| theme.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(confidence: f32) -> ThemeChoice {
        let why = [("正文甲", "body"), ("正文乙", "body"), ("章名", "parent")]
            .map(|(words, place)| ThemeReason { words: words.to_owned(), place: place.to_owned() });
        ThemeChoice { id: "market".into(), confidence, runner_up: Some("safety".into()), why: why.to_vec() }
    }

    #[test]
    fn an_unsure_theme_says_why_how_sure_and_what_came_second() {
        assert_eq!(
            unsure(Some(&choice(0.21))).as_deref(),
            Some("主题存疑：据正文“正文甲、正文乙”、上级标题“章名”归入“市场拓展与消费”（把握21%），其次为“安全与监管”"),
            "a reader can judge it"
        );
        assert_eq!(unsure(Some(&choice(0.7))), None, "a sure one needs no words");
        assert_eq!(unsure(None), None, "nor does none");
    }
}
