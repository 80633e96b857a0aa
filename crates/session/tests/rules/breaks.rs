//! The page that the room sees in a break: when it comes and goes, and what it says.

use chairside_session::content::{ItemKind, SessionContent};

use chairside_session::snapshot::{HoldingPage, RoomView, ShowState};
use chairside_session::{DeckId, Fact, Intent};

use crate::support::{Chair, deck, item, sec_dispatch};

/// Two talks with a break of 15 minutes between them; the second has no deck of its own.
fn with_break() -> SessionContent {
    let mut content = sec_dispatch();
    content.open_with.clear();
    let mut coffee = item("coffee", 15);
    coffee.title = "Coffee break".into();
    coffee.kind = ItemKind::Break;
    let mut after = item("after", 20);
    after.title = "What comes after".into();
    after.presenter = Some("Kim Novak".into());
    content.agenda = vec![item("before", 10), coffee, after];
    content
}

/// In the break, which began at 12:10.
fn in_break() -> Chair {
    let mut chair = Chair::opens(with_break());
    chair.at("12:00").press("Shift+→ P");
    chair.at("12:10").press("Shift+→");
    chair
}

fn page(chair: &Chair) -> HoldingPage {
    match chair.snapshot().shown.view {
        RoomView::Break { page } => page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_comes_with_the_break_whose_time_starts_at_once_and_goes_with_the_next_item() {
    let mut chair = in_break();
    assert_eq!((chair.room(), chair.item()), ("break".into(), "coffee"));
    chair.at("12:12");
    assert_eq!(chair.spent("coffee"), "2:00", "nobody has to come to the front");
    assert_eq!(chair.press("Shift+→").room(), "chairs 1");
    assert_eq!(chair.item(), "after");
}

#[test]
fn turning_puts_it_away_and_back_from_the_first_slide_it_comes_again() {
    for (keys, room) in [
        ("→", "chairs 1"),
        ("→ ←", "break"),
        ("] ] [ ←", "break"),
        ("H", "chairs 1"),
        ("N", "note-well 1"),
        ("N N", "break"),
        ("B B", "break"),
        ("N Esc", "break"),
        ("F", "break"),
        ("3 Enter", "chairs 3"),
        ("X X", "break"),
    ] {
        assert_eq!(in_break().press(keys).room(), room, "{keys}");
    }
    assert_eq!(in_break().press("←").notice(), "Nothing comes before the break page");
    assert_eq!(in_break().press("F").notice(), "The room sees the break page, which stays until you turn");
}

#[test]
fn undo_of_the_break_brings_the_slide_back() {
    let mut chair = Chair::opens(with_break());
    chair.at("12:00").press("Shift+→ → →");
    let before = chair.room();
    assert_eq!(chair.press("Shift+→").room(), "break");
    assert_eq!(chair.press("Ctrl+z").room(), before);
    assert_eq!(chair.item(), "before");
}

#[test]
fn it_says_when_the_session_goes_on_and_with_what() {
    let mut chair = in_break();
    let said = page(&chair);
    assert_eq!(said.kicker, "Security Dispatch · IETF 112");
    assert_eq!(said.heading, "Coffee break");
    assert_eq!(said.line, "We go on at 12:25 with");
    assert_eq!(
        said.next.map(|next| (next.title, next.presenter)),
        Some(("What comes after".into(), "Kim Novak".into()))
    );
    let turns = ["The Note Well applies.", "The Code of Conduct applies: treat each other with respect."];
    assert_eq!(said.turns, turns, "nobody says that a break is recorded");
    assert_eq!(chair.snapshot().shown.countdown.map(|left| (left.ms, left.rate)), Some((15 * 60_000, -1)));

    chair.at("12:20").press("+");
    assert_eq!(page(&chair).line, "We go on at 12:26 with", "a minute more");
    assert_eq!(chair.snapshot().shown.countdown.map(|left| left.ms), Some(6 * 60_000));
    chair.press("P");
    assert_eq!(page(&chair).line, "We go on shortly with", "nobody knows while it is paused");
    assert_eq!(chair.snapshot().shown.countdown, None);
    chair.press("P").at("12:27");
    assert_eq!(page(&chair).line, "We go on shortly with");
    assert_eq!(chair.snapshot().shown.countdown, None);
    chair.press("N");
    assert_eq!(chair.snapshot().shown.countdown, None, "nothing is counted under what covers it");
}

#[test]
fn the_last_break_goes_on_with_nothing() {
    let mut content = with_break();
    content.agenda.pop();
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ Shift+→");
    assert_eq!((page(&chair).line.as_str(), page(&chair).next), ("We go on at 12:15", None));
}

#[test]
fn the_chair_is_told_that_the_room_sees_it() {
    let snapshot = in_break().snapshot();
    let room = snapshot.room;
    assert_eq!((room.title.as_str(), room.detail.as_str()), ("Break page", "counts down to 12:25"));
    assert_eq!(room.words, "The room sees the break page");
    assert_eq!((snapshot.shows[0].label.as_str(), &snapshot.shows[0].state), ("Break", &ShowState::Up));
    assert_eq!(snapshot.next.title, "Slide 1");
}

#[test]
fn a_break_with_slides_of_its_own_shows_those() {
    let mut content = with_break();
    content.decks.push(deck("puzzle", 3));
    content.agenda[1].deck = DeckId::from("puzzle");
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ Shift+→");
    assert_eq!(chair.room(), "puzzle 1");
}

#[test]
fn the_generated_title_of_the_break_is_no_slide_of_its_own() {
    let mut content = with_break();
    let title = content.agenda[1].generated_deck();
    content.agenda[1].deck = title.id.clone();
    content.decks.push(title);
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ Shift+→");
    assert_eq!(chair.room(), "break");
    assert_ne!(chair.press("→").room(), "break", "its title");
    assert_eq!(chair.press("←").room(), "break");
}

#[test]
fn an_item_that_becomes_a_break_while_it_is_up_changes_nothing_for_the_room() {
    let mut chair = Chair::opens(with_break());
    chair.at("12:00").press("Shift+→ →");
    let before = chair.room();
    chair.happens(Fact::KindSet { item: "before".into(), kind: ItemKind::Break });
    assert_eq!(chair.room(), before);
    chair.wants(&Intent::BeginItem { item: "after".into() });
    assert_eq!(chair.room(), before);
}
