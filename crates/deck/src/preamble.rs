//! The front matter of a plain deck, written for another program: the few keys that apply here are heeded, each other
//! is told of. A session file's front matter is read elsewhere, with a YAML reader.

use crate::front_matter::key_value;
use crate::report::{Report, shown};
use crate::split::Key;

/// What of a deck's front matter applies.
#[derive(Debug, Default)]
pub(crate) struct Preamble {
    /// Headings of this level or above begin a slide.
    pub(crate) divider: usize,
    /// Keys that Slidev means for the first slide.
    pub(crate) first_slide: Vec<Key>,
}

/// Says who wrote what, and nothing of how it looks.
const HARMLESS: &[&str] =
    &["author", "date", "description", "info", "keywords", "lang", "language", "marp", "subtitle", "title", "url"];

pub(crate) fn read(front: &str, first_line: u32, report: &mut Report) -> Preamble {
    let mut found = Preamble::default();
    for (line, text) in (first_line..).zip(front.lines()) {
        let Some((key, value)) = key_value(text.trim_end()) else { continue };
        match key {
            "headingDivider" => {
                // `2`, or `[1, 2]`: the levels given there are headings of the deepest or above, near enough.
                found.divider = value
                    .bytes()
                    .filter(|byte| (b'1'..=b'6').contains(byte))
                    .map(|byte| usize::from(byte - b'0'))
                    .max()
                    .unwrap_or(0);
            }
            "layout" => {
                let value = value.trim_matches(['"', '\'']).to_owned();
                found.first_slide.push(Key { line, name: key.to_owned(), value });
            }
            _ if HARMLESS.contains(&key) => {}
            _ => {
                let what = format!("`{}` does not apply here and is passed over", shown(key));
                let instead = "leave it for the program it was written for, or take it out";
                report.warn_once(&format!("directive {key}"), line, what, instead);
            }
        }
    }
    found
}
