//! What the rest of the program uses: opens decks, requests pages with an urgency, and gets answers when they are ready.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use chairside_deck::pdf::{PdfInfo, PdfOptions};

use crate::confinement::{Confinement, confinement};
use crate::failure::{Failure, OpenFailure};
use crate::files::{DeckFile, DeckKey};
use crate::job::{DrawReply, Job, TextReply};
use crate::page::PageRequest;
use crate::queue::{Urgency, Viewer};
use crate::state::Shared;
use crate::worker;

/// Two, so that one can draw for the room while the other does what may wait. More would take more memory.
const WORKERS: usize = 2;

/// A process is kept this long for somebody who is about to jump.
const AWAKE: Duration = Duration::from_secs(20);

/// A deck that is open.
#[derive(Debug, Clone)]
pub struct OpenDeck {
    /// The key for requesting its pages.
    pub key: DeckKey,
    /// Its pages, labels and outline.
    pub info: Arc<PdfInfo>,
}

/// Draws PDF pages. Clones share one renderer, which ends when the last of them is dropped.
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
    /// Makes a renderer that runs `program` as its render processes; `program` must call [`crate::serve`]. None is
    /// started before the first request.
    pub fn new(program: PathBuf) -> Self {
        let shared = Arc::new(Shared::new(program, WORKERS));
        for number in 0..WORKERS {
            let shared = shared.clone();
            let work = move || worker::work(&shared, number);
            // If no thread can be started, opening a deck fails and says so.
            let _ = thread::Builder::new().name(format!("render {number}")).spawn(work);
        }
        Self { inner: Arc::new(Inner(shared)) }
    }

    /// Starts one more render process and finds out how far the system confines it; see [`confinement`].
    pub fn confinement(&self, file: &Path) -> Result<Confinement, Failure> {
        confinement(&self.shared().program, file)
    }

    fn shared(&self) -> &Shared {
        &self.inner.0
    }

    /// Opens a deck, and waits until its content is known. A process gets five seconds for it.
    pub fn open(&self, bytes: Arc<Vec<u8>>, options: PdfOptions) -> Result<OpenDeck, OpenFailure> {
        // Random, because it becomes part of an address that nobody should be able to guess.
        let key = DeckKey(RandomState::new().build_hasher().finish());
        let (reply, wait) = mpsc::sync_channel(1);
        let job = Job::Open { deck: key, bytes: bytes.clone(), options: options.clone(), reply };
        self.shared().put(self.shared().lock(), Urgency::Open, job);
        let info = wait.recv().map_err(|_| Failure::Crashed)??;
        let info = Arc::new(info);
        self.shared().lock().files.insert(key, DeckFile { bytes, options, info: info.clone() });
        Ok(OpenDeck { key, info })
    }

    /// Closes a deck. Requests for it that still wait get [`Failure::Superseded`].
    pub fn close(&self, deck: DeckKey) {
        let mut state = self.shared().lock();
        state.files.remove(&deck);
        state.failed.retain(|(known, _), _| *known != deck);
        state.slow.retain(|(known, _)| *known != deck);
        state.store.retain(|wanted| wanted.deck != deck);
        state.anchors.retain(|_, wanted| wanted.deck != deck);
        state.expected.retain(|wanted| wanted.deck != deck);
        let unwanted = state.queue.take_all_where(|job| job.deck() == deck);
        drop(state);
        for job in unwanted {
            job.answer_failure(&Failure::Superseded);
        }
    }

    /// Requests the picture of a page. `reply` is called once: on this thread if the answer is already known, else on
    /// another. It may get a draft (see [`crate::DrawnPage::is_draft`]).
    pub fn draw(&self, wanted: PageRequest, urgency: Urgency, reply: DrawReply) {
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
        state.expected.retain(|expected| *expected != wanted);
        if let Some(drawing) = state.store.get(&wanted) {
            drop(state);
            // Wake a worker, which may now draw ahead from this page.
            self.shared().changed.notify_one();
            return reply(Ok(drawing));
        }
        let same = |job: &Job| matches!(job, Job::Draw { wanted: known, is_draft_of: None, .. } if *known == wanted);
        // If the same page is being drawn or waits already, it is drawn once for all who asked.
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

    /// The pages of a deck (from 0) that were found not to be drawable so far, in order, each with the reason.
    pub fn failures(&self, deck: DeckKey) -> Vec<(u32, Failure)> {
        let state = self.shared().lock();
        let of_deck = state.failed.iter().filter(|((known, _), _)| *known == deck);
        let mut failures: Vec<(u32, Failure)> = of_deck.map(|((_, page), why)| (*page, why.clone())).collect();
        failures.sort_unstable_by_key(|(page, _)| *page);
        failures
    }

    /// Says that this page is on show, though nobody had to request it: its neighbours are drawn ahead.
    pub fn look_at(&self, shown: PageRequest, viewer: Viewer) {
        self.shared().lock().note(shown, Urgency::Now(viewer));
        self.shared().changed.notify_one();
    }

    /// Somebody is about to request these pages, and no others: they are drawn in this order while there is nothing else to do.
    pub fn expect(&self, pages: impl IntoIterator<Item = PageRequest>) {
        self.shared().lock().expected = pages.into_iter().collect();
        self.shared().changed.notify_one();
    }

    /// Somebody is about to jump: starts a render process unless one runs.
    pub fn wake(&self) {
        self.shared().lock().awake_until = Instant::now() + AWAKE;
        self.shared().changed.notify_all();
    }

    /// Requests the text of a page. `reply` is called on another thread.
    pub fn text(&self, deck: DeckKey, page: u32, reply: TextReply) {
        let state = self.shared().lock();
        if !state.files.contains_key(&deck) {
            drop(state);
            return reply(Err(Failure::Unknown));
        }
        self.shared().put(state, Urgency::Text, Job::Text { deck, page, reply });
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.changed.notify_all();
    }
}
