//! The actor with windows that are not there: what it sends them, and what it asks of them.

mod after;
mod attached_decks;
mod changed_decks;
mod check_decks;
mod links;
mod notes;
mod notes_page;
mod pointing;
mod prose;
mod refresh;
mod remote;
mod room;
mod screens;
mod session_file;
mod speaker;
mod windows;
mod without_yaml;

use crate::start::tests::{meeting, server};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc as std_mpsc};
use std::time::{Duration, Instant};

use chairside_address::Address;
use chairside_journal::{RunId, RunInfo};
use chairside_load::{LoadedSession, LockedDeck, PdfCache, PdfPage, Source};
use chairside_render::{DeckKey, OpenDeck, Renderer};
use chairside_screens::{Places, SpeakerOn};
use chairside_session::content::ItemKind;
use chairside_session::desk::{DeskAction, KeyPress, MinutesPart};
use chairside_session::file::merge::{Settles, Side};
use chairside_session::keys::Action;
use chairside_session::snapshot::{
    AgendaRow, AudienceMessage, AudienceSnapshot, ItemState, PageId, PresenterMessage, PresenterSnapshot, RoomLook,
    RoomView, ShowState,
};
use chairside_session::{DeckId, Fact, Intent, InterstitialKind, ItemId, Run, Stamp};
use chairside_settings::Theme;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::mpsc;

use super::library::Waiting;
use super::{Actor, EarlierRun, Handle, Latencies, Library, Message, RoomPlace, RunChoice, Setup, Sink, Windows};
use crate::clock::Clock;
use crate::deck_protocol::Served;
use crate::settings_file::KeptSettings;
use crate::window::Window;

/// How long a snapshot may take to come.
const PATIENCE: Duration = Duration::from_secs(8);

/// The deck that an item brings: "one.md, 3 slides".
fn brings(row: &AgendaRow) -> String {
    format!("{}, {}", row.file, row.slides)
}

/// Windows that are not there. They keep what is asked of them.
struct FakeWindows {
    asked: std_mpsc::Sender<String>,
    /// There is a clipboard.
    copies: bool,
}

impl FakeWindows {
    fn new() -> Self {
        Self { asked: std_mpsc::channel().0, copies: true }
    }
}

