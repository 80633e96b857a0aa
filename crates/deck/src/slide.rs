//! From a draft to a slide: comments become notes or orders, Markdown becomes sanitised HTML, and what a reader sees of
//! it gives the title, the text and the scale.

use crate::dialect::{Comment, classify, slot, without_clicks};
use crate::fit::{FLOOR, scale};
use crate::generated::{KINDS, Wanted, title, wanted};
use crate::highlight::escaped;
use crate::markdown::Writer;
use crate::outline::Outline;
use crate::report::shown;
use crate::sanitise::Sanitiser;
use crate::split::{Draft, Key, Line};

/// One page of a deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// The line in the file, from 1, on which it starts.
    pub line: u32,
    /// Its first heading as plain text, else its first line of text, else empty.
    pub title: String,
    /// What is shown.
    pub content: Content,
    /// Speaker notes as they were written, lines ended by `\n`.
    pub notes: String,
    /// All that can be read on it, as plain text.
    pub text: String,
    /// A title slide: a first-level heading and little else, or marked so (Marp `_class: lead`, Slidev `layout: cover`).
    pub lead: bool,
    /// The scale at which it is estimated to fit a page of 1280 × 720, from 0.1 to 1 (1: as it is).
    pub fit: f32,
}

/// What a slide shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Sanitised HTML.
    Html(String),
    /// A slide made from the session's own data.
    Generated {
        /// One of [`KINDS`].
        name: String,
        /// Shown even when `open-with` has just shown the same.
        again: bool,
    },
}

/// A slide with more text than this is not laid out: it is a file without lines of `---`.
const LARGEST: usize = 128 * 1024;
/// So much of it is shown then, in characters.
const SHOWN_OF_LARGEST: usize = 4000;

/// Makes the slides of one deck.
pub(crate) struct Maker<'a> {
    pub(crate) writer: Writer<'a>,
    pub(crate) sanitiser: Sanitiser,
    /// Marp's `class: lead` holds from its slide on.
    pub(crate) lead_from_here: bool,
}

/// What comments and front matter say of a slide.
#[derive(Default)]
struct Orders {
    notes: Vec<String>,
    generated: Option<(&'static str, bool, u32)>,
    lead: bool,
    hidden: bool,
    image: Option<Key>,
    title: String,
    /// Asked for something that does not exist here.
    failed: bool,
}

impl Maker<'_> {
    /// `None` for a slide that its deck hides, or that holds nothing but a generated slide that does not exist.
    pub(crate) fn slide(&mut self, mut draft: Draft) -> Option<Slide> {
        let mut orders = Orders { lead: self.lead_from_here, ..Orders::default() };
        self.read_front(std::mem::take(&mut draft.front), &mut orders);
        self.read_comments(&draft, &mut orders);
        if orders.hidden {
            return None;
        }
        let notes = without_clicks(&orders.notes.join("\n\n"));
        if let Some((name, again, line)) = orders.generated {
            if draft.has_content() {
                let what = format!("the text beside `<!-- slide: {name} -->` is not shown");
                self.writer.report.warn(line, what, "put it on a slide of its own, with `---` between");
            }
            let content = Content::Generated { name: name.into(), again };
            let text = title(name).to_owned();
            return Some(Slide { line: draft.line, title: text.clone(), content, notes, text, lead: false, fit: 1.0 });
        }
        if orders.failed && !draft.has_content() && notes.is_empty() {
            return None;
        }
        let html = self.html(&draft, orders.image.as_ref());
        let gallery = &self.writer.gallery;
        let outline = Outline::of(&html, &|src| gallery.size_of(src));
        let fit = scale(&outline.pieces);
        if fit < FLOOR {
            let what = format!(
                "this slide is too long: it would be drawn at {:.0} % of normal size, under the readable {:.0} %",
                fit * 100.0,
                FLOOR * 100.0
            );
            self.writer.report.warn(draft.line, what, "split it in two");
        }
        let mut title = outline.title();
        if outline.heading.is_none() && !orders.title.is_empty() {
            title = orders.title;
        }
        let lead = orders.lead || outline.is_lead();
        Some(Slide { line: draft.line, title, content: Content::Html(html), notes, text: outline.text, lead, fit })
    }

    fn read_front(&mut self, front: Vec<Key>, orders: &mut Orders) {
        for key in front {
            match (key.name.as_str(), key.value.as_str()) {
                ("hide" | "disabled", "true") => orders.hidden = true,
                ("layout", "cover" | "center" | "intro" | "section" | "statement" | "fact" | "end") => {
                    orders.lead = true;
                }
                ("layout", "default" | "two-cols" | "two-cols-header" | "image" | "image-left" | "image-right")
                | ("hide" | "disabled" | "hideInToc" | "routeAlias" | "preload" | "level", _) => {}
                ("layout", layout) => {
                    let what = format!("the layout `{}` is passed over", shown(layout));
                    self.writer.report.warn_once(
                        &format!("layout {layout}"),
                        key.line,
                        what,
                        "`cover`, `center` and `two-cols` are there",
                    );
                }
                ("title", title) => title.clone_into(&mut orders.title),
                ("image", _) => orders.image = Some(key),
                ("src", path) => {
                    let what = format!("the slides in `{}` are not read", shown(path));
                    self.writer.report.warn(key.line, what, "paste them into this file");
                    orders.failed = true;
                }
                (name, _) => self.pass_over(name, key.line),
            }
        }
    }

