//! A slide's sanitised HTML as what a reader sees of it: its text, its title, and pieces with a size, from which the
//! height is estimated. HTML from the sanitiser is well formed, so a small reader suffices.

use crate::fit::{Face, Piece, Words};
use crate::token::{Kind, Tag, tokens};

/// What a reader sees of a slide.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) text: String,
    /// The text of the first heading.
    pub(crate) heading: Option<String>,
    pub(crate) pieces: Vec<Piece>,
}

impl Outline {
    /// `image_size` knows width and height of an image by its `src`.
    pub(crate) fn of(html: &str, image_size: &dyn Fn(&str) -> Option<(u32, u32)>) -> Self {
        let mut reader = Reader {
            outline: Self::default(),
            open: Vec::new(),
            text: String::new(),
            words: Words::default(),
            after_image: false,
            image_size,
        };
        for token in tokens(html) {
            match token.kind {
                Kind::Start(tag) => reader.open(&tag),
                Kind::End(name) => reader.close(&name),
                Kind::Text(text) => reader.text(&without_controls(text)),
                Kind::Comment => {}
            }
        }
        reader.flush();
        let mut outline = reader.outline;
        outline.text = tidy(&outline.text);
        outline
    }

    /// The title: the first heading, else the first line of text.
    pub(crate) fn title(&self) -> String {
        match &self.heading {
            Some(heading) => heading.clone(),
            None => self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned(),
        }
    }

    /// A title slide: one first-level heading at the head, and at most three short lines besides.
    pub(crate) fn is_lead(&self) -> bool {
        let mut pieces = self.pieces.iter();
        let Some(Piece::Text { face: Face::Heading(1), .. }) = pieces.next() else { return false };
        let mut lines = 0;
        for piece in pieces {
            match piece {
                Piece::Text { face: Face::Body | Face::Heading(2 | 3), indent: 0, words, .. }
                    if words.width() <= 34.0 =>
                {
                    lines += words.lines();
                }
                _ => return false,
            }
        }
        lines <= 3
    }
}

struct Element {
    name: String,
    /// A container of columns, by the place of its piece.
    columns: Option<usize>,
    /// The arrow back from a footnote, which is no text.
    is_backref: bool,
}

struct Reader<'a> {
    outline: Outline,
    open: Vec<Element>,
    /// Text of the block being read.
    text: String,
    words: Words,
    /// An image was the last thing in this paragraph.
    after_image: bool,
    image_size: &'a dyn Fn(&str) -> Option<(u32, u32)>,
}

