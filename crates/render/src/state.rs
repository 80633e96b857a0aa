//! What the renderer and its workers share: what waits, what runs, what is already drawn, and what cannot be drawn.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::failure::Failure;
use crate::files::{DeckFile, DeckKey};
use crate::job::Job;
use crate::page::{Form, PageRequest};
use crate::queue::{Queue, Urgency, Viewer};
use crate::store::Store;

/// After this many pages that failed or took long, a deck is no longer drawn ahead; it could take hours.
const MOST_TROUBLES: usize = 3;

/// The job that a worker is doing.
pub(crate) struct Running {
    pub urgency: Urgency,
    pub since: Instant,
    pub job: Job,
    /// Whether a draft has been requested.
    pub draft_asked: bool,
}

/// Everything behind the lock.
pub(crate) struct State {
    pub queue: Queue<Job>,
    pub files: HashMap<DeckKey, DeckFile>,
    /// What each worker is doing.
    pub running: Vec<Option<Running>>,
    /// Pages that cannot be drawn, and why, so that no time is spent on them twice.
    pub failed: HashMap<(DeckKey, u32), Failure>,
    /// Pages that take too long to be drawn ahead.
    pub slow: HashSet<(DeckKey, u32)>,
    /// Pages that are already drawn.
    pub store: Store,
    /// The page that was last requested for each place. Its neighbours are drawn when there is nothing else to do.
    pub anchors: BTreeMap<Viewer, PageRequest>,
    /// Pages that somebody is about to request.
    pub expected: VecDeque<PageRequest>,
    /// When the last request came.
    pub asked: Instant,
    /// Until then a page may be requested that has to be drawn, so a process is kept.
    pub awake_until: Instant,
    /// The renderer was dropped, so workers end.
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
            expected: VecDeque::new(),
            asked: Instant::now(),
            awake_until: Instant::now(),
            ended: false,
        }
    }

    /// Notes what is looked at, and drops pages of sizes that no place has any more.
    pub fn note(&mut self, wanted: PageRequest, urgency: Urgency) {
        self.asked = Instant::now();
        let (Form::Pixels, Urgency::Now(place) | Urgency::Soon(place)) = (wanted.form, urgency) else { return };
        let before = self.anchors.get(&place).copied();
        // A request for a neighbour does not mean that it is shown. Where pages are requested at once it never does, though it
        // may be of another deck: the next item's.
        let stays = before.is_some_and(|before| {
            before.same_size(&wanted) && (matches!(place, Viewer::Room | Viewer::Chair) || before.deck == wanted.deck)
        });
        if matches!(urgency, Urgency::Soon(_)) && stays {
            return;
        }
        self.anchors.insert(place, wanted);
        if before.is_some_and(|before| !before.same_size(&wanted)) {
            let Self { store, anchors, .. } = self;
            store.retain(|kept| kept.form == Form::Small || anchors.values().any(|anchor| anchor.same_size(kept)));
        }
    }

    /// Whether a page may soon have to be drawn: somebody is about to jump, or there was no room to draw all pages ahead.
    pub fn needs_process(&self) -> bool {
        let drawn_ahead = |anchor: &PageRequest| {
            self.files.get(&anchor.deck).is_none_or(|file| self.store.pages_like(*anchor) >= file.info.pages.len())
        };
        Instant::now() < self.awake_until || !self.anchors.get(&Viewer::Room).is_none_or(drawn_ahead)
    }

    /// Removes and returns the next page that somebody is about to request.
    pub fn take_expected(&mut self) -> Option<PageRequest> {
        if self.is_drawing_ahead() {
            return None;
        }
        self.expected.pop_front()
    }

    /// Only one at a time, so that a worker stays free.
    fn is_drawing_ahead(&self) -> bool {
        self.running.iter().flatten().any(|running| running.urgency == Urgency::Ahead)
    }

    /// A page to draw ahead, near the room's page first.
    pub fn ahead(&self) -> Option<PageRequest> {
        if self.is_drawing_ahead() {
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

/// The state with its lock, and what wakes the workers.
pub(crate) struct Shared {
    /// The program to run as a render process.
    pub program: PathBuf,
    state: Mutex<State>,
    /// Notified when there may be something to do.
    pub changed: Condvar,
}

impl Shared {
    pub fn new(program: PathBuf, workers: usize) -> Self {
        Self { program, state: Mutex::new(State::new(workers)), changed: Condvar::new() }
    }

    pub fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing can panic while it holds the lock and has changed only half of the state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a job and wakes a worker. Whoever waits for a job that this one replaces gets an answer.
    pub fn put(&self, mut state: MutexGuard<'_, State>, urgency: Urgency, job: Job) {
        let needless = state.queue.put(urgency, job);
        drop(state);
        self.changed.notify_one();
        if let Some(job) = needless {
            job.answer_failure(&Failure::Superseded);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::page::DrawnPage;

    fn page(page: u32, width: u32) -> PageRequest {
        PageRequest { deck: DeckKey(1), page, width, height: width / 2, form: Form::Pixels }
    }

    /// Requests a page and keeps it, as if it had been drawn.
    fn show(state: &mut State, page: PageRequest, urgency: Urgency) {
        state.note(page, urgency);
        let bytes = Arc::new(vec![0; 10]);
        state
            .store
            .put(page, &DrawnPage { width: page.width, height: page.height, bytes, is_draft: false, work_ms: 0 });
    }

    #[test]
    fn each_pane_of_the_presenter_window_keeps_its_pages_while_the_others_turn() {
        let mut state = State::new(2);
        let places = [
            (Urgency::Now(Viewer::Room), 1920),
            (Urgency::Now(Viewer::Chair), 900),
            (Urgency::Soon(Viewer::Next), 300),
            (Urgency::Soon(Viewer::Item), 200),
        ];
        for turn in 0..5 {
            for (urgency, width) in places {
                show(&mut state, page(turn, width), urgency);
            }
        }
        for (_, width) in places {
            assert!((0..5).all(|turn| state.store.get(&page(turn, width)).is_some()), "{width}");
        }
        assert_eq!(state.anchors[&Viewer::Chair], page(4, 900));
        assert_eq!(state.anchors[&Viewer::Next].width, 300);
    }

    #[test]
    fn the_pages_of_a_size_that_no_place_has_any_more_are_dropped_but_no_small_pictures() {
        let mut state = State::new(2);
        show(&mut state, page(0, 1920), Urgency::Now(Viewer::Room));
        show(&mut state, page(0, 300), Urgency::Soon(Viewer::Next));
        show(&mut state, page(1, 310), Urgency::Soon(Viewer::Next));
        let small = PageRequest { form: Form::Small, ..page(0, 360) };
        show(&mut state, small, Urgency::Ahead);
        show(&mut state, page(1, 1280), Urgency::Now(Viewer::Room));
        let kept = [page(1, 1280), page(0, 1920), page(0, 300), page(1, 310), small];
        assert_eq!(kept.map(|page| state.store.get(&page).is_some()), [true, false, false, true, true]);
    }

    #[test]
    fn a_neighbour_that_is_made_ready_is_not_what_is_shown() {
        let mut state = State::new(2);
        show(&mut state, page(3, 900), Urgency::Now(Viewer::Chair));
        show(&mut state, page(4, 900), Urgency::Soon(Viewer::Chair));
        assert_eq!(state.anchors[&Viewer::Chair], page(3, 900));
        show(&mut state, PageRequest { deck: DeckKey(2), ..page(0, 900) }, Urgency::Soon(Viewer::Chair));
        assert_eq!(
            state.anchors[&Viewer::Chair],
            page(3, 900),
            "the next item's deck is no more shown than a neighbour"
        );
    }
}
