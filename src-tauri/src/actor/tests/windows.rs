//! What the windows are sent and asked, and when a text counts as shown.

use chairside_session::snapshot::{Hidden, Refused};
use chairside_session::typed_minutes::Refusal;

use super::*;

#[test]
fn the_rooms_agenda_comes_with_the_first_item_and_has_its_minutes_by_now() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.md");
    std::fs::write(&file, "---\ngroup: test\nopen-with: []\n---\n# Chairs\n").unwrap();
    let mut session = RunningSession::start(&file);
    let told = |session: &RunningSession, words: &str| {
        let is_agenda = |message: AudienceMessage| match message {
            AudienceMessage::Pages { pages } => pages.into_iter().find(|page| page.id.0 == "show:agenda/0"),
            _ => None,
        };
        let told = || session.room.recv_timeout(Duration::from_secs(4)).ok().map(is_agenda);
        let last = std::iter::from_fn(told).flatten().find(|page| page.html.contains(words));
        assert!(last.is_some(), "{words}");
    };
    session.keys += 1;
    let add = Intent::AddItem {
        title: "Any other business".into(),
        presenter: String::new(),
        minutes: "5".into(),
        kind: ItemKind::Aob,
        before: None,
    };
    session.handle.send(Message::Act(session.keys, add));
    told(&session, "Any other business");
    session.press("a", false, false);
    session.chair_sees("the agenda is shown", |seen| seen.room.words == "The room sees the agenda");
    assert_eq!(session.room_sees(), "show:agenda/0");
    session.press("ArrowRight", false, true);
    session.press("+", false, false);
    told(&session, "6 min");
}

#[test]
fn the_question_of_a_poll_is_on_the_clipboard_once_it_is_asked() {
    for copies in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let session = RunningSession::start_copying(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]), copies);
        session.handle.send(Message::Act(1, Intent::AskPoll { question: "hands: Ready?".into(), kind: None }));
        let seen = session.chair_sees("asked", |seen| seen.floor.open_poll.is_some());
        assert_eq!(session.asked.try_recv().as_deref(), Ok("copy Ready?"));
        let words = if copies { "Copied: paste it into Meetecho" } else { "Poll asked" };
        assert_eq!((seen.notice.as_deref(), seen.notice_offers), (Some(words), Some(Action::Undo)));
    }
}

#[test]
fn what_a_click_decided_is_undone_with_another_and_a_key_needs_no_button() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let says = |session: &RunningSession, words: &str, action: Option<Action>| {
        session.chair_sees(words, |seen| seen.notice.as_deref() == Some(words) && seen.notice_offers == action);
    };
    session.want(Intent::SkipItem { item: "two".into() });
    says(&session, "Item skipped", Some(Action::Undo));
    session.want(Intent::Undo);
    says(&session, "Undone: item skipped", Some(Action::Redo));
    session.want(Intent::Redo);
    says(&session, "Redone: item skipped", Some(Action::Undo));
    session.press("z", true, false);
    says(&session, "Undone: item skipped", Some(Action::Redo));
    // What comes in its place has no button, and a key is undone with a key.
    session.press("z", true, false);
    says(&session, "Nothing to undo. Slide turns can't be undone.", None);
    session.press("ArrowRight", false, true);
    session.chair_sees("begun", |seen| seen.agenda[0].state == ItemState::Now && seen.notice.is_none());
}

#[test]
fn a_notice_goes_away_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("z", true, false);
    session.chair_sees("said", |seen| seen.notice.is_some());
    session.chair_sees("gone", |seen| seen.notice.is_none());
}

#[test]
fn a_form_is_told_why_it_was_refused_and_nobody_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let item = session.chair_sees("the agenda", |seen| seen.agenda.len() == 2).agenda[1].id.clone();
    let edit = |minutes: &str| Intent::Together {
        intents: vec![
            Intent::SetTitle { item: item.clone(), title: "Second".into() },
            Intent::SetMinutes { item: item.clone(), minutes: minutes.into() },
        ],
    };
    session.want(edit("ten"));
    let refused = session.chair_sees("it is refused", |seen| seen.keys_seen == 1);
    let words = Refusal::NotMinutes.words();
    assert_eq!(refused.refused, Some(Refused { number: 1, words }));
    assert_eq!((refused.notice, refused.agenda[1].title.as_str()), (None, "Two"));
    session.want(edit("10"));
    let taken = session.chair_sees("it is taken", |seen| seen.keys_seen == 2);
    assert_eq!((taken.refused, taken.agenda[1].title.as_str(), taken.agenda[1].time.as_str()), (None, "Second", "10"));
    session.handle.send(Message::Desk(3, DeskAction::ItemLine { text: "AOB / 5".into() }));
    let typed = session.chair_sees("the line is read", |seen| seen.item_line.is_some());
    assert_eq!(typed.item_line.map(|line| line.words).as_deref(), Some("Adds “AOB”, 5 min"));
}