impl Windows for FakeWindows {
    fn toggle_full_screen(&self) {
        let _ = self.asked.send("toggle full screen".into());
    }
    fn bring_room_to_front(&self) {
        let _ = self.asked.send("bring the room's window to the front".into());
    }
    fn leave_full_screen(&self) {
        let _ = self.asked.send("leave full screen".into());
    }
    fn put(&self, places: &Places) {
        let _ = self.asked.send(format!("put {} {:?}", places.presenter, places.room));
    }
    fn show_speaker(&self, on: Option<&SpeakerOn>, _: Theme) {
        let _ = self.asked.send(format!("speaker {}", on.map_or_else(|| "closed".into(), SpeakerOn::words)));
    }
    fn limits_of_placing(&self) -> Option<&'static str> {
        None
    }
    fn captures(&self) -> &'static str {
        "everybody sees this window"
    }
    fn keep_awake(&self, _: bool) {}
    fn take_keys_elsewhere(&self, on: bool) {
        let _ = self.asked.send(format!("keys elsewhere {on}"));
    }
    fn set_theme(&self, theme: Theme) {
        let _ = self.asked.send(format!("theme {theme:?}"));
    }
    fn set_text_size(&self, percent: u16) {
        let _ = self.asked.send(format!("text {percent}"));
    }
    fn quit(&self) {
        let _ = self.asked.send("quit".into());
    }
    fn set_room_size(&self, _: u32, _: u32) {}
    fn choose_deck(&self, folder: &Path, item: Option<(ItemId, String)>) {
        let title = item.map_or_else(String::new, |(_, title)| title);
        let _ = self.asked.send(format!("choose for {title} in {}", folder.display()));
    }
    fn choose_new_file(&self, _: &Path, name: &str) {
        let _ = self.asked.send(format!("save as {name}"));
    }
    fn choose_polls(&self, _: &Path) {}
    fn choose_place(&self, _: &Path, _: MinutesPart, name: Option<&str>) {
        let _ = self.asked.send(format!("save as {}", name.unwrap_or("files")));
    }
    fn paste_deck(&self) {}
    fn copy(&self, text: String) -> bool {
        let _ = self.asked.send(format!("copy {text}"));
        self.copies
    }
    fn open_link(&self, address: &Address) {
        let _ = self.asked.send(format!("open {}", address.url));
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
struct Received<T>(std_mpsc::Sender<T>);

impl<T: std::fmt::Debug + Send> Sink<T> for Received<T> {
    fn send(&self, message: T) {
        let _ = self.0.send(message);
    }
}

/// What an actor needs to begin with a file, and what it is sent.
fn setup(file: &Path) -> (Setup, mpsc::UnboundedReceiver<Message>) {
    setup_with(file, PdfCache::new(Renderer::new("/nowhere".into())))
}

/// The same, with PDFs that are open already.
fn setup_with(file: &Path, pdfs: PdfCache) -> (Setup, mpsc::UnboundedReceiver<Message>) {
    let (sender, inbox) = mpsc::unbounded_channel();
    let handle = Handle(sender);
    let source = Source::of(file);
    let session = LoadedSession::load(&source, Timestamp::now(), &pdfs).unwrap();
    let served = Served::new(session.pages.images.clone(), pdfs.renderer().clone());
    let new_run = RunInfo {
        run: RunId("run".into()),
        session: session.key.clone(),
        title: session.content.title.clone(),
        opened: String::new(),
    };
    let setup = Setup {
        library: Library::new(session, source, pdfs, served, None, handle),
        earlier: None,
        new_run,
        choice: RunChoice::New,
        writer: Err("no journal".into()),
        clock: Clock::new(),
        troubles: Vec::new(),
        latencies: Latencies::default(),
        rehearsals: Vec::new(),
        notes_folder: file.with_file_name("notes"),
        settings: KeptSettings::open(file.with_file_name("settings.toml")),
        data: file.with_file_name("data"),
        server: chairside_datatracker::Server::ietf().unwrap(),
        coming: Vec::new(),
    };
    (setup, inbox)
}

/// An actor that handles no messages by itself.
fn idle_actor(file: &Path) -> (Actor, mpsc::UnboundedReceiver<Message>) {
    let (setup, inbox) = setup(file);
    (Actor::begin(setup, Box::new(FakeWindows::new())), inbox)
}

/// A running session.
struct RunningSession {
    handle: Handle,
    room: std_mpsc::Receiver<AudienceMessage>,
    chair: std_mpsc::Receiver<PresenterMessage>,
    /// What was asked of the windows.
    asked: std_mpsc::Receiver<String>,
    keys: u64,
}

impl RunningSession {
    fn start(file: &Path) -> Self {
        Self::start_with(file, |_| {})
    }

    /// Starts with a clipboard that takes texts, or does not.
    fn start_copying(file: &Path, copies: bool) -> Self {
        Self::started(file, copies, |_| {})
    }

    /// Starts with something changed of what the actor begins with.
    fn start_with(file: &Path, change: impl FnOnce(&mut Setup)) -> Self {
        Self::started(file, true, change)
    }

    fn started(file: &Path, copies: bool, change: impl FnOnce(&mut Setup)) -> Self {
        let (mut setup, inbox) = setup(file);
        change(&mut setup);
        Self::of(setup, inbox, copies)
    }

    /// Starts with PDFs that are open already, and something changed of what the actor begins with.
    fn start_holding(file: &Path, pdfs: &PdfCache, change: impl FnOnce(&mut Setup)) -> Self {
        let (mut setup, inbox) = setup_with(file, pdfs.clone());
        change(&mut setup);
        Self::of(setup, inbox, true)
    }

    fn of(setup: Setup, inbox: mpsc::UnboundedReceiver<Message>, copies: bool) -> Self {
        let handle = setup.library.handle().clone();
        let (asks, asked) = std_mpsc::channel();
        let windows = FakeWindows { asked: asks, copies };
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(async { Box::pin(Actor::begin(setup, Box::new(windows)).work(inbox)).await });
        });
        let (room_sender, room) = std_mpsc::channel();
        let (chair_sender, chair) = std_mpsc::channel();
        handle.send(Message::AudienceSubscribed(Box::new(Received(room_sender))));
        handle.send(Message::PresenterSubscribed(Box::new(Received(chair_sender))));
        Self { handle, room, chair, asked, keys: 0 }
    }

    fn press(&mut self, key: &str, ctrl: bool, shift: bool) {
        // A question is read before it is answered.
        if matches!(key, "Enter" | "Escape") {
            std::thread::sleep(Duration::from_millis(320));
        }
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
        let deadline = Instant::now() + PATIENCE;
        while let Ok(message) = self.chair.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if let PresenterMessage::Snapshot { snapshot } = message {
                self.handle.send(Message::Drawn(Window::Presenter, snapshot.number));
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
        let deadline = Instant::now() + PATIENCE;
        while let Ok(message) = self.room.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if let AudienceMessage::Snapshot { snapshot, .. } = message {
                if like(&snapshot) {
                    return snapshot;
                }
                last = Some(snapshot);
            }
        }
        panic!("{what}: {last:#?}");
    }

    /// What the room was told first.
    fn room_sees_first(&self) -> RoomView {
        let is_view = |message| match message {
            AudienceMessage::Snapshot { snapshot, .. } => Some(snapshot.view),
            _ => None,
        };
        std::iter::from_fn(|| self.room.recv_timeout(PATIENCE).ok()).find_map(is_view).unwrap()
    }

    /// What the room was told last.
    fn room_sees(&self) -> String {
        let told = self.room.try_iter().filter_map(|message| match message {
            AudienceMessage::Snapshot { snapshot, .. } => Some(snapshot.view),
            _ => None,
        });
        match told.last() {
            Some(RoomView::Page { id }) => id.0,
            Some(RoomView::Holding { .. }) => "holding".into(),
            Some(RoomView::Ended { .. }) => "ended".into(),
            other => format!("{other:?}"),
        }
    }
}

