//! One entry of an agenda: a list item, a row of text or of a table, a heading. Which part of it is the title, who
//! presents, how long, what it links to.

use crate::clock::Slot;
use crate::duration::Planned;
use crate::inline::Inline;
use crate::link::{self, For};
use crate::reading::{Kind, Link};

/// An entry, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub title: String,
    pub presenters: Vec<String>,
    pub planned: Option<Planned>,
    pub slot: Option<Slot>,
    pub balance: bool,
    pub kind: Kind,
    pub slides: Vec<String>,
    pub links: Vec<Link>,
    /// The other way to read it.
    pub names_first: Option<NamesFirst>,
    /// It names a draft.
    pub has_draft: bool,
    /// All that a reader sees, in one line.
    pub text: String,
}

/// An entry read with its presenters before its title.
#[derive(Clone, Debug)]
pub(crate) struct NamesFirst {
    pub presenters: Vec<String>,
    pub title: String,
    /// It can hardly be read otherwise.
    pub sure: bool,
    /// It names nobody: "Chairs".
    pub is_role: bool,
}

impl Row {
    /// Whether it says when, or how long.
    pub(crate) fn is_timed(&self) -> bool {
        self.planned.is_some() || self.slot.is_some() || self.balance
    }

    /// Whether it says how long.
    pub(crate) fn is_planned(&self) -> bool {
        self.planned.is_some()
    }

    pub(crate) fn take_links(&mut self, inline: &Inline) {
        for (range, url) in &inline.links {
            let label = one_line(&inline.text[range.clone()]);
            match link::purpose(&label, url) {
                For::Slides => push_new(&mut self.slides, url.clone()),
                For::Draft(name) => self.add_draft(&name),
                For::Other => {
                    let label = if label.is_empty() { url.clone() } else { label };
                    push_new(&mut self.links, Link { label, url: url.clone() });
                }
            }
        }
        // A draft's name that is broken at a hyphen at the end of a line is put together first.
        let joined = joined_names(&inline.text);
        for (_, name) in link::drafts(&joined) {
            self.add_draft(&name);
        }
    }

    fn add_draft(&mut self, name: &str) {
        self.has_draft = true;
        push_new(&mut self.links, link::draft(name));
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, new: T) {
    if list.len() < 100 && !list.contains(&new) {
        list.push(new);
    }
}

/// "draft-nobody-exmpl-long-\n   path-05" in one piece.
pub(crate) fn joined_names(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let ends_name =
            out.ends_with('-') && out.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("draft-"));
        if !out.is_empty() && !ends_name {
            out.push('\n');
        }
        out += if ends_name { line.trim_start() } else { line };
    }
    out
}

/// A text in one line, with single blanks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
