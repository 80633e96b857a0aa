//! The ways in which a typed password may be meant.
//!
//! PDF 2.0 says that a password is prepared with `SASLprep` before it is used (ISO 32000-2, 7.6.4.3.2; RFC 4013), but not
//! every program that encrypts does so, and keyboards differ in how they write "ü". Limit: files with the older RC4 and
//! AES-128 encryption expect letters beyond ASCII in an encoding that `hayro` offers no way to pass.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The passwords to try for what was typed, as it was typed first. At least one, none twice.
pub(super) fn spellings(typed: &str) -> Vec<String> {
    let prepared = stringprep::saslprep(typed).map_or_else(|_| typed.to_owned(), std::borrow::Cow::into_owned);
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(typed).into_owned();
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(typed).into_owned();
    let mut spellings = vec![typed.to_owned()];
    for spelling in [prepared, composed, decomposed] {
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_password_is_tried_as_typed_and_then_normalised() {
        assert_eq!(spellings("secret"), ["secret"]);
        assert_eq!(spellings(""), [""]);
        assert_eq!(spellings("Zu\u{308}rich"), ["Zu\u{308}rich", "Zürich"]);
        assert_eq!(spellings("Zürich"), ["Zürich", "Zu\u{308}rich"]);
        // RFC 4013, 3: a soft hyphen is left out, a no-break space is a space, `ª` is `a`.
        assert_eq!(spellings("I\u{AD}X")[..2], ["I\u{AD}X", "IX"]);
        assert_eq!(spellings("a\u{A0}b")[1], "a b");
        assert_eq!(spellings("\u{AA}")[1], "a");
        // What SASLprep forbids is tried as it is.
        assert_eq!(spellings("\u{7}"), ["\u{7}"]);
    }
}
