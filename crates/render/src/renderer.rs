//! What the rest of the program sees: decks are opened, pages are asked for with an urgency, and answers come when they
//! are there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Instant;

use chairside_deck::pdf::{OpenError, PageText, PdfInfo, PdfOptions, RenderError};

use crate::files::{DeckFile, DeckKey};
use crate::queue::{For, Queue, Urgency};
use crate::store::Store;
use crate::worker;

/// Two: one draws for the room while the other does what may wait, and each takes memory.
const WORKERS: usize = 2;

/// With so many pages that fail or take long a deck is no longer drawn ahead: it might go on for hours.
const MOST_TROUBLES: usize = 3;

/// Why there is no picture. Each message completes "This page …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Something more urgent took its place, or its deck was closed.
    #[error("is no longer wanted")]
    Superseded,
    /// There is no such deck or page.
    #[error("is not in a deck that is open")]
    Unknown,
    /// It cannot be drawn.
    #[error(transparent)]
    NotDrawn(#[from] RenderError),
    /// It took longer than it may.
    #[error("took longer than 5 s to draw and was given up")]
    TooSlow,
    /// Its process ended.
    #[error("made its renderer fail (it may need too much memory)")]
    Crashed,
    /// No process can be started.
    #[error("cannot be drawn: the renderer does not start ({0})")]
    NoProcess(String),
}

/// An open deck.
#[derive(Debug, Clone)]
pub struct OpenDeck {
    /// Its name from now on.
    pub key: DeckKey,
    /// What is known of it.
    pub info: Arc<PdfInfo>,
}

/// What is wanted of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Which deck.
    pub deck: DeckKey,
    /// Which page, from 0.
    pub page: u32,
    /// The box that it is to fill, in pixels.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// As a PNG file rather than as raw pixels.
    pub as_png: bool,
}

/// A page drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// RGBA, row by row, as [`crate::pack`] packs it, and after it a number in four bytes for each tile of
    /// [`crate::TILE`] pixels; or a PNG file.
    pub bytes: Arc<Vec<u8>>,
    /// It is a small one for the meantime: the right one can be asked for again.
    pub is_draft: bool,
}

pub(crate) type DrawReply = Box<dyn FnOnce(Result<Drawing, Failure>) + Send>;
type TextReply = Box<dyn FnOnce(Result<PageText, Failure>) + Send>;
type OpenReply = mpsc::SyncSender<Result<PdfInfo, Result<OpenError, Failure>>>;

/// Something to do.
pub(crate) enum Job {
    Open { deck: DeckKey, bytes: Arc<Vec<u8>>, options: PdfOptions, reply: OpenReply },
    Draw { wanted: Wanted, waiting: Vec<DrawReply>, is_draft_of: Option<Wanted> },
    Text { deck: DeckKey, page: u32, reply: TextReply },
}

/// What a worker is at.
pub(crate) struct Running {
    pub urgency: Urgency,
    pub since: Instant,
    pub job: Job,
    /// A small version was asked for.
    pub draft_asked: bool,
}

pub(crate) struct State {
    pub queue: Queue<Job>,
    pub files: HashMap<DeckKey, DeckFile>,
    pub running: Vec<Option<Running>>,
    /// Pages that cannot be drawn, so that their time is not spent twice.
    pub failed: HashMap<(DeckKey, u32), Failure>,
    /// Pages that took too long to be drawn ahead.
    pub slow: HashSet<(DeckKey, u32)>,
    /// Pages that were drawn already.
    pub store: Store,
    /// What each window asked for last: its neighbours are drawn when there is nothing else to do.
    pub anchors: BTreeMap<For, Wanted>,
    /// When something was asked for last.
    pub asked: Instant,
    pub ended: bool,
}

