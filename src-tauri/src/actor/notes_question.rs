//! Decks that may have the speaker's notes on half of each page: the chair is asked before the room sees a slide of one,
//! and nothing else can be done until there is an answer.

use chairside_load::{DoubtfulDeck, LoadedSession};
use chairside_session::desk::{NotesQuestion, NotesWay};
use chairside_session::{DeckId, Fact, NotesPlace, Run};

use super::Actor;
use super::library::Waiting;

impl Actor {
    /// The deck that is asked about now: the one that the chair has asked to be asked about, else a new version that is
    /// to be shown, else the first deck without an answer that is needed.
    fn asked_about(&self) -> Option<&DoubtfulDeck> {
        if self.offered.is_some() {
            return None;
        }
        let again = self.library.asks_again_about.as_ref();
        if let Some(again) = again.and_then(|deck| self.library.doubtful(deck)) {
            return Some(again);
        }
        if self.library.asks_before_version
            && let Some(Waiting::Version(new)) = &self.library.waiting
        {
            return self.needed(new);
        }
        let session = &self.library.session;
        // Before the first item there is time for all of them.
        let in_time = || session.asked_about().next().filter(|_| self.run.state().started.is_none());
        self.needed(session).or_else(in_time)
    }

    /// The first deck without an answer of which the chair sees a slide, or the room, or that the chair has attached.
    pub(super) fn needed<'a>(&self, session: &'a LoadedSession) -> Option<&'a DoubtfulDeck> {
        let find = |deck: &DeckId| session.asked_about().find(|doubtful| doubtful.deck == *deck);
        let state = self.run.state();
        let attached = match &self.library.waiting {
            Some(Waiting::Attached(deck)) => Some(deck),
            _ => None,
        };
        let decks = [Some(&state.place.deck), state.frozen.as_ref().map(|frozen| &frozen.deck), attached];
        decks.into_iter().flatten().find_map(find)
    }

    /// Whether the chair is asked where the notes are.
    pub(super) fn asks_about_notes(&self) -> bool {
        self.asked_about().is_some()
    }

    /// The question, for the presenter window.
    pub(super) fn notes_question(&self) -> Option<NotesQuestion> {
        let asked = self.asked_about()?;
        let content = &self.run.state().content;
        let title = content.deck(&asked.deck).filter(|_| !content.plain).map_or(&content.title, |deck| &deck.title);
        let ways = asked.ways.iter().map(|way| NotesWay {
            notes: way.notes,
            label: way.notes.words().into(),
            picture: way.picture.clone(),
            is_so: asked.answer == Some(way.notes),
        });
        Some(NotesQuestion {
            file: asked.file.clone(),
            title: title.clone(),
            reasons: asked.reasons.clone(),
            ways: ways.collect(),
        })
    }

    /// The chair has said where the notes are on the pages of this file. An answer to a question that is no longer asked
    /// does nothing.
    pub(super) fn place_notes(&mut self, file: &str, notes: NotesPlace) {
        let Some(asked) = self.asked_about().filter(|asked| asked.file == file).cloned() else { return };
        self.library.asks_again_about = None;
        if asked.answer == Some(notes) {
            return;
        }
        self.record(Fact::NotesPlaced { deck: asked.deck, file: asked.file, notes });
        self.library.answered(file, notes);
        if std::mem::take(&mut self.library.asks_before_version) {
            self.library.waiting = None;
            self.desk.waiting = None;
        }
        self.library.readings.take_all = true;
        self.library.read(self.run.state());
    }

    /// Esc: what is likely to be notes stays hidden. A question that the chair has asked for is only closed.
    pub(super) fn keep_notes_hidden(&mut self) {
        if self.library.asks_again_about.take().is_some() {
            return;
        }
        let likely = self.asked_about().and_then(|asked| Some((asked.file.clone(), asked.ways.first()?.notes)));
        if let Some((file, notes)) = likely {
            self.place_notes(&file, notes);
        }
    }

    /// Asks again about the deck on the chair's screen.
    pub(super) fn ask_again_about_notes(&mut self) {
        let deck = self.run.state().place.deck.clone();
        if self.library.doubtful(&deck).is_some() {
            self.library.asks_again_about = Some(deck);
        } else {
            let words = "No half of these pages looks like notes. `notes: right` in the session file hides one";
            self.desk.notice = Some(words.into());
        }
    }

    /// Answers of an earlier run of the session hold in this one too.
    pub(super) fn take_answers_of(&mut self, earlier: &Run) {
        for (deck, file, notes) in earlier.state().notes_answers.iter() {
            let fact = Fact::NotesPlaced { deck: deck.clone(), file: file.to_owned(), notes };
            self.run.record(self.clocks.stamp(), fact);
        }
    }
}
