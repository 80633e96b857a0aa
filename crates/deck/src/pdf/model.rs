//! The types that describe a PDF deck and its pages. They cross the pipe between the program and its render process.

use serde::{Deserialize, Serialize};

/// What a PDF deck says about itself, known without interpreting its pages.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PdfInfo {
    /// The title in the document's metadata, if it has one.
    pub title: Option<String>,
    /// Its pages, at least one.
    pub pages: Vec<PageInfo>,
    /// The outline in order; empty if there is none.
    pub outline: Vec<OutlineEntry>,
    /// The part of each page that holds the speaker's notes and is not shown: what the chair said, else what is certain.
    pub notes_part: Option<NotesPart>,
    /// What was found out about notes on half of each page. When it is uncertain the pages are whole; ask before the room
    /// sees one, and open the deck again with the answer.
    #[serde(default)]
    pub notes: NotesFinding,
    /// What of the deck is not shown, or may look different from what its speaker sees.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// Something that is not shown, or may look different from what the speaker sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// The pages, from 0, in order; empty when it is about the whole file.
    pub pages: Vec<u32>,
    /// What it is, with the pages counted from 1: "a film on page 1 is not played".
    pub what: String,
    /// What can be done: "play it in another program".
    pub instead: String,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The file is a collection of others.
    Portfolio,
    /// The pages are made by a form that this program does not know.
    Form,
    /// A film, a sound or a model that moves.
    Media,
    /// A file that is attached to a page.
    Attachment,
    /// An annotation that is not drawn, or not all of it.
    Annotation,
    /// A font that is not in the file.
    Font,
    /// Transparency that is drawn in a simpler way.
    Transparency,
    /// Something on a layer that is hidden.
    Layer,
    /// A link that leads nowhere.
    Link,
    /// A page that cannot be drawn.
    Page,
}

impl FindingKind {
    /// Whether the slides look the same to the speaker: then it is said when the decks are checked, and not before each
    /// session.
    pub fn looks_the_same(self) -> bool {
        matches!(self, Self::Layer | Self::Link)
    }
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

/// What is known about a page without interpreting it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PageInfo {
    /// The width of the slide (the page without its notes) in points, after rotation; greater than 0.
    pub width: f32,
    /// The height of the slide, likewise.
    pub height: f32,
    /// The page's label, when the document labels its pages: "iii", "12". Steps of a Beamer overlay share one, and so may
    /// other pages that follow each other.
    pub label: Option<String>,
    /// The page is a step of the same slide as the page before: it has the same label, and what the page before says and
    /// draws is on it too.
    #[serde(default)]
    pub continues: bool,
    /// Everything that the page before shows is on this one, too. Of two steps of one slide, the earlier can be left out
    /// only then.
    #[serde(default)]
    pub has_all_before: bool,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// The level, from 0.
    pub level: u8,
    /// The text of the entry; never empty.
    pub title: String,
    /// The page it leads to, from 0.
    pub page: u32,
}

/// The part of a page that holds the speaker's notes.
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

/// What a page says, found by interpreting it. Areas are in fractions of the slide's width and height, from its top left
/// corner.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PageText {
    /// The heading, as a guess: the first line in the largest type of the upper half, with the line after it if the
    /// heading continues there. May be empty.
    pub title: String,
    /// The lines in reading order.
    pub lines: Vec<TextLine>,
    /// The links that lead to a page of this deck or to an allowed address.
    pub links: Vec<LinkArea>,
    /// Where films and the like stand, which are not played. A click there is meant for them and turns no page.
    #[serde(default)]
    pub films: Vec<Area>,
    /// The speaker's notes: sticky notes, and the text on the part of the page that holds notes.
    pub notes: String,
}

impl PageText {
    /// The whole text, with `\n` between lines.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }
}

/// An area of a slide, in fractions of its width and height, each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Area {
    /// The distance from the left edge.
    pub x: f32,
    /// The distance from the top edge.
    pub y: f32,
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
}

/// A line of text and its area.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TextLine {
    /// The text without a line end.
    pub text: String,
    /// Its area; the letters may reach a little beyond it.
    pub area: Area,
}

/// A link and the area that can be clicked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkArea {
    /// The area that can be clicked.
    pub area: Area,
    /// Where the link leads.
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

/// A page drawn as opaque pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    /// Red, green, blue and 255, row by row: `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}