impl RunningSession {
    /// Draws what the room was told last, and says so.
    fn room_draws(&self) {
        let told = self.room.try_iter().filter_map(|message| match message {
            AudienceMessage::Snapshot { snapshot, .. } => Some(snapshot.number),
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

fn session(folder: &Path, start: &str, end: &str) -> PathBuf {
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
fn earlier(setup: &mut Setup, facts: impl IntoIterator<Item = (SignedDuration, Fact)>) {
    let clock = Clock::new();
    let ago = |ago: SignedDuration| {
        let stamp = clock.stamp();
        Stamp { at: stamp.at.back(ago), ..stamp }
    };
    let session = &setup.library.session;
    let content = session.content.clone();
    let rehearsal = content.is_rehearsal_at(Timestamp::now());
    let mut run = Run::opened(ago(SignedDuration::from_mins(5)), content, session.hash.clone(), rehearsal);
    for (since, fact) in facts {
        run.record(ago(since), fact);
    }
    let info = RunInfo { run: RunId("earlier".into()), ..setup.new_run.clone() };
    setup.earlier = Some(EarlierRun { info, run });
    setup.choice = RunChoice::Latest;
}

/// A slot that is under way.
fn around_now() -> [String; 2] {
    let (now, hour) = (Timestamp::now(), SignedDuration::from_hours(1));
    [now - hour, now + hour].map(|at| at.to_string())
}

const LONG_AGO: [&str; 2] = ["2021-11-09T12:00:00Z", "2021-11-09T14:00:00Z"];

/// A deck of this many slides.
fn deck_of(slides: usize, name: &str) -> String {
    vec![format!("# {name}\n"); slides].join("\n---\n\n")
}

/// A deck that asks for a password.
fn locked(deck: &DeckId) -> LockedDeck {
    LockedDeck { deck: deck.clone(), file: deck.to_string(), wrong_password: false }
}

/// Renames the second item in the session file.
fn change_file(file: &Path, new: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    std::fs::write(file, text.replace("title: Two", &format!("title: {new}"))).unwrap();
}