    fn read_comments(&mut self, draft: &Draft, orders: &mut Orders) {
        for comment in &draft.comments {
            let kind = if comment.is_note { Comment::Note } else { classify(&comment.text) };
            match kind {
                Comment::Note => {
                    if !comment.text.trim().is_empty() {
                        orders.notes.push(comment.text.trim().to_owned());
                    }
                }
                Comment::Tool => {}
                Comment::Reveal(name) => {
                    let what = format!("`<!-- {name}: … -->` does not apply here and is passed over");
                    self.writer.report.warn_once(name, comment.line, what, "leave it for reveal.js, or take it out");
                }
                Comment::Marp(directives) => {
                    for (key, value) in directives {
                        self.marp(key, value, comment.line, orders);
                    }
                }
                Comment::Slide(name) => self.generated(name, comment.line, orders),
            }
        }
    }

    fn marp(&mut self, key: &str, value: &str, line: u32, orders: &mut Orders) {
        let is_class = key.trim_start_matches(['_', '$']) == "class";
        let words: Vec<&str> =
            value.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
        if is_class {
            let lead = words.contains(&"lead");
            if key.starts_with('_') {
                orders.lead = lead;
            } else {
                self.lead_from_here = lead;
                orders.lead = lead;
            }
            if words.iter().all(|word| *word == "lead") {
                return;
            }
        }
        self.pass_over(key, line);
    }

    fn pass_over(&mut self, key: &str, line: u32) {
        let what = format!("`{}` does not apply here and is passed over", shown(key));
        self.writer.report.warn_once(
            &format!("directive {key}"),
            line,
            what,
            "leave it for the program it was written for, or take it out",
        );
    }

    fn generated(&mut self, written: &str, line: u32, orders: &mut Orders) {
        match wanted(written) {
            Wanted::Known { name, .. } if orders.generated.is_some() => {
                let what = format!("this slide already is a generated one, so `slide: {name}` is passed over");
                self.writer.report.warn(line, what, "put it on a slide of its own, with `---` between");
            }
            Wanted::Known { name, again } => orders.generated = Some((name, again, line)),
            Wanted::Unknown { written, nearest } => {
                orders.failed = true;
                let instead = match nearest {
                    Some(nearest) => format!("write `<!-- slide: {nearest} -->`"),
                    None => format!("write one of {}", KINDS.join(", ")),
                };
                let what = format!("there is no generated slide `{}`, so it is left out", shown(&written));
                self.writer.report.warn(line, what, instead);
            }
        }
    }

    fn html(&mut self, draft: &Draft, image: Option<&Key>) -> String {
        let (mut markdown, mut numbers) = (String::new(), Vec::new());
        let mut add = |number: u32, text: &str| {
            markdown.push_str(text);
            markdown.push('\n');
            numbers.push(number);
        };
        compose(&draft.lines, &mut add);
        if let Some(image) = image {
            add(image.line, "");
            add(image.line, &format!("![](<{}>)", image.value));
        }
        let html = if markdown.len() > LARGEST {
            let what = "this slide has more than 128 KiB of text, and only its beginning is shown";
            self.writer.report.warn(draft.line, what, "write a line of `---` between slides");
            let head: String = markdown.chars().take(SHOWN_OF_LARGEST).collect();
            format!("<pre><code>{}</code></pre>", escaped(&head))
        } else {
            self.writer.write(&markdown, &numbers)
        };
        self.sanitiser.clean(&html).trim().to_owned()
    }
}

/// Puts the lines together; Slidev's `::right::` makes columns of them.
fn compose(lines: &[Line], add: &mut impl FnMut(u32, &str)) {
    let slot_of = |line: &Line| if line.code { None } else { slot(&line.text).map(str::to_owned) };
    let first_slot = lines.iter().find_map(slot_of);
    // Only `::right::` is written: what stands before it is the left column, its heading stays above.
    let is_left_open = first_slot.as_deref() == Some("right");
    let heading =
        lines.iter().position(|line| !line.text.trim().is_empty()).filter(|at| lines[*at].text.starts_with('#'));
    let left_from = heading.map_or(0, |at| at + 1);
    let mut in_columns = false;
    let blocks = |number: u32, html: &str, add: &mut dyn FnMut(u32, &str)| {
        add(number, "");
        add(number, html);
        add(number, "");
    };
    let last = lines.last().map_or(1, |line| line.number);
    for (at, line) in lines.iter().enumerate() {
        if is_left_open && at == left_from {
            blocks(line.number, "<div class=\"columns\"><div class=\"column\">", add);
            in_columns = true;
        }
        match slot_of(line).as_deref() {
            Some("left" | "right") if in_columns => blocks(line.number, "</div><div class=\"column\">", add),
            Some("left" | "right") => {
                blocks(line.number, "<div class=\"columns\"><div class=\"column\">", add);
                in_columns = true;
            }
            Some(_) if in_columns => {
                blocks(line.number, "</div></div>", add);
                in_columns = false;
            }
            Some(_) => add(line.number, ""),
            None => add(line.number, &without_data(&line.text)),
        }
    }
    if in_columns {
        blocks(last, "</div></div>", add);
    }
}

/// Images written into the text take hundreds of kilobytes and are not shown: only `data:` stays, to be told of.
fn without_data(line: &str) -> std::borrow::Cow<'_, str> {
    const LONG: usize = 1024;
    let is_data = |c: char| c.is_ascii_alphanumeric() || "+/=;,:.-_%".contains(c);
    if line.len() < LONG || !line.contains("data:") {
        return line.into();
    }
    let mut kept = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("data:") {
        let end = rest[at..].find(|c| !is_data(c)).map_or(rest.len(), |more| at + more);
        kept.push_str(&rest[..at + 5]);
        if end - at < LONG {
            kept.push_str(&rest[at + 5..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept.into()
}
