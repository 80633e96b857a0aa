//! Files that have changed are read again, and what can be read is taken over, deck by deck.

use std::collections::HashSet;

use chairside_load::{AttachedDeck, BrokenDeck, LoadError, LoadedSession};
use chairside_problem::Problem;
use chairside_session::Fact;
use chairside_session::snapshot::isolated;

use super::Actor;
use super::library::{ToldErrors, Waiting};
use super::reading::FinishedReading;

/// What the chair is told becomes of what cannot be read.
const STILL_SHOWN: &str = "The version read before is still shown";
pub(super) const NOT_ATTACHED: &str = "Nothing was attached";

impl Actor {
    /// A reading of all files has come to its end.
    pub(super) fn files_read(&mut self, reading: FinishedReading) {
        if let Some(result) = self.library.finish(reading) {
            self.take_reading(result);
        }
        self.library.close_unused();
    }

    fn take_reading(&mut self, result: Result<Box<LoadedSession>, LoadError>) {
        let result = self.refuse_emptied(result);
        if self.library.tries_again(&result) {
            return self.library.read_again(self.run.state());
        }
        self.forget_mended(&result);
        let attaching = std::mem::take(&mut self.library.attaching);
        let (problems, broken) = match &result {
            Ok(new) => (&new.problems, new.broken.as_slice()),
            Err(error) => (&error.problems, [].as_slice()),
        };
        let errors = self.library.new_errors(problems, broken);
        match result {
            Ok(new) if errors.is_empty() => self.take_readable_decks(new, attaching),
            _ => self.tell_broken(errors, if attaching.is_empty() { STILL_SHOWN } else { NOT_ATTACHED }),
        }
    }

    /// A session file without its front matter would be a plain deck: it was emptied, or is being written.
    fn refuse_emptied(&self, result: Result<Box<LoadedSession>, LoadError>) -> Result<Box<LoadedSession>, LoadError> {
        match result {
            Ok(new) if new.content.plain && !self.run.state().content.plain => {
                let file = self.library.source.path.display().to_string();
                let instead = "write it again, or undo the change in your editor";
                let problem = Problem::error(&file, Some(1), "the session's front matter is gone", instead);
                Err(LoadError { problems: vec![problem] })
            }
            result => result,
        }
    }

    /// What was told about errors that the files no longer have is taken away.
    fn forget_mended(&mut self, result: &Result<Box<LoadedSession>, LoadError>) {
        let errors: HashSet<String> = match result {
            Ok(new) => new.errors().collect(),
            Err(error) => error.problems.iter().map(ToString::to_string).collect(),
        };
        let is_mended = |told: &ToldErrors| told.errors.iter().all(|error| !errors.contains(error));
        let mended: Vec<ToldErrors> = self.library.told.extract_if(.., |told| is_mended(told)).collect();
        let troubles = self.desk.troubles.len();
        self.desk.troubles.retain(|words| mended.iter().all(|told| told.words != *words));
        if self.desk.troubles.len() != troubles {
            self.publisher.presenter_soon();
        }
    }

    /// Takes over what was read. Each deck is judged by itself: one that cannot be read stays as it was.
    fn take_readable_decks(&mut self, mut new: Box<LoadedSession>, attaching: Vec<AttachedDeck>) {
        let is_broken = |attached: &AttachedDeck| new.broken.iter().any(|broken| broken.deck == attached.deck);
        let (refused, attaching): (Vec<_>, Vec<_>) = attaching.into_iter().partition(is_broken);
        if !refused.is_empty() {
            let is_refused = |broken: &&BrokenDeck| refused.iter().any(|attached| attached.deck == broken.deck);
            let words = new.broken.iter().filter(is_refused).map(|broken| broken.words.clone()).collect();
            self.tell_broken(words, NOT_ATTACHED);
            // Everything else is read again without it.
            self.library.attaching = attaching;
            return self.library.read_again(self.run.state());
        }
        let words: Vec<String> =
            self.library.newly_broken(&new).into_iter().map(|broken| broken.words.clone()).collect();
        if !words.is_empty() {
            self.tell_broken(words, STILL_SHOWN);
        }
        new.keep_broken(&self.library.session);
        let is_asked_for = std::mem::take(&mut self.library.readings.take_all);
        let state = self.run.state();
        let changes_the_room = self.library.changes_what_the_room_sees(&new, state);
        let must_wait = !is_asked_for && self.is_live() && changes_the_room;
        // Until it is known where its notes are, what was read before stays.
        let asks_first = changes_the_room && self.needed(&new).is_some();
        if !attaching.is_empty() {
            self.attach(*new, &attaching, must_wait);
        } else if must_wait || asks_first {
            self.library.asks_before_version = !must_wait;
            let title = state.content.deck(&state.place.deck).map(|deck| deck.title.clone());
            let words = format!("New version of {}", isolated(&title.unwrap_or_default()));
            self.wait_with(Waiting::Version(new), words);
        } else {
            self.take_decks(*new);
        }
    }

    /// Whether a room watches: not in a rehearsal, nor in a plain talk.
    fn is_live(&self) -> bool {
        let state = self.run.state();
        !state.rehearsal && !state.content.plain
    }

    /// Tells the chair what cannot be read, and `then` what becomes of it. What has been said of a file is not said again
    /// until it has changed; the answer to something that the chair did is.
    pub(super) fn tell_broken(&mut self, errors: Vec<String>, then: &str) {
        let told = errors.iter().take(2).map(String::as_str).chain([then]).collect::<Vec<_>>().join(". ");
        let told = ToldErrors { words: told, errors };
        if then == STILL_SHOWN {
            if self.library.told.contains(&told) {
                return;
            }
            self.library.told.push(told.clone());
        }
        self.trouble(told.words);
    }

    /// Takes over what was read: every deck at the page where it was.
    pub(super) fn take_decks(&mut self, new: LoadedSession) {
        self.library.take(new);
        // A version that waited was older than this.
        if matches!(self.library.waiting, Some(Waiting::Version(_))) {
            self.library.waiting = None;
            self.desk.waiting = None;
            self.library.asks_before_version = false;
        }
        self.record_changed_decks();
        self.redraw_generated(true);
        self.texts.restart(&self.library.session);
        self.ask_for_password();
        self.send_pages();
        self.offer_changed_file();
        self.send_card();
        self.texts.read_next();
        self.library.try_pages();
        self.publish();
    }

    /// Records the decks that differ from those that the run knows. Slides made of the agenda are the run's own.
    pub(super) fn record_changed_decks(&mut self) {
        let known = self.run.state().content.decks.clone();
        for mut deck in self.library.session.content.decks.clone() {
            // Which texts of ours its pages show is read later.
            if let Some(before) = known.iter().find(|known| known.id == deck.id) {
                deck.remember_texts(before);
            }
            let differs = known.iter().any(|known| known.id == deck.id && *known != deck);
            if differs && deck.id.shown_item().is_none() {
                self.record(Fact::DeckRead { deck });
            }
        }
    }
}
