//! One page of an .ofd file: its characters and straight lines. Lengths are millimetres in the file, points here.

use super::super::layout::Rule;
use super::super::layout::pen::Pen;
use super::super::layout::turn::Mark;
use super::super::xml::Element;
use super::stacked::{self, Stack};

/// Points to a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// The page that is meant where none is given, in millimetres: A4.
const USUAL: (f32, f32) = (210.0, 297.0);

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Its characters.
    pub(super) marks: Vec<Mark>,
    /// Its straight lines.
    pub(super) rules: Vec<Rule>,
    /// Groups of graphics, which are kept elsewhere and are not read.
    pub(super) composite: usize,
}

/// A mapping of places: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy)]
struct Matrix([f32; 6]);

/// Width and height of a page by its area.
pub(super) fn size(area: Option<&Element>) -> (f32, f32) {
    let given = area.and_then(|area| area.child("PhysicalBox")).map(|given| numbers(&given.text()));
    match given.as_deref() {
        Some(&[_, _, width, height]) if width > 0.0 && height > 0.0 => (width * POINTS, height * POINTS),
        _ => (USUAL.0 * POINTS, USUAL.1 * POINTS),
    }
}

/// Everything on a page or a template page.
pub(super) fn content(root: &Element) -> Content {
    let mut content = Content::default();
    if let Some(layers) = root.child("Content") {
        content.objects(layers);
    }
    content
}

impl Content {
    /// Adds what another page shows.
    pub(super) fn add(&mut self, other: &Self) {
        self.marks.extend_from_slice(&other.marks);
        self.rules.extend_from_slice(&other.rules);
        self.composite += other.composite;
    }

    /// The depth of the tree is limited where it is parsed.
    fn objects(&mut self, parent: &Element) {
        let objects: Vec<&Element> = parent.elements().collect();
        let mut next = 0;
        while next < objects.len() {
            if let Some((stack, count)) = stacked::at(&objects, next) {
                self.stack(&stack);
                next += count;
                continue;
            }
            let object = objects[next];
            next += 1;
            match object.name.as_str() {
                "Layer" | "PageBlock" => self.objects(object),
                "TextObject" => self.text(object),
                "PathObject" => self.path(object),
                "CompositeObject" => self.composite += 1,
                _ => {}
            }
        }
    }

    /// Pieces of one line, which fill its box together.
    fn stack(&mut self, stack: &Stack) {
        let matrix = Matrix::of(&stack.object);
        let text: Vec<char> = stack.text.chars().filter(|c| !c.is_control()).collect();
        let whole: f32 = text.iter().map(|&c| share(c)).sum();
        let size = type_size(&stack.object);
        let mut x = 0.0;
        for c in text {
            let width = stack.width * share(c) / whole;
            self.marks.push(matrix.mark(c, (x, size), width, size));
            x += width;
        }
    }

    fn text(&mut self, object: &Element) {
        if object.attribute("Visible") == Some("false") {
            return;
        }
        let matrix = Matrix::of(object);
        let number = |name: &str| object.attribute(name).and_then(|value| value.trim().parse::<f32>().ok());
        let size = type_size(object);
        let broad = number("HScale").filter(|scale| *scale > 0.0).unwrap_or(1.0);
        let mut at = (0.0, 0.0);
        for code in object.elements().filter(|element| element.name == "TextCode") {
            let start = |name: &str| code.attribute(name).and_then(|value| value.trim().parse().ok());
            at = (start("X").unwrap_or(at.0), start("Y").unwrap_or(at.1));
            let text: Vec<char> = code.text().chars().filter(|c| !c.is_control()).collect();
            let across = deltas(code.attribute("DeltaX"), text.len());
            let down = deltas(code.attribute("DeltaY"), text.len());
            let mut place = at;
            for (index, &c) in text.iter().enumerate() {
                let step = (across.get(index).copied(), down.get(index).copied().unwrap_or(0.0));
                let usual = size * broad * share(c);
                let width = match step {
                    (Some(step), 0.0) if step > 0.0 && step < usual.max(size * broad) => step,
                    _ => usual,
                };
                self.marks.push(matrix.mark(c, place, width, size));
                place = (place.0 + step.0.unwrap_or(usual), place.1 + step.1);
            }
        }
    }

