//! What the rest of the program sees: decks are opened, pages are asked for with an urgency, and answers come when they
//! are there.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;

use chairside_deck::pdf::{OpenError, PdfInfo, PdfOptions};

use crate::failure::Failure;
use crate::files::{DeckFile, DeckKey};
use crate::job::{DrawReply, Job, TextReply};
use crate::page::Wanted;
use crate::queue::Urgency;
use crate::state::Shared;
use crate::worker;

/// Two: one draws for the room while the other does what may wait, and each takes memory.
const WORKERS: usize = 2;

/// An open deck.
#[derive(Debug, Clone)]
pub struct OpenDeck {
    /// Its name from now on.
    pub key: DeckKey,
    /// What is known of it.
    pub info: Arc<PdfInfo>,
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
        let shared = Arc::new(Shared::new(program, WORKERS));
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

impl Drop for Inner {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.changed.notify_all();
    }
}
