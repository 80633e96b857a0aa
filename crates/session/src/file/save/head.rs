//! Changes the slot and the chairs' deck in a session file, and nothing else in it.

use chairside_problem::Problem;
use jiff::tz::TimeZone;

use crate::file::front_matter::read;
use crate::file::save::edit::Wanted;
use crate::file::save::front::front_matter;
use crate::file::save::new::local;
use crate::file::save::top_level::with_key;
use crate::file::session_file::SessionFile;
use crate::model::content::Slot;

/// The file with the chairs' slides that the text of a session file names; `None` if it names none.
pub fn chairs_deck(text: &str) -> Option<String> {
    let (_, yaml, _) = front_matter(text)?;
    read("", yaml, 2).0?.deck.map(|deck| deck.value)
}

/// What is to be different at the head of a session file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadChange {
    /// Start and end, and the IANA name of the zone in which they are written.
    pub slot: Option<(Slot, String)>,
    /// The file with the chairs' slides.
    pub deck: Option<String>,
}

/// Returns the text of a session file with this changed. Everything else stays as it is written, comments too.
///
/// # Errors
/// A [`Problem`] if the file is written in a way in which this is not possible; it is then to be changed by hand.
pub fn with_head(file: &str, text: &str, change: &HeadChange) -> Result<String, Problem> {
    let by_hand = || {
        let what = "it is written in a way in which this cannot be changed automatically";
        Problem::error(file, None, what, format!("write {} by hand", words(change)))
    };
    let (before, yaml, after) = front_matter(text).ok_or_else(by_hand)?;
    let new = wanted(change).iter().try_fold(yaml.to_owned(), |yaml, wanted| with_key(&yaml, wanted));
    let new = new.ok_or_else(by_hand)?;
    let said = |yaml: &str| read(file, yaml, 2).0;
    let (Some(old), Some(now)) = (said(yaml), said(&new)) else { return Err(by_hand()) };
    if !is_changed(&old, &now, change) {
        return Err(by_hand());
    }
    Ok(format!("{before}{new}{after}"))
}

fn wanted(change: &HeadChange) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    if let Some((slot, zone)) = &change.slot {
        let clocks = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        wanted.push(Wanted::plain("start", local(slot.start, &clocks)));
        wanted.push(Wanted::plain("end", local(slot.end, &clocks)));
        wanted.push(Wanted::plain("time-zone", zone.clone()));
    }
    wanted.extend(change.deck.as_ref().map(|deck| Wanted::text("deck", Some(deck))));
    wanted
}

/// Whether exactly this has changed.
fn is_changed(old: &SessionFile, now: &SessionFile, change: &HeadChange) -> bool {
    let slot = change.slot.as_ref().map_or(old.slot, |(slot, _)| Some(*slot));
    let zone = change.slot.as_ref().map_or(&old.zone, |(_, zone)| zone);
    let name = |file: &SessionFile| file.deck.as_ref().map(|deck| deck.value.clone());
    let deck = change.deck.clone().or_else(|| name(old));
    // Lines move, and a time of day in the agenda means another instant in another slot.
    let titles = |file: &SessionFile| file.agenda.iter().map(|item| item.title.clone()).collect::<Vec<_>>();
    now.slot == slot
        && now.zone == *zone
        && name(now) == deck
        && titles(old) == titles(now)
        && (&old.meeting, &old.group, &old.title, &old.chairs) == (&now.meeting, &now.group, &now.title, &now.chairs)
        && (&old.links, &old.checklist) == (&now.links, &now.checklist)
}

fn words(change: &HeadChange) -> String {
    let lines: Vec<_> = wanted(change).iter().map(|wanted| format!("`{}`", wanted.line())).collect();
    lines.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\nmeeting: IETF 126\ngroup: quic\n\nstart: 2026-07-22T16:00   # Wednesday\nend: 2026-07-22T18:00\n\
        time-zone: Europe/Vienna\n\n# Mine\ndeck: slides-02.pdf\nagenda:\n  - title: One\n    at: 16:10\n---\n\n# QUIC\n";

    fn change() -> HeadChange {
        let slot =
            Slot { start: "2026-07-23T07:30:00Z".parse().unwrap(), end: "2026-07-23T08:30:00Z".parse().unwrap() };
        HeadChange { slot: Some((slot, "Europe/Vienna".into())), deck: Some("slides-03.pdf".into()) }
    }

    #[test]
    fn only_the_slot_and_the_deck_change() {
        let text = FILE.replace("    at: 16:10\n", "");
        let changed = with_head("s.md", &text, &change()).unwrap();
        let expected = text
            .replace("2026-07-22T16:00 ", "2026-07-23T09:30 ")
            .replace("2026-07-22T18:00", "2026-07-23T10:30")
            .replace("slides-02.pdf", "slides-03.pdf");
        assert_eq!(changed, expected);
        let windows = text.replace('\n', "\r\n");
        assert_eq!(with_head("s.md", &windows, &change()).unwrap(), expected.replace('\n', "\r\n"));
    }

    #[test]
    fn what_is_missing_is_added() {
        let text = "---\nmeeting: IETF 126\ngroup: quic\nagenda:\n  - One\n---\n# QUIC\n";
        let changed = with_head("s.md", text, &change()).unwrap();
        let expected = "---\nmeeting: IETF 126\ngroup: quic\nstart: 2026-07-23T09:30\nend: 2026-07-23T10:30\n\
            time-zone: Europe/Vienna\ndeck: slides-03.pdf\nagenda:\n  - One\n---\n# QUIC\n";
        assert_eq!(changed, expected);
    }

    #[test]
    fn a_file_in_which_it_cannot_be_changed_says_what_to_write() {
        let flow = "---\n{ meeting: IETF 126, group: quic, agenda: [One] }\n---\n# QUIC\n";
        for text in [flow, "# No front matter\n"] {
            let problem = with_head("s.md", text, &change()).unwrap_err();
            assert!(problem.instead.contains("`start: 2026-07-23T09:30`"), "{text}: {problem}");
            assert!(problem.instead.contains("`deck: slides-03.pdf`"), "{text}: {problem}");
        }
    }
}
