//! What the renderer and its workers share: what waits, what runs, what is already drawn and what cannot be.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::failure::Failure;
use crate::files::{DeckFile, DeckKey};
use crate::job::Job;
use crate::page::Wanted;
use crate::queue::{For, Queue, Urgency};
use crate::store::Store;

/// With so many pages that fail or take long a deck is no longer drawn ahead: it might go on for hours.
const MOST_TROUBLES: usize = 3;

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
    fn new(workers: usize) -> Self {
        Self {
            queue: Queue::new(),
            files: HashMap::new(),
            running: (0..workers).map(|_| None).collect(),
            failed: HashMap::new(),
            slow: HashSet::new(),
            store: Store::default(),
            anchors: BTreeMap::new(),
            asked: Instant::now(),
            ended: false,
        }
    }

    /// Notes what a window looks at. Pages of sizes that no window has any more are let go.
    pub fn note(&mut self, wanted: Wanted, urgency: Urgency) {
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
    pub fn new(program: PathBuf, workers: usize) -> Self {
        Self { program, state: Mutex::new(State::new(workers)), changed: Condvar::new() }
    }

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
