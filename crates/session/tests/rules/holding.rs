//! The holding page before the start: when the room sees it, what it says, and how the chair leaves it and comes back.

use chairside_session::content::{Link, Slot};
use chairside_session::snapshot::{HoldingPage, RoomLook, RoomView, ShowState, Tone, audience};
use chairside_session::{Fact, Intent};

use crate::support::{Chair, item, plain_run, sec_dispatch};

fn page(chair: &Chair) -> HoldingPage {
    match chair.snapshot().shown.view {
        RoomView::Holding { page } => page,
        other => panic!("{other:?}"),
    }
}

/// Milliseconds on the countdown; `None` without one.
fn countdown(chair: &Chair) -> Option<i64> {
    let left = chair.snapshot().shown.countdown?;
    assert_eq!(left.rate, -1);
    Some(left.ms)
}

#[test]
fn until_the_chair_turns_or_begins_the_room_sees_the_holding_page() {
    for (keys, room) in [
        ("", "holding"),
        ("→", "chairs 1"),
        ("→ →", "note-well 1"),
        ("→ → → → →", "chairs 5"),
        ("→ → Esc", "chairs 1"),
        ("→ → ←", "chairs 1"),
        ("→ ←", "holding"),
        ("]", "chairs 1"),
        ("N", "note-well 1"),
        ("N N", "holding"),
        ("N →", "holding"),
        ("T Esc", "holding"),
        ("A", "agenda 1"),
        ("B", "black"),
        ("B B", "holding"),
        ("B →", "holding"),
        ("X", "elsewhere"),
        ("X X", "holding"),
        ("Esc", "holding"),
        ("H", "chairs 1"),
        ("N H", "chairs 1"),
        ("5 Enter", "chairs 5"),
        ("1 Enter", "chairs 1"),
        ("F", "holding"),
        ("Shift+→", "chairs 1"),
    ] {
        let mut chair = Chair::opens(sec_dispatch());
        assert_eq!(chair.press(keys).room(), room, "{keys}");
    }
}

#[test]
fn back_from_the_first_slide_it_comes_again_until_the_first_item_begins() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("H ←").room(), "holding");
    assert_eq!(chair.press("←").notice(), "Nothing comes before the holding page");
    assert_eq!(chair.press("→ → → → → ← ←").room(), "holding", "past what the run has just shown");
    assert_eq!(chair.press("→").room(), "chairs 1");
    assert_eq!(chair.press("→").room(), "chairs 5", "the run comes once");
    assert_eq!(chair.press("←").room(), "chairs 1");
    chair.press("F");
    assert_eq!(chair.press("←").notice(), "This is the first slide", "a frozen room stays as it is");
    chair.press("F Shift+→");
    assert_eq!((chair.press("←").room(), chair.notice()), ("chairs 1".into(), "This is the first slide"));
}

#[test]
fn an_item_begun_by_mistake_takes_the_room_from_it_and_undo_brings_it_back() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(chair.press("Shift+→").room(), "chairs 1");
    assert_eq!(chair.press("Ctrl+z").room(), "holding");
    chair.wants(&Intent::BeginItem { item: "pat".into() });
    assert_eq!(chair.room(), "pat 1");
    assert_eq!(chair.press("Ctrl+z").room(), "holding", "from a deck of its own as well");
}

#[test]
fn a_deck_without_a_session_has_none_and_neither_has_one_that_has_ended() {
    assert_eq!(Chair::opens(plain_run(3)).room(), "chairs 1");
    let mut chair = Chair::opens(plain_run(3));
    chair.happens(Fact::HoldingShown);
    assert_eq!(chair.room(), "chairs 1");
    let mut chair = Chair::opens(sec_dispatch());
    chair.happens(Fact::SessionEnded);
    assert_eq!(chair.room(), "ended", "that has a closing page");
}

#[test]
fn it_says_what_the_session_is_and_counts_down_to_it() {
    let mut chair = Chair::opens(sec_dispatch());
    let said = page(&chair);
    assert_eq!(said.kicker, "Security Dispatch · IETF 112");
    assert_eq!(said.heading, "We start at 12:00");
    assert_eq!(said.line, "We begin with");
    assert_eq!(
        said.next.map(|next| (next.title, next.presenter)),
        Some(("Intro and administrivia".into(), String::new()))
    );
    let turns = [
        "This session will be recorded. The Note Well applies.",
        "The Code of Conduct applies: treat each other with respect.",
    ];
    assert_eq!(said.turns, turns);
    assert_eq!(said.when, "Tue 9 November 2021, 12:00–14:00 UTC");
    assert_eq!(countdown(&chair), Some(5 * 60_000));
    for (time, heading, left) in [
        ("09:55", "We start at 12:00", Some(125 * 60_000)),
        ("11:59:59", "We start at 12:00", Some(1000)),
        ("12:00", "We start shortly", None),
        ("12:10", "We start shortly", None),
        ("14:30", "We start shortly", None),
    ] {
        chair.at(time);
        assert_eq!((page(&chair).heading.as_str(), countdown(&chair)), (heading, left), "{time}");
    }
}

