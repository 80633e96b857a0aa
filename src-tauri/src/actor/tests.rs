//! The actor with windows that are not there: what it tells them when a deck comes late or changes on disk.

use std::path::Path;
use std::sync::{Arc, mpsc as std_mpsc};
use std::time::Duration;

use chairside_render::{DeckKey, OpenDeck, Renderer};
use chairside_session::content::ItemKind;
use chairside_session::desk::{DeskAction, KeyPress, MinutesPart};
use chairside_session::snapshot::{
    AudienceMessage, AudienceSnapshot, ItemState, PageId, PresenterMessage, PresenterSnapshot, RoomView, ShowState,
};
use chairside_session::{DeckId, Fact, Intent, InterstitialKind, ItemId, Run, Stamp};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::mpsc;

use super::decks::Waiting;
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

impl Nowhere {
    fn new() -> Self {
        Self { asked: std_mpsc::channel().0, copies: true }
    }
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
    fn focus_presenter(&self) {
        let _ = self.asked.send("focus".into());
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

/// What an actor needs to begin with a file, and what it is sent.
fn beginning(file: &Path) -> (Beginning, mpsc::UnboundedReceiver<Message>) {
    let (sender, inbox) = mpsc::unbounded_channel();
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
        handle: Handle(sender),
        clock: Clock::new(),
        troubles: Vec::new(),
        latencies: Latencies::default(),
    };
    (beginning, inbox)
}

/// An actor that does nothing by itself.
fn at_rest(file: &Path) -> (Actor, mpsc::UnboundedReceiver<Message>) {
    let (beginning, inbox) = beginning(file);
    (Actor::begin(beginning, Box::new(Nowhere::new())), inbox)
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
        Self::start_with(file, |_| {})
    }

    /// Starts with a clipboard that takes texts, or does not.
    fn start_copying(file: &Path, copies: bool) -> Self {
        Self::started(file, copies, |_| {})
    }

    /// Starts with something changed of what the actor begins with.
    fn start_with(file: &Path, change: impl FnOnce(&mut Beginning)) -> Self {
        Self::started(file, true, change)
    }

    fn started(file: &Path, copies: bool, change: impl FnOnce(&mut Beginning)) -> Self {
        let (mut beginning, inbox) = beginning(file);
        change(&mut beginning);
        let handle = beginning.handle.clone();
        let (asks, asked) = std_mpsc::channel();
        let windows = Nowhere { asked: asks, copies };
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

    fn want(&mut self, intent: Intent) {
        self.keys += 1;
        self.handle.send(Message::Act(self.keys, intent));
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

/// A slot that is under way.
fn around_now() -> [String; 2] {
    let (now, hour) = (Timestamp::now(), SignedDuration::from_hours(1));
    [now - hour, now + hour].map(|at| at.to_string())
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
fn the_slide_of_an_item_stays_on_screen_while_a_deck_for_it_waits() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let late = folder.path().join("late.md");
    std::fs::write(&late, "# Late\n").unwrap();
    session.press("ArrowRight", false, true);
    session.press("ArrowRight", false, true);
    session.chair_sees("item two", |seen| seen.slide.page.0 == "item:two/0");
    session.handle.send(Message::Attach(late));
    session.chair_sees("it waits", |seen| seen.waiting.is_some());
    let pages = session.room.try_iter().filter_map(|message| match message {
        AudienceMessage::Pages { pages } => Some(pages),
        _ => None,
    });
    let sent: Vec<_> = pages.flatten().filter(|page| page.id.0 == "item:two/0").collect();
    assert!(sent.len() > 1, "sent again with the deck");
    for page in &sent {
        assert!(page.classes.iter().any(|class| class == "item"), "{}", page.html);
        assert_eq!(page.html, sent[0].html);
    }
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
    let around = around_now();
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
        let session = Session::start_copying(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]), copies);
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
        let session = Session::start_copying(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]), copies);
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

/// The session's file says something else of its second item.
fn change_file(file: &Path, new: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    std::fs::write(file, text.replace("title: Two", &format!("title: {new}"))).unwrap();
}

