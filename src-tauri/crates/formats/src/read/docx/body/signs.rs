//! Signs of fonts that hold signs instead of letters: their numbers are private, and what they show depends on the font.

/// Signs of Wingdings by number.
const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x46, '☞'),
    (0x6C, '●'),
    (0x6D, '○'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '□'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x77, '◆'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '■'),
    (0xA8, '☐'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];
/// Signs of Wingdings 2.
const WINGDINGS_2: &[(u32, char)] =
    &[(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0xA3, '☐')];
/// Signs of Symbol.
const SYMBOL: &[(u32, char)] = &[
    (0x2D, '−'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xD6, '√'),
];

/// What stands for a sign that is not known.
pub(super) const UNKNOWN: char = '□';

/// Whether a character is one that only a font of signs gives a meaning.
pub(super) fn is_private(c: char) -> bool {
    ('\u{F000}'..='\u{F0FF}').contains(&c)
}

/// What the private character `c` shows in `font`; `None` where that is not known.
pub(super) fn shown(font: &str, c: char) -> Option<char> {
    let number = u32::from(c) & 0xFF;
    let font = font.to_ascii_lowercase();
    let table = match font.trim() {
        "wingdings 2" => WINGDINGS_2,
        "symbol" => SYMBOL,
        "wingdings" | "" => {
            let digit = |first: u32, sign: u32| char::from_u32(sign + number - first);
            match number {
                0x81..=0x8A => return digit(0x81, 0x2460),
                0x8C..=0x95 => return digit(0x8C, 0x2776),
                _ => WINGDINGS,
            }
        }
        _ => return None,
    };
    table.iter().find(|(known, _)| *known == number).map(|(_, sign)| *sign)
}
