//! Resuming an earlier run: at once, or when the chair says so.

use chairside_session::keys::Action;
use chairside_session::pace::Rehearsal;
use chairside_session::snapshot::Offer;
use chairside_session::{Blank, Fact};

use super::Actor;
use super::setup::EarlierRun;

impl Actor {
    /// Asks the chair whether to resume an earlier run, in these words.
    pub(super) fn offer(&mut self, earlier: EarlierRun, words: String) {
        let state = earlier.run.state();
        // A session that is over is opened for reading; that does not reopen it.
        let is_over = state.ended.is_some();
        let has_begun = state.started.is_some() && !state.content.plain;
        let accept = if is_over { "Read it" } else { "Resume" };
        self.offered = Some(Box::new(earlier));
        self.desk.offer = Some(Offer { words, accept: accept.into(), decline: "Start over".into(), is_over });
        if has_begun {
            // The room stays black until the chair has answered, so that it never reads "We start shortly" for a session that began long
            // ago. This is not saved.
            self.record(Fact::Blanked { colour: Blank::Black });
        }
    }

    /// The chair resumes the earlier run.
    pub(super) fn accept_offer(&mut self) {
        self.desk.offer = None;
        if let Some(earlier) = self.offered.take() {
            self.resume(*earlier);
        }
    }

    /// The chair begins a new run.
    pub(super) fn decline_offer(&mut self) {
        self.desk.offer = None;
        if self.offered.take().is_some() {
            // The room was black for the question alone.
            self.run = self.run.without(|fact| matches!(fact, Fact::Blanked { .. }));
            self.save_from(1);
            self.offer_changed_file();
        }
    }

    /// The last run of a plain talk before this one, if there is one that says something about pace.
    pub(super) fn rehearsal(&self) -> Option<Rehearsal> {
        let earlier = self.rehearsals.iter().find(|(run, _)| !self.saving.is_of(run));
        earlier.map(|(_, rehearsal)| rehearsal.clone())
    }

    /// Whether the chair has to answer first. Says so.
    pub(super) fn must_answer_first(&mut self) -> bool {
        if self.offered.is_some() {
            let (accept, decline) = (Action::GoOn.cap(), Action::StartOver.cap());
            let keys = match &self.desk.offer {
                Some(Offer { is_over: true, .. }) => accept,
                _ => format!("{accept} or {decline}"),
            };
            self.desk.notice = Some(format!("Answer the question first: {keys}"));
            return true;
        }
        let asks_about_notes = self.asks_about_notes();
        if asks_about_notes {
            self.desk.notice = Some("Answer the question about the notes first, in the presenter window".into());
        }
        asks_about_notes
    }

    /// A session that is over is opened to be read: the room sees nothing of it until the chair shows something.
    fn show_nothing_of_what_is_over(&mut self) {
        let state = self.run.state();
        if state.ended.is_some() && state.blank.is_none() && !state.content.plain {
            self.record(Fact::Blanked { colour: Blank::Black });
        }
    }

    /// Resumes an earlier run: its decks as the files have them now, its agenda as the journal has it.
    pub(super) fn resume(&mut self, EarlierRun { info, run }: EarlierRun) {
        self.saving.switch(info);
        self.run = run;
        self.run.set_keyboard(self.keyboard.clone());
        self.library.file.text_in_common = None;
        self.note_text_in_common();
        self.record(Fact::Resumed);
        self.show_nothing_of_what_is_over();
        self.record_changed_decks();
        self.texts.forget_index();
        if self.run.state().attached.is_empty() {
            self.offer_changed_file();
        } else {
            // Attached decks are read now; only then can the file be compared.
            self.library.read(self.run.state());
        }
        self.send_card();
    }
}