#[test]
fn a_changed_session_file_waits_beside_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = Session::start(&file);
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    change_file(&file, "Tea");
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("offered", |seen| seen.changed_file.is_some());
    let words = "The session file has changed (new: Tea; gone: Two)";
    assert_eq!((seen.changed_file.as_deref(), seen.offer), (Some(words), None));
    // Every key does what it does without it.
    session.press("PageDown", false, false);
    session.chair_sees("turned", |seen| seen.slide.page.0 == "one.md/1" && seen.notice.is_none());
    session.press("Escape", false, false);
    session.press("PageUp", false, false);
    let seen = session.chair_sees("turned back", |seen| seen.slide.page.0 == "one.md/0");
    assert_eq!(seen.changed_file.as_deref(), Some(words));
    // A deck that waits too is taken first.
    let late = folder.path().join("late.md");
    std::fs::write(&late, "# Late\n").unwrap();
    session.handle.send(Message::Attach(late));
    session.chair_sees("it waits", |seen| seen.waiting.is_some() && seen.changed_file.is_some());
    session.press("Enter", true, false);
    let seen = session.chair_sees("the deck", |seen| seen.slide.page.0 == "late:late.md/0");
    assert!(seen.waiting.is_none() && seen.changed_file.is_some() && seen.agenda[1].title == "Two");
    session.press("Enter", true, false);
    session.chair_sees("the file", |seen| seen.changed_file.is_none() && seen.agenda[1].title == "Tea");
}

#[test]
fn a_changed_session_file_that_is_not_taken_over_is_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = Session::start(&file);
    change_file(&file, "Tea");
    session.handle.send(Message::FilesChanged);
    session.chair_sees("offered", |seen| seen.changed_file.is_some());
    session.handle.send(Message::Desk(1, DeskAction::KeepWhatWas));
    session.chair_sees("kept", |seen| seen.changed_file.is_none());
    session.handle.send(Message::FilesChanged);
    std::fs::write(folder.path().join("one.md"), "# One\n\n---\n\n# Two\n\n---\n\n# Three\n").unwrap();
    session.handle.send(Message::FilesChanged);
    session.press("ArrowRight", false, true);
    let seen = session.chair_sees("read", |seen| seen.slide.position == "one.md 1 / 3");
    assert_eq!((seen.changed_file, seen.agenda[1].title.as_str()), (None, "Two"));
}

#[test]
fn a_file_that_changes_while_an_earlier_run_is_offered_waits_for_the_answer() {
    for goes_on in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
        let mut session = Session::start_with(&file, |beginning| {
            let minutes = SignedDuration::from_mins;
            let item = ItemId::from("one");
            earlier(beginning, [(minutes(3), Fact::ItemBegun { item }), (minutes(2), Fact::Closed)]);
        });
        session.chair_sees("asked", |seen| seen.offer.is_some());
        change_file(&file, "Tea");
        session.handle.send(Message::FilesChanged);
        std::fs::write(folder.path().join("one.md"), "# One\n\n---\n\n# Second\n\n---\n\n# Third\n").unwrap();
        session.handle.send(Message::FilesChanged);
        session.chair_sees("read", |seen| seen.agenda[0].who == "one.md, 3 slides" && seen.offer.is_some());
        session.press(if goes_on { "Enter" } else { "Escape" }, false, false);
        let seen = session.chair_sees("answered", |seen| seen.changed_file.is_some());
        assert_eq!((seen.offer, seen.agenda[0].state == ItemState::Planned), (None, !goes_on));
    }
}

#[test]
fn d_in_the_rooms_window_raises_the_chooser_and_digits_struck_on_there_are_told_where_to_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
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
    let session = Session::start_with(&file, |beginning| {
        let shown = SignedDuration::from_millis(59_400);
        let item = ItemId::from("one");
        let begun = (SignedDuration::from_mins(2), Fact::ItemBegun { item });
        earlier(beginning, [begun, (shown, Fact::TimeShown { minutes: 5 })]);
    });
    session.room_is_told("the card", |room| room.corner.as_deref() == Some("5 minutes left"));
    session.room_is_told("it is gone", |room| room.corner.is_none());
}

