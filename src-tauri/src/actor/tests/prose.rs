//! Letters that turn out to be words.

use super::*;

/// Letters, each sent as a command under the numbers from 1.
fn typed(session: &mut RunningSession, window: Window, letters: &str) {
    for letter in letters.chars() {
        session.press_in(window, &letter.to_string(), false, letter.is_uppercase());
    }
}

fn prose(session: &mut RunningSession, window: Window, text: &str, since: Option<u64>) {
    session.keys += 1;
    let (number, text) = (session.keys, text.to_owned());
    session.handle.send(Message::Prose { window, number, text, since });
}

#[test]
fn what_the_letters_did_is_undone_and_they_become_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    for window in Window::BOTH {
        for acted in ["p", "m", "o", "b", "ob", "pm"] {
            let mut session = RunningSession::start(&session(folder.path(), &start, &end));
            session.press("ArrowRight", false, true);
            let before = session.chair_sees("the item", |seen| seen.slide.page.0.starts_with("one.md/"));
            session.keys = 10;
            typed(&mut session, window, acted);
            prose(&mut session, window, &format!("{acted}lease"), Some(11));
            let line = format!("{acted}lease");
            let seen =
                session.chair_sees("the note", |seen| seen.draft.as_ref().is_some_and(|draft| draft.text == line));
            assert_eq!(seen.room.words, before.room.words, "{acted}");
            assert_eq!(seen.timer.mood, before.timer.mood, "{acted}");
            assert_eq!(seen.overview, None, "{acted}");
            assert_eq!(session.room_sees(), "one.md/0", "{acted}");
            // B is not held back.
            let saw = if acted.contains('b') { "a black screen for a moment" } else { "nothing" };
            assert_eq!(
                seen.notice.as_deref(),
                Some(&*format!("You typed fast, so this is a note now. The room saw {saw}.")),
                "{acted}"
            );
        }
    }
}

#[test]
fn only_what_was_sent_since_the_words_began_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let mut session = RunningSession::start(&session(folder.path(), &start, &end));
    session.press("ArrowRight", false, true);
    session.press("b", false, false);
    session.keys = 10;
    typed(&mut session, Window::Presenter, "p");
    prose(&mut session, Window::Presenter, "pl", Some(11));
    session.chair_sees("the note", |seen| seen.draft.is_some());
    assert!(session.room_sees().contains("Black"), "black was asked for before");
}

#[test]
fn words_go_on_with_the_line_that_is_open_and_a_line_closed_meanwhile_is_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("j", false, false);
    prose(&mut session, Window::Audience, "so", None);
    let told = |seen: &PresenterSnapshot, text: &str| seen.draft.as_ref().is_some_and(|draft| draft.text == text);
    session.chair_sees("so", |seen| told(seen, "so"));
    // Text that belongs to no line any more is a note, never a command.
    session.keys += 1;
    let escape = KeyPress { key: "Escape".into(), ctrl: false, shift: false, alt: false, text: true };
    session.handle.send(Message::Press(Window::Audience, session.keys, escape.clone()));
    for key in ["n", "o"] {
        session.keys += 1;
        let press = KeyPress { key: key.into(), ..escape.clone() };
        session.handle.send(Message::Press(Window::Audience, session.keys, press));
    }
    session.chair_sees("no", |seen| told(seen, "no"));
    assert_eq!(session.room_sees(), "holding");
}

#[test]
fn a_line_for_notes_or_names_stays_open_until_esc_or_enter_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("j", false, false);
    let text = |session: &mut RunningSession, key: &str| {
        session.keys += 1;
        let press = KeyPress { key: key.into(), ctrl: false, shift: false, alt: false, text: true };
        session.handle.send(Message::Press(Window::Presenter, session.keys, press));
    };
    for key in ["o", "k", "Enter", "Enter"] {
        text(&mut session, key);
    }
    let seen = session.chair_sees("one note, the line still open", |seen| seen.notes.len() == 1 && seen.keys_seen == 5);
    assert_eq!(seen.draft.map(|draft| draft.text), Some(String::new()));
    text(&mut session, "Enter");
    session.chair_sees("closed", |seen| seen.draft.is_none());
}

#[test]
fn what_is_typed_on_after_words_may_be_a_password_and_becomes_no_note() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let locked = LockedDeck { deck: DeckId::from("one.md"), file: "one.md".into(), wrong_password: false };
    for window in Window::BOTH {
        let mut session =
            RunningSession::start_with(&file, |setup| setup.library.session.locked = vec![locked.clone()]);
        session.chair_sees("the question", |seen| seen.locked.is_some());
        prose(&mut session, window, "nb", None);
        // The window has opened a line of its own by then, so what follows comes as text.
        for key in [".", "7"] {
            session.keys += 1;
            let press = KeyPress { key: key.into(), ctrl: false, shift: false, alt: false, text: true };
            session.handle.send(Message::Press(window, session.keys, press));
        }
        let last = session.keys;
        let seen = session.chair_sees("the answer", |seen| {
            seen.keys_seen >= last || window == Window::Audience && seen.notice.is_some()
        });
        assert_eq!(seen.draft, None);
        session.press_in(Window::Presenter, "F20", false, false);
        let last = session.keys;
        let seen = session.chair_sees("all keys", |seen| seen.keys_seen == last);
        assert_eq!((seen.draft, seen.notes.len()), (None, 0), "{window:?}");
    }
}
