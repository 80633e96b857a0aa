//! Tells by its marks which program a deck was written for. A few things mean something in one program alone: `Note:` is
//! a speaker note for reveal-md and text for everybody else.

use crate::dialect::{Comment, classify};
use crate::draft::Draft;
use crate::front_matter::key_value;

/// The programs that a deck's marks speak for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) marp: bool,
    pub(crate) slidev: bool,
    pub(crate) reveal: bool,
}

/// Keys of a deck's front matter that only one program reads.
const MARP: &[&str] = &["marp", "headingDivider", "paginate"];
const SLIDEV: &[&str] =
    &["colorSchema", "drawings", "fonts", "highlighter", "layout", "lineNumbers", "mdc", "transition"];
const REVEAL: &[&str] = &[
    "css",
    "highlightTheme",
    "notesSeparator",
    "preprocessor",
    "revealOptions",
    "scripts",
    "separator",
    "verticalSeparator",
];

impl Marks {
    /// Reads the marks in a deck's front matter.
    pub(crate) fn of_front_matter(front: &str) -> Self {
        let has = |keys: &[&str]| front.lines().filter_map(key_value).any(|(key, _)| keys.contains(&key));
        Self { marp: has(MARP), slidev: has(SLIDEV), reveal: has(REVEAL) }
    }

    /// Adds the marks in the comments of a slide.
    pub(crate) fn see(&mut self, draft: &Draft) {
        for comment in &draft.comments {
            match classify(&comment.text) {
                Comment::Reveal(_) => self.reveal = true,
                Comment::Marp(_) => self.marp = true,
                _ => {}
            }
        }
    }

    /// Whether `Note:` starts speaker notes.
    pub(crate) fn has_notes_after_a_word(self) -> bool {
        self.reveal && !self.marp && !self.slidev
    }
}