/// Slides of the chairs: a title, the Code of Conduct.
fn with_conduct(folder: &Path) -> std::path::PathBuf {
    let file = folder.join("conduct.md");
    let [start, end] = LONG_AGO;
    let text = format!(
        "---\ngroup: test\nstart: {start}\nend: {end}\nopen-with: [code-of-conduct]\nagenda:\n  - {{ title: One, time: 5m }}\n\
         ---\n# Chairs\n\n---\n\n<!-- slide: code-of-conduct -->\n"
    );
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn a_slide_of_the_deck_that_is_a_text_counts_as_shown_once_it_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&with_conduct(folder.path()));
    let conduct = InterstitialKind::CodeOfConduct;
    session.press("End", false, false);
    let seen = session.chair_sees("the slide", |seen| seen.slide.page.0 == "chairs/1");
    assert!(!was_shown(&seen, conduct), "asked for is not drawn");
    session.room_draws();
    session.chair_sees("it counts", |seen| was_shown(seen, conduct));
}

#[test]
fn a_text_that_came_up_while_the_room_looked_elsewhere_counts_once_the_room_is_back_and_has_drawn_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&with_conduct(folder.path()));
    let conduct = InterstitialKind::CodeOfConduct;
    session.press("End", false, false);
    session.press("x", false, false);
    session.chair_sees("elsewhere", |seen| seen.room.words == "The room isn't seeing this window");
    session.room_draws();
    session.press("x", false, false);
    let seen = session.chair_sees("back", |seen| seen.room.words == "The room sees this slide");
    assert!(!was_shown(&seen, conduct));
    session.room_draws();
    session.chair_sees("it counts", |seen| was_shown(seen, conduct));
}

#[test]
fn what_was_not_copied_is_still_news() {
    for copies in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let session = RunningSession::start_copying(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]), copies);
        session.handle.send(Message::Act(1, Intent::Note { text: "Audio checked".into() }));
        for (number, part) in (2..).zip([MinutesPart::Whole, MinutesPart::SinceLastCopy]) {
            session.handle.send(Message::Desk(number, DeskAction::CopyMinutes { part }));
        }
        session.chair_sees("all is taken", |seen| seen.keys_seen == 3);
        let texts: Vec<String> = session.asked.try_iter().collect();
        assert!(texts[0].contains("Audio checked"), "{texts:?}");
        assert_eq!(texts.len(), if copies { 1 } else { 2 }, "{texts:?}");
    }
}

#[test]
fn d_in_the_rooms_window_raises_the_chooser_and_digits_struck_on_there_are_told_where_to_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press_in(Window::Audience, "d", false, false);
    let nothing = "No item has begun yet";
    session.chair_sees(nothing, |seen| seen.notice.as_ref().is_some_and(|said| said.contains(nothing)));
    assert!(session.asked.try_recv().is_err(), "the room's window keeps the focus");
    session.press("ArrowRight", false, true);
    session.press_in(Window::Audience, "d", false, false);
    session.chair_sees("the chooser", |seen| seen.outcome_open);
    assert_eq!(session.asked.try_recv().as_deref(), Ok("focus"));
    for key in ["2", "Enter"] {
        session.press_in(Window::Audience, key, false, false);
        session.chair_sees("where", |seen| seen.notice.as_ref().is_some_and(|said| said.contains("presenter window")));
    }
    session.press_in(Window::Audience, "Escape", false, false);
    session.chair_sees("closed", |seen| !seen.outcome_open);
    session.press("d", false, false);
    session.chair_sees("opened where it stands", |seen| seen.outcome_open);
    assert!(session.asked.try_recv().is_err(), "it has the focus already");
}

#[test]
fn a_time_card_leaves_the_room_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let session = RunningSession::start_with(&file, |setup| {
        let shown = SignedDuration::from_millis(59_400);
        let item = ItemId::from("one");
        let begun = (SignedDuration::from_mins(2), Fact::ItemBegun { item });
        earlier(setup, [begun, (shown, Fact::TimeShown { minutes: 5 })]);
    });
    session.room_is_told("the card", |room| room.corner.as_deref() == Some("5 minutes left"));
    session.room_is_told("it is gone", |room| room.corner.is_none());
}