impl State {
    /// Notes what a window looks at. Pages of sizes that no window has any more are let go.
    fn note(&mut self, wanted: Wanted, urgency: Urgency) {
        self.asked = Instant::now();
        let (false, Urgency::Now(window) | Urgency::Soon(window)) = (wanted.as_png, urgency) else { return };
        let before = self.anchors.get(&window).copied();
        // A neighbour that is made ready is not where the window stands.
        let stays = before.is_some_and(|before| before.deck == wanted.deck && before.same_size(&wanted));
        if matches!(urgency, Urgency::Soon(_)) && stays {
            return;
        }
        self.anchors.insert(window, wanted);
        if before.is_some_and(|before| !before.same_size(&wanted)) {
            let Self { store, anchors, .. } = self;
            store.retain(|kept| anchors.values().any(|anchor| anchor.same_size(kept)));
        }
    }

    /// A page to draw though nobody has asked for it; the room's first. One at a time, so that a worker stays free.
    pub fn ahead(&self) -> Option<Wanted> {
        if self.running.iter().flatten().any(|running| running.urgency == Urgency::Ahead) {
            return None;
        }
        let cannot = |deck, page| self.failed.contains_key(&(deck, page)) || self.slow.contains(&(deck, page));
        let troubles = |deck| {
            let all = self.failed.keys().chain(&self.slow);
            all.filter(|(known, _)| *known == deck).count()
        };
        self.anchors.values().filter(|anchor| troubles(anchor.deck) < MOST_TROUBLES).find_map(|anchor| {
            let pages = self.files.get(&anchor.deck)?.info.pages.len();
            self.store.ahead(*anchor, u32::try_from(pages).ok()?, cannot)
        })
    }
}

pub(crate) struct Shared {
    pub program: PathBuf,
    state: Mutex<State>,
    pub changed: Condvar,
}

impl Shared {
    pub fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that holds the lock can panic half way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a job in and wakes a worker; answers what it makes needless.
    pub fn put(&self, mut state: MutexGuard<'_, State>, urgency: Urgency, job: Job) {
        let needless = state.queue.put(urgency, job);
        drop(state);
        self.changed.notify_one();
        if let Some(job) = needless {
            job.answer_failure(&Failure::Superseded);
        }
    }
}

impl Job {
    pub fn answer_failure(self, failure: &Failure) {
        match self {
            Self::Open { reply, .. } => {
                let _ = reply.send(Err(Err(failure.clone())));
            }
            Self::Draw { waiting, .. } => waiting.into_iter().for_each(|reply| reply(Err(failure.clone()))),
            Self::Text { reply, .. } => reply(Err(failure.clone())),
        }
    }
}

/// Draws PDF pages. A clone is the same renderer; it ends with the last.
#[derive(Clone)]
pub struct Renderer {
    inner: Arc<Inner>,
}

struct Inner(Arc<Shared>);

impl std::fmt::Debug for Renderer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Renderer")
    }
}

impl Renderer {
    /// Makes a renderer whose processes are made of `program`, which calls [`crate::serve`]. None is started before
    /// something is asked for.
    pub fn new(program: PathBuf) -> Self {
        let state = State {
            queue: Queue::new(),
            files: HashMap::new(),
            running: (0..WORKERS).map(|_| None).collect(),
            failed: HashMap::new(),
            slow: HashSet::new(),
            store: Store::default(),
            anchors: BTreeMap::new(),
            asked: Instant::now(),
            ended: false,
        };
        let shared = Arc::new(Shared { program, state: Mutex::new(state), changed: Condvar::new() });
        for number in 0..WORKERS {
            let shared = shared.clone();
            let work = move || worker::work(&shared, number);
            // Without a single worker nothing is drawn, and opening says so.
            let _ = thread::Builder::new().name(format!("render {number}")).spawn(work);
        }
        Self { inner: Arc::new(Inner(shared)) }
    }

    fn shared(&self) -> &Shared {
        &self.inner.0
    }

