//! Screens that come and go: where the windows go, and what each of them shows then.

use chairside_screens::{Screen, Screens};

use super::*;

/// "A" is at the left, "B" to the right of it.
fn screens(names: &str) -> Screens {
    let screen = |name: &str| Screen {
        name: name.into(),
        at: (i32::from(name == "B") * 100, 0),
        size: (100, 50),
        pixels: (100, 50),
        is_primary: name == "A",
    };
    Screens::new(&names.split(' ').map(screen).collect::<Vec<_>>())
}

fn tell(session: &RunningSession, names: &str) {
    session.handle.send(Message::Screens(screens(names), None));
}

fn put(session: &RunningSession) -> String {
    session.asked.recv_timeout(PATIENCE).unwrap()
}

#[test]
fn what_is_said_of_a_screen_that_is_gone_goes_when_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("F11", false, true);
    session.chair_sees("no screen", |seen| seen.notice.as_deref() == Some("There is only one screen"));
    tell(&session, "A B");
    assert_eq!(put(&session), "put A 100x50 Whole(ScreenKey(\"B 100x50\"))");
    let seen = session.chair_sees("two screens", |seen| seen.settings.screens.can_choose);
    let on: Vec<_> =
        seen.settings.screens.screens.iter().map(|one| (one.has_presenter, one.has_room, one.left)).collect();
    assert_eq!((on, seen.troubles.len()), (vec![(true, false, 0), (false, true, 100)], 0));
    tell(&session, "A");
    assert_eq!(put(&session), "put A 100x50 Window(ScreenKey(\"A 100x50\"))");
    session.chair_sees("it is gone", |seen| seen.troubles.iter().any(|trouble| trouble.words.starts_with("B is gone")));
    tell(&session, "A B");
    assert_eq!(put(&session), "put A 100x50 Whole(ScreenKey(\"B 100x50\"))");
    session.chair_sees("it is back", |seen| seen.troubles.is_empty());
}

#[test]
fn a_choice_counts_at_once_and_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut first = RunningSession::start(&file);
    tell(&first, "A B");
    put(&first);
    first.press("F11", false, true);
    assert_eq!(put(&first), "put B 100x50 Whole(ScreenKey(\"A 100x50\"))");
    first.chair_sees("said", |seen| seen.notice.as_deref() == Some("The room's window fills A"));
    let kept = folder.path().join("screens.toml");
    let begun = Instant::now();
    while !kept.exists() && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(10));
    }
    let mut second = RunningSession::start(&file);
    tell(&second, "A B");
    assert_eq!(put(&second), "put B 100x50 Whole(ScreenKey(\"A 100x50\"))");
    second.keys += 1;
    second.handle.send(Message::Desk(second.keys, DeskAction::RoomScreen { number: 2 }));
    assert_eq!(put(&second), "put A 100x50 Whole(ScreenKey(\"B 100x50\"))");
}

#[test]
fn the_room_sees_its_screens_number_for_a_moment_and_only_when_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    tell(&session, "A B");
    session.keys += 1;
    session.handle.send(Message::Desk(session.keys, DeskAction::Identify));
    let told = session.room_is_told("its number", |room| room.corner.is_some());
    assert_eq!(told.corner.as_deref(), Some("Screen 2"));
    session.room_is_told("no number", |room| room.corner.is_none());
}