/// A deck of this many slides.
fn deck_of(slides: usize, name: &str) -> String {
    vec![format!("# {name}\n"); slides].join("\n---\n\n")
}

#[test]
fn a_version_that_waited_is_not_taken_after_a_later_one() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let mut session = Session::start(&session(folder.path(), &start, &end));
    let one = folder.path().join("one.md");
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    std::fs::write(&one, deck_of(3, "Later")).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("offered", |seen| seen.waiting.is_some());
    session.press("ArrowRight", false, true);
    session.chair_sees("item two", |seen| seen.slide.page.0 == "item:two/0");
    std::fs::write(&one, deck_of(4, "Latest")).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("taken", |seen| seen.waiting.is_none() && seen.agenda[0].who == "one.md, 4 slides");
    session.press("Enter", true, false);
    let seen = session.chair_sees("nothing waits", |seen| seen.notice.as_deref() == Some("Nothing waits"));
    assert_eq!(seen.agenda[0].who, "one.md, 4 slides");
}

#[test]
fn a_pdf_that_is_waited_for_or_being_read_stays_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let (mut actor, _inbox) = at_rest(&file);
    let open = |key| OpenDeck { key: DeckKey(key), info: Arc::default() };
    let [waiting, reading] = [open(1), open(2)];
    let shelf = actor.library.shelf.clone();
    shelf.put(&waiting);
    shelf.put(&reading);
    let mut new = Opened::open(&Source::of(&file), Timestamp::now(), &shelf).unwrap();
    new.pdfs.push(waiting.clone());
    actor.wait_with(Waiting::Version(Box::new(new)), "New version".into());
    actor.read_again();
    actor.close_unused();
    assert!(shelf.has(&waiting) && shelf.has(&reading));
    actor.library.under_way = 0;
    actor.close_unused();
    assert!(shelf.has(&waiting) && !shelf.has(&reading));
}

#[test]
fn an_edit_of_the_file_that_is_undone_is_no_longer_offered() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let before = std::fs::read_to_string(&file).unwrap();
    let session = Session::start(&file);
    change_file(&file, "Tea");
    session.handle.send(Message::FilesChanged);
    session.chair_sees("offered", |seen| seen.changed_file.is_some());
    std::fs::write(&file, before).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("no longer", |seen| seen.changed_file.is_none());
}

#[test]
fn what_is_bashed_after_a_save_is_no_change_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = Session::start(&file);
    let title = |title: &str| Intent::SetTitle { item: ItemId::from("two"), title: title.into() };
    session.want(title("Tea"));
    session.handle.send(Message::Desk(2, DeskAction::SaveAgenda));
    session.chair_sees("saved", |seen| !seen.status.agenda_unsaved && seen.agenda[1].title == "Tea");
    session.want(title("Coffee"));
    std::fs::write(folder.path().join("one.md"), deck_of(3, "One")).unwrap();
    // The chairs' slides are in the file itself.
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("title: Tea"), "{text}");
    std::fs::write(&file, format!("{text}\n---\n\n# More\n")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("read", |seen| seen.agenda[0].who == "one.md, 3 slides");
    assert_eq!((seen.changed_file, seen.agenda[1].title.as_str()), (None, "Coffee"));
}

#[test]
fn the_agenda_is_saved_with_the_ends_of_lines_that_the_file_has() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let before = format!("\u{feff}{}", std::fs::read_to_string(&file).unwrap().replace('\n', "\r\n"));
    std::fs::write(&file, &before).unwrap();
    let mut session = Session::start(&file);
    session.want(Intent::SetTitle { item: ItemId::from("two"), title: "Tea".into() });
    session.chair_sees("bashed", |seen| seen.status.agenda_unsaved);
    session.handle.send(Message::Desk(2, DeskAction::SaveAgenda));
    let seen = session.chair_sees("saved", |seen| !seen.status.agenda_unsaved || !seen.troubles.is_empty());
    assert_eq!(seen.troubles, []);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before.replace("title: Two", "title: Tea"));
    session.handle.send(Message::FilesChanged);
    session.press("ArrowRight", false, true);
    let seen = session.chair_sees("it goes on", |seen| seen.slide.page.0 == "one.md/0");
    assert_eq!(seen.changed_file, None);
}

