//! The panes and the show bar: what the room sees now, what `→` brings, and which source is lit.

use chairside_session::content::Item;
use chairside_session::keys::Action;
use chairside_session::snapshot::{Advice, RoomLook, ShowState, session_card};
use chairside_session::{Intent, InterstitialKind, SessionContent};

use crate::support::{Chair, minutes, plain_run, sec_dispatch};

/// "Slide: Slide 1 of 9".
fn room_now(chair: &Chair) -> String {
    let room = chair.snapshot().room;
    format!("{:?}: {}", room.look, room.title)
}

/// "Slide 9, of 13".
fn next(chair: &Chair) -> String {
    let next = chair.snapshot().next;
    format!("{}, {}", next.title, next.beside)
}

/// The labels of the sources that are lit.
fn lit(chair: &Chair) -> Vec<String> {
    let shows = chair.snapshot().shows;
    shows.into_iter().filter(|show| show.state == ShowState::Up).map(|show| show.label).collect()
}

/// The session as a dispatch group holds it, which sums up its outcomes.
fn deciding() -> SessionContent {
    let mut content = sec_dispatch();
    content.room.decides = true;
    content
}

fn state_of(chair: &Chair, action: Action) -> ShowState {
    chair.snapshot().shows.into_iter().find(|show| show.action == action).unwrap().state
}

#[test]
fn the_number_that_is_printed_on_a_slide_comes_first() {
    let mut content = sec_dispatch();
    content.open_with.clear();
    for (label, slide) in ["1", "i", "2", "3"].into_iter().zip(&mut content.decks[0].slides) {
        slide.label = Some(label.into());
    }
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→");
    assert_eq!(room_now(&chair), "Slide: Slide 1 of 9");
    assert_eq!(next(&chair), "Slide i, 2 of 9");
    chair.press("→ →");
    assert_eq!(room_now(&chair), "Slide: Slide 2 (3 of 9)");
    chair.press("F →");
    let room = chair.snapshot().room;
    assert_eq!(
        (room.title.as_str(), room.words.as_str()),
        ("Frozen on slide 2 (3 of 9)", "The room is frozen on 2, you are on 3")
    );
}

#[test]
fn the_pane_is_named_after_what_the_room_sees() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→");
    let cases = [
        ("", "Slide: Slide 1 of 9"),
        ("N", "Cover: Note Well"),
        ("B", "Blank: Black"),
        ("W", "Blank: White"),
        ("W", "Cover: Note Well"),
        ("Esc", "Slide: Slide 1 of 9"),
        ("F", "Cover: Frozen on slide 1 of 9"),
        ("→", "Cover: Frozen on slide 1 of 9"),
        ("F", "Slide: Slide 2 of 9"),
        ("X", "Elsewhere: Elsewhere"),
    ];
    for (keys, expected) in cases {
        assert_eq!(room_now(chair.press(keys)), expected, "after {keys}");
    }
}

#[test]
fn the_snapshot_of_the_chair_carries_what_the_room_is_shown() {
    let mut chair = Chair::opens(sec_dispatch());
    for keys in ["", "N", "→", "B", "Esc Esc Esc", "F", "→"] {
        chair.press(keys);
        let room = chairside_session::snapshot::audience(&chair.run, &chair.clock.now(), 0, 0, false);
        assert_eq!(chair.snapshot().shown, room, "after {keys}");
    }
}

#[test]
fn next_is_what_the_right_arrow_brings() {
    let mut chair = Chair::opens(sec_dispatch());
    assert_eq!(next(&chair), "Slide 1, of 9");
    assert_eq!(next(chair.press("→")), "Note Well, 1 of 3");
    assert_eq!(next(chair.press("→")), "Code of Conduct, 2 of 3");
    assert_eq!(next(chair.press("→")), "Recording notice, 3 of 3");
    chair.press("→");
    let brought = chair.snapshot().next.page.unwrap();
    assert_eq!(chair.press("→").snapshot().slide.page, brought);
}

#[test]
fn while_the_room_is_frozen_the_pane_is_the_chairs_own_place() {
    let mut chair = Chair::opens(plain_run(9));
    chair.press("→ F");
    assert_eq!(next(&chair), "You are on slide 2, of 9");
    assert_eq!(next(chair.press("→ →")), "You are on slide 4, of 9");
    assert!(chair.snapshot().next.yours);
    assert_eq!(next(chair.press("F")), "Slide 5, of 9");
    assert!(!chair.snapshot().next.yours);
}

#[test]
fn at_the_end_of_a_deck_the_next_item_is_named() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ End End");
    let next = chair.snapshot().next;
    assert_eq!((next.page, next.title.as_str()), (None, "Item 3"));
    assert!(!next.beside.is_empty());
}

