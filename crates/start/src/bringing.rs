//! A session that is brought in from the Datatracker: what was found, which deck belongs where, and how far it is. Whoever uses
//! it asks the server and says here what came of it.

use std::path::{Path, PathBuf};

use chairside_datatracker::{Download, FoundSession, Left, Meeting, Progress, Trouble};
use chairside_import::{
    Brought, Choices, DeckNote, DeckPlace, Imported, folder_name, from_datatracker, size, slot_words,
};
use chairside_problem::marks;
use chairside_session::snapshot::minutes_words;
use jiff::SignedDuration;

use crate::found::{DeckRow, Fetching, FoundCard};

/// The sessions that were found, and what becomes of the one that is chosen.
#[derive(Debug, Clone)]
pub struct Bringing {
    meeting: Meeting,
    sessions: Vec<FoundSession>,
    chosen: Option<ChosenSession>,
}

/// The session that is to be brought in.
#[derive(Debug, Clone)]
pub struct ChosenSession {
    /// What the Datatracker says of it.
    pub session: FoundSession,
    /// Where its decks were said to belong.
    pub places: Choices,
    /// Where it is saved.
    pub folder: PathBuf,
    /// How far its decks are.
    pub fetching: Fetching,
    /// Whether it is in the folder already.
    is_there: bool,
    /// Why it is not brought in as it is; empty if nothing is wrong.
    trouble: String,
    imported: Imported,
    decks: Vec<DeckNote>,
    /// How far each deck is, in words, and in percent if its length is known.
    progress: Vec<(String, Option<u8>)>,
    /// The session file, once it is written.
    made: Option<PathBuf>,
}

impl Bringing {
    /// These sessions of a group were found at a meeting, in their order.
    pub fn new(meeting: Meeting, sessions: Vec<FoundSession>) -> Self {
        Self { meeting, sessions, chosen: None }
    }

    /// The only session, if there is one alone; else one has to be chosen.
    pub fn the_only_one(&self) -> Option<usize> {
        (self.sessions.len() == 1).then_some(0)
    }

    /// The session that was chosen.
    pub fn chosen(&self) -> Option<&ChosenSession> {
        self.chosen.as_ref()
    }

    /// The same, to be changed.
    pub fn chosen_mut(&mut self) -> Option<&mut ChosenSession> {
        self.chosen.as_mut()
    }

    /// The folder for a session, from 0, among others in `beside`.
    pub fn folder(&self, number: usize, beside: &Path) -> Option<PathBuf> {
        let session = self.sessions.get(number)?;
        Some(beside.join(folder_name(&self.meeting, session, self.sessions.len() > 1)))
    }

    /// Chooses a session, from 0, to be saved in `folder`. `is_there` says whether it is in there already, or why nothing can
    /// be saved there.
    pub fn choose(&mut self, number: usize, folder: PathBuf, is_there: Result<bool, String>) {
        if let Some(session) = self.sessions.get(number) {
            self.chosen = Some(ChosenSession::new(session.clone(), folder, is_there));
        }
    }

    /// Back to the choice, if there is one. Returns whether there is.
    pub fn back(&mut self) -> bool {
        self.chosen.take().is_some() && self.sessions.len() > 1
    }

    /// What the window draws.
    pub fn card(&self) -> FoundCard {
        let first = self.sessions.first();
        let group = first.map_or("", |session| session.group.as_str());
        let heading = format!("{group} at {}", self.meeting);
        let base = FoundCard { heading, ..FoundCard::default() };
        match &self.chosen {
            Some(chosen) => chosen.card(base),
            None => FoundCard {
                sessions: self.sessions.iter().map(|session| with_room(slot_words(session), session)).collect(),
                ..base
            },
        }
    }
}

impl ChosenSession {
    fn new(session: FoundSession, folder: PathBuf, is_there: Result<bool, String>) -> Self {
        let places = Choices::default();
        let (imported, decks) = from_datatracker(&session, &places, None);
        let (is_there, trouble) = match is_there {
            Ok(is_there) => (is_there, String::new()),
            Err(why) => (false, why),
        };
        Self {
            progress: vec![(String::new(), None); decks.len()],
            session,
            places,
            folder,
            is_there,
            trouble,
            imported,
            decks,
            fetching: Fetching::NotYet,
            made: None,
        }
    }

