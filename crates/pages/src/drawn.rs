//! A page as HTML.

/// The HTML of a page's inside, and the classes of its box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Inside of the slide's box.
    pub html: String,
    /// Classes of the box.
    pub classes: Vec<String>,
}

/// A page of that HTML in a box of these classes.
pub(crate) fn drawn(html: maud::Markup, classes: &[&str]) -> Drawn {
    Drawn { html: html.into_string(), classes: classes.iter().map(ToString::to_string).collect() }
}
