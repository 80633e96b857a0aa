//! New revisions and decks, and another slot.

use chairside_datatracker::{FoundDeck, GroupKind};
use chairside_session::ItemId;
use chairside_session::file::DraftItem;

use super::*;

fn deck(name: &str, title: &str, revision: &str) -> FoundDeck {
    let url = format!("https://datatracker.ietf.org/meeting/126/materials/{name}-{revision}.pdf");
    FoundDeck { name: name.into(), title: title.into(), revision: revision.into(), url, extension: "pdf".into() }
}

fn item(id: &str, title: &str, deck: Option<&str>) -> KnownItem {
    let says = ItemToMatch { title: title.into(), ..ItemToMatch::default() };
    let draft = DraftItem { title: title.into(), ..DraftItem::default() };
    KnownItem { id: ItemId::from(id), says, deck: deck.map(Into::into), draft, is_to_come: true, is_over: false }
}

fn slot() -> Slot {
    Slot { start: "2026-07-22T14:00:00Z".parse().unwrap(), end: "2026-07-22T16:00:00Z".parse().unwrap() }
}

fn known() -> KnownSession {
    KnownSession {
        slot: Some(slot()),
        zone: "Europe/Vienna".into(),
        chairs: Vec::new(),
        links: Vec::new(),
        chairs_deck: Some("slides-126-quic-chair-slides-02.pdf".into()),
        items: vec![
            item("qmux", "Open issues", Some("slides-126-quic-qmux-02.pdf")),
            item("multipath", "Multipath deployment", None),
            item("own", "Reverso for QUIC", Some("my-own.pdf")),
        ],
    }
}

fn found(decks: Vec<FoundDeck>) -> FoundSession {
    FoundSession {
        id: 3,
        meeting: "IETF 126".into(),
        group: "quic".into(),
        group_name: "QUIC".into(),
        kind: GroupKind::WorkingGroup,
        number: 1,
        start: slot().start,
        end: slot().end,
        zone: "Europe/Vienna".into(),
        room: None,
        chairs: Vec::new(),
        links: Vec::new(),
        agenda: None,
        decks,
        missing: Vec::new(),
    }
}

fn words(changes: &[Change]) -> Vec<String> {
    let owner = |owner: &Owner| match owner {
        Owner::Chairs => "chairs".to_owned(),
        Owner::Item(id) => id.as_str().to_owned(),
    };
    let words = |change: &Change| match change {
        Change::Slot { slot, zone } => format!("slot {} {zone}", slot.start),
        Change::Revision { file, of, .. } => format!("revision {file} of {}", owner(of)),
        Change::Missing { file, of, .. } => format!("missing {file} of {}", owner(of)),
        Change::Deck { file, fits, replaces, .. } => {
            let fits = fits.as_ref().map_or("nothing".to_owned(), |(fits, _)| owner(fits));
            let replaces = replaces.as_ref().map_or(String::new(), |file| format!(", in place of {file}"));
            format!("deck {file} for {fits}{replaces} ({})", change.is_likely())
        }
        Change::NewItem { item, before, .. } => {
            let before = before.as_ref().map_or("the end", ItemId::as_str);
            format!("new {} before {before} ({})", item.title, change.is_likely())
        }
        Change::ItemGone { item, .. } => format!("gone {} ({})", item.as_str(), change.is_likely()),
        Change::Item { item, field, .. } => format!("{} {field:?} ({})", item.as_str(), change.is_likely()),
        Change::Chairs { chairs, .. } => {
            let names: Vec<_> = chairs.iter().map(|chair| chair.name.as_str()).collect();
            format!("chairs {} ({})", names.join(", "), change.is_likely())
        }
        Change::Link { link: LinkChange::Leads { to, before }, .. } => {
            format!("link {} {} before {before:?} ({})", to.label, to.url, change.is_likely())
        }
        Change::Link { link: LinkChange::Gone { link }, .. } => {
            format!("no link {} ({})", link.label, change.is_likely())
        }
    };
    changes.iter().map(words).collect()
}

