//! Extracts what a reader sees from a slide's sanitised HTML: the text, the title, and pieces with a size, from which
//! `fit` estimates the height. The sanitiser writes well-formed HTML, so a small reader is enough.

use crate::fit::{Face, Piece};
use crate::token::{Kind, Tag, tokens};
use crate::words::Words;

/// What a reader sees of a slide.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) text: String,
    /// The text of the first heading.
    pub(crate) heading: Option<String>,
    pub(crate) pieces: Vec<Piece>,
}

impl Outline {
    /// Reads a slide's HTML. `image_size` returns the width and height of an image by its `src`.
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

    /// The first heading, else the first line of text, else nothing.
    pub(crate) fn title(&self) -> String {
        match &self.heading {
            Some(heading) => heading.clone(),
            None => self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned(),
        }
    }

    /// Whether it is a title slide: a first-level heading at the top, and at most three short lines below.
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
    /// For a container of columns, the index of its piece.
    columns: Option<usize>,
    /// The arrow back from a footnote, which is not part of the text.
    is_backref: bool,
}

struct Reader<'a> {
    outline: Outline,
    open: Vec<Element>,
    /// The text so far of the block being read.
    text: String,
    words: Words,
    /// The paragraph so far ends with an image.
    after_image: bool,
    image_size: &'a dyn Fn(&str) -> Option<(u32, u32)>,
}

impl Reader<'_> {
    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// The rows of the table being read. It need not be the last piece: an image in a cell comes after it.
    fn table(&mut self) -> Option<&mut Vec<Vec<Words>>> {
        self.outline.pieces.iter_mut().rev().find_map(|piece| match piece {
            Piece::Table(rows) => Some(rows),
            _ => None,
        })
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        match name {
            "br" => {
                self.after_image = false;
                self.text.push('\n');
                self.words.end_line();
            }
            "wbr" => {}
            "hr" => {
                self.flush();
                self.outline.pieces.push(Piece::Rule);
            }
            "img" => self.image(tag),
            _ => self.open_element(tag),
        }
    }

    fn image(&mut self, tag: &Tag) {
        self.flush();
        let width = tag.value("width").and_then(|width| width.parse().ok());
        let size = tag.value("src").and_then(self.image_size);
        self.outline.pieces.push(Piece::Image { size, width, beside: self.after_image });
        self.after_image = true;
    }

    fn open_element(&mut self, tag: &Tag) {
        let class = |name: &str| tag.value("class").is_some_and(|value| value.split(' ').any(|class| class == name));
        if is_block(&tag.name) {
            self.flush();
            self.after_image = false;
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
        // The sanitiser closes every element.
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
        let closed: Vec<Element> = self.open.drain(at..).collect();
        for start in closed.iter().filter_map(|element| element.columns) {
            self.end_columns(start);
        }
    }

    /// Ends the columns whose piece has the index `start`. Unless their class told the number, it is that of the children.
    fn end_columns(&mut self, start: usize) {
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
        // A newline in HTML is a blank; only `<br>` ends a line.
        self.text.push_str(&text.replace('\n', " "));
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let words = std::mem::take(&mut self.words);
        if self.is_in("pre") {
            self.flush_code(&text);
            return;
        }
        let lines: Vec<_> =
            text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let text = lines.join("\n").trim().to_owned();
        if text.is_empty() {
            return;
        }
        if self.is_in("table") && (self.is_in("td") || self.is_in("th")) {
            if let Some(row) = self.table().and_then(|rows| rows.last_mut()) {
                row.push(words);
            }
            self.outline.text.push_str(&text);
            self.outline.text.push('\t');
            return;
        }
        self.flush_text(&text, words);
    }

    fn flush_code(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.outline.text.push_str(text);
        self.outline.text.push('\n');
        let code = text.strip_suffix('\n').unwrap_or(text);
        self.outline.pieces.push(Piece::Code(code.lines().map(|line| line.chars().count()).collect()));
    }

    fn flush_text(&mut self, text: &str, words: Words) {
        self.after_image = false;
        let face = self.face();
        if matches!(face, Face::Heading(_)) && self.outline.heading.is_none() {
            self.outline.heading = Some(text.replace('\n', " "));
        }
        self.outline.text.push_str(text);
        self.outline.text.push('\n');
        let is_indented = |element: &&Element| matches!(element.name.as_str(), "ul" | "ol" | "blockquote" | "dd");
        let indent = u16::try_from(self.open.iter().filter(is_indented).count()).unwrap_or(u16::MAX);
        self.outline.pieces.push(Piece::Text { face, indent, words });
    }

    fn face(&self) -> Face {
        let names = ["h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "section"];
        match self.open.iter().rev().map(|element| element.name.as_str()).find(|name| names.contains(name)) {
            Some("h1") => Face::Heading(1),
            Some("h2") => Face::Heading(2),
            Some("h3" | "h4" | "h5" | "h6") => Face::Heading(3),
            _ if self.is_in("section") => Face::Footnote,
            Some("li") => Face::Item,
            _ => Face::Body,
        }
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
