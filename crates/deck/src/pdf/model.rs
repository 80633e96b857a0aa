//! What is known of a PDF deck and its pages. All of it crosses the pipe between the program and its render process.

use serde::{Deserialize, Serialize};

/// What is known of a PDF deck without interpreting its pages.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PdfInfo {
    /// The document's own title, when it has one.
    pub title: Option<String>,
    /// Its pages, at least one.
    pub pages: Vec<PageInfo>,
    /// Its outline, in order; empty when it has none.
    pub outline: Vec<OutlineEntry>,
    /// The part of each page that holds the speaker's notes and is not shown: what the chair said, else what is certain.
    pub notes_part: Option<NotesPart>,
    /// What was found out about notes on half of each page. When it is uncertain the pages are whole; ask before the room
    /// sees one, and open the deck again with the answer.
    #[serde(default)]
    pub notes: NotesFinding,
}

/// What was found out about the speaker's notes on half of each page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotesFinding {
    /// There are none.
    #[default]
    None,
    /// They are there.
    Certain(NotesEvidence),
    /// They may be there.
    Uncertain(NotesEvidence),
}

/// Where notes are, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesEvidence {
    /// The part of the page.
    pub part: NotesPart,
    /// What speaks for it, in words without a capital or a full stop: "each page is twice as wide as a slide".
    pub reasons: Vec<String>,
}

/// What is known of a page without interpreting it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PageInfo {
    /// Width of the slide (the page without its part of notes), in points, after rotation; greater than 0.
    pub width: f32,
    /// Its height, likewise.
    pub height: f32,
    /// The page's label, when the document labels its pages: "iii", "12". Steps of a Beamer overlay share one, and so may
    /// other pages that follow each other.
    pub label: Option<String>,
    /// The page is a step of the same slide as the page before: it has the same label, and what the page before says and
    /// draws is on it too.
    #[serde(default)]
    pub continues: bool,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// How deep it is, from 0.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// The page that it leads to, from 0.
    pub page: u32,
}

/// Where on a page the speaker's notes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotesPart {
    /// The left half.
    Left,
    /// The right half.
    Right,
    /// The upper half.
    Top,
    /// The lower half.
    Bottom,
}

/// What a page says, found by interpreting it. Boxes are in fractions of the slide's width and height, from its left
/// upper corner.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PageText {
    /// Its heading as far as it can be told: the first of the lines in the largest type of the upper half, with a second
    /// line when it goes on there. May be empty.
    pub title: String,
    /// Its lines, in reading order.
    pub lines: Vec<TextLine>,
    /// Its links.
    pub links: Vec<LinkArea>,
    /// The speaker's notes: text annotations, and the text on the notes' part of the page.
    pub notes: String,
}

impl PageText {
    /// All of the text, a line each.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }
}

/// A place on a slide, in fractions of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Area {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A line of text and where it stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TextLine {
    /// What it says.
    pub text: String,
    /// Where.
    pub area: Area,
}

/// A link and where it can be clicked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkArea {
    /// Where.
    pub area: Area,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkTarget {
    /// A page of the same deck, from 0.
    Page(u32),
    /// An address that `link_allowed` allows.
    Url(String),
}

/// A page drawn: opaque pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    /// Red, green, blue and 255, row by row: `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}
