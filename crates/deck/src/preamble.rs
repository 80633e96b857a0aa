//! The front matter of a plain deck, which was written for another program. A few keys count here; each of the others
//! gets a warning. The front matter of a session file is read elsewhere, as YAML.

use regex::Regex;

use crate::draft::Key;
use crate::front_matter::key_value;
use crate::marks::Marks;
use crate::note::own_mark;
use crate::report::{Report, shown};

/// The part of a deck's front matter that counts here.
#[derive(Debug, Default)]
pub(crate) struct Preamble {
    /// Headings of this level or above start a slide; 0 means that none does.
    pub(crate) divider: usize,
    /// The marks of the program that it was written for.
    pub(crate) marks: Marks,
    /// What starts speaker notes, as reveal-md's `notesSeparator` says.
    pub(crate) notes: Option<Regex>,
    /// The keys that Slidev applies to the first slide.
    pub(crate) first_slide: Vec<Key>,
}

/// Keys about the deck that change nothing on the slides, so they get no warning.
const HARMLESS: &[&str] =
    &["author", "date", "description", "info", "keywords", "lang", "language", "marp", "subtitle", "title", "url"];

pub(crate) fn read(front: &str, first_line: u32, report: &mut Report) -> Preamble {
    let mut found = Preamble { marks: Marks::of_front_matter(front), ..Preamble::default() };
    for (line, text) in (first_line..).zip(front.lines()) {
        let Some((key, value)) = key_value(text.trim_end()) else {
            if !(text.trim().is_empty() || text.starts_with([' ', '\t', '#', '-', '}', ']'])) {
                let what = format!("`{}` in the front matter is not `key: value`, so it is ignored", shown(text));
                report.warn(line, what, "write it as a comment, with `#` before it, or remove it");
            }
            continue;
        };
        match key {
            "headingDivider" => {
                // `2` or `[1, 2]`. For a list, the deepest level stands for all.
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
            "notesSeparator" => found.notes = own_mark(value, line, report),
            "separator" | "verticalSeparator" => {
                let what = format!("the separator `{}` starts no slide here", shown(value));
                report.warn(line, what, "write a line of `---` between slides");
            }
            "header" | "footer" if !value.trim().is_empty() => {
                let what = format!("the {key} `{}` is not shown", shown(value));
                report.warn(line, what, "write it on the slides that need it");
            }
            "size" | "aspectRatio" => {
                let what = format!("the size `{}` has no effect: slides are 16:9", shown(value));
                report.warn(line, what, "look at the slides that were made for another shape");
            }
            "background" | "backgroundImage" => {
                report.warn(
                    line,
                    "the picture behind the slides is not shown",
                    "put it on a slide, as `![text](file.png)`",
                );
            }
            _ => {
                let what = format!("`{}` has no effect here", shown(key));
                let instead = "keep it for the program that uses it, or remove it";
                report.warn_once(&format!("directive {key}"), line, what, instead);
            }
        }
    }
    found
}
