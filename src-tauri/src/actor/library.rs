//! The decks of a running session: the files they come from, what was loaded from them, and what waits to be shown.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use chairside_load::{
    AttachedDeck, BrokenDeck, DoubtfulDeck, LoadError, LoadedSession, LockedDeck, PdfCache, PdfPage, Source, Trial,
};
use chairside_problem::Problem;
use chairside_render::DeckKey;
use chairside_session::content::DeckInfo;
use chairside_session::snapshot::{PageId, room_page};
use chairside_session::{DeckId, ItemId, NotesPlace, Place, State};
use jiff::Timestamp;

use super::message::{Handle, Message};
use super::reading::FinishedReading;
use crate::deck_protocol::Served;
use crate::watch::Watch;

/// A file that cannot be read may be in the middle of being written: it is tried so many times, this far apart, before
/// the chair is told.
const TRIES: u32 = 8;
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(if cfg!(test) { 25 } else { 250 });

/// Where the decks come from, and what is known of them.
pub struct Library {
    /// The session as its files give it now.
    pub(super) session: LoadedSession,
    /// The file, and the passwords that the chair typed. Attached decks are in the run.
    pub(super) source: Source,
    /// The open PDFs.
    pub(crate) pdfs: PdfCache,
    /// Serves pictures to the windows.
    served: Served,
    /// Watches the files; `None` where that is not possible.
    watch: Option<Watch>,
    handle: Handle,
    /// Readings of all files.
    pub(super) readings: Readings,
    /// Decks that the chair is attaching: every reading has them until one has come to its end.
    pub(super) attaching: Vec<AttachedDeck>,
    /// Items that are not up and whose deck is being attached.
    pub(super) for_later: HashSet<ItemId>,
    /// A file that was dropped, until the window has said on what.
    pub(super) dropped: Option<PathBuf>,
    /// The PDFs whose pages were tried, or are being tried.
    tried: HashSet<DeckKey>,
    /// What Ctrl+Enter shows.
    pub(super) waiting: Option<Waiting>,
    /// The deck whose password is asked for.
    pub(super) asks_password_of: Option<DeckId>,
    /// Decks whose password the chair did not want to type.
    pub(super) left_locked: HashSet<DeckId>,
    /// The deck about whose notes the chair has asked to be asked again.
    pub(super) asks_again_about: Option<DeckId>,
    /// The chair wants to see the version that waits, and has to be asked about its notes first.
    pub(super) asks_before_version: bool,
    /// What the chair was told about errors of files, each with the errors. Told once, and until they are mended.
    pub(super) told: Vec<ToldErrors>,
    /// What the session file and the run's agenda have of each other.
    pub(super) file: SessionFileState,
}

/// What the chair was told about errors of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldErrors {
    /// In these words.
    pub words: String,
    /// The errors.
    pub errors: Vec<String>,
}

/// Readings of the files. They run in threads of their own.
#[derive(Debug, Default)]
pub struct Readings {
    /// The number of the latest: an earlier one that ends later is dropped.
    latest: u32,
    /// How many are under way.
    pub(super) under_way: u32,
    /// How many times in a row something could not be read.
    tries: u32,
    /// The version of the deck on show that the last reading found was kept back.
    pub(super) version_kept_back: bool,
    /// The chair has asked for what the next reading finds.
    pub(super) take_all: bool,
}

/// What waits until the chair shows it.
#[derive(Debug)]
pub enum Waiting {
    /// A new version of the deck on show.
    Version(Box<LoadedSession>),
    /// A deck that the chair has attached.
    Attached(DeckId),
}

/// What the session file and the run's agenda have of each other.
#[derive(Debug, Default)]
pub struct SessionFileState {
    /// The agenda differs from the file's.
    pub agenda_is_unsaved: bool,
    /// The hash of the file that was saved after conflicts were settled: once it is read, the session has what was chosen
    /// too.
    pub take_when_read: Option<String>,
    /// Differences that the chair did not take over, in words: not offered again while they are the same.
    pub declined: Option<String>,
    /// How the file names attached decks that were copied beside it, by their path.
    pub copied: BTreeMap<String, String>,
    /// The file's text when the run last read it, took it over or saved in it, if it is known.
    pub text_in_common: Option<String>,
}

