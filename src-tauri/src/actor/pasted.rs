//! A pasted agenda, which the chair looks through before its items are added.

use chairside_session::desk::{PastedAgenda, PastedItem};
use chairside_session::typed::item_line::{ItemLine, item_line, kind_of};

use super::Actor;

impl Actor {
    /// Reads a pasted text as an agenda.
    pub(super) fn read_agenda(&mut self, text: &str) {
        self.desk.pasted = None;
        if self.run.state().content.plain {
            self.desk.notice = Some("This is a plain talk. It has no agenda to add to.".into());
        } else {
            let read = read(text);
            if read.items.is_empty() {
                self.desk.notice = Some("No items were found in what you pasted".into());
            } else {
                self.desk.pasted = Some(read);
            }
        }
        self.publisher.presenter_soon();
    }
}

/// The items in a text, one a line.
fn read(text: &str) -> PastedAgenda {
    let mut pasted = PastedAgenda { items: Vec::new(), rest: Vec::new() };
    for line in text.lines().map(bare).filter(|line| !line.is_empty()) {
        let ItemLine { title, presenter, minutes } = item_line(line);
        if title.is_empty() {
            pasted.rest.push(line.into());
        } else {
            pasted.items.push(PastedItem { kind: kind_of(&title), title, presenter, minutes });
        }
    }
    pasted
}

/// The line without the mark of a list.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['-', '*', '•', '●', '○', '–']).trim()
}