#[test]
fn a_rehearsal_a_start_on_another_day_and_a_session_without_a_slot_count_nothing() {
    let chair = Chair::rehearses(sec_dispatch());
    let said = page(&chair);
    assert_eq!((said.heading.as_str(), countdown(&chair)), ("Rehearsal", None));
    assert_eq!(said.line, "The session starts on Tue 9 November at 12:00");
    assert_eq!(said.next, None);

    let at = |text: &str| text.parse().unwrap();
    let slots = [
        ("2021-11-08", "was on Mon 8 November"),
        ("2020-11-09", "was on Mon 9 November 2020"),
        ("2022-01-05", "starts on Wed 5 January 2022"),
    ];
    for (day, words) in slots {
        let mut content = sec_dispatch();
        content.slot = Some(Slot { start: at(&format!("{day}T12:00:00Z")), end: at(&format!("{day}T14:00:00Z")) });
        assert_eq!(page(&Chair::rehearses(content)).line, format!("The session {words} at 12:00"));
    }

    let mut content = sec_dispatch();
    content.slot = Some(Slot { start: at("2021-11-10T12:00:00Z"), end: at("2021-11-10T14:00:00Z") });
    let mut chair = Chair::opens(content.clone());
    assert_eq!((page(&chair).heading.as_str(), countdown(&chair)), ("We start on Wed 10 November at 12:00", None));
    chair.at("12:00");
    assert_eq!((page(&chair).heading.as_str(), countdown(&chair)), ("We start at 12:00", Some(86_400_000)));

    content.slot = None;
    let chair = Chair::opens(content);
    let said = page(&chair);
    assert_eq!((said.heading.as_str(), said.when.as_str(), countdown(&chair)), ("We start shortly", "", None));
}

#[test]
fn nothing_is_counted_while_something_covers_it() {
    let mut chair = Chair::opens(sec_dispatch());
    for keys in ["N", "N B", "B H"] {
        assert_eq!(countdown(chair.press(keys)), None, "{keys}");
    }
}

#[test]
fn it_names_the_page_of_the_notes_as_people_type_it() {
    let mut content = sec_dispatch();
    content.links = vec![Link { label: "Minutes".into(), url: "https://notes.ietf.org/notes-ietf-112/".into() }];
    assert_eq!(page(&Chair::opens(content.clone())).notes, "notes.ietf.org/notes-ietf-112");
    content.links[0].url = "mailto:kim@example.org".into();
    assert_eq!(page(&Chair::opens(content.clone())).notes, "");
    content.links.clear();
    assert_eq!(page(&Chair::opens(content)).notes, "");
}

#[test]
fn links_have_codes() {
    let mut content = sec_dispatch();
    content.links = [
        ("Minutes", "https://notes.ietf.org/notes-ietf-112/"),
        ("Mailing list", "mailto:secdispatch@ietf.org"),
        ("Chat", "https://zulip.ietf.org/#narrow/stream/secdispatch"),
    ]
    .map(|(label, url)| Link { label: label.into(), url: url.into() })
    .into();
    let said = page(&Chair::opens(content.clone()));
    let codes: Vec<_> = said.codes.iter().map(|code| (code.label.as_str(), code.address.as_str())).collect();
    let web = [("Minutes", "notes.ietf.org/notes-ietf-112"), ("Chat", "zulip.ietf.org/#narrow/stream/secdispatch")];
    assert_eq!(codes, web, "a phone opens web pages");
    let pages: Vec<_> = said.codes.iter().map(|code| code.page.0.as_str()).collect();
    assert_eq!(pages, ["code:0", "code:2"], "by the place among all links");

    content.links = (0..9).map(|n| Link { label: n.to_string(), url: format!("https://example.org/{n}") }).collect();
    assert_eq!(page(&Chair::opens(content)).codes.len(), 4, "each comes often enough");
}

#[test]
fn the_chair_is_told_that_the_room_sees_it_and_what_next_brings() {
    let mut chair = Chair::opens(sec_dispatch());
    let snapshot = chair.snapshot();
    let room = snapshot.room;
    assert_eq!((room.title.as_str(), room.detail.as_str()), ("Holding page", "counts down to 12:00"));
    assert_eq!(
        (room.words.as_str(), room.tone, room.look),
        ("The room sees the holding page", Tone::Good, RoomLook::Slide)
    );
    assert_eq!(room.action.map(|action| action.label).as_deref(), Some("Chairs' slides"));
    assert_eq!((snapshot.shows[0].label.as_str(), &snapshot.shows[0].state), ("Holding", &ShowState::Up));
    assert_eq!(snapshot.next.title, "Slide 1");
    assert_eq!(snapshot.secondary.map(|step| step.label).as_deref(), Some("Show the slides"));

    let covered = chair.press("T").snapshot();
    assert_eq!((covered.shows[0].label.as_str(), &covered.shows[0].state), ("Holding", &ShowState::Plain));
    let next = chair.press("→").snapshot().next;
    assert_eq!((next.title.as_str(), next.page), ("Holding page", None), "under the last page of the tips");

    let mut content = sec_dispatch();
    content.open_with.clear();
    content.agenda = vec![item("intro", 5)];
    let mut chair = Chair::opens(content);
    assert_eq!(chair.snapshot().next.title, "Slide 1");
    assert_eq!(chair.press("→").snapshot().next.title, "Slide 2", "without a run of texts the slides come");

    let mut chair = Chair::opens(sec_dispatch());
    let on_the_first = chair.press("→").snapshot();
    assert_eq!(on_the_first.next.title, "Note Well");
    assert_eq!(on_the_first.secondary.map(|step| step.label).as_deref(), Some("Show Note Well"));
}

#[test]
fn the_window_counts_by_itself_so_the_same_countdown_is_not_sent_again() {
    let mut chair = Chair::opens(sec_dispatch());
    let told = |chair: &Chair| audience(&chair.run, &chair.clock.now(), 1, 0, false);
    let before = told(&chair);
    chair.at("11:58");
    let minutes = |minutes| jiff::SignedDuration::from_mins(minutes);
    assert!(told(&chair).shows_the_same_as(&before, minutes(3)));
    assert!(!told(&chair).shows_the_same_as(&before, minutes(2)), "the clock was set");
    chair.at("12:00");
    assert!(!told(&chair).shows_the_same_as(&before, minutes(5)), "the start has come");
}