impl Library {
    /// The library of a session that was loaded from `source`.
    pub fn new(
        session: LoadedSession,
        source: Source,
        pdfs: PdfCache,
        served: Served,
        watch: Option<Watch>,
        handle: Handle,
    ) -> Self {
        let told = session.errors().map(|error| ToldErrors { words: error.clone(), errors: vec![error] }).collect();
        let library = Self {
            told,
            session,
            source,
            pdfs,
            served,
            watch,
            handle,
            readings: Readings::default(),
            attaching: Vec::new(),
            for_later: HashSet::new(),
            dropped: None,
            tried: HashSet::new(),
            waiting: None,
            asks_password_of: None,
            left_locked: HashSet::new(),
            asks_again_about: None,
            asks_before_version: false,
            file: SessionFileState::default(),
        };
        library.watch_files();
        library
    }

    fn watch_files(&self) {
        if let Some(watch) = &self.watch {
            watch.set(&self.session.files);
        }
    }

    /// Sends messages to the actor.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// What is to be loaded now: the file, the decks that the run knows to be attached, and those being attached.
    pub fn source_now(&self, state: &State) -> Source {
        let attaching = &self.attaching;
        let answers = state.notes_answers.clone();
        let mut source = Source { attached: attaching.clone(), answers, ..self.source.clone() };
        for (item, file) in state.attached.iter().filter(|(item, _)| attaching.iter().all(|new| new.item != **item)) {
            let (item, path) = (item.clone(), PathBuf::from(file));
            match state.known_item(&item).map(|item| item.deck.clone()).filter(DeckId::is_late) {
                Some(deck) => source.attached.push(AttachedDeck { item, path, deck }),
                None => source.attach(item, path),
            }
        }
        source
    }

    /// Looks for fonts that the decks need, in a thread; the result is a message.
    pub fn look_for_fonts(&self, state: &State) {
        let (source, pdfs, handle) = (self.source_now(state), self.pdfs.clone(), self.handle.clone());
        let look = move || {
            if let Ok(read) = LoadedSession::load(&source, Timestamp::now(), &pdfs) {
                handle.send(Message::FontsMissing(read.fonts));
            }
        };
        // Without a thread nothing is said of fonts.
        let _ = thread::Builder::new().name("look for fonts".into()).spawn(look);
    }

    /// Draws the pages of the PDFs that were not tried yet, in a thread; a message comes after each that cannot be drawn. A
    /// plain talk has no list of what is not in place.
    pub fn try_pages(&mut self) {
        if self.session.content.plain {
            return;
        }
        let pages = self.session.pages.pdf_pages.iter();
        let pages: Vec<PdfPage> = pages.filter(|page| !self.tried.contains(&page.deck)).cloned().collect();
        if pages.is_empty() {
            return;
        }
        self.tried.extend(pages.iter().map(|page| page.deck));
        let (renderer, handle) = (self.pdfs.renderer().clone(), self.handle.clone());
        let draw = move || {
            Trial::SMALL.draw(&pages, &renderer, || handle.send(Message::PageNotDrawn));
        };
        // Without a thread nothing is said of pages before somebody turns to them.
        let _ = thread::Builder::new().name("try pages".into()).spawn(draw);
    }

    /// The pages that were found not to be drawable so far, in words.
    pub fn pages_not_drawn(&self) -> Vec<String> {
        self.session.pages_not_drawn(self.pdfs.renderer()).iter().map(Problem::with_file_name).collect()
    }

    /// Reads all files anew, in a thread; the result is a message.
    pub fn read(&mut self, state: &State) {
        self.readings.tries = 0;
        self.read_again(state);
    }

    /// The same, after a pause when something could not be read.
    pub fn read_again(&mut self, state: &State) {
        self.readings.latest += 1;
        let (number, source) = (self.readings.latest, self.source_now(state));
        let (pdfs, handle) = (self.pdfs.clone(), self.handle.clone());
        let pause = if self.readings.tries == 0 { Duration::ZERO } else { TRY_AGAIN_AFTER };
        let read = move || {
            thread::sleep(pause);
            let result = LoadedSession::load(&source, Timestamp::now(), &pdfs).map(Box::new);
            handle.send(Message::FilesRead(Box::new(FinishedReading { number, result })));
        };
        // Without a thread what is shown stays as it is.
        if thread::Builder::new().name("read decks".into()).spawn(read).is_ok() {
            self.readings.under_way += 1;
        }
    }

    /// A reading has come to its end. Returns its result, unless a later one is under way.
    pub fn finish(&mut self, reading: FinishedReading) -> Option<Result<Box<LoadedSession>, LoadError>> {
        self.readings.under_way = self.readings.under_way.saturating_sub(1);
        (reading.number == self.readings.latest).then_some(reading.result)
    }