#[test]
fn one_source_is_lit_while_the_room_looks_here() {
    let mut chair = Chair::opens(deciding());
    chair.at("12:00").press("Shift+→ Shift+→");
    let cases = [
        ("", "Slide"),
        ("N", "Note Well"),
        ("A", "Agenda"),
        ("Q", "Question"),
        ("S", "Outcomes"),
        ("B", "Blank"),
        ("W", "Blank"),
        ("Esc Esc Esc", "Slide"),
        ("F", "Freeze"),
        ("N", "Note Well"),
        ("Esc", "Freeze"),
        ("F", "Slide"),
    ];
    for (keys, expected) in cases {
        assert_eq!(lit(chair.press(keys)), [expected], "after {keys}");
    }
    assert_eq!(lit(chair.press("X")), [""; 0]);
}

#[test]
fn a_family_of_cards_is_called_after_the_card_that_is_up() {
    let mut chair = Chair::opens(sec_dispatch());
    chair.at("12:00").press("Shift+→ Shift+→ P");
    chair.wants(&Intent::TimeCard { minutes: Some(5), large: true });
    assert_eq!(lit(&chair), ["Time card"]);
    chair.press("Esc Shift+M");
    chair.wants(&Intent::ShowQueueClosed);
    assert_eq!(lit(&chair), ["Queue"]);
}

#[test]
fn a_card_has_the_time_at_which_it_was_shown_and_the_question_only_during_its_item() {
    let mut chair = Chair::opens(deciding());
    chair.at("12:00").press("Shift+→ Shift+→");
    assert_eq!(state_of(&chair, Action::Question), ShowState::NotYet);
    chair.at("12:05").press("Q Q");
    assert_eq!(state_of(&chair, Action::Question), ShowState::Shown { at: "12:05".into(), for_ms: 0 });
    chair.at("12:20").press("S S");
    chair.press("Shift+→");
    assert_eq!(state_of(&chair, Action::Question), ShowState::NotYet);
    assert_eq!(state_of(&chair, Action::Summary), ShowState::Shown { at: "12:20".into(), for_ms: 0 });
}

#[test]
fn a_plain_deck_has_the_slide_blank_and_freeze() {
    let chair = Chair::opens(plain_run(3));
    let labels: Vec<_> = chair.snapshot().shows.into_iter().map(|show| show.label).collect();
    assert_eq!(labels, ["Slide", "Blank", "Freeze"]);
    assert_eq!((room_now(&chair), lit(&chair)), ("Slide: Slide 1 of 3".into(), vec!["Slide".into()]));
}

/// The Note Well of today has the Code of Conduct's content; that of 2021 has not.
#[test]
fn a_text_that_another_includes_says_which_key_shows_it() {
    let conduct = |content| {
        let shows = Chair::opens(content).snapshot().shows;
        shows.into_iter().find(|show| show.action == Action::CodeOfConduct).unwrap().state
    };
    assert_eq!(conduct(sec_dispatch()), ShowState::NotYet);
    let mut today = sec_dispatch();
    let note_well = today.interstitials.iter_mut().find(|info| info.kind == InterstitialKind::NoteWell).unwrap();
    note_well.includes = vec![InterstitialKind::CodeOfConduct];
    assert_eq!(conduct(today), ShowState::Within { action: Action::NoteWell });
}

#[test]
fn all_but_the_agenda_can_be_ticked_as_shown_elsewhere() {
    let chair = Chair::opens(sec_dispatch());
    let kinds: Vec<_> = chair.snapshot().shows.into_iter().filter_map(|show| show.kind).collect();
    let all_but_one = InterstitialKind::ALL.into_iter().filter(|kind| *kind != InterstitialKind::Agenda);
    assert_eq!(kinds, all_but_one.collect::<Vec<_>>());
    assert_eq!(chair.snapshot().room.look, RoomLook::Slide);
}

#[test]
fn the_header_names_the_session_and_its_slot() {
    let header =
        |content| session_card(Chair::opens(content).state(), Advice::default(), Vec::new(), "talk.pdf").header;
    let session = header(sec_dispatch());
    assert_eq!(
        (session.name.as_str(), session.slot.as_str()),
        ("SECDISPATCH · IETF 112", "Tue 9 Nov 2021 · 12:00–14:00")
    );
    let talk = header(plain_run(3));
    assert!(!talk.name.is_empty(), "a talk has its title");
    assert_eq!(talk.slot, "talk.pdf · 3 slides");
    let mut timed = plain_run(3);
    timed.agenda = vec![Item { time: minutes(20), ..Item::titled("talk".into(), "Hops") }];
    assert_eq!(header(timed).slot, "talk.pdf · 3 slides · 20 min");
    let spelled = SessionContent { group: Some("quic".into()), title: "QUIC".into(), ..sec_dispatch() };
    assert_eq!(header(spelled).name, "QUIC · IETF 112", "as the session's title spells it");
}
