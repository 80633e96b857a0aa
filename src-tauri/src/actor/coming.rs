//! Decks that were still to come from the Datatracker when the session was opened: each is attached to its item once it is there.

use std::thread;

use chairside_datatracker::{Cancel, Client, Download, FoundDeck, Patience, Progress, download};
use chairside_import::deck_file;
use chairside_session::snapshot::isolated;

use super::Actor;
use super::answer::Answer;
use super::message::Message;
use super::refreshing::Coming;

impl Actor {
    /// Fetches them, in a thread of its own.
    pub(super) fn fetch_coming(&mut self, decks: Vec<FoundDeck>) {
        if decks.is_empty() {
            return;
        }
        let cancel = Cancel::default();
        let client = Client::new(self.refreshing.server.clone(), Patience::default(), cancel.clone());
        let files: Vec<String> = decks.iter().map(deck_file).collect();
        let (folder, handle) = (self.library.source.folder(), self.library.handle().clone());
        let fetch = move || {
            download(&client, &decks, &folder, &|step| {
                if matches!(step, Progress::Done { .. }) {
                    handle.send(Message::Datatracker(0, Answer::Coming(step)));
                }
            });
        };
        if let Err(error) = thread::Builder::new().name("fetch decks".into()).spawn(fetch) {
            return self.desk.troubles.push(format!("The decks that are missing were not fetched: {error}"));
        }
        let left = files.len();
        self.refreshing.coming = Some(Coming { files, left, told: String::new(), cancel });
        self.tell_of_coming();
    }

    /// One of them is there, or does not come.
    pub(super) fn deck_comes(&mut self, step: Progress) {
        let (Progress::Done { deck, outcome }, Some(coming)) = (step, &mut self.refreshing.coming) else { return };
        coming.left = coming.left.saturating_sub(1);
        let listed = coming.files.get(deck).cloned().unwrap_or_default();
        match outcome {
            Download::Saved { file, .. } | Download::Kept { file } => {
                let mut items = self.versions().1.entries.into_iter();
                match items.find(|entry| entry.said.deck.as_deref() == Some(file.as_str())) {
                    Some(entry) => self.attach_file(Some(entry.id), self.library.source.folder().join(&file)),
                    None => self.library.read(self.run.state()),
                }
            }
            Download::Left(left) => self.trouble(format!("{} did not come: {left}", isolated(&listed))),
        }
        self.tell_of_coming();
        self.publisher.presenter_soon();
    }

    /// Says how many still come, in the same place until all are there.
    fn tell_of_coming(&mut self) {
        let Some(coming) = &mut self.refreshing.coming else { return };
        let words = match coming.left {
            0 => String::new(),
            1 => "1 deck is still coming from the Datatracker".to_owned(),
            left => format!("{left} decks are still coming from the Datatracker"),
        };
        let told = std::mem::replace(&mut coming.told, words.clone());
        if coming.left == 0 {
            self.refreshing.coming = None;
        }
        self.desk.under_way = Some(words.clone()).filter(|words| !words.is_empty());
        match self.desk.troubles.iter().position(|known| *known == told && !told.is_empty()) {
            Some(at) if words.is_empty() => drop(self.desk.troubles.remove(at)),
            Some(at) => self.desk.troubles[at] = words,
            // What the chair has read and put away stays away.
            None if told.is_empty() => self.desk.troubles.push(words),
            None => {}
        }
    }
}
