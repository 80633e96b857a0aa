//! The speaker's window: when it is there, what it is sent, and what the presenter window says of it.

use chairside_screens::{Screen, Screens};
use chairside_session::snapshot::{SpeakerCard, SpeakerSnapshot};

use super::*;

/// "A" is at the left, the others to the right of it.
fn tell(session: &RunningSession, names: &str) {
    let screen = |name: &str| Screen {
        name: name.into(),
        at: (i32::from(name.as_bytes()[0] - b'A') * 100, 0),
        size: (100, 50),
        pixels: (100, 50),
        is_primary: name == "A",
    };
    let screens = Screens::new(&names.split(' ').map(screen).collect::<Vec<_>>());
    session.handle.send(Message::Screens(screens, None));
}

/// The next thing of this kind that is asked of the windows.
fn asked(session: &RunningSession, kind: &str) -> String {
    let deadline = Instant::now() + PATIENCE;
    while let Ok(asked) = session.asked.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        if asked.starts_with(kind) {
            return asked;
        }
    }
    panic!("nothing is asked of the {kind}");
}

fn on(folder: &tempfile::TempDir, screens: &str) -> RunningSession {
    let session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    tell(&session, screens);
    asked(&session, "put");
    session
}

fn says(session: &RunningSession, what: &str, like: impl Fn(&SpeakerCard) -> bool) -> SpeakerCard {
    session.chair_sees(what, |seen| like(&seen.speaker)).speaker
}

/// Its page is there.
fn subscribed(session: &RunningSession) -> std_mpsc::Receiver<SpeakerSnapshot> {
    let (sender, received) = std_mpsc::channel();
    session.handle.send(Message::SpeakerSubscribed(Box::new(Received(sender))));
    received
}

fn kept(folder: &tempfile::TempDir, like: impl Fn(&str) -> bool) {
    let begun = Instant::now();
    loop {
        let text = std::fs::read_to_string(folder.path().join("screens.toml")).unwrap_or_default();
        if like(&text) {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{text}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn one_key_opens_it_on_a_third_screen_and_closes_it_and_it_follows_the_screens() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = on(&folder, "A B C");
    says(&session, "it is closed", |card| card.place.is_none() && card.screens.is_empty());
    session.press("j", true, true);
    assert_eq!(asked(&session, "speaker"), "speaker fills C");
    let card = says(&session, "it is open", |card| card.seen);
    assert_eq!(card.place.as_deref(), Some("fills C"));
    let choices: Vec<_> = card.screens.iter().map(|screen| (screen.label.as_str(), screen.has_it)).collect();
    assert_eq!(choices, [("A, as a window", false), ("C, full screen", true)]);

    session.keys += 1;
    session.handle.send(Message::Desk(session.keys, DeskAction::SpeakerScreen { number: 2 }));
    session.keys += 1;
    session.handle.send(Message::Desk(session.keys, DeskAction::SpeakerScreen { number: 1 }));
    assert_eq!(asked(&session, "speaker"), "speaker a window on A", "the room's screen is none to choose");
    session.keys += 1;
    session.handle.send(Message::Desk(session.keys, DeskAction::SpeakerScreen { number: 3 }));
    assert_eq!(asked(&session, "speaker"), "speaker fills C");

    tell(&session, "A B");
    assert_eq!(asked(&session, "speaker"), "speaker a window on A");
    tell(&session, "B");
    assert_eq!(asked(&session, "speaker"), "speaker hidden, since the room sees this screen");
    says(&session, "nobody sees it", |card| card.place.is_some() && !card.seen);
    tell(&session, "A B C");
    assert_eq!(asked(&session, "speaker"), "speaker fills C");
    session.press("j", true, true);
    assert_eq!(asked(&session, "speaker"), "speaker closed");
    says(&session, "it is closed again", |card| card.place.is_none());
}

#[test]
fn it_is_open_again_at_the_next_start_unless_its_own_button_closed_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = on(&folder, "A B C");
    first.press("j", true, true);
    assert_eq!(asked(&first, "speaker"), "speaker fills C");
    kept(&folder, |text| text.contains("speaker = \"C 100x50\""));

    let second = on(&folder, "A B C");
    assert_eq!(asked(&second, "speaker"), "speaker fills C");
    second.handle.send(Message::SpeakerClosed);
    let card = says(&second, "it is closed", |card| card.place.is_none());
    assert!(!card.seen && second.asked.try_recv().is_err(), "nothing else is closed");
    kept(&folder, |text| !text.contains("speaker"));

    let third = on(&folder, "A B C");
    third.chair_sees("it stays closed", |seen| {
        seen.speaker.place.is_none() && !seen.settings.screens.screens.is_empty()
    });
    assert!(third.asked.try_iter().all(|asked| !asked.starts_with("speaker")));
}

#[test]
fn it_is_sent_what_differs_and_nothing_while_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = on(&folder, "A B C");
    session.press("j", true, true);
    let received = subscribed(&session);
    let next = || received.recv_timeout(PATIENCE).unwrap();
    assert_eq!(next().title, "Before the session");
    session.press("ArrowRight", false, true);
    assert_eq!((next().title, received.try_iter().last()), ("One".into(), None));

    // What is the chair's alone, and what only goes on, is no news.
    session.press("p", false, false);
    assert!(next().left.is_some_and(|left| left.rate == -1));
    session.want(Intent::Note { text: "for the minutes".into() });
    session.chair_sees("the note", |seen| seen.notes.len() == 1);
    assert_eq!(received.recv_timeout(Duration::from_millis(300)).ok(), None);

    session.want(Intent::TellSpeaker { words: "Louder, please".into() });
    assert_eq!(next().message.as_deref(), Some("Louder, please"));
    says(&session, "what it says", |card| card.message.as_deref() == Some("Louder, please"));
    session.handle.send(Message::SpeakerClosed);
    let card = says(&session, "it is closed", |card| !card.seen);
    assert_eq!(
        card.message.as_deref(),
        Some("Louder, please"),
        "the window has gone, and the message is still to be removed"
    );
    session.want(Intent::TellSpeaker { words: String::new() });
    says(&session, "no message", |card| card.message.is_none());
    assert_eq!(received.try_recv().ok(), None);
}

#[test]
fn a_message_that_is_refused_is_answered_in_its_form_and_one_that_is_sent_can_be_undone_with_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = on(&folder, "A B");
    session.want(Intent::TellSpeaker { words: "x".repeat(81) });
    let number = session.keys;
    let seen = session.chair_sees("why", |seen| seen.refused.is_some());
    assert_eq!(seen.refused.map(|refused| refused.number), Some(number));
    session.want(Intent::TellSpeaker { words: "Two minutes left".into() });
    let seen = session.chair_sees("the way back", |seen| seen.notice_offers == Some(Action::Undo));
    assert_eq!(seen.notice.as_deref(), Some("Message to the speaker"));
}

#[test]
fn without_known_screens_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("j", true, true);
    session.chair_sees("why", |seen| {
        seen.notice.as_deref() == Some("The screens are not known yet: try again in a moment")
    });
}
