//! Turns a draft into a slide: comments become notes or settings, and Markdown becomes sanitised HTML, from which the
//! title, the text and the scale follow.

use chairside_problem::Topic;

use crate::dialect::{Comment, classify, slot, without_clicks};
use crate::draft::{Draft, Key, Line, Place};
use crate::elsewhere::behind;
use crate::fit::{FLOOR, scale, sizes};
use crate::generated::{Wanted, names, title, wanted};
use crate::highlight::escaped;
use crate::markdown::Writer;
use crate::outline::Outline;
use crate::report::shown;
use crate::sanitise::Sanitiser;
use crate::split::LARGEST_SLIDE;

/// One page of a deck.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// The line of the file, from 1, on which it starts.
    pub line: u32,
    /// Its first heading as plain text, else its first line of text, else empty.
    pub title: String,
    /// What is shown.
    pub content: Content,
    /// The speaker notes as written, with `\n` between lines.
    pub notes: String,
    /// Everything that can be read on it, as plain text.
    pub text: String,
    /// Whether it is a title slide: a first-level heading and little else, or marked as one (Marp's `_class: lead`,
    /// Slidev's `layout: cover`).
    pub lead: bool,
    /// The estimated scale at which it fits a page of 1280 × 720, from 0.1 to 1.
    pub fit: f32,
    /// How many letters it has in each size of type, in pixels of such a page, as estimated.
    pub sizes: Vec<(f32, usize)>,
}

/// What a slide shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Sanitised HTML.
    Html(String),
    /// A slide made from the session's data.
    Generated {
        /// One of [`generated_slides`](crate::generated_slides).
        name: String,
        /// Whether it is shown even when `open-with` has just shown the same.
        again: bool,
    },
}

/// How much of a slide larger than [`LARGEST_SLIDE`] is shown, in characters.
const SHOWN_OF_LARGEST: usize = 4000;

/// Makes the slides of one deck.
pub(crate) struct Maker<'a> {
    pub(crate) writer: Writer<'a>,
    pub(crate) sanitiser: Sanitiser,
    /// Marp's `class: lead` applies to this slide and the ones after it.
    pub(crate) lead_from_here: bool,
}

/// What comments and front matter ask for on a slide.
#[derive(Default)]
struct Settings {
    notes: Vec<String>,
    generated: Option<(&'static str, bool, u32)>,
    lead: bool,
    hidden: bool,
    image: Option<Key>,
    title: String,
    /// Something was asked for that is not available.
    failed: bool,
}

impl Maker<'_> {
    /// Makes the slide. `None` when the deck hides it, or when it only asks for something that is not available.
    pub(crate) fn slide(&mut self, mut draft: Draft) -> Option<Slide> {
        let mut settings = Settings { lead: self.lead_from_here, ..Settings::default() };
        self.read_front(std::mem::take(&mut draft.front), &mut settings);
        self.read_comments(&draft, &mut settings);
        if settings.hidden {
            return None;
        }
        let notes = without_clicks(&settings.notes.join("\n\n"));
        if let Some((name, again, line)) = settings.generated {
            if draft.has_content() {
                let what = format!("the text beside `<!-- slide: {name} -->` is not shown");
                self.writer.report.warn(line, what, "put it on a slide of its own, with `---` between");
            }
            let content = Content::Generated { name: name.into(), again };
            let text = title(name);
            return Some(Slide {
                line: draft.line,
                title: text.clone(),
                content,
                notes,
                text,
                lead: false,
                fit: 1.0,
                sizes: Vec::new(),
            });
        }
        if settings.failed && !draft.has_content() && notes.is_empty() {
            return None;
        }
        let html = self.html(&draft, settings.image.as_ref());
        let gallery = &self.writer.gallery;
        let outline = Outline::of(&html, &|src| gallery.size_of(src));
        let fit = scale(&outline.pieces);
        if fit < FLOOR {
            let what = format!(
                "this slide is too full: it would be shown at {:.0} % of its normal size, and under {:.0} % is hard to read",
                fit * 100.0,
                FLOOR * 100.0
            );
            self.writer.report.warn_about(Topic::TooFull, draft.line, what, "split it in two");
        }
        let mut title = outline.title();
        if outline.heading.is_none() && !settings.title.is_empty() {
            title = settings.title;
        }
        let lead = settings.lead || outline.is_lead();
        let sizes = sizes(&outline.pieces, fit);
        Some(Slide {
            line: draft.line,
            title,
            content: Content::Html(html),
            notes,
            text: outline.text,
            lead,
            fit,
            sizes,
        })
    }

    fn read_front(&mut self, front: Vec<Key>, settings: &mut Settings) {
        for key in front {
            match (key.name.as_str(), key.value.as_str()) {
                ("hide" | "disabled" | "exclude", "true") => settings.hidden = true,
                ("layout", "cover" | "center" | "intro" | "section" | "statement" | "fact" | "end") => {
                    settings.lead = true;
                }
                // `true` and `false` are remark's.
                (
                    "layout",
                    "default" | "two-cols" | "two-cols-header" | "image" | "image-left" | "image-right" | "true"
                    | "false",
                )
                | (
                    "hide" | "disabled" | "exclude" | "count" | "name" | "hideInToc" | "routeAlias" | "preload"
                    | "level",
                    _,
                ) => {}
                ("layout", layout) => {
                    let what = format!("the layout `{}` is not available", shown(layout));
                    self.writer.report.warn_once(
                        &format!("layout {layout}"),
                        key.line,
                        what,
                        "use `cover`, `center` or `two-cols`",
                    );
                }
                ("title", title) => title.clone_into(&mut settings.title),
                ("image", _) => settings.image = Some(key),
                ("src", path) => {
                    let what = format!("the slides in `{}` are not included", shown(path));
                    self.writer.report.warn(key.line, what, "paste them into this file");
                    settings.failed = true;
                }
                (name, _) => self.ignore(name, key.line),
            }
        }
    }

