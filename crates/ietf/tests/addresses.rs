//! Where the systems of a session are, by their years.

use chairside_ietf::{LinkKind, body, links};
use jiff::civil::{Date, date};

fn urls(kind: LinkKind, meeting: Option<&str>, day: Date) -> Vec<String> {
    links("QUIC", meeting, day).into_iter().filter(|link| link.kind == kind).map(|link| link.url).collect()
}

#[test]
fn each_year_has_its_own_systems() {
    let then = date(2021, 11, 9);
    let now = date(2026, 7, 22);
    for (kind, day, expected) in [
        (LinkKind::Meetecho, then, "https://meetings.conf.meetecho.com/ietf112/?group=quic&short=&item=1"),
        (LinkKind::Meetecho, now, "https://meetings.conf.meetecho.com/ietf112/?group=quic&short=quic&item=1"),
        (LinkKind::OnsiteTool, now, "https://meetings.conf.meetecho.com/onsite112/?group=quic&short=quic&item=1"),
        (LinkKind::Chat, then, "xmpp:quic@jabber.ietf.org?join"),
        (LinkKind::Chat, now, "https://zulip.ietf.org/#narrow/stream/quic"),
        (LinkKind::Minutes, now, "https://notes.ietf.org/notes-ietf-112-quic"),
        (LinkKind::Slides, now, "https://datatracker.ietf.org/meeting/112/session/quic"),
        (LinkKind::MailingList, now, "mailto:quic@ietf.org"),
        (LinkKind::MailingListArchive, now, "https://mailarchive.ietf.org/arch/browse/quic/"),
        (LinkKind::Wiki, then, "https://trac.ietf.org/trac/quic/wiki/"),
        (LinkKind::Issues, then, "http://www.ietf.org/how/meetings/issues/"),
        (LinkKind::Issues, now, "https://www.ietf.org/meeting/issues/"),
        (LinkKind::ParticipantGuide, then, "https://www.ietf.org/how/meetings/109/session-participant-guide"),
        (LinkKind::ParticipantGuide, now, "https://www.ietf.org/meeting/preparation/"),
        (LinkKind::AreaDirectors, now, "mailto:quic-ads@ietf.org"),
    ] {
        assert_eq!(urls(kind, Some("112"), day), [expected], "{kind:?} on {day}");
    }
    assert!(urls(LinkKind::OnsiteTool, Some("112"), then).is_empty(), "IETF 112 had no room");
}

#[test]
fn an_interim_has_no_ietf_meetings_addresses() {
    let day = date(2022, 9, 1);
    let interim = Some("interim-2022-quic-01");
    assert_eq!(
        urls(LinkKind::Slides, interim, day),
        ["https://datatracker.ietf.org/meeting/interim-2022-quic-01/session/quic"]
    );
    assert!(urls(LinkKind::Meetecho, interim, day).is_empty());
    assert!(urls(LinkKind::Slides, None, day).is_empty());
    assert_eq!(urls(LinkKind::Charter, None, day).len(), 1);
    assert!(
        links("", None, day)
            .iter()
            .all(|link| link.kind == LinkKind::Issues || link.kind == LinkKind::ParticipantGuide)
    );
}

#[test]
fn on_no_day_a_system_stands_twice() {
    let mut days: Vec<Date> = body().links.iter().flat_map(|template| [template.from, template.to]).flatten().collect();
    days.push(date(2026, 11, 24));
    for day in days {
        let mut kinds: Vec<_> = links("quic", Some("112"), day).into_iter().map(|link| link.kind).collect();
        let all = kinds.len();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), all, "on {day}");
    }
}

#[test]
fn the_body_has_what_the_sidebar_shows() {
    let body = body();
    let dispatch = body.kind("dispatch").unwrap();
    assert_eq!(dispatch.outcomes.len(), 5);
    assert_eq!(dispatch.outcomes[4].words, "the IETF should not work on this topic");
    assert!(body.checklist.iter().any(|entry| entry.text == "The recording runs"));
    let rules = &body.note_well_use;
    assert_eq!((rules.dos.len(), rules.donts.len()), (4, 4));
    assert_eq!(rules.say, "IETF policies on conduct, privacy and IPR");
    assert!(rules.dos[1].contains(&rules.say));
}

#[test]
fn a_group_is_known_by_its_name_and_else_is_a_working_group() {
    for (group, kind) in [
        ("secdispatch", "dispatch"),
        ("DISPATCH", "dispatch"),
        ("cfrg", "rg"),
        ("gaia", "rg"),
        ("quic", "wg"),
        ("httpbis", "wg"),
        ("xdispatchx", "wg"),
    ] {
        assert_eq!(body().kind_of(group).unwrap().kind, kind, "{group}");
    }
    assert_eq!(body().kind("bof").unwrap().outcomes[0].slide, "Form a working group");
    assert_eq!(body().kind("club"), None);
}

#[test]
fn each_kind_has_a_list_whose_entries_differ() {
    for kind in &body().groups {
        let mut slides: Vec<_> = kind.outcomes.iter().map(|outcome| outcome.slide.as_str()).collect();
        assert!((4..=9).contains(&slides.len()), "a digit chooses each: {}", kind.kind);
        slides.sort_unstable();
        slides.dedup();
        assert_eq!(slides.len(), kind.outcomes.len(), "{}", kind.kind);
    }
}
