//! A pasted agenda, which the chair looks through before its items are added.

use chairside_agenda::{ItemRead, Kind};
use chairside_session::content::ItemKind;
use chairside_session::desk::{PastedAgenda, PastedItem};
use chairside_session::typed::item_line::{ItemLine, item_line, kind_of};
use jiff::SignedDuration;

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

/// The items in a text: one a line if each line has minutes, else as an agenda is written for people.
fn read(text: &str) -> PastedAgenda {
    let (of_agenda, of_lines) = (as_agenda(text), as_lines(text));
    let has_minutes = |item: &PastedItem| !item.minutes.is_empty();
    let is_list = of_lines.rest.is_empty() && of_lines.items.iter().all(has_minutes);
    let finds_none = !of_agenda.items.iter().any(has_minutes) && of_lines.items.iter().any(has_minutes);
    if is_list || finds_none || of_agenda.items.is_empty() { of_lines } else { of_agenda }
}

/// The items of all sessions in an agenda.
fn as_agenda(text: &str) -> PastedAgenda {
    let reading = chairside_agenda::read(text);
    let item = |item: ItemRead| PastedItem {
        title: item.title,
        presenter: item.presenters.join(", "),
        minutes: item.time.map_or_else(String::new, typed),
        kind: match item.kind {
            Kind::Item => ItemKind::Talk,
            Kind::Break => ItemKind::Break,
            Kind::AsTimePermits => ItemKind::AsTimePermits,
            Kind::Aob => ItemKind::Aob,
            Kind::Fyi => ItemKind::Fyi,
        },
    };
    PastedAgenda {
        items: reading.sessions.into_iter().flat_map(|session| session.items).map(item).collect(),
        rest: reading.unplaced.into_iter().map(|line| line.text).collect(),
    }
}

/// As minutes are typed: `15`, `90s`.
fn typed(time: SignedDuration) -> String {
    if time.as_secs() % 60 == 0 { time.as_mins().to_string() } else { format!("{}s", time.as_secs()) }
}

/// The items in a text, one a line.
fn as_lines(text: &str) -> PastedAgenda {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_is_read_as_people_write_one() {
        let words = |text: &str| -> Vec<String> {
            let item = |item: &PastedItem| format!("{} | {} | {}", item.title, item.presenter, item.minutes);
            read(text).items.iter().map(item).collect()
        };
        let quic = "# IETF-126 QUIC WG Agenda\n\n## Wednesday, July 22 2026\n\n16:00-18:00 Wednesday, Session IV\n\n\
                    ### Administrivia\n\n5 min total\n\n### Other (aka \"As Time Permits\")\n\n\
                    * 10 min - TAPS over QUIC [slides](taps.pdf) - Ingebrigt Hovind\n";
        assert_eq!(words(quic).last().map(String::as_str), Some("TAPS over QUIC | Ingebrigt Hovind | 10"));
        assert_eq!(read(quic).items.last().map(|item| item.kind), Some(ItemKind::AsTimePermits));
        assert_eq!(words("Open issues, Jana Iyengar, 15\nAOB, 5\n"), ["Open issues | Jana Iyengar | 15", "AOB |  | 5"]);
        assert!(read("\n \n").items.is_empty());
    }
}