    fn read_comments(&mut self, draft: &Draft, settings: &mut Settings) {
        for comment in &draft.comments {
            let kind = if comment.is_note { Comment::Note } else { classify(&comment.text) };
            match kind {
                Comment::Note => {
                    if !comment.text.trim().is_empty() {
                        settings.notes.push(comment.text.trim().to_owned());
                    }
                }
                Comment::Tool => {}
                Comment::Reveal(_) if behind(&comment.text).is_some() => {
                    let what = behind(&comment.text).unwrap_or_default();
                    self.writer.report.warn(comment.line, what, "put it on the slide, as `![text](file.png)`");
                }
                Comment::Reveal(name) => {
                    let what = format!("`<!-- {name}: … -->` has no effect here");
                    self.writer.report.warn_once(name, comment.line, what, "keep it for reveal.js, or remove it");
                }
                Comment::Marp(directives) => {
                    for (key, value) in directives {
                        self.marp(key, value, comment.line, settings);
                    }
                }
                Comment::Slide(name) => self.generated(name, comment.line, settings),
            }
        }
    }

    fn marp(&mut self, key: &str, value: &str, line: u32, settings: &mut Settings) {
        let is_class = key.trim_start_matches(['_', '$']) == "class";
        let words: Vec<&str> =
            value.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
        if is_class {
            let lead = words.contains(&"lead");
            if key.starts_with('_') {
                settings.lead = lead;
            } else {
                self.lead_from_here = lead;
                settings.lead = lead;
            }
            if words.iter().all(|word| *word == "lead") {
                return;
            }
        }
        self.ignore(key, line);
    }

    fn ignore(&mut self, key: &str, line: u32) {
        if matches!(key.trim_start_matches(['_', '$']), "backgroundImage" | "background") {
            let what = "the picture behind this slide is not shown";
            return self.writer.report.warn(line, what, "put it on the slide, as `![text](file.png)`");
        }
        let what = format!("`{}` has no effect here", shown(key));
        self.writer.report.warn_once(
            &format!("directive {key}"),
            line,
            what,
            "keep it for the program that uses it, or remove it",
        );
    }

    fn generated(&mut self, written: &str, line: u32, settings: &mut Settings) {
        match wanted(written) {
            Wanted::Known { name, .. } if settings.generated.is_some() => {
                let what = format!("this slide is already a generated one, so `slide: {name}` is ignored");
                self.writer.report.warn(line, what, "put it on a slide of its own, with `---` between");
            }
            Wanted::Known { name, again } => settings.generated = Some((name, again, line)),
            Wanted::Unknown { written, nearest } => {
                settings.failed = true;
                let instead = match nearest {
                    Some(nearest) => format!("write `<!-- slide: {nearest} -->`"),
                    None => format!("write one of {}", names().collect::<Vec<_>>().join(", ")),
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
        let other = |line: &&Line| {
            line.place == Place::Paragraph && slot(&line.text).is_some_and(|name| !matches!(name, "left" | "right"))
        };
        for line in draft.lines.iter().filter(other) {
            let what =
                format!("`{}` is no part of a slide here: what follows stands below the rest", shown(&line.text));
            self.writer.report.warn(line.number, what, "use `::left::` and `::right::`");
        }
        let html = if markdown.len() > LARGEST_SLIDE {
            let what = "this slide has more than 128 KiB of text, so only its beginning is shown";
            self.writer.report.warn(draft.line, what, "write a line of `---` between slides");
            let head: String = markdown.chars().take(SHOWN_OF_LARGEST).collect();
            format!("<pre><code>{}</code></pre>", escaped(&head))
        } else {
            self.writer.write(&markdown, &numbers)
        };
        self.sanitiser.clean(&html).trim().to_owned()
    }
}

/// Writes the lines of a slide, with HTML for the columns that Slidev's `::right::` starts.
fn compose(lines: &[Line], add: &mut impl FnMut(u32, &str)) {
    let slot_of = |line: &Line| slot(&line.text).filter(|_| line.place == Place::Paragraph).map(str::to_owned);
    let first_slot = lines.iter().find_map(slot_of);
    // With `::right::` alone, what comes before it is the left column. Its heading stays above both, unless the right
    // column has one too: then each is at the top of its own, so that the columns are level.
    let is_left_open = first_slot.as_deref() == Some("right");
    let heading = |lines: &[Line]| {
        lines.iter().position(|line| !line.text.trim().is_empty()).filter(|at| lines[*at].text.starts_with('#'))
    };
    let right = lines.iter().position(|line| slot_of(line).is_some()).map_or(lines.len(), |at| at + 1);
    let is_level = heading(&lines[right..]).is_none();
    let left_from = heading(lines).filter(|_| is_level).map_or(0, |at| at + 1);
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
            None => add(line.number, &line.text),
        }
    }
    if in_columns {
        blocks(last, "</div></div>", add);
    }
}
