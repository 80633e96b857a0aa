//! Characters that cannot be seen, or that change where others stand.

use icu_properties::props::{BidiControl, DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Whether a character has no place in an address: blanks, control and format characters (Cc, Cf), those that turn the
/// direction of text, those that are drawn as nothing, and those that mean nothing (private use, not assigned).
pub fn hides(character: char) -> bool {
    use GeneralCategory as Category;
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    character.is_whitespace()
        || matches!(
            category,
            Category::Control
                | Category::Format
                | Category::Unassigned
                | Category::PrivateUse
                | Category::LineSeparator
                | Category::ParagraphSeparator
                | Category::SpaceSeparator
        )
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        || CodePointSetData::new::<BidiControl>().contains(character)
        // U+2800 is drawn as a blank, though it is a symbol.
        || character == '\u{2800}'
}
