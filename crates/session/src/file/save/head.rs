//! Changes the slot, the chairs, the links and the chairs' deck in a session file, and nothing else in it.

use chairside_problem::Problem;
use jiff::tz::TimeZone;

use crate::file::front_matter::read;
use crate::file::save::edit::Wanted;
use crate::file::save::front::front_matter;
use crate::file::save::links::with_link;
use crate::file::save::new::local;
use crate::file::save::top_level::with_key;
use crate::file::session_file::SessionFile;
use crate::model::content::{Link, Person, Slot};

/// What the head of a session file says that a content does not keep apart from what is usual.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The file with the chairs' slides.
    pub deck: Option<String>,
    /// The chairs.
    pub chairs: Vec<Person>,
    /// The session's own links.
    pub links: Vec<Link>,
}

/// What the head of a session file with this text says; nothing if it cannot be read.
pub fn head(text: &str) -> Head {
    let file = front_matter(text).and_then(|(_, yaml, _)| read("", yaml, 2).0);
    let head =
        |file: SessionFile| Head { deck: file.deck.map(|deck| deck.value), chairs: file.chairs, links: file.links };
    file.map(head).unwrap_or_default()
}

/// What is to be different at the head of a session file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadChange {
    /// Start and end, and the IANA name of the zone in which they are written.
    pub slot: Option<(Slot, String)>,
    /// The file with the chairs' slides.
    pub deck: Option<String>,
    /// The chairs, in place of those that are there.
    pub chairs: Option<Vec<Person>>,
    /// Links by name, each with where it leads; `None` removes it.
    pub links: Vec<(String, Option<String>)>,
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
    let with_link = |yaml: String, (label, url): &(String, Option<String>)| with_link(&yaml, label, url.as_deref());
    let new = new.and_then(|new| change.links.iter().try_fold(new, with_link)).ok_or_else(by_hand)?;
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
    wanted.extend(change.chairs.as_ref().map(|chairs| Wanted::people("chairs", chairs)));
    wanted.extend(change.deck.as_ref().map(|deck| Wanted::text("deck", Some(deck))));
    wanted
}

/// The links as they are with the change.
fn links_with(old: &[Link], change: &HeadChange) -> Vec<Link> {
    let mut links = old.to_vec();
    for (label, url) in &change.links {
        match (links.iter().position(|link| link.label == *label), url) {
            (Some(at), Some(url)) => links[at].url.clone_from(url),
            (None, Some(url)) => links.push(Link { label: label.clone(), url: url.clone() }),
            (Some(at), None) => drop(links.remove(at)),
            (None, None) => {}
        }
    }
    links
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
        && (&old.meeting, &old.group, &old.title) == (&now.meeting, &now.group, &now.title)
        && *change.chairs.as_ref().unwrap_or(&old.chairs) == now.chairs
        && links_with(&old.links, change) == now.links
        && old.checklist == now.checklist
}

fn words(change: &HeadChange) -> String {
    let mut lines: Vec<_> = wanted(change).iter().map(|wanted| format!("`{}`", wanted.line())).collect();
    lines.extend(change.links.iter().map(|(label, url)| match url {
        Some(url) => format!("`{label}: {url}` under `links:`"),
        None => format!("nothing for `{label}` under `links:`"),
    }));
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
        HeadChange {
            slot: Some((slot, "Europe/Vienna".into())),
            deck: Some("slides-03.pdf".into()),
            ..HeadChange::default()
        }
    }

    #[test]
    fn chairs_and_links_change_and_nothing_else() {
        let text = "---\nmeeting: IETF 126\ngroup: quic\nchairs:\n  - Lars Example # since 2020\n  - name: Bo Li\n    email: bo@example.org\n\
            # Where people are\nlinks:\n  Minutes: \"https://notes.ietf.org/a\" # mine\n  Chat: https://zulip.example/quic\n\n  \
            'Our wiki': https://wiki.example/\nagenda:\n  - One\n---\n# QUIC\n";
        let person = |name: &str, email: Option<&str>| Person { name: name.into(), email: email.map(Into::into) };
        let change = HeadChange {
            chairs: Some(vec![person("Ana: Lopez", None), person("Bo Li", Some("bo@example.org"))]),
            links: vec![
                ("Minutes".into(), Some("https://notes.ietf.org/b".into())),
                ("Our wiki".into(), None),
                ("Meetecho".into(), Some("https://meetecho.example/?x=1&y=2".into())),
            ],
            ..HeadChange::default()
        };
        let expected = text
            .replace(
                "\n  - Lars Example # since 2020\n  - name: Bo Li\n    email: bo@example.org\n",
                " [\"Ana: Lopez\", { name: Bo Li, email: \"bo@example.org\" }]\n",
            )
            .replace("notes.ietf.org/a", "notes.ietf.org/b")
            .replace(
                "\n\n  'Our wiki': https://wiki.example/\n",
                "\n  Meetecho: \"https://meetecho.example/?x=1&y=2\"\n\n",
            );
        assert_eq!(with_head("s.md", text, &change).unwrap(), expected);
        let bare = "---\ngroup: quic\nagenda:\n  - One\n---\n# QUIC\n";
        let only_link =
            HeadChange { links: vec![("Chat".into(), Some("https://z.example/".into()))], ..HeadChange::default() };
        let expected = bare.replace("agenda:", "links:\n  Chat: \"https://z.example/\"\nagenda:");
        assert_eq!(with_head("s.md", bare, &only_link).unwrap(), expected);
        let windows = bare.replace('\n', "\r\n");
        assert_eq!(with_head("s.md", &windows, &only_link).unwrap(), expected.replace('\n', "\r\n"));
        let flow = bare.replace("agenda:", "links: { Minutes: \"https://a.example/\" }\nagenda:");
        let problem = with_head("s.md", &flow, &only_link).unwrap_err();
        assert!(problem.instead.contains("`Chat: https://z.example/` under `links:`"), "{problem}");
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
