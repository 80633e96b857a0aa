//! The actor with windows that are not there: what it tells them when a deck comes late or changes on disk.

use std::path::Path;
use std::sync::mpsc as std_mpsc;
use std::time::Duration;

use chairside_render::Renderer;
use chairside_session::content::ItemKind;
use chairside_session::desk::{DeskAction, KeyPress, MinutesPart};
use chairside_session::snapshot::{AudienceMessage, PresenterMessage, PresenterSnapshot, RoomView, ShowState};
use chairside_session::{Intent, InterstitialKind};
use jiff::Timestamp;
use tokio::sync::mpsc;

use super::{Actor, Beginning, Handle, Latencies, Library, Message, Sink, Window, Windows};
use crate::clock::Clock;
use crate::deck_protocol::Served;
use crate::opened::{Opened, Shelf, Source};
use crate::show::Which;
use chairside_journal::{RunId, RunInfo};

/// No windows; what is asked of them is kept.
struct Nowhere {
    asked: std_mpsc::Sender<String>,
    /// There is a clipboard.
    copies: bool,
}

impl Windows for Nowhere {
    fn toggle_full_screen(&self) {}
    fn set_room_size(&self, _: u32, _: u32) {}
    fn choose_deck(&self) {}
    fn choose_polls(&self) {}
    fn paste_deck(&self) {}
    fn copy(&self, text: String) -> bool {
        let _ = self.asked.send(format!("copy {text}"));
        self.copies
    }
    fn raise(&self) {
        let _ = self.asked.send("raise".into());
    }
    fn toggle_narrow(&self) {}
    fn keep_on_top(&self, _: bool) {}
    fn end_hung_process(&self) {}
}

#[derive(Debug)]
struct Heard<T>(std_mpsc::Sender<T>);

impl<T: std::fmt::Debug + Send> Sink<T> for Heard<T> {
    fn send(&self, message: T) {
        let _ = self.0.send(message);
    }
}

/// A running session.
struct Session {
    handle: Handle,
    room: std_mpsc::Receiver<AudienceMessage>,
    chair: std_mpsc::Receiver<PresenterMessage>,
    /// What was asked of the windows.
    asked: std_mpsc::Receiver<String>,
    keys: u64,
}

impl Session {
    fn start(file: &Path) -> Self {
        Self::start_with(file, true)
    }

    fn start_with(file: &Path, copies: bool) -> Self {
        let (sender, inbox) = mpsc::unbounded_channel();
        let handle = Handle(sender);
        let shelf = Shelf::new(Renderer::new("/nowhere".into()));
        let source = Source::of(file);
        let opened = Opened::open(&source, Timestamp::now(), &shelf).unwrap();
        let served = Served::new(opened.images.clone(), shelf.renderer().clone());
        let new_run = RunInfo {
            run: RunId("run".into()),
            session: opened.key.clone(),
            title: opened.content.title.clone(),
            opened: String::new(),
        };
        let library = Library::new(source, shelf, served, None, &opened);
        let beginning = Beginning {
            opened,
            earlier: None,
            new_run,
            which: Which::New,
            writer: Err("no journal".into()),
            library,
            handle: handle.clone(),
            clock: Clock::new(),
            troubles: Vec::new(),
            latencies: Latencies::default(),
        };
        let (asker, asked) = std_mpsc::channel();
        let windows = Nowhere { asked: asker, copies };
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(async { Actor::begin(beginning, Box::new(windows)).work(inbox).await });
        });
        let (room_sender, room) = std_mpsc::channel();
        let (chair_sender, chair) = std_mpsc::channel();
        handle.send(Message::AudienceHere(Box::new(Heard(room_sender))));
        handle.send(Message::PresenterHere(Box::new(Heard(chair_sender))));
        Self { handle, room, chair, asked, keys: 0 }
    }

    fn press(&mut self, key: &str, ctrl: bool, shift: bool) {
        self.press_in(Window::Presenter, key, ctrl, shift);
    }

    fn press_in(&mut self, window: Window, key: &str, ctrl: bool, shift: bool) {
        self.keys += 1;
        let press = KeyPress { key: key.into(), ctrl, shift, alt: false, text: false };
        self.handle.send(Message::Press(window, self.keys, press));
    }

    /// Waits for a snapshot of the presenter window that is like this.
    fn chair_sees(&self, what: &str, like: impl Fn(&PresenterSnapshot) -> bool) -> PresenterSnapshot {
        let mut last = None;
        while let Ok(message) = self.chair.recv_timeout(Duration::from_secs(4)) {
            if let PresenterMessage::Snapshot { snapshot } = message {
                if like(&snapshot) {
                    return *snapshot;
                }
                last = Some(snapshot);
            }
        }
        panic!("{what}: {last:#?}");
    }

    /// What the room was told last.
    fn room_sees(&self) -> String {
        let told = self.room.try_iter().filter_map(|message| match message {
            AudienceMessage::Snapshot { snapshot } => Some(snapshot.view),
            _ => None,
        });
        match told.last() {
            Some(RoomView::Page { id }) => id.0,
            other => format!("{other:?}"),
        }
    }
}

impl Session {
    /// Draws what the room was told last, and says so.
    fn room_draws(&self) {
        let told = self.room.try_iter().filter_map(|message| match message {
            AudienceMessage::Snapshot { snapshot } => Some(snapshot.number),
            _ => None,
        });
        if let Some(number) = told.last() {
            self.handle.send(Message::Drawn(Window::Audience, number));
        }
    }
}

