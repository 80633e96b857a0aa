//! Looking at the Datatracker for what has changed since the session was made (Ctrl+U). What is found is shown first; only what the
//! chair ticks is taken, and nothing that the chair has changed is overwritten.

use std::thread;

use chairside_datatracker::{Meeting, Progress, Trouble, download};
use chairside_import::{Change, changes, size};
use chairside_session::desk::{RefreshCard, RefreshStep};
use chairside_session::snapshot::isolated;

use super::Actor;
use super::answer::{Answer, Asked, Seen};
use super::change_words::{about, row};
use super::message::Message;
use super::refreshing;

impl Actor {
    /// Asks the Datatracker what it has of this session now.
    pub(super) fn refresh(&mut self) {
        if self.must_answer_first() {
            return;
        }
        let asked = match self.asked_of_datatracker() {
            Ok(asked) => asked,
            Err(words) => return self.desk.notice = Some(words),
        };
        let (client, number) = self.refreshing.client();
        let heading = format!("{} at {}", isolated(&asked.group), asked.meeting);
        let words = format!("Asking {}…", client.server().host());
        let (known, folder) = (self.known_session(), self.library.source.folder());
        let handle = self.library.handle().clone();
        let ask = move || {
            let found = refreshing::find(&client, &asked, &known, &folder);
            handle.send(Message::Datatracker(number, Answer::Found(Box::new(found))));
        };
        if let Err(error) = thread::Builder::new().name("ask the Datatracker".into()).spawn(ask) {
            return self.trouble(format!("The Datatracker was not asked: {error}"));
        }
        self.desk.refresh = Some(RefreshCard { heading, step: RefreshStep::Asking, words, changes: Vec::new() });
    }

    /// What the Datatracker is asked for; else why it cannot be.
    pub(super) fn asked_of_datatracker(&self) -> Result<Asked, String> {
        let content = &self.run.state().content;
        let (Some(meeting), Some(group)) = (&content.meeting, &content.group) else {
            return Err("The Datatracker knows sessions by meeting and group, and this file names none".into());
        };
        let meeting = meeting.parse::<Meeting>();
        let meeting = meeting.map_err(|bad| format!("The Datatracker was not asked: {bad}"))?;
        Ok(Asked { meeting, group: group.trim().into() })
    }

    /// What has changed on the Datatracker.
    pub(super) fn changes_of(&self, seen: &Seen) -> Vec<Change> {
        changes(&self.known_session(), &seen.session, seen.before.as_ref(), &|file| seen.files.contains(file))
    }

    /// A thread that asks the Datatracker says something.
    pub(super) fn datatracker_says(&mut self, number: u32, answer: Answer) {
        match answer {
            Answer::Looked(at, seen) => self.datatracker_seen(at, *seen),
            Answer::Coming(step) => self.deck_comes(step),
            Answer::HeadWrites(hash) => self.library.file.take_when_read = Some(hash),
            Answer::HeadWritten(done) => self.head_written(done),
            answer => self.refresh_says(number, answer),
        }
    }

    fn refresh_says(&mut self, number: u32, answer: Answer) {
        if number != self.refreshing.number {
            return;
        }
        match answer {
            Answer::Found(found) => self.refresh_answered(*found),
            Answer::Step(step) => self.refresh_step(&step),
            Answer::Fetched(downloads) => {
                let wanted = std::mem::take(&mut self.refreshing.wanted);
                self.take_fetched(&wanted, &downloads);
            }
            Answer::Looked(..) | Answer::Coming(_) | Answer::HeadWrites(_) | Answer::HeadWritten(_) => {}
        }
        self.publisher.presenter_soon();
    }

    fn refresh_answered(&mut self, found: Result<Option<Seen>, Trouble>) {
        let (words, changes) = match found {
            Ok(Some(found)) => {
                let changes = self.changes_of(&found);
                self.refreshing.seen = Some(found.session);
                let words = match changes.len() {
                    0 => "Nothing has changed there".to_owned(),
                    1 => "1 change. Nothing is taken before you say so".to_owned(),
                    count => format!("{count} changes. Nothing is taken before you say so"),
                };
                (words, changes)
            }
            Ok(None) => ("The Datatracker has no such session".into(), Vec::new()),
            Err(trouble) => (trouble.to_string(), Vec::new()),
        };
        let state = self.run.state();
        let rows = changes.iter().map(|change| row(change, state)).collect();
        self.refreshing.told.extend(changes.iter().map(Change::key));
        self.refreshing.changes = changes;
        if let Some(card) = &mut self.desk.refresh {
            (card.step, card.words, card.changes) = (RefreshStep::Answered, words, rows);
        }
    }

    /// Takes nothing more.
    pub(super) fn leave_changes(&mut self) {
        self.refreshing.end();
        self.refreshing.changes.clear();
        self.refreshing.seen = None;
        self.refreshing.wanted.clear();
        self.desk.refresh = None;
    }

    /// Takes these changes: fetches their decks first, if they have any.
    pub(super) fn take_changes(&mut self, ticked: &[u32]) {
        let Some(card) = &mut self.desk.refresh else { return };
        if card.step != RefreshStep::Answered {
            return;
        }
        let is_said = |change: &Change| about(change).is_none();
        let is_ticked = |number: usize| ticked.iter().any(|ticked| usize::try_from(*ticked) == Ok(number));
        let listed = std::mem::take(&mut self.refreshing.changes);
        let left_out =
            listed.iter().enumerate().filter(|(number, change)| is_said(change) && !is_ticked(*number)).count();
        let numbered = listed.into_iter().zip(std::mem::take(&mut card.changes)).enumerate();
        let (wanted, rows): (Vec<_>, Vec<_>) =
            numbered.filter(|(number, _)| is_ticked(*number)).map(|(_, change)| change).unzip();
        let decks: Vec<_> = wanted.iter().filter_map(|change| about(change).map(|(deck, _)| deck.clone())).collect();
        card.changes = rows;
        if left_out == 0 {
            self.keep_as_before();
        }
        if decks.is_empty() {
            return self.take_fetched(&wanted, &[]);
        }
        let Some(card) = &mut self.desk.refresh else { return };
        (card.step, card.words) = (RefreshStep::Fetching, "Fetching the slides".into());
        let folder = self.library.source.folder();
        let (client, number) = self.refreshing.client();
        self.refreshing.wanted = wanted;
        let handle = self.library.handle().clone();
        let fetch = move || {
            let say = |answer| handle.send(Message::Datatracker(number, answer));
            let downloads = download(&client, &decks, &folder, &|step| say(Answer::Step(step)));
            say(Answer::Fetched(downloads));
        };
        if let Err(error) = thread::Builder::new().name("fetch decks".into()).spawn(fetch) {
            self.leave_changes();
            self.trouble(format!("The slides were not fetched: {error}"));
        }
    }

    /// A deck that is wanted is so far.
    fn refresh_step(&mut self, step: &Progress) {
        let (deck, words) = match step {
            Progress::Arrived { deck, bytes, of: Some(of) } => (*deck, format!("{} of {}", size(*bytes), size(*of))),
            Progress::Arrived { deck, bytes, of: None } => (*deck, size(*bytes)),
            Progress::Done { deck, outcome } => (*deck, chairside_import::fetched("", outcome)),
        };
        let Some(card) = &mut self.desk.refresh else { return };
        let mut of_decks =
            self.refreshing.wanted.iter().zip(&mut card.changes).filter(|(change, _)| about(change).is_some());
        if let Some((_, row)) = of_decks.nth(deck) {
            row.progress = words;
        }
    }
}
