//! A pasted agenda, which the chair looks through before its items are added.

use chairside_agenda::{ItemRead, Kind, SessionRead};
use chairside_import::session_names;
use chairside_session::SessionContent;
use chairside_session::content::ItemKind;
use chairside_session::desk::{PastedAgenda, PastedItem, PastedSession};
use chairside_session::typed::item_line::{ItemLine, item_line, kind_of};
use jiff::SignedDuration;

use super::Actor;

impl Actor {
    /// Reads a pasted text as an agenda.
    pub(super) fn read_agenda(&mut self, text: &str) {
        self.desk.pasted = None;
        let content = &self.run.state().content;
        if content.plain {
            self.desk.notice = Some("This is a plain talk. It has no agenda to add to.".into());
        } else {
            let read = read(text, content);
            if read.sessions.iter().all(|session| session.items.is_empty()) {
                self.desk.notice = Some("No items were found in what you pasted".into());
            } else {
                self.desk.pasted = Some(read);
            }
        }
        self.publisher.presenter_soon();
    }
}

/// The items in a text: one a line if each line has minutes, else as an agenda is written for people.
fn read(text: &str, content: &SessionContent) -> PastedAgenda {
    let (of_agenda, of_lines) = (as_agenda(text, content), as_lines(text));
    // One session has fewer items than all lines together, so the two are compared only if there is one.
    let [agenda] = of_agenda.sessions.as_slice() else {
        return if of_agenda.sessions.is_empty() { of_lines } else { of_agenda };
    };
    let has_minutes = |item: &PastedItem| !item.minutes.is_empty();
    let lines = of_lines.sessions.iter().flat_map(|session| &session.items);
    let is_list = of_lines.rest.is_empty() && lines.clone().all(has_minutes);
    let finds_none = !agenda.items.iter().any(has_minutes) && lines.clone().any(has_minutes);
    if is_list || finds_none || agenda.items.is_empty() { of_lines } else { of_agenda }
}

/// The sessions of an agenda with their items.
fn as_agenda(text: &str, content: &SessionContent) -> PastedAgenda {
    let reading = chairside_agenda::read(text);
    let names = session_names(&reading);
    let (session, because) = this_session(&reading.sessions, content);
    let is_one = reading.sessions.len() == 1;
    let read = names.into_iter().zip(reading.sessions);
    PastedAgenda {
        sessions: read
            .map(|(name, session)| PastedSession {
                name: if is_one { String::new() } else { name },
                items: session.items.into_iter().map(pasted).collect(),
            })
            .collect(),
        session: u32::try_from(session).unwrap_or_default(),
        because: if is_one { String::new() } else { because },
        rest: reading.unplaced.into_iter().map(|line| line.text).collect(),
    }
}

fn pasted(item: ItemRead) -> PastedItem {
    PastedItem {
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
    }
}

/// Whether a session could be the one that is open.
type Fits<'a> = &'a dyn Fn(&SessionRead) -> bool;

/// Which of the sessions in an agenda is the one that is open, and why: the only one of its day and group, of its day, or of
/// its group. The first, without a reason, if that cannot be told.
fn this_session(sessions: &[SessionRead], content: &SessionContent) -> (usize, String) {
    let day = content.slot.map(|slot| slot.start.to_zoned_datetime(content.time_zone()).date());
    let of_day = |session: &SessionRead| day.is_some() && session.date == day;
    let of_group = |session: &SessionRead| match (&session.group, &content.group) {
        (Some(theirs), Some(ours)) => theirs.eq_ignore_ascii_case(ours),
        _ => false,
    };
    let only = |fits: &dyn Fn(&SessionRead) -> bool| {
        let mut found = sessions.iter().enumerate().filter(|(_, session)| fits(session));
        found.next().filter(|_| found.next().is_none()).map(|(index, _)| index)
    };
    let reasons: [(Fits<'_>, &str); 3] = [
        (&|session| of_day(session) && of_group(session), "its day and group are this session's"),
        (&of_day, "its day is this session's"),
        (&of_group, "its group is this session's"),
    ];
    let fitting = reasons.iter().find_map(|(fits, why)| Some((only(fits)?, (*why).to_owned())));
    fitting.unwrap_or_default()
}

/// As minutes are typed: `15`, `90s`.
fn typed(time: SignedDuration) -> String {
    if time.as_secs() % 60 == 0 { time.as_mins().to_string() } else { format!("{}s", time.as_secs()) }
}

/// The items in a text, one a line.
fn as_lines(text: &str) -> PastedAgenda {
    let (mut items, mut rest) = (Vec::new(), Vec::new());
    for line in text.lines().map(bare).filter(|line| !line.is_empty()) {
        let ItemLine { title, presenter, minutes } = item_line(line);
        if title.is_empty() {
            rest.push(line.into());
        } else {
            items.push(PastedItem { kind: kind_of(&title), title, presenter, minutes });
        }
    }
    let session = PastedSession { name: String::new(), items };
    PastedAgenda { sessions: vec![session], session: 0, because: String::new(), rest }
}

/// The line without the mark of a list.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['-', '*', '•', '●', '○', '–']).trim()
}

