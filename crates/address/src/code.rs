//! An address as a QR code, for phones in the room.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The light modules around a code that ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// A QR code to draw: a module is one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// How wide and high it is, with the light modules around it.
    pub size: usize,
    /// The dark modules as an SVG path: each run of them in a row is a box.
    pub path: String,
}

/// The QR code of an address; `None` if it is too long for one.
pub fn code(address: &str) -> Option<Code> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, length) = (column + QUIET, row + QUIET, run.len());
                // Writing to a String cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            column += run.len();
        }
    }
    Some(Code { size: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_path_has_the_dark_modules_and_nothing_in_the_quiet_zone() {
        let code = code("https://notes.ietf.org/notes-ietf-126-quic").unwrap();
        // Version 3 with 29 modules, and 4 on each side.
        assert_eq!(code.size, 37);
        // The pattern in the corner: 7 dark modules, then 1, 5 light ones and 1.
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..40]);
        assert!(code.path.contains("M4 5h1v1h-1zM10 5h1v1h-1z"));
        let boxes = code.path.split('M').skip(1).map(|part| {
            let (x, rest) = part.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length = rest.split_once('v').unwrap().0;
            [x, y, length].map(|number| number.parse::<usize>().unwrap())
        });
        for [x, y, length] in boxes {
            assert!(x >= 4 && x + length <= 33 && (4..33).contains(&y), "{x} {y} {length}");
        }
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert_eq!(code(&"x".repeat(5000)), None);
    }
}
