//! Bytes in hexadecimal.

use std::fmt::Write as _;

/// Two lower-case digits a byte.
pub fn of(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
