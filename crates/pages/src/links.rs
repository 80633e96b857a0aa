//! The session's links, each with a QR code for phones in the room.

use std::fmt::Write as _;

use chairside_session::content::Link;
use maud::{Markup, PreEscaped, html};
use qrcode::{Color, EcLevel, QrCode};

use crate::drawn::{Drawn, drawn};

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

/// Draws a QR code as one SVG path. A module is one unit, and the quiet zone has the four modules that ISO/IEC 18004 asks
/// for.
fn qr(text: &str) -> Option<Markup> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (index % width + 4, index / width + 4);
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    let size = width + 8;
    Some(html! {
        svg.qr viewBox=(format!("0 0 {size} {size}")) shape-rendering="crispEdges" role="img" aria-label=(format!("QR code of {text}")) {
            path d=(PreEscaped(path)) {}
        }
    })
}