    fn path(&mut self, object: &Element) {
        let matrix = Matrix::of(object);
        let is_drawn = object.attribute("Stroke") != Some("false");
        let Some(data) = object.child("AbbreviatedData").map(Element::text) else { return };
        let mut pen = Pen::default();
        let mut words = data.split_whitespace().peekable();
        while let Some(command) = words.next() {
            let mut given: Vec<f32> = Vec::new();
            while let Some(number) = words.peek().and_then(|word| word.parse().ok()) {
                given.push(number);
                words.next();
            }
            let end = match given[..] {
                [.., x, y] => matrix.point(x, y),
                _ => (0.0, 0.0),
            };
            match (command, given.len()) {
                ("M" | "S", 2) => pen.begin(end.0, end.1),
                ("L", 2) => pen.line(end.0, end.1),
                ("Q", 4) | ("B", 6) | ("A", 7) => pen.curve(end.0, end.1),
                ("C", 0) => pen.close(),
                // Of what cannot be understood nothing is believed.
                _ => return,
            }
        }
        let rules = pen.into_rules();
        // Areas filled with colour draw no lines, unless they are as thin as one.
        if is_drawn || is_bar(&rules) {
            self.rules.extend(rules);
        }
    }
}

/// Whether the sides of a figure lie so near that it is a line.
fn is_bar(rules: &[Rule]) -> bool {
    let least = |side: fn(&Rule) -> f32| rules.iter().map(side).fold(f32::MAX, f32::min);
    let most = |side: fn(&Rule) -> f32| rules.iter().map(side).fold(f32::MIN, f32::max);
    let whole = Rule {
        left: least(|rule| rule.left),
        top: least(|rule| rule.top),
        right: most(|rule| rule.right),
        bottom: most(|rule| rule.bottom),
    };
    whole.is_bar()
}

impl Matrix {
    /// The mapping from an object's own places to those of its page.
    fn of(object: &Element) -> Self {
        let boundary = object.attribute("Boundary").map(numbers);
        let (x, y) = match boundary.as_deref() {
            Some(&[x, y, ..]) => (x, y),
            _ => (0.0, 0.0),
        };
        match object.attribute("CTM").map(numbers).as_deref() {
            Some(&[a, b, c, d, e, f]) => Self([a, b, c, d, e + x, f + y]),
            _ => Self([1.0, 0.0, 0.0, 1.0, x, y]),
        }
    }

    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        let Self([a, b, c, d, e, f]) = *self;
        ((a * x + c * y + e) * POINTS, (b * x + d * y + f) * POINTS)
    }

    fn mark(&self, text: char, place: (f32, f32), width: f32, size: f32) -> Mark {
        let Self([a, b, c, d, ..]) = *self;
        let (x, y) = self.point(place.0, place.1);
        let (along, across) = (a.hypot(b), c.hypot(d));
        Mark { text, x, y, width: width * along * POINTS, size: size * across * POINTS, angle: b.atan2(a).to_degrees() }
    }
}

/// The size of an object's type, in millimetres; some converters write the name small.
fn type_size(object: &Element) -> f32 {
    let given = object.attribute("Size").or_else(|| object.attribute("size"));
    given.and_then(|value| value.trim().parse().ok()).filter(|size| *size > 0.0).unwrap_or(3.5)
}

/// How much of its size a character takes where the file does not say.
fn share(c: char) -> f32 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

/// Distances from one character to the next: `g 11 1.6` stands for eleven times 1.6. At most `most` are taken.
fn deltas(given: Option<&str>, most: usize) -> Vec<f32> {
    let mut out = Vec::new();
    let mut words = given.unwrap_or_default().split_whitespace();
    while let Some(word) = words.next() {
        if out.len() >= most {
            break;
        }
        if word.eq_ignore_ascii_case("g") {
            let count = words.next().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0);
            let value = words.next().and_then(|value| value.parse().ok()).unwrap_or(0.0);
            out.extend(std::iter::repeat_n(value, count.min(most - out.len())));
        } else {
            out.push(word.parse().unwrap_or(0.0));
        }
    }
    out
}

fn numbers(text: &str) -> Vec<f32> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}