    /// Opens a deck; waits until it is known what is in it, at most five seconds. The inner error says what is wrong
    /// with the file, the outer one what went wrong with reading it.
    pub fn open(&self, bytes: Arc<Vec<u8>>, options: PdfOptions) -> Result<OpenDeck, Result<OpenError, Failure>> {
        // Unguessable, since it becomes part of an address.
        let key = DeckKey(RandomState::new().build_hasher().finish());
        let (reply, wait) = mpsc::sync_channel(1);
        let job = Job::Open { deck: key, bytes: bytes.clone(), options: options.clone(), reply };
        self.shared().put(self.shared().lock(), Urgency::Open, job);
        let info = wait.recv().map_err(|_| Err(Failure::Crashed))??;
        let info = Arc::new(info);
        self.shared().lock().files.insert(key, DeckFile { bytes, options, info: info.clone() });
        Ok(OpenDeck { key, info })
    }

    /// Closes a deck: what waits for it is no longer wanted.
    pub fn close(&self, deck: DeckKey) {
        let mut state = self.shared().lock();
        state.files.remove(&deck);
        state.failed.retain(|(known, _), _| *known != deck);
        state.slow.retain(|(known, _)| *known != deck);
        state.store.retain(|wanted| wanted.deck != deck);
        state.anchors.retain(|_, wanted| wanted.deck != deck);
        let unwanted = state.queue.drop_where(|job| job.deck() == deck);
        drop(state);
        for job in unwanted {
            job.answer_failure(&Failure::Superseded);
        }
    }

    /// Asks for a page. The answer comes on another thread.
    pub fn draw(&self, wanted: Wanted, urgency: Urgency, reply: DrawReply) {
        let mut state = self.shared().lock();
        let known = state.files.get(&wanted.deck).is_some_and(|file| (wanted.page as usize) < file.info.pages.len());
        if !known {
            drop(state);
            return reply(Err(Failure::Unknown));
        }
        if let Some(failure) = state.failed.get(&(wanted.deck, wanted.page)).cloned() {
            drop(state);
            return reply(Err(failure));
        }
        state.note(wanted, urgency);
        if let Some(drawing) = state.store.get(&wanted) {
            drop(state);
            // A worker may wait for the time to draw ahead from here.
            self.shared().changed.notify_one();
            return reply(Ok(drawing));
        }
        let same = |job: &Job| matches!(job, Job::Draw { wanted: known, is_draft_of: None, .. } if *known == wanted);
        // What is being drawn, or waits already, is drawn once for all who ask.
        for running in state.running.iter_mut().flatten() {
            if same(&running.job)
                && let Job::Draw { waiting, .. } = &mut running.job
            {
                waiting.push(reply);
                running.urgency = running.urgency.min(urgency);
                return;
            }
        }
        let (urgency, waiting) = match state.queue.take_where(same) {
            Some((waits, Job::Draw { mut waiting, .. })) => {
                waiting.push(reply);
                (waits.min(urgency), waiting)
            }
            _ => (urgency, vec![reply]),
        };
        self.shared().put(state, urgency, Job::Draw { wanted, waiting, is_draft_of: None });
    }

    /// Asks what a page says. The answer comes on another thread.
    pub fn text(&self, deck: DeckKey, page: u32, reply: TextReply) {
        let state = self.shared().lock();
        if !state.files.contains_key(&deck) {
            drop(state);
            return reply(Err(Failure::Unknown));
        }
        self.shared().put(state, Urgency::Text, Job::Text { deck, page, reply });
    }
}

impl Job {
    pub fn deck(&self) -> DeckKey {
        match self {
            Self::Open { deck, .. } | Self::Text { deck, .. } => *deck,
            Self::Draw { wanted, .. } => wanted.deck,
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.changed.notify_all();
    }
}

impl Urgency {
    /// Whether somebody is looking at an empty place meanwhile.
    pub(crate) const fn is_now(self) -> bool {
        matches!(self, Self::Open | Self::Now(For::Room | For::Chair))
    }
}
