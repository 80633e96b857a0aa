//! Looks at the Datatracker every few minutes while a session runs, if that is switched on. It only reports new revisions and slides;
//! it changes nothing by itself.

use chairside_datatracker::Trouble;
use chairside_session::keys::Action;
use jiff::Timestamp;

use super::Actor;
use super::answer::{Asked, Seen};
use super::change_words::{about, told};
use super::refreshing::look;

impl Actor {
    /// Begins or ends looking, as the setting and the session want it. Goes online for nothing else.
    pub(super) fn follow_datatracker(&mut self) {
        let wanted = self.look_wanted();
        if self.refreshing.looking.as_ref().map(|(asked, _)| asked) == wanted.as_ref() {
            return;
        }
        self.refreshing.looking = None;
        self.datatracker_answers();
        if let Some(asked) = wanted {
            let (server, known) = (self.refreshing.server.clone(), self.known_session());
            let (folder, handle) = (self.library.source.folder(), self.library.handle().clone());
            let looking = look(server, asked.clone(), known, folder, handle);
            self.refreshing.looking = looking.map(|looking| (asked, looking));
        }
    }

    /// What is to be looked at now; `None` while nothing is.
    fn look_wanted(&self) -> Option<Asked> {
        let state = self.run.state();
        let runs = state.started.is_some() && state.ended.is_none() && !state.content.plain;
        let is_wanted = runs && self.settings.now().look_on_datatracker;
        self.asked_of_datatracker().ok().filter(|_| is_wanted)
    }

    /// The Datatracker was looked at.
    pub(super) fn datatracker_seen(&mut self, at: Timestamp, seen: Result<Option<Seen>, Trouble>) {
        if self.refreshing.looking.is_none() {
            return;
        }
        match seen {
            Ok(found) => {
                self.datatracker_answers();
                let new = found.map(|found| self.changes_of(&found)).unwrap_or_default();
                // What may be the chair's own change is no news.
                let new = new.into_iter().filter(|new| new.is_likely() || about(new).is_some());
                let new: Vec<_> = new.filter(|new| self.refreshing.told.insert(new.key())).collect();
                if let Some(first) = new.first() {
                    let more = match new.len() - 1 {
                        0 => String::new(),
                        more => format!(", and {more} more changes are there"),
                    };
                    self.trouble(format!(
                        "{}{more}. {} shows what changed",
                        told(first),
                        self.run.state().cap(Action::Refresh)
                    ));
                }
            }
            Err(trouble) if self.refreshing.silence.is_none() => {
                let words = format!("The Datatracker has not answered since {}: {trouble}", self.time_of_day(at));
                self.refreshing.silence = Some(words.clone());
                self.trouble(words);
            }
            Err(_) => {}
        }
        self.publisher.presenter_soon();
    }

    /// It answers: the message that it does not is gone.
    fn datatracker_answers(&mut self) {
        if let Some(told) = self.refreshing.silence.take() {
            self.desk.troubles.retain(|words| *words != told);
        }
    }
}
