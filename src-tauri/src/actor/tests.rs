//! The actor with windows that are not there: what it tells them when a deck comes late or changes on disk.

use std::path::Path;
use std::sync::mpsc as std_mpsc;
use std::time::Duration;

use chairside_render::Renderer;
use chairside_session::desk::KeyPress;
use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot, PresenterMessage, PresenterSnapshot, RoomView};
use chairside_session::{Fact, ItemId, Run, Stamp};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::mpsc;

use super::{Actor, Beginning, Handle, Latencies, Library, Message, Sink, Window, Windows};
use crate::clock::Clock;
use crate::deck_protocol::Served;
use crate::opened::{Opened, Shelf, Source};
use crate::show::Which;
use chairside_journal::{RunId, RunInfo};

/// No windows.
struct Nowhere;

impl Windows for Nowhere {
    fn toggle_full_screen(&self) {}
    fn set_room_size(&self, _: u32, _: u32) {}
    fn choose_deck(&self) {}
    fn choose_polls(&self) {}
    fn paste_deck(&self) {}
    fn copy(&self, _: String) {}
    fn raise(&self) {}
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
    keys: u64,
}

impl Session {
    fn start(file: &Path) -> Self {
        Self::start_with(file, |_| {})
    }

    /// Starts with something changed of what the actor begins with.
    fn start_with(file: &Path, change: impl FnOnce(&mut Beginning)) -> Self {
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
        let mut beginning = Beginning {
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
        change(&mut beginning);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(async { Actor::begin(beginning, Box::new(Nowhere)).work(inbox).await });
        });
        let (room_sender, room) = std_mpsc::channel();
        let (chair_sender, chair) = std_mpsc::channel();
        handle.send(Message::AudienceHere(Box::new(Heard(room_sender))));
        handle.send(Message::PresenterHere(Box::new(Heard(chair_sender))));
        Self { handle, room, chair, keys: 0 }
    }

    fn press(&mut self, key: &str, ctrl: bool, shift: bool) {
        self.keys += 1;
        let press = KeyPress { key: key.into(), ctrl, shift, alt: false, text: false };
        self.handle.send(Message::Press(Window::Presenter, self.keys, press));
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

    /// Waits for a snapshot of the room's window that is like this.
    fn room_is_told(&self, what: &str, like: impl Fn(&AudienceSnapshot) -> bool) -> AudienceSnapshot {
        let mut last = None;
        while let Ok(message) = self.room.recv_timeout(Duration::from_secs(4)) {
            if let AudienceMessage::Snapshot { snapshot } = message {
                if like(&snapshot) {
                    return snapshot;
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

/// A run of this session whose rows are these facts, each so long ago, that goes on at once.
fn earlier(beginning: &mut Beginning, facts: impl IntoIterator<Item = (SignedDuration, Fact)>) {
    let clock = Clock::new();
    let ago = |ago: SignedDuration| {
        let stamp = clock.stamp();
        Stamp { at: stamp.at.back(ago), ..stamp }
    };
    let content = beginning.opened.content.clone();
    let rehearsal = content.is_rehearsal_at(Timestamp::now());
    let mut run = Run::opened(ago(SignedDuration::from_mins(5)), content, beginning.opened.hash.clone(), rehearsal);
    for (since, fact) in facts {
        run.record(ago(since), fact);
    }
    let info = RunInfo { run: RunId("earlier".into()), ..beginning.new_run.clone() };
    beginning.earlier = Some((info, run));
    beginning.which = Which::Latest;
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
    let hour = SignedDuration::from_hours(1);
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
fn a_time_card_leaves_the_room_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let session = Session::start_with(&file, |beginning| {
        let shown = SignedDuration::from_millis(59_400);
        let item = ItemId::from("one");
        let begun = (SignedDuration::from_mins(2), Fact::ItemBegun { item });
        earlier(beginning, [begun, (shown, Fact::TimeShown { minutes: 5 })]);
    });
    session.room_is_told("the card", |room| room.corner.as_deref() == Some("5 minutes left"));
    session.room_is_told("it is gone", |room| room.corner.is_none());
}
