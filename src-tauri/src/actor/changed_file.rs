//! A session file that has changed: what it says of the agenda, links and checklist is offered to the chair.

use chairside_session::file::merge::{Conflict, Settles, Side, Taken, taken};
use chairside_session::{Fact, InFile, SessionContent, change_in_words, differences, with_known_ids};

use super::Actor;

impl Actor {
    /// Offers what a changed session file says. What the chair has bashed since the file was read is no change of the
    /// file.
    pub(super) fn offer_changed_file(&mut self) {
        // What was offered before may no longer hold.
        self.desk.changed_file = None;
        let known = &self.run.state().content;
        // Before the chair has answered, it is not known which run would take it over.
        if known.plain || self.offered.is_some() || !self.has_file_changed() {
            return;
        }
        let new = with_known_ids(self.library.session.content.clone(), known);
        let Some(change) = change_in_words(known, &new) else { return };
        if self.takes_what_was_settled() {
            self.desk.changed_file = Some(change);
            return self.take_changed_file();
        }
        if self.library.file.declined.as_ref() == Some(&change) {
            return;
        }
        self.desk.changed_file = Some(change);
        self.publisher.presenter_soon();
    }

    /// Takes over what the changed session file says. What the run has changed of the agenda and not saved stays; where the
    /// file changed the same, the chair is asked, and nothing is taken over.
    pub(super) fn take_changed_file(&mut self) {
        self.take_settled_file(&[]);
    }

    /// The same, with what was chosen in conflicts.
    pub(super) fn take_settled_file(&mut self, settled: &[(Conflict, Side)]) {
        if self.desk.changed_file.is_none() {
            return;
        }
        let session = &self.library.session;
        let folder = self.library.source.folder();
        match taken(&self.run, session.content.clone(), settled, |file| self.name_of_deck(&folder, file)) {
            Taken::Conflicts(conflicts) => {
                self.desk.notice = None;
                self.desk.settles = Settles::Applying;
                self.desk.conflicts = conflicts;
            }
            Taken::Content { merged, in_file } => {
                self.desk.changed_file = None;
                let hash = session.hash.clone();
                self.record(Fact::ContentTaken { content: merged, hash, in_file });
                self.note_text_in_common();
                self.texts.forget_index();
                self.send_card();
            }
        }
    }

    /// Keeps the file's text, if it is the one that the run has read.
    pub(super) fn note_text_in_common(&mut self) {
        let session = &self.library.session;
        if self.run.file_hash() == Some(session.hash.as_str()) {
            self.library.file.text_in_common = Some(session.text.clone());
        }
    }

    /// Does not take it over.
    pub(super) fn decline_changed_file(&mut self) {
        if let Some(change) = self.desk.changed_file.take() {
            self.library.file.declined = Some(change);
        }
    }

    /// Whether the files say something else than when this run last took over, or wrote, what they say.
    fn has_file_changed(&self) -> bool {
        let Some(mut then) = self.content_in_file() else { return true };
        let now = with_known_ids(self.library.session.content.clone(), &then);
        for item in then.agenda.iter_mut().filter(|item| self.run.state().attached.contains_key(&item.id)) {
            // An attached deck does not come from the file.
            if let Some(found) = now.item(&item.id) {
                (item.deck, item.brings_deck) = (found.deck.clone(), found.brings_deck);
            }
        }
        differences(&then, &now).is_some()
    }

    /// What the run and the file last had in common.
    fn content_in_file(&self) -> Option<SessionContent> {
        Some(match self.run.in_file()? {
            InFile::Read(content) => content.clone(),
            InFile::Saved { state, .. } => state.content,
        })
    }
}
