//! The session's links, each with a QR code for phones in the room.

use chairside_address::Code;
use chairside_session::content::Link;
use maud::{Markup, PreEscaped, html};

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

/// The QR code of an address.
fn qr(address: &str) -> Option<Markup> {
    let Code { size, path } = chairside_address::code(address)?;
    Some(html! {
        svg.qr viewBox=(format!("0 0 {size} {size}")) shape-rendering="crispEdges" role="img" aria-label=(format!("QR code of {address}")) {
            path d=(PreEscaped(path)) {}
        }
    })
}
