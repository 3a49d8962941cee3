//! Pieces of one line that a converter put at the same place: each with the box of the whole line, so that a reader shows
//! them over each other. They stand in the file in the order in which they are read.

use super::super::xml::Element;

/// Characters of a line and its box: where it begins, where it stands, how wide it is.
pub(super) struct Stack {
    /// All pieces, joined.
    pub(super) text: String,
    /// The first of them.
    pub(super) object: Element,
    /// Width of the box, in millimetres.
    pub(super) width: f32,
}

/// The pieces that begin at `at` of `objects` and lie in one box, and how many they are; `None` where one stands alone.
pub(super) fn at(objects: &[&Element], at: usize) -> Option<(Stack, usize)> {
    let first = objects[at];
    let key = place(first)?;
    let count = objects[at..].iter().take_while(|object| place(object).as_ref() == Some(&key)).count();
    let width = key.0.split_whitespace().nth(2)?.parse::<f32>().ok().filter(|width| *width > 0.0)?;
    if count < 2 {
        return None;
    }
    let mut text = String::new();
    for piece in objects[at..at + count].iter().filter_map(|object| code(object)).map(Element::text) {
        // Spaces at the ends of pieces are what lay between two kinds of type.
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let piece = piece.trim();
        if is_word(text.chars().next_back()) && is_word(piece.chars().next()) {
            text.push(' ');
        }
        text.push_str(piece);
    }
    Some((Stack { text, object: first.clone(), width }, count))
}

/// Box and beginning of a piece that is set without turning; `None` for anything else.
fn place(object: &Element) -> Option<(&str, &str, &str)> {
    let is_plain = object.name == "TextObject" && object.attribute("CTM").is_none();
    let code = code(object).filter(|_| is_plain)?;
    Some((object.attribute("Boundary")?, code.attribute("X")?, code.attribute("Y")?))
}

/// The one code of a piece.
fn code(object: &Element) -> Option<&Element> {
    let mut codes = object.elements().filter(|element| element.name == "TextCode");
    codes.next().filter(|_| codes.next().is_none())
}
