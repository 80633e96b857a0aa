//! The generated slides and interstitials as HTML: made from the session's own data and the editions of the
//! boilerplate texts, so that they are always right. Values are escaped by `maud`; texts in Markdown go through
//! the same sanitiser as any deck.

mod agenda;
mod boilerplate;
mod links;

pub use agenda::{agenda, item, outcomes, summary};
pub use boilerplate::{boilerplate, standing};
pub use links::links;

/// The HTML of a page's inside, and the classes of its box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Inside of the slide's box.
    pub html: String,
    /// Classes of the box.
    pub classes: Vec<String>,
}

fn drawn(html: maud::Markup, classes: &[&str]) -> Drawn {
    Drawn { html: html.into_string(), classes: classes.iter().map(ToString::to_string).collect() }
}