#[test]
fn after_a_sleep_the_rooms_timer_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, _inbox) = idle_actor(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let (sender, room) = std_mpsc::channel();
    actor.handle(Message::AudienceSubscribed(Box::new(Received(sender))));
    for intent in [Intent::NextItem, Intent::StartOrPause, Intent::RoomTimer] {
        actor.act(&intent);
    }
    actor.publish();
    let told = || room.try_iter().filter(|told| matches!(told, AudienceMessage::Snapshot { .. })).count();
    assert_eq!(told(), 2);
    actor.check_clocks();
    assert_eq!(told(), 0);
    // The window's own clock stood still for ten seconds.
    let slept = Duration::from_secs(10);
    actor.publisher.sent_earlier(slept);
    actor.clocks.sleep(SignedDuration::try_from(slept).unwrap());
    actor.check_clocks();
    assert_eq!(told(), 1);
}

#[test]
fn the_presenter_window_is_sent_no_snapshot_while_it_draws_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, _inbox) = idle_actor(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let (sender, presenter) = std_mpsc::channel();
    actor.handle(Message::PresenterSubscribed(Box::new(Received(sender))));
    let number = |told: &PresenterMessage| match told {
        PresenterMessage::Snapshot { snapshot } => Some(snapshot.number),
        _ => None,
    };
    let first = presenter.try_iter().find_map(|told| number(&told)).unwrap();
    let wait = |actor: &Actor| actor.publisher.presenter_due().map(|due| due - tokio::time::Instant::now());
    assert_eq!(wait(&actor), None);

    actor.publisher.presenter_soon();
    let (draws, soon) = (Duration::from_millis(200), Duration::from_millis(50));
    assert!(wait(&actor).unwrap() > draws, "it is sent the next one while it draws");
    actor.handle(Message::Drawn(Window::Presenter, first));
    assert!(wait(&actor).unwrap() < soon, "it is not sent the next one though it has drawn");
    // One that says nothing is not waited for for ever.
    actor.publish_to_presenter();
    actor.publisher.presenter_soon();
    assert!(wait(&actor).unwrap() <= Duration::from_millis(250));
}

/// The audience window is here now.
fn room_is(session: &RunningSession, covers_presenter: bool) {
    let place = RoomPlace { words: "on this screen · 1920 × 1080".into(), fills: covers_presenter, covers_presenter };
    session.handle.send(Message::RoomWindow(place));
}

#[test]
fn esc_with_nothing_to_hide_leaves_full_screen_where_it_covers_the_only_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    // On another screen it stays.
    room_is(&session, false);
    session.press_in(Window::Audience, "Escape", false, false);
    session.room_is_told("the slide", |room| !room.esc_leaves);
    room_is(&session, true);
    session.room_is_told("how to leave", |room| room.esc_leaves);
    // Away from the holding page, on which nothing can be frozen.
    for key in ["h", "f", "b"] {
        session.press_in(Window::Audience, key, false, false);
    }
    session.handle.send(Message::Trouble("The disk is full".into()));
    for _ in 0..2 {
        session.press_in(Window::Audience, "Escape", false, false);
    }
    let is_uncovered =
        |seen: &PresenterSnapshot| seen.room.words == "The room sees this slide" && !seen.troubles.is_empty();
    session.chair_sees("all is shown, and the trouble", is_uncovered);
    assert_eq!(session.asked.try_recv().ok(), None, "Esc first takes away what covers the slide");
    session.press_in(Window::Audience, "Escape", false, false);
    assert_eq!(session.asked.recv_timeout(PATIENCE).as_deref(), Ok("leave full screen"));
    room_is(&session, false);
    session.chair_sees("what nobody can have read stays", is_uncovered);
    session.press("Escape", false, false);
    session.chair_sees("it is read", |seen| seen.troubles.is_empty());
    assert_eq!(session.asked.try_recv().ok(), None);
}