#[test]
fn two_late_decks_with_the_same_name_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    for (folder_name, slides) in [("a", 2), ("b", 3)] {
        let place = folder.path().join(folder_name);
        std::fs::create_dir(&place).unwrap();
        std::fs::write(place.join("slides.md"), deck_of(slides, folder_name)).unwrap();
        session.press("ArrowRight", false, true);
        session.handle.send(Message::Attach(place.join("slides.md")));
        let words = format!("slides.md ready, {slides} slides");
        session.chair_sees("it waits", |seen| seen.waiting.as_deref() == Some(words.as_str()));
    }
    session.press("Enter", true, false);
    let seen = session.chair_sees("the second", |seen| seen.slide.page.0 == "late:two:slides.md/0");
    assert_eq!([&seen.agenda[0].who, &seen.agenda[1].who], ["slides.md, 2 slides", "slides.md, 3 slides"]);
    // Read again they are what they were.
    std::fs::write(folder.path().join("b/slides.md"), deck_of(4, "b")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("read again", |seen| seen.agenda[1].who == "slides.md, 4 slides");
    assert_eq!(seen.agenda[0].who, "slides.md, 2 slides");
}

#[test]
fn a_deck_that_is_gone_stays_as_it_was_and_holds_no_other_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    change_file(&file, "Two, deck: two.md");
    let [one, two] = ["one.md", "two.md"].map(|name| folder.path().join(name));
    std::fs::write(&two, deck_of(2, "Two")).unwrap();
    let mut session = Session::start(&file);
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    std::fs::remove_file(&one).unwrap();
    std::fs::write(&two, deck_of(3, "Two")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("the other is taken", |seen| seen.agenda[1].who == "two.md, 3 slides");
    assert_eq!((seen.agenda[0].who.as_str(), seen.changed_file), ("one.md, 2 slides", None));
    assert!(seen.troubles[0].words.ends_with("What was read before is still shown"), "{:?}", seen.troubles);
    session.press("PageDown", false, false);
    session.chair_sees("its slides are there", |seen| seen.slide.page.0 == "one.md/1");
    // Nor does it hold back one that comes late.
    std::fs::write(folder.path().join("late.md"), deck_of(1, "Late")).unwrap();
    session.handle.send(Message::Attach(folder.path().join("late.md")));
    session.chair_sees("it waits", |seen| seen.waiting.is_some());
    // Once it is back it is read again.
    session.press("z", true, false);
    std::fs::write(&one, deck_of(4, "One")).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("it is back", |seen| seen.agenda[0].who == "one.md, 4 slides");
}

#[test]
fn a_deck_that_is_attached_while_files_change_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("ArrowRight", false, true);
    std::fs::write(folder.path().join("late.md"), deck_of(2, "Late")).unwrap();
    session.handle.send(Message::Attach(folder.path().join("late.md")));
    std::fs::write(folder.path().join("one.md"), deck_of(3, "One")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("it waits", |seen| seen.waiting.is_some());
    assert_eq!(seen.waiting.as_deref(), Some("late.md ready, 2 slides"));
}

#[test]
fn a_deck_that_comes_late_does_not_bring_the_new_version_of_the_one_on_show() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let mut session = Session::start(&session(folder.path(), &start, &end));
    session.press("ArrowRight", false, true);
    std::fs::write(folder.path().join("one.md"), deck_of(3, "Changed")).unwrap();
    std::fs::write(folder.path().join("late.md"), deck_of(2, "Late")).unwrap();
    session.handle.send(Message::Attach(folder.path().join("late.md")));
    session.chair_sees("it waits", |seen| seen.waiting.as_deref() == Some("late.md ready, 2 slides"));
    let changed = session.room.try_iter().any(|message| match message {
        AudienceMessage::Pages { pages } => pages.iter().any(|page| page.html.contains("Changed")),
        _ => false,
    });
    assert!(!changed, "the room is told nothing of the new version");
    session.press("Enter", true, false);
    session.chair_sees("it is shown", |seen| seen.slide.page.0 == "late:late.md/0");
}