impl Reader<'_> {
    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// The rows of the table being read; an image in it may stand after it among the pieces.
    fn table(&mut self) -> Option<&mut Vec<Vec<Words>>> {
        self.outline.pieces.iter_mut().rev().find_map(|piece| match piece {
            Piece::Table(rows) => Some(rows),
            _ => None,
        })
    }

    fn open(&mut self, tag: &Tag) {
        let class = |name: &str| tag.value("class").is_some_and(|value| value.split(' ').any(|class| class == name));
        match tag.name.as_str() {
            "br" => {
                self.after_image = false;
                self.text.push('\n');
                self.words.end_line();
                return;
            }
            "wbr" => return,
            "hr" => {
                self.flush();
                self.outline.pieces.push(Piece::Rule);
                return;
            }
            "img" => {
                self.flush();
                let width = tag.value("width").and_then(|width| width.parse().ok());
                let size = tag.value("src").and_then(self.image_size);
                self.outline.pieces.push(Piece::Image { size, width, beside: self.after_image });
                self.after_image = true;
                return;
            }
            name if is_block(name) => {
                self.flush();
                self.after_image = false;
            }
            _ => {}
        }
        if self.open.last().is_some_and(|parent| parent.columns.is_some()) {
            self.flush();
            self.outline.pieces.push(Piece::Column);
        }
        let columns = (tag.name == "div" && class("columns")).then(|| {
            let count = (2..=4).rev().find(|count| class(&format!("columns-{count}"))).unwrap_or(0);
            self.outline.pieces.push(Piece::Columns(count));
            self.outline.pieces.len() - 1
        });
        match tag.name.as_str() {
            "table" => self.outline.pieces.push(Piece::Table(Vec::new())),
            "tr" => {
                if let Some(rows) = self.table() {
                    rows.push(Vec::new());
                }
            }
            _ => {}
        }
        // An element that is never closed here cannot come from the sanitiser.
        self.open.push(Element { name: tag.name.clone(), columns, is_backref: class("footnote-backref") });
    }

    fn close(&mut self, name: &str) {
        if is_block(name) {
            self.flush();
            self.after_image = false;
        }
        if name == "tr" && self.outline.text.ends_with('\t') {
            self.outline.text.pop();
            self.outline.text.push('\n');
        }
        let Some(at) = self.open.iter().rposition(|element| element.name == name) else { return };
        for element in self.open.drain(at..) {
            if let Some(start) = element.columns {
                let mut depth = 0usize;
                let mut children = 0;
                for piece in &self.outline.pieces[start + 1..] {
                    match piece {
                        Piece::Columns(_) => depth += 1,
                        Piece::EndColumns => depth = depth.saturating_sub(1),
                        Piece::Column if depth == 0 => children += 1,
                        _ => {}
                    }
                }
                if let Piece::Columns(count) = &mut self.outline.pieces[start]
                    && *count == 0
                {
                    *count = children.clamp(1, 4);
                }
                self.outline.pieces.push(Piece::EndColumns);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|element| element.is_backref) {
            return;
        }
        let mono = self.open.iter().any(|element| matches!(element.name.as_str(), "code" | "kbd" | "samp"));
        if self.is_in("pre") {
            self.text.push_str(text);
            return;
        }
        self.words.add(text, mono);
        // Newlines in HTML are blanks; only `<br>` ends a line.
        self.text.push_str(&text.replace('\n', " "));
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let words = std::mem::take(&mut self.words);
        let inner = |names: &[&str]| self.open.iter().rev().find(|element| names.contains(&element.name.as_str()));
        if inner(&["pre"]).is_some() {
            if !text.is_empty() {
                self.outline.text.push_str(&text);
                self.outline.text.push('\n');
                let code = text.strip_suffix('\n').unwrap_or(&text);
                self.outline.pieces.push(Piece::Code(code.lines().map(|line| line.chars().count()).collect()));
            }
            return;
        }
        let cell = inner(&["td", "th"]).is_some() && self.is_in("table");
        let text =
            text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
        let text = text.join("\n").trim().to_owned();
        if cell {
            if !text.is_empty() {
                if let Some(row) = self.table().and_then(|rows| rows.last_mut()) {
                    row.push(words);
                }
                self.outline.text.push_str(&text);
                self.outline.text.push('\t');
            }
            return;
        }
        if text.is_empty() {
            return;
        }
        self.after_image = false;
        let lists = self
            .open
            .iter()
            .filter(|element| matches!(element.name.as_str(), "ul" | "ol" | "blockquote" | "dd"))
            .count();
        let face = match inner(&["h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "section"])
            .map(|element| element.name.as_str())
        {
            Some("h1") => Face::Heading(1),
            Some("h2") => Face::Heading(2),
            Some("h3" | "h4" | "h5" | "h6") => Face::Heading(3),
            _ if self.is_in("section") => Face::Footnote,
            Some("li") => Face::Item,
            _ => Face::Body,
        };
        if matches!(face, Face::Heading(_)) && self.outline.heading.is_none() {
            self.outline.heading = Some(text.replace('\n', " "));
        }
        self.outline.text.push_str(&text);
        self.outline.text.push('\n');
        self.outline.pieces.push(Piece::Text { face, indent: u16::try_from(lists).unwrap_or(u16::MAX), words });
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "blockquote"
            | "caption"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

fn without_controls(mut text: String) -> String {
    text.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    text
}

fn tidy(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}
