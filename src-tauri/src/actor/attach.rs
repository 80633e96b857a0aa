//! Files that the chair gives: a deck is attached to an item, polls are imported. What is attached, and a new version
//! of the deck on show, wait until the chair shows them.

use std::path::{Path, PathBuf};
use std::thread;

use chairside_load::{AttachedDeck, LoadedSession};
use chairside_session::keys::Action;
use chairside_session::poll::from_datatracker;
use chairside_session::snapshot::isolated;
use chairside_session::{Fact, Intent, ItemId};

use super::Actor;
use super::library::Waiting;
use super::message::Message;
use super::reread::NOT_ATTACHED;
use crate::polls_file;

impl Actor {
    /// Looks at a file that was dropped, pasted or chosen, in a thread of its own: it may be on a drive that does not answer.
    /// The result is a message.
    /// The deck is for this item, if one is named.
    pub(super) fn take_file(&mut self, item: Option<ItemId>, path: PathBuf) {
        let handle = self.library.handle().clone();
        let look = move || {
            let is_json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
            handle.send(if is_json {
                Message::PollsRead(path.clone(), polls_file::read(&path))
            } else {
                Message::DeckGiven(item, chairside_file::canonical(&path).unwrap_or(path))
            });
        };
        if let Err(error) = thread::Builder::new().name("read file".into()).spawn(look) {
            self.trouble(format!("The file was not read: {error}"));
        }
    }

    /// Imports polls that were read.
    pub(super) fn take_polls(&mut self, path: &Path, polls: Result<String, String>) {
        match polls {
            Ok(json) => {
                let left_out = from_datatracker(&json).map(|read| read.left_out).unwrap_or_default();
                self.act(&Intent::TakePolls { json });
                self.tell_left_out(path, left_out);
                self.publish();
            }
            Err(words) => self.trouble(words),
        }
    }

    /// Tells the chair which polls of a file were left out: the first few in full.
    fn tell_left_out(&mut self, path: &Path, mut left_out: Vec<String>) {
        const SHOWN: usize = 3;
        if left_out.is_empty() {
            return;
        }
        let more = left_out.len().saturating_sub(SHOWN);
        left_out.truncate(SHOWN);
        if more > 0 {
            left_out.push(format!("and {more} more"));
        }
        self.trouble(format!("{}: {}", path.display(), left_out.join("; ")));
    }

    /// Opens the dialog for a deck in the session's folder, where most decks are.
    pub(super) fn ask_for_deck(&mut self, item: Option<(ItemId, String)>) {
        let folder = self.library.source.folder();
        self.desktop.choose(|windows| windows.choose_deck(&folder, item));
    }

    /// Lets the chair choose a deck for an item.
    pub(super) fn choose_deck_for(&mut self, item: ItemId) {
        let title = self.run.state().content.item(&item).map(|item| item.title.clone());
        match title {
            Some(title) => self.ask_for_deck(Some((item, title))),
            None => self.desk.notice = Some("This item is no longer on the agenda".into()),
        }
    }

    /// Reads a deck for an item: the named one, else the running one, else the next one.
    pub(super) fn attach_file(&mut self, item: Option<ItemId>, path: PathBuf) {
        let state = self.run.state();
        let is_for_later = item.is_some() && item != state.item;
        let named = item.filter(|item| state.content.item(item).is_some());
        let item = named
            .or_else(|| state.item.clone())
            .or_else(|| state.content.agenda.get(state.next_index()).map(|item| item.id.clone()));
        if self.must_answer_first() {
            return self.publisher.presenter_soon();
        }
        let state = self.run.state();
        let Some(item) = item.filter(|_| !state.content.plain) else {
            self.desk.notice = Some("There is no item to attach a deck to".into());
            return self.publisher.presenter_soon();
        };
        self.library.attaching.retain(|known| known.item != item);
        self.library.for_later.retain(|known| *known != item);
        if is_for_later {
            self.library.for_later.insert(item.clone());
        }
        let mut source = self.library.source_now(state);
        source.attached.retain(|known| known.item != item);
        source.attach(item, path);
        self.library.attaching.extend(source.attached.pop());
        self.library.read(state);
    }

    /// Attaches decks that have been read. When the deck on show has changed too and `must_wait`, its old version stays
    /// until the chair accepts the new one.
    pub(super) fn attach(&mut self, mut new: LoadedSession, attaching: &[AttachedDeck], must_wait: bool) {
        // What is for an item that is not up is shown with the item, and waits for nothing.
        let (mut ready, mut later) = (None, None);
        for AttachedDeck { item, path, deck } in attaching {
            // The item may have been removed from the agenda meanwhile.
            let is_there = self.run.state().content.item(item).is_some();
            let Some(info) = new.content.deck(deck).filter(|_| is_there).cloned() else { continue };
            let slides = info.slides.len();
            let words =
                format!("{} ready, {slides} {}", isolated(&info.title), if slides == 1 { "slide" } else { "slides" });
            if self.library.for_later.remove(item) {
                let title = self.run.state().content.item(item).map_or("", |item| item.title.as_str());
                later = Some(format!("{words}, for “{}”", isolated(title)));
            } else {
                ready = Some((info.id.clone(), words));
            }
            self.record(Fact::DeckAttached { item: item.clone(), deck: info, file: path.display().to_string() });
        }
        if must_wait && let Some(on_show) = self.library.deck_on_show(self.run.state()) {
            new.keep(&self.library.session, &on_show);
        }
        self.take_decks(new);
        self.library.readings.version_kept_back = must_wait;
        match (ready, later) {
            (Some((deck, words)), _) => self.wait_with(Waiting::Attached(deck), words),
            (None, Some(words)) => {
                self.desk.notice = None;
                self.desk.offer_with_notice(Action::Undo, || words);
                self.publisher.presenter_soon();
            }
            (None, None) => self.tell_broken(Vec::new(), NOT_ATTACHED),
        }
    }

    /// Something waits until the chair shows it.
    pub(super) fn wait_with(&mut self, waiting: Waiting, words: String) {
        self.desk.waiting = Some(words);
        self.library.waiting = Some(waiting);
        self.publisher.presenter_soon();
    }

    /// Shows what waits, else takes over the changed session file (Ctrl+Enter).
    pub(super) fn take_waiting(&mut self) {
        if self.must_answer_first() {
            return;
        }
        if let Some(Waiting::Version(new)) = &self.library.waiting
            && self.needed(new).is_some()
        {
            self.library.asks_before_version = true;
            return self.publisher.presenter_soon();
        }
        self.desk.waiting = None;
        match self.library.waiting.take() {
            Some(Waiting::Version(new)) => {
                self.take_decks(*new);
                self.library.close_unused();
            }
            Some(Waiting::Attached(deck)) => {
                self.act(&Intent::GoTo { deck: Some(deck), slide: 1 });
                if self.library.readings.version_kept_back {
                    self.library.readings.take_all = true;
                    self.library.read(self.run.state());
                }
            }
            None if self.desk.changed_file.is_some() => self.take_changed_file(),
            None => self.desk.notice = Some("Nothing is waiting to be shown".into()),
        }
    }
}