/// The button of a text says that the room saw it.
fn was_shown(seen: &PresenterSnapshot, kind: InterstitialKind) -> bool {
    let state = seen.shows.iter().find(|show| show.kind == Some(kind)).map(|show| &show.state);
    matches!(state, Some(ShowState::Shown { .. } | ShowState::Up))
}

fn session(folder: &Path, start: &str, end: &str) -> std::path::PathBuf {
    let file = folder.join("session.md");
    let text = format!(
        "---\ngroup: test\nstart: {start}\nend: {end}\nopen-with: []\nagenda:\n  - {{ title: One, time: 5m, deck: one.md }}\n  \
         - {{ title: Two, time: 5m }}\n---\n# Chairs\n"
    );
    std::fs::write(&file, text).unwrap();
    std::fs::write(folder.join("one.md"), "# One\n\n---\n\n# Second\n").unwrap();
    file
}

const LONG_AGO: [&str; 2] = ["2021-11-09T12:00:00Z", "2021-11-09T14:00:00Z"];

#[test]
fn a_deck_that_comes_late_waits_for_the_chair_and_can_be_taken_off_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let late = folder.path().join("late.md");
    std::fs::write(&late, "# Late\n\n---\n\n# Later\n").unwrap();
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    session.handle.send(Message::Attach(late));
    let seen = session.chair_sees("it waits", |seen| seen.waiting.is_some());
    assert_eq!(seen.waiting.as_deref(), Some("late.md ready, 2 slides"));
    assert_eq!(session.room_sees(), "one.md/0", "the room sees nothing of it yet");
    session.press("Enter", true, false);
    let seen = session.chair_sees("it is shown", |seen| seen.slide.page.0 == "late:late.md/0");
    assert_eq!(seen.waiting, None);
    assert_eq!(session.room_sees(), "late:late.md/0");
    assert_eq!(seen.agenda[0].who, "late.md, 2 slides");
    session.press("z", true, false);
    session.chair_sees("taken off again", |seen| seen.agenda[0].who == "one.md, 2 slides");
}

#[test]
fn what_is_no_deck_is_refused_in_words_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("ArrowRight", false, true);
    for name in ["picture.png", "none.md"] {
        let path = folder.path().join(name);
        if name.ends_with("png") {
            std::fs::write(&path, "x").unwrap();
        }
        session.handle.send(Message::Attach(path));
        let seen =
            session.chair_sees("refused", |seen| seen.troubles.iter().any(|trouble| trouble.words.contains(name)));
        assert!(seen.troubles.iter().any(|trouble| trouble.words.ends_with("Nothing was attached")));
        assert_eq!(seen.agenda[0].who, "one.md, 2 slides");
    }
}

#[test]
fn a_changed_deck_is_taken_at_once_in_a_rehearsal_and_offered_in_a_live_session() {
    let now = Timestamp::now();
    let hour = jiff::SignedDuration::from_hours(1);
    let around = [now - hour, now + hour].map(|at| at.to_string());
    for live in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let [start, end] = if live { around.clone() } else { LONG_AGO.map(String::from) };
        let mut session = Session::start(&session(folder.path(), &start, &end));
        session.press("ArrowRight", false, true);
        session.press("ArrowRight", false, false);
        session.chair_sees("the second slide", |seen| seen.slide.page.0 == "one.md/1");
        std::fs::write(folder.path().join("one.md"), "# One\n\n---\n\n# Changed\n\n---\n\n# Third\n").unwrap();
        session.handle.send(Message::FilesChanged);
        if live {
            let seen = session.chair_sees("offered", |seen| seen.waiting.is_some());
            assert_eq!(seen.waiting.as_deref(), Some("New version of one.md"));
            assert_eq!(seen.slide.position, "one.md 2 / 2");
            session.press("Enter", true, false);
        }
        let seen = session.chair_sees("taken", |seen| seen.slide.position == "one.md 2 / 3");
        assert_eq!((seen.slide.page.0.as_str(), seen.waiting), ("one.md/1", None));
        std::fs::remove_file(folder.path().join("one.md")).unwrap();
        session.handle.send(Message::FilesChanged);
        let seen = session.chair_sees("gone", |seen| !seen.troubles.is_empty());
        assert_eq!(seen.slide.position, "one.md 2 / 3", "what was read stays");
    }
}

#[test]
fn the_rooms_agenda_comes_with_the_first_item_and_has_its_minutes_by_now() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.md");
    std::fs::write(&file, "---\ngroup: test\nopen-with: []\n---\n# Chairs\n").unwrap();
    let mut session = Session::start(&file);
    let told = |session: &Session, words: &str| {
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
        let session = Session::start_with(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]), copies);
        session.handle.send(Message::Act(1, Intent::AskPoll { question: "hands: Ready?".into(), kind: None }));
        let seen = session.chair_sees("asked", |seen| seen.floor.open_poll.is_some());
        assert_eq!(session.asked.try_recv().as_deref(), Ok("copy Ready?"));
        assert_eq!(seen.notice.is_some(), copies);
    }
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
    let mut session = Session::start(&with_conduct(folder.path()));
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
    let mut session = Session::start(&with_conduct(folder.path()));
    let conduct = InterstitialKind::CodeOfConduct;
    session.press("End", false, false);
    session.press("x", false, false);
    session.chair_sees("elsewhere", |seen| seen.room.words == "The room looks elsewhere");
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
        let session = Session::start_with(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]), copies);
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
    let mut session = Session::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press_in(Window::Audience, "d", false, false);
    session.chair_sees("the chooser", |seen| seen.outcome_open);
    assert_eq!(session.asked.try_recv().as_deref(), Ok("raise"));
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
