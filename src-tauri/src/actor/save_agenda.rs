//! Saving the agenda in the session file, merged with what somebody else has changed there.

use chairside_load::file_hash;
use chairside_session::Fact;
use chairside_session::file::merge::{Conflict, Settles, Side, Version, base, ours};
use chairside_session::file::{Saved, save_agenda};

use super::Actor;
use crate::session_file::{Replaced, replace};

/// The file may be written by another program at the same moment: it is then read and merged again, so many times.
const TRIES: u32 = 5;

/// What came of an attempt to save.
enum Outcome {
    /// The agenda is in the file, which has this text.
    Saved(String),
    /// The chair has to choose first.
    Asks(Vec<Conflict>),
}

impl Actor {
    /// Whether the run has changed anything of the agenda since it was read or saved.
    pub(super) fn is_agenda_unsaved(&self) -> bool {
        let (base, ours) = self.versions();
        base != ours
    }

    /// The agenda and the list of outcomes as the run last read or saved them, and as they are now.
    pub(super) fn versions(&self) -> (Version, Version) {
        let folder = self.library.source.folder();
        let named = |file: &str| self.name_of_deck(&folder, file);
        (base(&self.run, named), ours(self.run.state(), named))
    }

    /// Writes what this run changed of the agenda into the session's file; everything else in it stays. Where somebody
    /// else changed the same, the chair is asked, and nothing is written.
    pub(super) fn save_agenda(&mut self, settled: &[(Conflict, Side)]) {
        self.desk.conflicts.clear();
        let folder = self.library.source.folder();
        let outside = self.decks_outside(&folder);
        if !outside.is_empty() {
            return self.copy_decks(outside, Vec::new(), folder, None);
        }
        let name = self.library.source.path.display().to_string();
        match self.write_agenda(&name, settled) {
            Ok(Outcome::Saved(text)) => {
                let text = chairside_deck::as_read(&text);
                let hash = file_hash(&text);
                self.library.file.text_in_common = Some(text);
                if !settled.is_empty() {
                    self.library.file.take_when_read = Some(hash.clone());
                }
                self.record(Fact::AgendaSaved { hash });
                self.library.file.agenda_is_unsaved = self.is_agenda_unsaved();
                self.library.read(self.run.state());
                self.desk.notice = Some(format!("Agenda saved to {name}"));
            }
            Ok(Outcome::Asks(conflicts)) => {
                self.desk.notice = None;
                self.desk.settles = Settles::Saving;
                self.desk.conflicts = conflicts;
            }
            Err(words) => self.trouble(format!("The agenda was not saved, and the file has not changed: {words}")),
        }
    }

    /// Saves, or takes over the file, with what was chosen in the conflicts that are shown, in their order.
    pub(super) fn settle(&mut self, sides: &[Side]) {
        let conflicts = std::mem::take(&mut self.desk.conflicts);
        let settled: Vec<_> = conflicts.into_iter().zip(sides.iter().copied()).collect();
        match self.desk.settles {
            Settles::Saving => self.save_agenda(&settled),
            Settles::Applying => self.take_settled_file(&settled),
        }
    }

    fn write_agenda(&self, name: &str, settled: &[(Conflict, Side)]) -> Result<Outcome, String> {
        let path = self.library.source.path.as_path();
        let (base, ours) = self.versions();
        for _ in 0..TRIES {
            let text = chairside_deck::read_as_written(path, name).map_err(|problem| problem.to_string())?;
            let before = self.library.file.text_in_common.as_deref();
            let saved = save_agenda(name, &text, before, &base, &ours, settled);
            let new = match saved.map_err(|problem| problem.to_string())? {
                Saved::Text(new) => new,
                Saved::Conflicts(conflicts) => return Ok(Outcome::Asks(conflicts)),
            };
            if new == text || replace(path, &text, &new).map_err(|why| format!("{name}: {why}"))? == Replaced::Yes {
                return Ok(Outcome::Saved(new));
            }
        }
        Err(format!("{name}: another program keeps writing it; save again when it has finished"))
    }

    /// Once conflicts are settled, the session has what was chosen too. Returns whether the file that was just read is the
    /// one that was saved then.
    pub(super) fn takes_what_was_settled(&mut self) -> bool {
        let hash = &self.library.session.hash;
        self.library.file.take_when_read.take_if(|settled| settled == hash).is_some()
    }
}