    /// Another folder, and whether the session is in there already or why nothing can be saved there.
    pub fn move_to(&mut self, folder: PathBuf, is_there: Result<bool, String>) {
        let places = std::mem::take(&mut self.places);
        *self = Self::new(self.session.clone(), folder, is_there);
        self.places = places;
        self.read();
    }

    /// A deck, from 0, belongs at one of the places of the card.
    pub fn place(&mut self, deck: usize, place: usize) {
        let items = self.imported.draft.items.len();
        if let Some(place) = place_of(place, items) {
            self.places.choose(deck, place);
            self.read();
        }
    }

    fn read(&mut self) {
        (self.imported, self.decks) = from_datatracker(&self.session, &self.places, None);
    }

    /// Whether it can be fetched now.
    pub fn may_fetch(&self) -> bool {
        self.trouble.is_empty() && !self.fetching.is_under_way()
    }

    /// The decks are fetched from now on.
    pub fn begin(&mut self) {
        self.fetching = Fetching::Fetching;
        self.progress = vec![(String::new(), None); self.decks.len()];
    }

    /// A deck is so far.
    pub fn step(&mut self, step: &Progress) {
        let (deck, now) = match step {
            Progress::Arrived { deck, bytes, of } => {
                let percent = of.and_then(|of| u8::try_from(bytes.saturating_mul(100).checked_div(of)?.min(100)).ok());
                let words = of.map_or_else(|| size(*bytes), |of| format!("{} of {}", size(*bytes), size(of)));
                (*deck, (words, percent))
            }
            Progress::Done { deck, outcome } => {
                let words = match outcome {
                    Download::Left(Left::Trouble(Trouble::Cancelled)) => "stopped".into(),
                    Download::Saved { bytes, .. } => size(*bytes),
                    Download::Kept { .. } => "was there already".into(),
                    Download::Left(left) => left.to_string(),
                };
                let is_there = !matches!(outcome, Download::Left(_));
                (*deck, (words, is_there.then_some(100)))
            }
        };
        if let Some(known) = self.progress.get_mut(deck) {
            *known = now;
        }
    }

    /// It is in the folder now. Returns the file, if there is nothing to look at before it is opened.
    pub fn brought(&mut self, brought: Brought) -> Option<PathBuf> {
        let file = brought.file.clone();
        let whole = !brought.is_incomplete();
        self.is_there = !brought.is_new;
        self.decks = brought.decks;
        self.imported = brought.imported;
        self.fetching = Fetching::There;
        self.made = Some(file.clone());
        whole.then_some(file)
    }

    /// It did not come: why. It may be fetched again.
    pub fn failed(&mut self, why: String) {
        self.fetching = Fetching::Stopped(why);
    }

    /// Whether it can be opened while decks still come: without the chairs' slides nothing could be shown.
    pub fn may_open(&self) -> bool {
        let mut chairs = self.decks.iter().zip(&self.progress).filter(|(deck, _)| deck.place == DeckPlace::Chairs);
        self.fetching == Fetching::Fetching && chairs.all(|(_, (_, percent))| *percent == Some(100))
    }

    /// It was stopped, and may be resumed.
    pub fn stopped(&mut self) {
        self.fetching = Fetching::Stopped(format!("Stopped: {}, and no session was made", self.so_many(self.there())));
    }

    fn there(&self) -> usize {
        self.progress.iter().filter(|(_, percent)| *percent == Some(100)).count()
    }

    /// "2 of 5 decks are there".
    fn so_many(&self, there: usize) -> String {
        match self.decks.len() {
            1 => format!("{there} of 1 deck is there"),
            of => format!("{there} of {of} decks are there"),
        }
    }

    /// The session file, once it is there.
    pub fn made(&self) -> Option<&Path> {
        self.made.as_deref()
    }

