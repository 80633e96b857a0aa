//! The closing page after the end: when the room sees it, what it says, and how the chair leaves it and comes back.

use chairside_session::content::{Link, Slot};
use chairside_session::snapshot::{HoldingPage, RoomLook, RoomView, ShowState, Tone};
use chairside_session::{Fact, Intent};

use crate::support::{Chair, plain_run, sec_dispatch};

/// A session whose second item was up when it ended.
fn ended() -> Chair {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ →");
    assert_eq!(chair.room(), "pat 2");
    chair.at("12:50").wants(&Intent::EndSession);
    chair
}

fn page(chair: &Chair) -> HoldingPage {
    match chair.snapshot().shown.view {
        RoomView::Ended { page } => page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_room_sees_it_from_the_end_until_the_chair_turns() {
    for (keys, room) in [
        ("", "ended"),
        ("→", "ended"),
        ("←", "pat 2"),
        ("← ←", "pat 1"),
        ("Home", "pat 1"),
        ("2 Enter", "pat 2"),
        ("H", "chairs 1"),
        ("N", "note-well 1"),
        ("N Esc", "ended"),
        ("N →", "ended"),
        ("B", "black"),
        ("B B", "ended"),
        ("S S", "ended"),
        ("X", "elsewhere"),
        ("X X", "ended"),
        ("Esc", "ended"),
        ("F", "ended"),
    ] {
        assert_eq!(ended().press(keys).room(), room, "{keys}");
    }
}

#[test]
fn undoing_the_end_brings_the_slide_back_and_so_does_resuming() {
    assert_eq!(ended().press("Ctrl+z").room(), "pat 2");
    let mut chair = ended();
    chair.wants(&Intent::ReopenSession);
    assert_eq!(chair.room(), "pat 2");
    assert_eq!(chair.at("12:55").wants(&Intent::EndSession).facts.len(), 1);
    assert_eq!(chair.room(), "ended", "and it ends again");
}

#[test]
fn an_item_begun_after_the_end_takes_the_room_from_it_and_undo_brings_it_back() {
    let mut chair = ended();
    chair.wants(&Intent::BeginItem { item: "intro".into() });
    assert_eq!(chair.room(), "chairs 1");
    assert_eq!(chair.press("Ctrl+z").room(), "ended");
}

#[test]
fn it_comes_again_after_the_last_slide() {
    let mut chair = ended();
    assert_eq!(
        chair.press("→").notice(),
        "The session has ended. ← shows the last slide again, Ctrl+Z undoes the end."
    );
    assert_eq!(chair.press("End").room(), "pat 20");
    assert_eq!(chair.press("→").room(), "ended");
    assert_eq!(chair.press("← F →").room(), "pat 20", "a frozen room stays as it is");
}

#[test]
fn what_covers_the_slide_or_freezes_it_at_the_end_stays() {
    for (keys, room, uncovers) in [("N", "note-well 1", "Esc"), ("B", "black", "B"), ("F", "pat 2", "F")] {
        let mut chair = Chair::opens(sec_dispatch());
        chair.at("12:00").press("Shift+→ Shift+→ →").press(keys);
        chair.at("12:50").wants(&Intent::EndSession);
        assert_eq!(chair.room(), room, "{keys}");
        assert_eq!(chair.press(uncovers).room(), "ended", "{keys}");
    }
}

#[test]
fn a_deck_without_a_session_has_none() {
    let mut chair = Chair::opens(plain_run(3));
    chair.happens(Fact::SessionEnded);
    chair.happens(Fact::HoldingShown);
    assert_eq!(chair.room(), "chairs 1");
}

#[test]
fn it_thanks_the_room_and_says_where_the_minutes_are_and_where_the_discussion_goes_on() {
    let said = page(&ended());
    assert_eq!((said.kicker.as_str(), said.heading.as_str()), ("Security Dispatch · IETF 112", "Thank you"));
    assert_eq!(said.when, "Tue 9 November 2021, 12:00–14:00 UTC");
    assert_eq!((said.line.as_str(), said.notes.as_str()), ("Minutes: notes.ietf.org/x", ""));

    let mut content = sec_dispatch();
    let link = |label: &str, url: &str| Link { label: label.into(), url: url.into() };
    content.links = vec![
        link("Minutes", "https://notes.ietf.org/notes-ietf-112-secdispatch/"),
        link("mailing list", "mailto:secdispatch@ietf.org"),
    ];
    let mut chair = Chair::opens(content);
    chair.happens(Fact::SessionEnded);
    let said = page(&chair);
    assert_eq!(said.line, "Minutes: notes.ietf.org/notes-ietf-112-secdispatch");
    assert_eq!(said.notes, "Mailing list: secdispatch@ietf.org");
    assert_eq!(chair.snapshot().shown.countdown, None);

    let mut content = sec_dispatch();
    content.links.clear();
    let mut chair = Chair::opens(content);
    chair.happens(Fact::SessionEnded);
    assert_eq!((page(&chair).line, page(&chair).notes), (String::new(), String::new()));
}

#[test]
fn after_a_rehearsal_it_says_when_the_session_is() {
    let mut content = sec_dispatch();
    let at = |text: &str| text.parse().unwrap();
    content.slot = Some(Slot { start: at("2021-11-10T12:00:00Z"), end: at("2021-11-10T14:00:00Z") });
    let mut chair = Chair::rehearses(content);
    chair.happens(Fact::SessionEnded);
    let said = page(&chair);
    assert_eq!(said.heading, "End of the rehearsal");
    assert_eq!(said.line, "The session starts on Wed 10 November at 12:00");
}

#[test]
fn the_chair_is_told_that_the_room_sees_it() {
    let snapshot = ended().snapshot();
    let room = snapshot.room;
    assert_eq!(
        (room.title.as_str(), room.words.as_str()),
        ("Session ended", "The room sees that the session has ended")
    );
    assert_eq!((room.tone, room.look), (Tone::Good, RoomLook::Slide));
    assert_eq!(room.action.map(|action| action.label).as_deref(), Some("Last slide"));
    assert_eq!((snapshot.shows[0].label.as_str(), &snapshot.shows[0].state), ("Ended", &ShowState::Up));
    assert_eq!(snapshot.next.title, "End of the session");
    assert_eq!(ended().press("N").snapshot().next.title, "Session ended", "under the Note Well");
    assert_eq!(ended().press("B").snapshot().next.title, "Session ended");
}