#[test]
fn a_password_outlives_a_reading_that_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, _inbox) = at_rest(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let deck = DeckId::from("one.pdf");
    actor.opened.locked = vec![(deck.clone(), false)];
    actor.look_for_locked();
    actor.unlock("secret".into());
    actor.files_changed();
    assert_eq!(actor.source_now().passwords.get(&deck).map(String::as_str), Some("secret"));
}

#[test]
fn the_password_asked_for_is_that_of_the_deck_that_is_needed_first() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, _inbox) = at_rest(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let [other, one, chairs] = ["other.pdf", "one.md", "chairs"].map(DeckId::from);
    let asks = |actor: &mut Actor| {
        actor.look_for_locked();
        actor.library.asks_password.clone().unwrap()
    };
    actor.opened.locked = vec![(other.clone(), false)];
    assert_eq!(asks(&mut actor), other);
    actor.opened.locked.push((chairs.clone(), false));
    assert_eq!(asks(&mut actor), chairs, "the one on the screen");
    actor.opened.locked.push((one.clone(), false));
    actor.want(&Intent::NextItem);
    assert_eq!(actor.library.asks_password, Some(one), "that of the item that is up");
}

#[test]
fn going_on_leaves_the_slides_that_are_made_of_the_agenda_to_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let (mut beginning, _inbox) = beginning(&file);
    let item = || ItemId::from("two");
    let minutes = SignedDuration::from_mins;
    let bashed = [
        (minutes(3), Fact::ItemBegun { item: ItemId::from("one") }),
        (minutes(2), Fact::ItemRetitled { item: item(), title: "Tea".into() }),
    ];
    earlier(&mut beginning, bashed);
    std::fs::write(folder.path().join("one.md"), deck_of(3, "One")).unwrap();
    let shelf = beginning.library.shelf.clone();
    beginning.opened = Opened::open(&Source::of(&file), Timestamp::now(), &shelf).unwrap();
    let actor = Actor::begin(beginning, Box::new(Nowhere::new()));
    let read: Vec<&str> = actor
        .run
        .rows()
        .iter()
        .filter_map(|row| match &row.fact {
            Fact::DeckRead { deck } => Some(deck.id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(read, ["one.md"]);
    assert!(actor.run.rows().iter().any(|row| row.fact == Fact::WentOn));
}

#[test]
fn a_page_whose_reading_gave_way_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, mut inbox) = at_rest(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let (page, deck) = (PageId("one.pdf/0".into()), DeckKey(7));
    actor.opened.pdf_pages.push((page.clone(), deck, 0));
    actor.library.asked.insert(page.clone());
    actor.text_came(&page, deck, None);
    assert!(!actor.texts.contains_key(&page));
    // There is no such deck, which the renderer says at once: it was asked.
    assert!(matches!(inbox.try_recv(), Ok(Message::Text(asked, ..)) if asked == page));
}

#[test]
fn after_a_sleep_the_rooms_timer_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, _inbox) = at_rest(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let (sender, room) = std_mpsc::channel();
    actor.take(Message::AudienceHere(Box::new(Heard(sender))));
    for intent in [Intent::NextItem, Intent::StartOrPause, Intent::RoomTimer] {
        actor.want(&intent);
    }
    actor.tell();
    let told = || room.try_iter().filter(|told| matches!(told, AudienceMessage::Snapshot { .. })).count();
    assert_eq!(told(), 2);
    actor.look_at_clocks();
    assert_eq!(told(), 0);
    // The window's own clock stood still for ten seconds.
    let slept = Duration::from_secs(10);
    actor.last_audience.as_mut().unwrap().1 -= slept;
    actor.offsets.1 -= SignedDuration::try_from(slept).unwrap();
    actor.look_at_clocks();
    assert_eq!(told(), 1);
}