#[test]
fn new_revisions_decks_and_another_slot_are_told_apart() {
    let mut now = found(vec![
        deck("slides-126-quic-chair-slides", "Chair slides", "03"),
        deck("slides-126-quic-qmux", "Open issues", "02"),
        deck("slides-126-quic-multipath", "Multipath deployment", "00"),
        deck("slides-126-quic-reverso", "Reverso for QUIC", "00"),
        deck("slides-126-quic-aside", "Left aside", "01"),
        deck("slides-126-quic-other", "Something else", "00"),
    ]);
    let is_there = |file: &str| file == "slides-126-quic-aside-01.pdf" || file.ends_with("-02.pdf");
    let expected = [
        "revision slides-126-quic-chair-slides-03.pdf of chairs",
        "deck slides-126-quic-multipath-00.pdf for multipath (true)",
        "deck slides-126-quic-reverso-00.pdf for own, in place of my-own.pdf (false)",
        "deck slides-126-quic-other-00.pdf for nothing (false)",
    ];
    assert_eq!(words(&changes(&known(), &now, None, &is_there)), expected);
    now.decks.truncate(2);
    now.decks[0].revision = "02".into();
    assert_eq!(changes(&known(), &now, None, &is_there), []);
    let nothing = |_: &str| false;
    let missing =
        ["chair-slides-02.pdf of chairs", "qmux-02.pdf of qmux"].map(|rest| format!("missing slides-126-quic-{rest}"));
    assert_eq!(words(&changes(&known(), &now, None, &nothing)), missing);
    now.decks[1].revision = "01".into();
    assert_eq!(changes(&known(), &now, None, &is_there), [], "never back to an older one");
    now.start = "2026-07-23T07:30:00Z".parse().unwrap();
    now.end = "2026-07-23T08:30:00Z".parse().unwrap();
    assert_eq!(words(&changes(&known(), &now, None, &is_there)), ["slot 2026-07-23T07:30:00Z Europe/Vienna"]);
}

#[test]
fn a_session_that_was_moved_is_known_by_its_decks() {
    let mut moved = found(vec![deck("slides-126-quic-qmux", "Open issues", "03")]);
    moved.start = "2026-07-24T07:00:00Z".parse().unwrap();
    let other = found(Vec::new());
    let sessions = [other, moved];
    assert_eq!(same_session(&known(), &sessions), Some(&sessions[1]));
    let none = KnownSession { chairs_deck: None, items: Vec::new(), ..known() };
    assert_eq!(same_session(&none, &sessions), Some(&sessions[0]), "the nearest in time");
    assert_eq!(same_session(&known(), &[]), None);
}

#[test]
fn a_name_of_a_file_is_split_from_its_revision() {
    for (file, expected) in [
        ("slides-126-quic-qmux-02.pdf", "slides-126-quic-qmux"),
        ("decks/Slides-126-QUIC-qmux-02.PDF", "slides-126-quic-qmux"),
        ("my-own.pdf", "my-own"),
        ("slides-126.pdf", "slides"),
        ("-.pdf", "-"),
        ("", ""),
    ] {
        assert_eq!(stem(file), expected, "{file}");
    }
}

const AGENDA: &str = "# QUIC\n\n* 5 min - Administrivia - *Chairs*\n* 15 min - Open issues - *Lucas Pardue*\n  * \
    https://datatracker.ietf.org/doc/draft-ietf-quic-qmux/\n* 20 min - Multipath deployment - *Quentin De Coninck*\n";

/// A session with this agenda, chairs and links.
fn said(agenda: &str, chairs: &[&str], links: &[(&str, &str)]) -> FoundSession {
    let chair = |name: &&str| chairside_datatracker::FoundPerson { name: (*name).into(), email: None };
    let link =
        |(label, url): &(&str, &str)| chairside_datatracker::FoundLink { label: (*label).into(), url: (*url).into() };
    FoundSession {
        agenda: Some(agenda.into()),
        chairs: chairs.iter().map(chair).collect(),
        links: links.iter().map(link).collect(),
        ..found(Vec::new())
    }
}

