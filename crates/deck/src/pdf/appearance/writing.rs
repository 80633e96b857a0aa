//! Text in appearances: its font, size and colour, its encoding, its width, and its lines.

use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Dict, Object, String as PdfString};
use icu_normalizer::ComposingNormalizerBorrowed;
use pdf_writer::{Content, Name, Str};

use super::drawing::{MONO, SANS, SERIF};
use super::style::Colour;

/// The advances of Helvetica from the space to `~`, in thousandths of an em (Adobe's font metrics).
const ADVANCES: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
/// Of a letter that is not among them.
const ADVANCE: u16 = 556;
/// What Windows-1252 has at 0x80 to 0x9F; blanks where it has nothing.
const SIGNS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
/// From one line to the next, in ems.
const LEADING: f32 = 1.15;
const MOST_LINES: usize = 500;

/// How text is set: a default appearance (`DA`).
#[derive(Debug, Clone)]
pub(super) struct Style {
    pub(super) font: Name<'static>,
    /// In points; 0 when it is to fit.
    pub(super) size: f32,
    pub(super) colour: Colour,
}

impl Style {
    /// Reads a default appearance: `/Helv 12 Tf 0 g`.
    pub(super) fn read(appearance: &[u8]) -> Self {
        let mut style = Self { font: SANS, size: 0.0, colour: Colour::BLACK };
        let mut operations = UntypedIter::new(appearance);
        while let Some(operation) = operations.next() {
            let operands: Vec<Object<'_>> = operation.operands().cloned().collect();
            let numbers: Vec<f32> = operands.iter().cloned().filter_map(Object::into_f32).collect();
            match (&**operation.operator, &operands[..]) {
                (b"Tf", [Object::Name(name), Object::Number(size)]) => {
                    style.font = family(name.as_str());
                    style.size = size.as_f32().clamp(0.0, 1_000.0);
                }
                (b"g" | b"rg" | b"k", _) => style.colour = Colour::from_parts(&numbers).unwrap_or(style.colour),
                _ => {}
            }
        }
        style
    }

    /// The style that an annotation or a field names.
    pub(super) fn of(dict: &Dict<'_>) -> Option<Self> {
        dict.get::<PdfString<'_>>("DA").map(|text| Self::read(text.as_bytes()))
    }

    pub(super) fn set(&self, content: &mut Content) {
        self.colour.fill(content);
        content.set_font(self.font, self.size);
    }

    pub(super) fn leading(&self) -> f32 {
        self.size * LEADING
    }

    /// The width of encoded text, in points. All of the fonts are taken to be about as wide as Helvetica.
    pub(super) fn width(&self, text: &[u8]) -> f32 {
        let advance = |byte: &u8| match byte {
            _ if self.font == MONO => 600,
            b' '..=b'~' => ADVANCES[usize::from(byte - b' ')],
            _ => ADVANCE,
        };
        text.iter().map(|byte| f32::from(advance(byte))).sum::<f32>() / 1000.0 * self.size
    }

    /// Breaks text into lines that are no wider than `width`, where it has blanks.
    pub(super) fn lines(&self, text: &[u8], width: f32) -> Vec<Vec<u8>> {
        let mut lines = Vec::new();
        for paragraph in text.split(|byte| *byte == b'\n') {
            let mut line: Vec<u8> = Vec::new();
            for word in paragraph.split(|byte| *byte == b' ') {
                let longer = if line.is_empty() { word.to_vec() } else { [&line, b" ".as_slice(), word].concat() };
                if self.width(&longer) <= width || line.is_empty() {
                    line = longer;
                } else {
                    lines.push(std::mem::replace(&mut line, word.to_vec()));
                }
            }
            lines.push(line);
            if lines.len() > MOST_LINES {
                break;
            }
        }
        lines
    }
}

/// On which side of its place a line of text stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

impl Side {
    /// Of `Q`.
    pub(super) fn of(number: Option<u32>) -> Self {
        match number {
            Some(1) => Self::Middle,
            Some(2) => Self::Right,
            _ => Self::Left,
        }
    }

    /// Where a line begins that is `width` wide.
    pub(super) fn start(self, from: f32, to: f32, width: f32) -> f32 {
        match self {
            Self::Left => from,
            Self::Middle => (from + to - width) / 2.0,
            Self::Right => to - width,
        }
    }
}

/// Writes a line of encoded text. The content must be within a text object.
pub(super) fn show(content: &mut Content, x: f32, y: f32, text: &[u8]) {
    content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x, y]).show(Str(text));
}

/// Text as Windows-1252 has it, and whether it has all of its letters. Blanks and ends of lines stay.
pub(super) fn encode(text: &str) -> (Vec<u8>, bool) {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut complete = true;
    let mut encoded = Vec::new();
    for c in composed.replace("\r\n", "\n").chars() {
        encoded.push(match c {
            '\n' | '\r' => b'\n',
            '\t' | '\u{A0}' => b' ',
            ' '..='~' | '\u{A1}'..='\u{FF}' => u8::try_from(u32::from(c)).unwrap_or(b'?'),
            c if c.is_control() => continue,
            c => {
                let sign = (0x80..).zip(SIGNS.chars()).find(|(_, sign)| *sign == c);
                complete &= sign.is_some();
                sign.map_or(b'?', |(byte, _)| byte)
            }
        });
    }
    (encoded, complete)
}

fn family(name: &str) -> Name<'static> {
    let name = name.to_lowercase();
    if ["cour", "mono", "consol"].iter().any(|part| name.contains(part)) {
        MONO
    } else if ["ti", "serif", "georgia", "garamond"].iter().any(|part| name.starts_with(part)) {
        SERIF
    } else {
        SANS
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, MONO, SIGNS, Style, encode};

    #[test]
    fn text_is_encoded_as_far_as_it_can_be() {
        assert_eq!(SIGNS.chars().count(), 32);
        assert_eq!(encode("Zürich – 5 €\r\n“x”"), (b"Z\xFCrich \x96 5 \x80\n\x93x\x94".to_vec(), true));
        assert_eq!(encode("Zu\u{308}rich"), (b"Z\xFCrich".to_vec(), true));
        assert_eq!(encode("東京!"), (b"??!".to_vec(), false));
    }

    #[test]
    fn a_default_appearance_is_read() {
        let style = Style::read(b"0.5 0 1 rg /Courier-Bold 9 Tf");
        assert_eq!((style.font, style.size, style.colour), (MONO, 9.0, Colour::Rgb(0.5, 0.0, 1.0)));
    }

    #[test]
    fn lines_break_at_blanks() {
        let style = Style { size: 10.0, ..Style::read(b"") };
        let lines = style.lines(b"aaaa aaaa aaaa\nb Donaudampfschiff", 50.0);
        assert_eq!(lines, [b"aaaa aaaa".as_slice(), b"aaaa", b"b", b"Donaudampfschiff"]);
    }
}
