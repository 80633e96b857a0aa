//! Looking at the Datatracker for what has changed since the session was made (Ctrl+U). What is found is shown first; only what the
//! chair ticks is taken, and nothing that the chair has changed is overwritten.

use std::thread;

use chairside_datatracker::{Download, ItemToMatch, Meeting, Progress, Trouble, download};
use chairside_import::{Change, KnownItem, KnownSession, Owner, changes, size};
use chairside_load::file_hash;
use chairside_session::desk::{RefreshCard, RefreshStep};
use chairside_session::file::{HeadChange, chairs_deck, with_head};
use chairside_session::snapshot::isolated;

use super::Actor;
use super::answer::{Answer, Asked, Seen};
use super::change_words::{about, row};
use super::message::Message;
use super::refreshing;
use crate::session_file::{Replaced, replace};

/// The file may be written by another program at the same moment: it is then read and changed again, so many times.
const TRIES: u32 = 5;

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

    /// The session as it is now.
    pub(super) fn known_session(&self) -> KnownSession {
        let content = &self.run.state().content;
        let item = |entry: chairside_session::file::merge::Entry| {
            let said = entry.said;
            let says =
                ItemToMatch { title: said.title, presenters: said.presenter.into_iter().collect(), links: said.links };
            KnownItem { id: entry.id, says, deck: said.deck }
        };
        KnownSession {
            slot: content.slot,
            zone: content.zone.clone(),
            chairs_deck: chairs_deck(&self.library.session.text),
            items: self.versions().1.entries.into_iter().map(item).collect(),
        }
    }

    /// What has changed on the Datatracker.
    pub(super) fn changes_of(&self, seen: &Seen) -> Vec<Change> {
        changes(&self.known_session(), &seen.session, &|file| seen.files.contains(file))
    }

    /// A thread that asks the Datatracker says something.
    pub(super) fn datatracker_says(&mut self, number: u32, answer: Answer) {
        match answer {
            Answer::Looked(at, seen) => self.datatracker_seen(at, *seen),
            Answer::Coming(step) => self.deck_comes(step),
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
            Answer::Looked(..) | Answer::Coming(_) => {}
        }
        self.publisher.presenter_soon();
    }

    fn refresh_answered(&mut self, found: Result<Option<Seen>, Trouble>) {
        let (words, changes) = match found {
            Ok(Some(found)) => {
                let changes = self.changes_of(&found);
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
        self.refreshing.wanted.clear();
        self.desk.refresh = None;
    }

    /// Takes these changes: fetches their decks first, if they have any.
    pub(super) fn take_changes(&mut self, ticked: &[u32]) {
        let Some(card) = &mut self.desk.refresh else { return };
        if card.step != RefreshStep::Answered {
            return;
        }
        let is_ticked = |number: usize| ticked.iter().any(|ticked| usize::try_from(*ticked) == Ok(number));
        let listed = std::mem::take(&mut self.refreshing.changes);
        let numbered = listed.into_iter().zip(std::mem::take(&mut card.changes)).enumerate();
        let (wanted, rows): (Vec<_>, Vec<_>) =
            numbered.filter(|(number, _)| is_ticked(*number)).map(|(_, change)| change).unzip();
        let decks: Vec<_> = wanted.iter().filter_map(|change| about(change).map(|(deck, _)| deck.clone())).collect();
        card.changes = rows;
        if decks.is_empty() {
            return self.take_fetched(&wanted, &[]);
        }
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

    /// Takes what is wanted, now that its decks are there or are known not to come.
    fn take_fetched(&mut self, wanted: &[Change], downloads: &[Download]) {
        self.leave_changes();
        let folder = self.library.source.folder();
        let mut downloads = downloads.iter();
        let (mut head, mut attached, mut aside) = (HeadChange::default(), Vec::new(), Vec::new());
        for change in wanted {
            let owner = match (change, about(change)) {
                (Change::Slot { slot, zone }, _) => {
                    head.slot = Some((*slot, zone.clone()));
                    continue;
                }
                (_, Some((_, owner))) => owner,
                (_, None) => continue,
            };
            let file = match downloads.next() {
                Some(Download::Saved { file, .. } | Download::Kept { file }) => file.clone(),
                Some(Download::Left(left)) => {
                    self.trouble(format!("{} did not come: {left}", change.key()));
                    continue;
                }
                None => continue,
            };
            match owner {
                // The session file names it already.
                Some(Owner::Chairs) if matches!(change, Change::Missing { .. }) => self.library.read(self.run.state()),
                Some(Owner::Chairs) => head.deck = Some(file),
                Some(Owner::Item(item)) => attached.push((item.clone(), folder.join(file))),
                None => aside.push(file),
            }
        }
        if head != HeadChange::default() {
            self.change_head(&head);
        }
        for (item, path) in attached {
            self.attach_file(Some(item), path);
        }
        if !aside.is_empty() {
            self.desk.notice = Some(format!("Saved beside the session: {}", aside.join(", ")));
        }
    }

    /// Writes the slot and the chairs' deck into the session file, and takes them over once it is read again.
    fn change_head(&mut self, head: &HeadChange) {
        let name = self.library.source.path.display().to_string();
        match self.write_head(&name, head) {
            Ok(text) => {
                let new = file_hash(&chairside_deck::as_read(&text));
                // What else the file says and the chair has not taken over stays an offer.
                let had_all = self.run.file_hash() == Some(self.library.session.hash.as_str());
                self.library.file.take_when_read = had_all.then_some(new);
                self.library.read(self.run.state());
            }
            Err(words) => self.trouble(format!("The session file has not changed: {words}")),
        }
    }

    fn write_head(&self, name: &str, head: &HeadChange) -> Result<String, String> {
        let path = self.library.source.path.as_path();
        for _ in 0..TRIES {
            let text = chairside_deck::read_as_written(path, name).map_err(|problem| problem.to_string())?;
            let new = with_head(name, &text, head).map_err(|problem| problem.to_string())?;
            if replace(path, &text, &new).map_err(|why| format!("{name}: {why}"))? == Replaced::Yes {
                return Ok(new);
            }
        }
        Err(format!("{name}: another program keeps writing it; look again when it has finished"))
    }
}