    /// Whether what could not be read is worth another try. Counts the tries.
    pub fn tries_again(&mut self, result: &Result<Box<LoadedSession>, LoadError>) -> bool {
        let is_new_trouble = match result {
            Ok(new) => !self.new_errors(&new.problems, &new.broken).is_empty() || !self.newly_broken(new).is_empty(),
            Err(_) => true,
        };
        self.readings.tries = if is_new_trouble { self.readings.tries + 1 } else { 0 };
        let again = is_new_trouble && self.readings.tries < TRIES;
        if !again {
            self.readings.tries = 0;
        }
        again
    }

    /// What is wrong with the session file itself and was not before.
    pub fn new_errors(&self, problems: &[Problem], broken: &[BrokenDeck]) -> Vec<String> {
        let is_new = |problem: &&Problem| problem.is_error() && !self.session.problems.contains(problem);
        let is_of_deck = |words: &String| broken.iter().any(|broken| broken.words == *words);
        problems.iter().filter(is_new).map(ToString::to_string).filter(|words| !is_of_deck(words)).collect()
    }

    /// The decks that are broken and were not before.
    pub fn newly_broken<'new>(&self, new: &'new LoadedSession) -> Vec<&'new BrokenDeck> {
        new.broken.iter().filter(|broken| !self.session.broken.contains(broken)).collect()
    }

    /// Takes over what was loaded; its pictures are served from now on.
    pub fn take(&mut self, new: LoadedSession) {
        self.session = new;
        self.readings.version_kept_back = false;
        let images = std::mem::take(&mut self.session.pages.images);
        if self.session.kept.is_empty() {
            self.served.set_images(images);
        } else {
            self.served.add_images(images);
        }
        self.watch_files();
    }

    /// Closes the PDFs that nothing shows and nothing waits to show. A reading under way may hold others.
    pub fn close_unused(&self) {
        if self.readings.under_way > 0 {
            return;
        }
        let waiting = match &self.waiting {
            Some(Waiting::Version(new)) => new.pdfs.as_slice(),
            _ => &[],
        };
        self.pdfs.close_all_but(&[self.session.pdfs.as_slice(), waiting].concat());
    }

    /// A deck of which it is not certain whether half of each page is notes.
    pub fn doubtful(&self, deck: &DeckId) -> Option<&DoubtfulDeck> {
        self.session.doubtful.iter().find(|doubtful| doubtful.deck == *deck)
    }

    /// The chair has answered: the question about this file is closed, though its pages are still to be read.
    pub fn answered(&mut self, file: &str, notes: NotesPlace) {
        for doubtful in self.session.doubtful.iter_mut().filter(|doubtful| doubtful.file == file) {
            doubtful.answer = Some(notes);
        }
    }

    /// Whether the room would see another page if `new` were taken over. A slide in the place of pages that are locked
    /// does not count: they are waited for.
    pub fn changes_what_the_room_sees(&self, new: &LoadedSession, state: &State) -> bool {
        let Some(id) = room_page(state) else { return false };
        let is_of = |deck: &DeckId| id == PageId::slide(&Place { deck: deck.clone(), slide: 0 });
        let is_locked = self.session.locked.iter().any(|locked| is_of(&locked.deck));
        let on_show = self.deck_on_show(state);
        let is_asked_about = self.session.asked_about().any(|doubtful| on_show.as_ref() == Some(&doubtful.deck));
        let known = self.session.pages.page(&id);
        !is_locked && !is_asked_about && known.is_some() && known != new.pages.page(&id)
    }

    /// The slides of a plain talk are a PDF.
    pub fn is_pdf_talk(&self) -> bool {
        self.session.content.plain && !self.session.pages.pdf_pages.is_empty()
    }

    /// The deck whose slide the room sees.
    pub fn deck_on_show(&self, state: &State) -> Option<DeckId> {
        let id = room_page(state)?;
        let has_page = |deck: &&DeckInfo| {
            let mut slides = (0..).zip(&deck.slides).map(|(slide, _)| Place { deck: deck.id.clone(), slide });
            slides.any(|place| PageId::slide(&place) == id)
        };
        self.session.content.decks.iter().find(has_page).map(|deck| deck.id.clone())
    }

    /// The locked deck whose password is needed first: that of the running item, else the one on the chair's screen,
    /// else any.
    pub fn locked_deck_needed_first(&self, state: &State) -> Option<&LockedDeck> {
        let of_item = state.item.as_ref().and_then(|item| state.content.item(item)).map(|item| &item.deck);
        let find = |deck: &DeckId| self.session.locked.iter().find(|locked| locked.deck == *deck);
        of_item.and_then(find).or_else(|| find(&state.place.deck)).or(self.session.locked.first())
    }
}
