//! Rewrites the HTML in a deck's Markdown to what a slide may contain, reports each loss with its line, and looks up
//! images. The sanitiser that follows has the last word.

use crate::comment::report_steps;
use crate::dialect::pixels;
use crate::elsewhere::{is_film, plays, report_film};
use crate::highlight::escaped;
use crate::link::{link_allowed, refused_link};
use crate::picture::Gallery;
use crate::report::{Report, shown};
use crate::sanitise::{ALLOWED, DROPPED, own_classes};
use crate::token::{Kind, Tag, Token, tokens};

/// How deep HTML may be nested; deeper elements are left out. Parsers of HTML need quadratic time for deep nesting.
const DEEPEST: usize = 32;
/// The width inside a slide's margins, in pixels. Wider images are made narrower.
pub(crate) const WIDEST_IMAGE: u32 = 1100;

/// Rewrites the HTML of one slide, piece by piece.
pub(crate) struct Rewriter<'a, 'f> {
    pub(crate) report: &'a mut Report,
    pub(crate) gallery: &'a mut Gallery<'f>,
    /// How many elements are open on this slide.
    pub(crate) depth: usize,
}

/// A piece of HTML after rewriting.
pub(crate) struct Rewritten {
    pub(crate) html: String,
    /// An element that is removed with its content was opened but not closed, so what follows must be removed up to its
    /// end tag.
    pub(crate) unclosed: Option<&'static str>,
}

impl Rewriter<'_, '_> {
    pub(crate) fn rewrite(&mut self, raw: &str, first_line: u32) -> Rewritten {
        let mut html = String::with_capacity(raw.len());
        let mut line = Lines { text: raw, at: 0, line: first_line };
        let mut dropping = None;
        for Token { kind, start, .. } in tokens(raw) {
            let here = line.to(start);
            match kind {
                Kind::End(name) if dropping.is_some() => {
                    dropping = dropping.filter(|dropped| *dropped != name);
                }
                _ if dropping.is_some() => {}
                Kind::Text(text) => html.push_str(&escaped(&text)),
                Kind::Comment => {}
                Kind::Start(tag) => match DROPPED.iter().find(|name| **name == tag.name) {
                    Some(name) => {
                        self.report_element(name, here);
                        self.report_attributes(&tag, here);
                        dropping = Some(*name).filter(|name| !tag.closes_itself && *name != "embed");
                    }
                    None => self.element(&tag, here, &mut html),
                },
                Kind::End(name) => self.end(&name, &mut html),
            }
        }
        Rewritten { html, unclosed: dropping }
    }

    fn end(&mut self, name: &str, html: &mut String) {
        if let Some(name) = ours(name).filter(|name| !is_void(name) && self.depth > 0) {
            self.depth -= 1;
            html.push_str("</");
            html.push_str(name);
            html.push('>');
        }
    }

    fn element(&mut self, tag: &Tag, line: u32, html: &mut String) {
        if tag.name == "img" {
            self.report_attributes(tag, line);
            let width = tag.value("width").and_then(pixels);
            if let Some(written) = tag.value("width").filter(|_| width.is_none()) {
                let what = format!("the width `{}` of an image has no effect", shown(written));
                let instead = "give it in pixels, as in `<img width=\"300\">`";
                self.report.warn_once(&format!("width {written}"), line, what, instead);
            }
            let image = self.image(
                tag.value("src").unwrap_or_default(),
                tag.value("alt").unwrap_or_default(),
                width,
                None,
                line,
            );
            html.push_str(&image);
            return;
        }
        let name = ours(&tag.name);
        if name != Some(tag.name.as_str()) {
            self.report_element(&tag.name, line);
        }
        let Some(name) = name else {
            self.report_attributes(tag, line);
            return;
        };
        if !is_void(name) {
            if self.depth >= DEEPEST {
                self.report.warn_once(
                    "deep",
                    line,
                    "HTML is nested too deeply here, so it is shown flat",
                    "use fewer levels",
                );
                return;
            }
            // In HTML `<div/>` opens a div, just like `<div>`.
            self.depth += 1;
        }
        self.report_attributes(tag, line);
        html.push('<');
        html.push_str(name);
        let aligned = tag.value("align").is_some_and(|align| align.eq_ignore_ascii_case("center"));
        let centred = tag.name == "center" || (aligned && !is_cell(name));
        let classes = classes(tag.value("class").unwrap_or_default(), centred);
        let mut attribute = |name: &str, value: &str| {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            html.push_str(&escaped(value));
            html.push('"');
        };
        if !classes.is_empty() {
            attribute("class", &classes);
        }
        for (name, value) in &tag.attributes {
            if keeps(&tag.name, name) && name != "class" {
                attribute(name, value);
            }
        }
        html.push('>');
    }