/// What a session made of this would be, before anybody changes it.
fn made_of(session: &FoundSession) -> KnownSession {
    let draft = from_datatracker(session, &Choices::default(), None).0.draft;
    let known = |(number, draft): (usize, DraftItem)| KnownItem { draft, ..item(&format!("i{number}"), "", None) };
    KnownSession {
        slot: draft.slot,
        zone: draft.zone,
        chairs: draft.chairs,
        links: draft.links,
        chairs_deck: None,
        items: draft.items.into_iter().enumerate().map(known).collect(),
    }
}

/// What has changed since `then` for a session that `edit` changed here, in words.
fn since(then: &FoundSession, edit: impl FnOnce(&mut KnownSession), now: &FoundSession) -> Vec<String> {
    let mut known = made_of(then);
    edit(&mut known);
    words(&changes(&known, now, Some(&Before::of(then)), &|_| true))
}

#[test]
fn each_difference_of_an_item_is_told_apart() {
    let then = said(AGENDA, &[], &[]);
    let differs = |now: &str| since(&then, |_| {}, &said(now, &[], &[]));
    assert_eq!(differs(AGENDA), [""; 0]);
    assert_eq!(differs(&AGENDA.replace("20 min", "25 min")), ["i2 Minutes { time: 25m, talk: None } (true)"]);
    assert_eq!(
        differs(&AGENDA.replace("Open issues", "Issues that are open")),
        ["i1 Title(\"Issues that are open\") (true)"]
    );
    assert_eq!(differs(&AGENDA.replace("Lucas Pardue", "Kim Ray")), ["i1 Presenter(Some(\"Kim Ray\")) (true)"]);
    let link = "i1 Link(Some(\"https://datatracker.ietf.org/doc/draft-ietf-quic-new/\")) (true)";
    assert_eq!(differs(&AGENDA.replace("quic-qmux", "quic-new")), [link]);
    let new = AGENDA.replace("* 20 min", "* 7 min - Reverso - *Florentin Rochet*\n* 20 min");
    assert_eq!(differs(&new), ["new Reverso before i2 (true)"]);
    assert_eq!(differs(&format!("{AGENDA}* 7 min - Reverso - *Flo Rochet*\n")), ["new Reverso before the end (true)"]);
    let gone = AGENDA.replace("* 20 min - Multipath deployment - *Quentin De Coninck*\n", "");
    assert_eq!(differs(&gone), ["gone i2 (true)"]);
    for nothing in ["", "Nothing is planned yet", "<html>Sign in</html>"] {
        assert_eq!(differs(nothing), [""; 0], "{nothing}");
    }
}

#[test]
fn what_was_changed_here_is_no_difference_and_is_never_proposed_against() {
    let then = said(AGENDA, &["Lars Example"], &[("Minutes", "https://notes.ietf.org/a")]);
    let edit = |known: &mut KnownSession| {
        known.items[1].draft.title = "Mine".into();
        known.items[2].draft.time = jiff::SignedDuration::from_mins(30);
        known.chairs[0].name = "Somebody else".into();
        known.links[0].url = "https://notes.example/mine".into();
        known.items.remove(0);
        let own = DraftItem { title: "My own item".into(), ..DraftItem::default() };
        known.items.push(KnownItem { draft: own, ..item("own", "", None) });
    };
    assert_eq!(since(&then, edit, &then), [""; 0], "the Datatracker has not changed");
    let now =
        AGENDA.replace("Open issues", "Issues").replace("20 min", "25 min").replace("Quentin De Coninck", "Kim Ray");
    let now = said(
        &now.replace("5 min - Admin", "7 min - Admin"),
        &["Ana Lopez"],
        &[("Minutes", "https://notes.ietf.org/b")],
    );
    let expected = [
        "i1 Title(\"Issues\") (false)",
        "i2 Presenter(Some(\"Kim Ray\")) (true)",
        "i2 Minutes { time: 25m, talk: None } (false)",
        "chairs Ana Lopez (false)",
        "link Minutes https://notes.ietf.org/b before Some(\"https://notes.example/mine\") (false)",
    ];
    assert_eq!(since(&then, edit, &now), expected);
    let none = said("# QUIC\n\n* 5 min - Something else - *Bo Li*\n", &[], &[]);
    let gone = since(&then, edit, &none);
    assert!(gone.contains(&"gone i1 (false)".into()) && gone.contains(&"gone i2 (false)".into()), "{gone:?}");
    assert!(!gone.iter().any(|gone| gone.contains("own")), "{gone:?}");
}