#[test]
fn closing_a_window_asks_while_an_item_is_up_and_a_second_time_closes() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("ArrowRight", false, true);
    for window in Window::BOTH {
        session.handle.send(Message::CloseAsked(window));
        // Nobody can have read the question yet.
        session.handle.send(Message::CloseAsked(window));
        let seen = session.chair_sees("the question", |seen| seen.asks_to_close.is_some());
        assert_eq!(seen.asks_to_close.as_deref(), Some("An item is running. Close Chairside?"));
        session.press("Escape", false, false);
        session.chair_sees("it stays open", |seen| seen.asks_to_close.is_none());
        // Whoever goes on does not want to close.
        session.handle.send(Message::CloseAsked(window));
        session.chair_sees("the question", |seen| seen.asks_to_close.is_some());
        session.press("b", false, false);
        session.chair_sees("it is gone", |seen| seen.asks_to_close.is_none());
    }
    assert_eq!(session.asked.try_recv().ok(), None);
    session.handle.send(Message::CloseAsked(Window::Audience));
    session.chair_sees("the question", |seen| seen.asks_to_close.is_some());
    std::thread::sleep(Duration::from_millis(400));
    session.handle.send(Message::CloseAsked(Window::Presenter));
    assert_eq!(session.asked.recv_timeout(PATIENCE).as_deref(), Ok("quit"));
}

#[test]
fn while_nothing_is_up_the_presenter_window_closes_at_once_and_the_rooms_window_asks() {
    let folder = tempfile::tempdir().unwrap();
    let session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.handle.send(Message::CloseAsked(Window::Audience));
    let seen = session.chair_sees("the question", |seen| seen.asks_to_close.is_some());
    let words = "The room's window closes with the program. Close Chairside?";
    assert_eq!(seen.asks_to_close.as_deref(), Some(words));
    session.handle.send(Message::Desk(1, DeskAction::StayOpen));
    session.chair_sees("it stays open", |seen| seen.asks_to_close.is_none());
    assert_eq!(session.asked.try_recv().ok(), None);
    session.handle.send(Message::CloseAsked(Window::Presenter));
    assert_eq!(session.asked.recv_timeout(PATIENCE).as_deref(), Ok("quit"));
}

#[test]
fn what_is_typed_while_a_dialog_of_the_system_opens_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.handle.send(Message::Focus(Window::Presenter, true));
    let is_black = |seen: &PresenterSnapshot| seen.room.title == "Black";
    for asks in [DeskAction::ChooseDeck, DeskAction::ChoosePolls] {
        session.keys += 1;
        session.handle.send(Message::Desk(session.keys, asks));
        for key in ["b", "n", "7", "w", "f", "x"] {
            session.press(key, false, false);
        }
        session.keys += 1;
        let prose =
            Message::Prose { window: Window::Presenter, number: session.keys, text: "talk".into(), since: None };
        session.handle.send(prose);
        let keys = session.keys;
        let seen = session.chair_sees("all was nothing", |seen| seen.keys_seen == keys);
        assert_eq!((seen.draft, seen.digits, seen.room.look), (None, None, RoomLook::Slide));
        assert!(seen.notice.is_some_and(|notice| notice.contains("A file is being chosen")));
        // What turns pages, as a clicker does, is never typed.
        session.press("PageDown", false, false);
        session.handle.send(Message::ChooserClosed);
        session.press("b", false, false);
        session.chair_sees("black", is_black);
        session.press("b", false, false);
        session.chair_sees("no longer", |seen| !is_black(seen));
    }
    // The dialog stays open, and the chair clicks the room's window: keys are commands there.
    session.press("o", true, false);
    session.handle.send(Message::Focus(Window::Presenter, false));
    session.press("b", false, false);
    let keys = session.keys;
    assert!(!is_black(&session.chair_sees("nothing", |seen| seen.keys_seen == keys)));
    session.handle.send(Message::Focus(Window::Audience, true));
    session.press_in(Window::Audience, "b", false, false);
    session.chair_sees("black", is_black);
}

#[test]
fn full_screen_brings_a_window_that_may_be_covered_to_the_front() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let fills = |fills| RoomPlace { words: "DP-1 · 1920 × 1080".into(), fills, covers_presenter: false };
    session.handle.send(Message::RoomHidden(Some(Hidden::MaybeCovered)));
    for (fills, hides, asked) in [
        (fills(true), true, "bring the room's window to the front"),
        // A call shares a window all the same, so that it may be covered is no matter.
        (fills(false), false, "toggle full screen"),
    ] {
        session.handle.send(Message::RoomWindow(fills));
        session.chair_sees("whether it may be covered", |seen| {
            (seen.room.words == "The room's window may be covered") == hides
        });
        session.press("F11", false, false);
        assert_eq!(session.asked.recv_timeout(PATIENCE).as_deref(), Ok(asked));
    }
}
