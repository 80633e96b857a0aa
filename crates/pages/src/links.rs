//! The session's links, each with a QR code for phones in the room.

use std::fmt::Write as _;

use chairside_session::content::Link;
use maud::{Markup, PreEscaped, html};
use qrcode::{Color, EcLevel, QrCode};

use crate::drawn::{Drawn, drawn};

/// The light modules around a code that ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// How many links a page has at most.
pub const PER_PAGE: usize = 12;

/// Returns the pages of the links, at least one.
pub fn links(links: &[Link]) -> Vec<Drawn> {
    if links.is_empty() {
        return vec![drawn(html! { h1 { "Links" } p { "This session has no links." } }, &["generated", "links"])];
    }
    // Spread evenly, so that the last page does not have a single card.
    let pages = links.len().div_ceil(PER_PAGE);
    links
        .chunks(links.len().div_ceil(pages))
        .map(|chunk| {
            let markup = html! {
                h1 { "Links" }
                div.links-grid {
                    @for link in chunk {
                        div.link-card {
                            @if let Some(code) = qr(&link.url) { (code) }
                            div {
                                strong { (link.label) }
                                a href=(link.url) { (shown(&link.url)) }
                            }
                        }
                    }
                }
            };
            drawn(markup, &["generated", "links"])
        })
        .collect()
}

/// The address without `mailto:`, as people read it.
fn shown(url: &str) -> &str {
    url.strip_prefix("mailto:").unwrap_or(url)
}

/// The QR code of an address, as a page of its own; `None` if the address is too long for one.
pub fn code(address: &str) -> Option<Drawn> {
    qr(address).map(|code| drawn(code, &["generated", "code"]))
}

/// Draws a QR code as one SVG path: a module is one unit, and each run of dark ones in a row is a box.
fn qr(address: &str) -> Option<Markup> {
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
    let size = width + 2 * QUIET;
    Some(html! {
        svg.qr viewBox=(format!("0 0 {size} {size}")) shape-rendering="crispEdges" role="img" aria-label=(format!("QR code of {address}")) {
            path d=(PreEscaped(path)) {}
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_path_has_the_dark_modules_and_nothing_in_the_quiet_zone() {
        let html = code("https://notes.ietf.org/notes-ietf-126-quic").unwrap().html;
        // Version 3 with 29 modules, and 4 on each side.
        assert!(html.contains("viewBox=\"0 0 37 37\""), "{html}");
        let path = html.split("d=\"").nth(1).unwrap().split('"').next().unwrap();
        // The pattern in the corner: 7 dark modules, then 1, 5 light ones and 1.
        assert!(path.starts_with("M4 4h7v1h-7z") && path.contains("M4 5h1v1h-1zM10 5h1v1h-1z"), "{path}");
        let boxes = path.split('M').skip(1).map(|part| {
            let (x, rest) = part.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length = rest.split_once('v').unwrap().0;
            [x, y, length].map(|number| number.parse::<usize>().unwrap())
        });
        for [x, y, length] in boxes {
            assert!(x >= 4 && x + length <= 33 && (4..33).contains(&y), "{x} {y} {length}");
        }
        assert_eq!(code(&"x".repeat(5000)), None, "too long");
    }
}