#[cfg(test)]
mod tests {
    use chairside_session::content::Slot;

    use super::*;

    /// A session of this group that begins at this time.
    fn content(group: Option<&str>, start: Option<&str>) -> SessionContent {
        let slot = start.map(|start| {
            let start: jiff::Timestamp = start.parse().unwrap();
            Slot { start, end: start + SignedDuration::from_hours(2) }
        });
        SessionContent {
            group: group.map(String::from),
            slot,
            zone: "Europe/Vienna".into(),
            ..SessionContent::bare("", 1)
        }
    }

    #[test]
    fn an_agenda_is_read_as_people_write_one() {
        let of_one = |text: &str| read(text, &content(None, None)).sessions.remove(0).items;
        let words = |text: &str| -> Vec<String> {
            let item = |item: &PastedItem| format!("{} | {} | {}", item.title, item.presenter, item.minutes);
            of_one(text).iter().map(item).collect()
        };
        let quic = "# IETF-126 QUIC WG Agenda\n\n## Wednesday, July 22 2026\n\n16:00-18:00 Wednesday, Session IV\n\n\
                    ### Administrivia\n\n5 min total\n\n### Other (aka \"As Time Permits\")\n\n\
                    * 10 min - TAPS over QUIC [slides](taps.pdf) - Ingebrigt Hovind\n";
        assert_eq!(words(quic).last().map(String::as_str), Some("TAPS over QUIC | Ingebrigt Hovind | 10"));
        assert_eq!(of_one(quic).last().map(|item| item.kind), Some(ItemKind::AsTimePermits));
        assert_eq!(words("Open issues, Jana Iyengar, 15\nAOB, 5\n"), ["Open issues | Jana Iyengar | 15", "AOB |  | 5"]);
        assert!(of_one("\n \n").is_empty());
    }

    #[test]
    fn of_several_sessions_it_is_the_one_of_this_day_and_group() {
        const TWO: &str = "# IETF 126 QUIC WG Agenda\n\n## Wednesday, July 22 2026\n\n16:00-18:00 Europe/Vienna\n\n\
                           * 5 min - Administrivia - chairs\n* 10 min - QMux - Bo Li\n\n\
                           ## Friday, July 24 2026\n\n09:00-10:00 Europe/Vienna\n\n* 20 min - Multipath - Kim Ray\n";
        for (group, start, session, because) in [
            (Some("QUIC"), Some("2026-07-24T07:00:00Z"), 1, "its day and group are this session's"),
            (Some("quic"), Some("2026-07-22T14:00:00Z"), 0, "its day and group are this session's"),
            (None, Some("2026-07-23T22:30:00Z"), 1, "its day is this session's"),
            (Some("quic"), Some("2026-07-23T14:00:00Z"), 0, ""),
            (Some("masque"), None, 0, ""),
        ] {
            let pasted = read(TWO, &content(group, start));
            assert_eq!((pasted.session, pasted.because.as_str()), (session, because), "{group:?}, {start:?}");
            let counts: Vec<_> = pasted.sessions.iter().map(|session| session.items.len()).collect();
            assert_eq!(counts, [2, 1]);
            assert_eq!(pasted.sessions[1].name, "2: quic, IETF 126, 2026-07-24 09:00, 1 item (line 10)");
        }
    }
}