#[test]
fn what_is_written_here_as_it_is_there_is_no_difference() {
    let then = said(AGENDA, &[], &[]);
    let now = said(&format!("{AGENDA}* 7 min - Reverso - *Flo Rochet*\n").replace("20 min", "25 min"), &[], &[]);
    let same = |known: &mut KnownSession| *known = made_of(&now);
    assert_eq!(since(&then, same, &now), [""; 0]);
}

#[test]
fn items_that_have_begun_keep_their_place_and_their_time() {
    let then = said(AGENDA, &[], &[]);
    let begun = |known: &mut KnownSession| {
        known.items.iter_mut().for_each(|item| (item.is_to_come, item.is_over) = (false, true));
    };
    let now = said("# QUIC\n\n* 9 min - Administrivia - *Bo Li*\n", &[], &[]);
    assert_eq!(since(&then, begun, &now), ["i0 Presenter(Some(\"Bo Li\")) (true)"]);
}

#[test]
fn chairs_and_links_are_compared() {
    let links = [("Minutes", "https://notes.ietf.org/a"), ("Chat", "https://zulip.example/quic")];
    let then = said(AGENDA, &["Lars Example"], &links);
    let differs = |chairs: &[&str], links: &[(&str, &str)]| since(&then, |_| {}, &said(AGENDA, chairs, links));
    assert_eq!(differs(&["Lars Example"], &links), [""; 0]);
    assert_eq!(differs(&["Lars Example", "Bo Li"], &links), ["chairs Lars Example, Bo Li (true)"]);
    assert_eq!(differs(&[], &links), [""; 0], "it did not say");
    let changed = [("Minutes", "https://notes.ietf.org/b"), ("Meetecho", "https://meetecho.example/")];
    let expected = [
        "link Minutes https://notes.ietf.org/b before Some(\"https://notes.ietf.org/a\") (true)",
        "link Meetecho https://meetecho.example/ before None (true)",
        "no link Chat (true)",
    ];
    assert_eq!(differs(&["Lars Example"], &changed), expected);
    let mut part = said(AGENDA, &["Lars Example"], &[]);
    part.missing = vec!["Its pages: the server did not answer".into()];
    assert_eq!(since(&then, |_| {}, &part), [""; 0], "what could not be had is not gone");
}

#[test]
fn without_what_was_said_before_all_differences_are_shown_and_none_is_proposed() {
    let mut known = made_of(&said(AGENDA, &["Lars Example"], &[]));
    known.items[1].draft.title = "Mine".into();
    let now = said(AGENDA, &["Bo Li"], &[("Chat", "https://zulip.example/quic")]);
    let expected = [
        "i1 Title(\"Open issues\") (false)",
        "chairs Bo Li (false)",
        "link Chat https://zulip.example/quic before None (false)",
    ];
    assert_eq!(words(&changes(&known, &now, None, &|_| true)), expected);
}

#[test]
fn what_was_said_is_kept_beside_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let then = said(AGENDA, &["Lars Example"], &[("Minutes", "https://notes.ietf.org/a")]);
    assert_eq!(Before::read(folder.path(), &then), None);
    Before::of(&then).write(folder.path());
    assert_eq!(Before::read(folder.path(), &then), Some(Before::of(&then)));
    let other = FoundSession { group: "masque".into(), ..then.clone() };
    assert_eq!(Before::read(folder.path(), &other), None, "that of another group");
    for broken in ["", "[]", "{\"agenda\": 7}", "{\"meeting\": \"IETF 126\", \"group\": \"quic\"}"] {
        std::fs::write(folder.path().join(BEFORE_FILE), broken).unwrap();
        assert_eq!(Before::read(folder.path(), &then), None, "{broken}");
    }
    Before::of(&then).write(&folder.path().join("gone"));
}
