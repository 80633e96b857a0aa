//! A generated page.

/// A page: the HTML inside its box, and the classes of the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The HTML inside the slide's box.
    pub html: String,
    /// The classes of the box, which the theme styles.
    pub classes: Vec<String>,
}

/// Makes a page from its HTML and the classes of its box.
pub(crate) fn drawn(html: maud::Markup, classes: &[&str]) -> Drawn {
    Drawn { html: html.into_string(), classes: classes.iter().map(ToString::to_string).collect() }
}