    fn card(&self, base: FoundCard) -> FoundCard {
        let draft = &self.imported.draft;
        let whole = draft.items.iter().fold(SignedDuration::ZERO, |sum, item| sum.saturating_add(item.time));
        let items = if draft.items.len() == 1 { "1 item".to_owned() } else { format!("{} items", draft.items.len()) };
        let unplaced = match self.imported.unplaced.len() {
            0 => None,
            1 => Some("1 line of the agenda is no item; the file keeps it as a remark".to_owned()),
            lines => Some(format!("{lines} lines of the agenda are no items; the file keeps them as remarks")),
        };
        let numbered = (1..).zip(&draft.items).map(|(number, item)| format!("{number} {}", item.title));
        FoundCard {
            when: with_room(slot_words(&self.session), &self.session),
            counted: format!("{items}, {} min", minutes_words(whole)),
            folder: marks::path(&self.folder),
            is_there: self.is_there,
            trouble: self.trouble.clone(),
            places: ["No item".to_owned(), "The chairs’ slides".to_owned()].into_iter().chain(numbered).collect(),
            decks: self.decks.iter().zip(&self.progress).map(|(deck, progress)| self.row(deck, progress)).collect(),
            doubts: self.imported.doubts.iter().cloned().chain(unplaced).collect(),
            fetching: Some(self.fetching.clone()),
            may_open: self.may_open(),
            may_come: self.decks.iter().any(|deck| matches!(deck.left, Some(Left::Trouble(_)))),
            words: self.words(),
            ..base
        }
    }

    fn row(&self, deck: &DeckNote, (words, percent): &(String, Option<u8>)) -> DeckRow {
        let left = deck.left.as_ref().or(never(deck).as_ref()).map(ToString::to_string);
        DeckRow {
            title: deck.title.clone(),
            file: deck.file.clone(),
            place: number_of(deck.place),
            why: deck.why().into(),
            is_unsure: deck.is_unsure(),
            is_left: left.is_some() || (percent.is_none() && self.fetching.has_ended() && !words.is_empty()),
            progress: left.unwrap_or_else(|| words.clone()),
            percent: *percent,
        }
    }

    /// What is said below the decks.
    fn words(&self) -> String {
        match &self.fetching {
            Fetching::NotYet if !self.trouble.is_empty() => String::new(),
            Fetching::NotYet if self.is_there => {
                "This session is in the folder already. Its file stays as it is, and only decks that are missing come"
                    .into()
            }
            Fetching::NotYet if self.decks.is_empty() => "No slides have been uploaded yet".into(),
            Fetching::NotYet => "Nothing has been saved yet".into(),
            Fetching::Fetching => self.so_many(self.there()),
            Fetching::Stopping => format!("Stopping: {}", self.so_many(self.there())),
            Fetching::Stopped(why) => why.clone(),
            Fetching::There => self.so_many(self.decks.iter().filter(|deck| deck.left.is_none()).count()),
        }
    }
}

/// Why a deck is not even asked for.
fn never(deck: &DeckNote) -> Option<Left> {
    let (_, ending) = deck.file.rsplit_once('.')?;
    (ending != "pdf").then(|| Left::Kind(ending.to_owned()))
}

/// "Wed 22 Jul 2026, …, Hall A".
fn with_room(words: String, session: &FoundSession) -> String {
    match &session.room {
        Some(room) => format!("{words}, {room}"),
        None => words,
    }
}

/// The place of this number on the card.
fn place_of(number: usize, items: usize) -> Option<DeckPlace> {
    match number {
        0 => Some(DeckPlace::Nowhere),
        1 => Some(DeckPlace::Chairs),
        item if item - 2 < items => Some(DeckPlace::Item(item - 2)),
        _ => None,
    }
}

fn number_of(place: DeckPlace) -> usize {
    match place {
        DeckPlace::Nowhere => 0,
        DeckPlace::Chairs => 1,
        DeckPlace::Item(item) => item + 2,
    }
}