    /// An image as HTML, or the mark that takes its place when it cannot be shown.
    pub(crate) fn image(&mut self, src: &str, alt: &str, width: Option<u32>, height: Option<u32>, line: u32) -> String {
        let alt = escaped(alt);
        match self.gallery.find(src) {
            Ok(found) => {
                let of_height = |height: u32| {
                    let (natural_width, natural_height) = found.size?;
                    let width = u64::from(height) * u64::from(natural_width) / u64::from(natural_height);
                    u32::try_from(width).ok()
                };
                let width = width.or_else(|| height.and_then(of_height)).map(|width| width.clamp(1, WIDEST_IMAGE));
                let width = width.map(|width| format!(" width=\"{width}\"")).unwrap_or_default();
                format!("<img src=\"{}\" alt=\"{alt}\"{width}>", escaped(&found.src))
            }
            Err(refused) => {
                if is_film(src) {
                    report_film(&format!("`{}`", shown(src)), line, self.report);
                } else {
                    self.report.warn(line, refused.what, refused.instead);
                }
                let alt = if alt.trim().is_empty() { "image" } else { &alt };
                format!("<span class=\"missing-image\">{alt}</span>")
            }
        }
    }

    fn report_element(&mut self, name: &str, line: u32) {
        let short = shown(name);
        match name {
            name if plays(name) => report_film(&format!("in `<{short}>`"), line, self.report),
            // They belong to a film, which is named.
            "source" | "track" => {}
            "script" | "iframe" | "object" | "embed" | "applet" | "form" | "input" | "button" | "select"
            | "textarea" | "link" | "meta" | "base" | "template" | "svg" | "math" | "frameset" | "frame" => {
                let instead = if name == "svg" {
                    "save it as PNG and write `![text](file.png)`"
                } else {
                    "remove it from the deck"
                };
                self.report.warn(
                    line,
                    format!("`<{short}>` was removed: a deck may not run or load anything"),
                    instead,
                );
            }
            "style" => {
                self.report.warn_once(
                    "<style>",
                    line,
                    "`<style>` is ignored: slides have Chairside's own theme",
                    "remove it",
                );
            }
            name if name.starts_with("v-") => report_steps(line, self.report),
            _ => {
                let what = format!("`<{short}>` has no effect, only its text is shown");
                let what = if DROPPED.contains(&name) { format!("`<{short}>` is not shown") } else { what };
                self.report.warn_once(&format!("<{name}>"), line, what, "write it as Markdown");
            }
        }
    }

    fn report_attributes(&mut self, tag: &Tag, line: u32) {
        for (name, value) in &tag.attributes {
            let short = shown(name);
            if name.starts_with("on") {
                self.report.warn(
                    line,
                    format!("`{short}=` was removed: a deck may not run anything"),
                    "remove it from the deck",
                );
            } else if name == "href" && tag.name == "a" {
                if !link_allowed(value) {
                    self.report.warn_link(line, refused_link(value));
                }
            } else if name.starts_with("v-") {
                report_steps(line, self.report);
            } else if name == "class" {
                if classes(value, false).is_empty() && !value.trim().is_empty() {
                    let instead = "use `columns` or `center`";
                    self.report.warn_once(
                        "class=",
                        line,
                        format!("the class `{}` has no effect", shown(value)),
                        instead,
                    );
                }
            } else if name == "fragment" || name.starts_with("data-fragment") {
                report_steps(line, self.report);
            } else if name.starts_with(['@', ':']) {
                let what = "Vue's attributes (`@…`, `:…`) have no effect here";
                self.report.warn_once("vue", line, what, "keep them for Slidev, or remove them");
            } else if !keeps(&tag.name, name) && name != "align" && ours(&tag.name).is_some() {
                self.report.warn_once(
                    &format!("{name}="),
                    line,
                    format!("the attribute `{short}` has no effect here"),
                    ATTRIBUTE_INSTEAD,
                );
            }
        }
    }
}

const ATTRIBUTE_INSTEAD: &str = "keep it for the program that uses it, or remove it";

fn keeps(element: &str, attribute: &str) -> bool {
    match attribute {
        "class" | "lang" | "dir" => true,
        "href" => element == "a",
        "title" => element == "abbr",
        "start" => element == "ol",
        "align" | "colspan" | "rowspan" => is_cell(element),
        "src" | "alt" | "width" => element == "img",
        _ => false,
    }
}

fn is_cell(element: &str) -> bool {
    matches!(element, "td" | "th")
}

fn is_void(element: &str) -> bool {
    matches!(element, "br" | "col" | "hr" | "img" | "wbr")
}

/// The element that takes an element's place; `None` when only its content stays.
fn ours(element: &str) -> Option<&str> {
    match element {
        "address" | "article" | "aside" | "center" | "details" | "fieldset" | "footer" | "form" | "header"
        | "hgroup" | "legend" | "main" | "nav" | "summary" => Some("div"),
        _ => ALLOWED.contains(&element).then_some(element),
    }
}

/// The classes that the theme knows. `grid-cols-2` and `text-center` of Slidev's `UnoCSS` are translated.
fn classes(value: &str, centred: bool) -> String {
    let mut ours: Vec<String> = own_classes(value).into_iter().collect();
    for class in value.split_ascii_whitespace() {
        if let Some(count) = class.strip_prefix("grid-cols-").filter(|count| matches!(*count, "2" | "3" | "4")) {
            ours.push(format!("columns columns-{count}"));
        }
    }
    if centred || value.split_ascii_whitespace().any(|class| class == "text-center") {
        ours.push("center".into());
    }
    ours.join(" ")
}

/// Counts lines up to a place in a text. Places must be asked for in order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn to(&mut self, at: usize) -> u32 {
        let newlines = self.text[self.at..at].bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
        self.at = at;
        self.line
    }
}
