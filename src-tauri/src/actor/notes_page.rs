//! Copies of the session's notes page, kept while the session runs if the chair has switched that on, and the minutes merged
//! into the latest of them.

use std::time::Duration;

use chairside_datatracker::Patience;
use chairside_notes_page::{NotesPage, Seen, follow, merge};
use chairside_session::desk::MinutesPart;
use chairside_session::minutes;
use jiff::Timestamp;

use super::Actor;
use super::message::Message;

/// How often the page is fetched.
const EVERY: Duration = if cfg!(test) { Duration::from_millis(50) } else { Duration::from_secs(30) };
/// How long an answer is waited for: less than until the next time.
const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(8),
    silence: Duration::from_secs(8),
    whole: Duration::from_secs(20),
    tries: 1,
    first_wait: Duration::from_millis(500),
};
/// What a link to the notes page is called in a session file, in small letters.
const LABELS: [&str; 4] = ["minutes", "notes", "notes page", "shared notes"];

impl Actor {
    /// Begins or ends copying, as the setting and the session want it. Goes online for nothing else.
    pub(super) fn follow_notes_page(&mut self) {
        let wanted = self.notes_page_wanted();
        if self.notes_copies.following.as_ref().map(|(link, _)| link) == wanted.as_ref() {
            return;
        }
        self.notes_copies.following = None;
        self.notes_page_answers();
        let Some(link) = wanted else { return self.publisher.presenter_soon() };
        let page = match NotesPage::of(&link) {
            Ok(page) => page,
            Err(why) => return self.tell_of_notes_page(format!("The notes page is not copied: {why}")),
        };
        let folder = self.notes_copies.folder.join(self.saving.run().0.as_str());
        let handle = self.library.handle().clone();
        let report = move |seen| handle.send(Message::NotesPageSeen(seen));
        if let Some(following) = follow(page, folder, EVERY, PATIENCE, report) {
            self.notes_copies.following = Some((link, following));
        }
    }

    /// The address of the page that is to be copied now; `None` while none is.
    fn notes_page_wanted(&self) -> Option<String> {
        let state = self.run.state();
        let runs = state.started.is_some() && state.ended.is_none();
        if !self.settings.now().copy_notes_page || !runs || state.content.plain {
            return None;
        }
        let is_notes = |label: &str| LABELS.contains(&label.trim().to_lowercase().as_str());
        state.content.links.iter().find(|link| is_notes(&link.label)).map(|link| link.url.clone())
    }

    /// The page was fetched, or did not answer.
    pub(super) fn notes_page_seen(&mut self, seen: Seen) {
        if self.notes_copies.following.is_none() {
            return;
        }
        match seen {
            Seen::Copied { at, text } => {
                self.notes_copies.latest = Some((at, text));
                self.notes_page_answers();
            }
            Seen::Failed { at, why } => {
                let since = *self.notes_copies.failing_since.get_or_insert(at);
                let last = self.notes_copies.latest.as_ref().map_or_else(
                    || "there is no copy yet".to_owned(),
                    |(at, _)| format!("the last copy is of {}", self.time_of_day(*at)),
                );
                let since = self.time_of_day(since);
                self.tell_of_notes_page(format!("The notes page has not answered since {since}, {last}: {why}"));
            }
            Seen::Emptied { at } => {
                // This is other news than an outage, even if the chair has closed that notice.
                if self.notes_copies.emptied_since.is_none() {
                    self.notes_page_answers();
                }
                self.notes_copies.failing_since = None;
                let since = *self.notes_copies.emptied_since.get_or_insert(at);
                let since = self.time_of_day(since);
                let last = self.notes_copies.latest.as_ref().map_or_else(
                    || "An earlier copy is kept".to_owned(),
                    |(at, _)| format!("The copy of {} is kept", self.time_of_day(*at)),
                );
                self.tell_of_notes_page(format!("Most of the notes page disappeared at {since}. {last}"));
            }
        }
        self.publisher.presenter_soon();
    }

    /// Takes back what was told of a page that did not answer.
    fn notes_page_answers(&mut self) {
        self.notes_copies.failing_since = None;
        self.notes_copies.emptied_since = None;
        if let Some(told) = self.notes_copies.told.take() {
            self.desk.troubles.retain(|words| *words != told);
        }
    }

    /// Tells the chair once, and in the same place while it goes on.
    fn tell_of_notes_page(&mut self, words: String) {
        match self.notes_copies.told.replace(words.clone()) {
            Some(told) => {
                // What the chair has read and put away stays away.
                if let Some(shown) = self.desk.troubles.iter_mut().find(|shown| **shown == told) {
                    *shown = words;
                }
            }
            None => self.desk.troubles.push(words),
        }
    }

    /// What the presenter window says of the copies: "Notes page copied 12:30"; `None` while none are made.
    pub(super) fn notes_page_words(&self) -> Option<String> {
        self.notes_copies.following.as_ref()?;
        let (at, _) = self.notes_copies.latest.as_ref()?;
        let at = self.time_of_day(*at);
        Some(match self.notes_copies.failing_since {
            Some(since) => format!("Notes page unreachable since {}, last copy {at}", self.time_of_day(since)),
            None if self.notes_copies.emptied_since.is_some() => format!("Notes page emptied, last copy {at}"),
            None => format!("Notes page copied {at}"),
        })
    }

    pub(super) fn time_of_day(&self, at: Timestamp) -> String {
        at.to_zoned_datetime(self.run.state().content.time_zone()).strftime("%H:%M").to_string()
    }

    /// Puts the notes page on the clipboard, with what of the minutes is not on it yet.
    pub(super) fn copy_merged_notes(&mut self) {
        let Some((at, page)) = &self.notes_copies.latest else {
            let words = "There is no copy of the notes page yet: the settings have a switch that keeps them";
            self.desk.notice = Some(words.into());
            return;
        };
        let minutes = minutes::part(&self.run, MinutesPart::Whole, self.library.file.agenda_is_unsaved);
        let merged = merge(page, &minutes);
        let at = self.time_of_day(*at);
        if self.desktop.copy(merged.text) {
            let lines = if merged.new == 1 { "1 line is".to_owned() } else { format!("{} lines are", merged.new) };
            self.desk.notice = Some(format!("Copied: the notes page of {at}, {lines} new. Paste it over the page."));
        }
    }
}
