//! Parses Markdown with comrak, the same way for finding slides and comments and for writing HTML.

use comrak::nodes::AstNode;
use comrak::{Arena, Options, parse_document};

/// The additions to CommonMark that decks may use.
pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    // Emphasis beside the punctuation of Chinese, Japanese and Korean, which CommonMark does not recognise.
    options.extension.cjk_friendly_emphasis = true;
    // A lone `~` strikes nothing out. As the mark of a subscript it can be told from `~~`, and becomes text again.
    options.extension.subscript = true;
    options
}

/// Parses Markdown to find where things stand in it: nothing is moved, and escaped characters are nodes of their own.
pub(crate) fn tree<'t>(arena: &'t Arena<'t>, markdown: &str) -> &'t AstNode<'t> {
    let mut options = options();
    options.parse.leave_footnote_definitions = true;
    options.parse.escaped_char_spans = true;
    parse_document(arena, markdown, &options)
}

/// The lines of a node, counted from 0: its first and its last.
pub(crate) fn lines_of<'t>(node: &'t AstNode<'t>) -> (usize, usize) {
    let place = node.data().sourcepos;
    (place.start.line.saturating_sub(1), place.end.line.saturating_sub(1))
}
