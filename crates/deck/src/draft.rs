//! A slide as written: the lines that are shown, and what was taken out of them.

/// The parts of a slide as written.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// The line of the file, from 1, on which it starts: its first line that is not blank, else the first after the `---`.
    pub(crate) line: u32,
    /// The keys of its own front matter, as Slidev has it.
    pub(crate) front: Vec<Key>,
    /// The lines that are shown.
    pub(crate) lines: Vec<Line>,
    /// Comments, and what follows `Note:`, in the order of the file.
    pub(crate) comments: Vec<Comment>,
}

/// A line that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The number of the line in the file, from 1.
    pub(crate) number: u32,
    pub(crate) text: String,
    pub(crate) place: Place,
}

/// Where in the Markdown a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a code block, fenced or indented, at any depth.
    Code,
    /// In a paragraph that is in no list and no quote.
    Paragraph,
    /// Anywhere else.
    Other,
}

/// A comment's text, or the notes after `Note:`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// The line of the file, from 1, on which it starts.
    pub(crate) line: u32,
    /// The byte of that line, which tells the order of several on one line.
    pub(crate) byte: usize,
    pub(crate) text: String,
    /// It stood after `Note:`, so it cannot be a directive.
    pub(crate) is_note: bool,
}

/// A key of a slide's own front matter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// The line of the file, from 1.
    pub(crate) line: u32,
    pub(crate) name: String,
    /// Without quotes around it.
    pub(crate) value: String,
}

impl Draft {
    /// Whether there is nothing at all between two lines of `---`.
    pub(crate) fn is_blank(&self) -> bool {
        self.front.is_empty() && self.comments.is_empty() && !self.has_content()
    }

    /// Whether anything is shown.
    pub(crate) fn has_content(&self) -> bool {
        self.lines.iter().any(|line| line.place == Place::Code || !line.text.trim().is_empty())
    }
}
