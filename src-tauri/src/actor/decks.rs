//! The decks of a running session: read again when their files change, attached when they come late, unlocked with a
//! password, and what their pages say.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chairside_deck::pdf::{LinkTarget, PageText};
use chairside_problem::Problem;
use chairside_render::{DeckKey, Failure};
use chairside_session::content::DeckInfo;
use chairside_session::snapshot::{
    self, AudienceMessage, LinkBox, LinkTo, Page, PageId, PresenterMessage, RoomView, TextBox, TextLayer,
};
use chairside_session::{DeckId, Fact, Intent, Place, Run, differences, with_known_ids};
use jiff::Timestamp;

use super::{Actor, Message};
use crate::deck_protocol::Served;
use crate::opened::{Attached, NotOpened, Opened, Shelf, Source, Unfit, is_late};
use crate::watch::Watch;

/// A file that cannot be read is tried again so often, this far apart, before the chair is told: it may be in the
/// middle of being written.
const TRIES: u32 = 8;
const AGAIN: Duration = Duration::from_millis(if cfg!(test) { 25 } else { 250 });

/// What becomes of what cannot be read.
const STILL_SHOWN: &str = "What was read before is still shown";
const NOT_ATTACHED: &str = "Nothing was attached";

/// Where the decks come from, and what is known of them besides their pages.
pub struct Library {
    /// What is opened.
    pub source: Source,
    /// The open PDFs.
    pub shelf: Shelf,
    /// Pictures of Markdown slides.
    pub served: Served,
    /// Watches the files; `None` where that is not possible.
    pub watch: Option<Watch>,
    /// What Ctrl+Enter does.
    pub waiting: Option<Waiting>,
    /// What of a changed session file the chair did not take over, in words: not offered again while it is the same.
    declined: Option<String>,
    /// Which reading is the latest: an earlier one that comes later is dropped.
    reading: u32,
    /// How many are under way.
    pub(super) under_way: u32,
    tries: u32,
    /// Decks that the chair attaches: every reading has them until one has come to its end.
    attaching: Vec<Attached>,
    /// The deck on show was kept as it was, though its file has changed.
    held_back: bool,
    /// The chair has asked for what comes with the next reading.
    takes_all: bool,
    /// The deck whose password is asked for.
    pub(super) asks_password: Option<DeckId>,
    texts: HashMap<PageId, PageText>,
    unread: VecDeque<(PageId, DeckKey, u32)>,
    pub(super) asked: HashSet<PageId>,
    /// Slides whose text the windows have.
    told: HashSet<PageId>,
}

/// What waits until the chair shows it.
#[derive(Debug)]
pub enum Waiting {
    /// A new version of the deck on show.
    Version(Box<Opened>),
    /// A deck that came late.
    Late(DeckId),
}

/// A reading of all files that has come to its end.
#[derive(Debug)]
pub struct Reread {
    number: u32,
    result: Result<Box<Opened>, NotOpened>,
}

impl Library {
    /// A library for what was opened.
    pub fn new(source: Source, shelf: Shelf, served: Served, watch: Option<Watch>, opened: &Opened) -> Self {
        let mut library = Self {
            source,
            shelf,
            served,
            watch,
            waiting: None,
            declined: None,
            reading: 0,
            under_way: 0,
            tries: 0,
            attaching: Vec::new(),
            held_back: false,
            takes_all: false,
            asks_password: None,
            texts: HashMap::new(),
            unread: VecDeque::new(),
            asked: HashSet::new(),
            told: HashSet::new(),
        };
        library.follow(opened);
        library
    }

    /// Watches the files and reads the texts of what is open now.
    fn follow(&mut self, opened: &Opened) {
        if let Some(watch) = &mut self.watch {
            watch.set(&opened.files);
        }
        self.unread = opened.pdf_pages.iter().cloned().collect();
        self.asked.clear();
        self.told.clear();
    }
}

impl Actor {
    /// A file of the session may have changed.
    pub(super) fn files_changed(&mut self) {
        self.library.tries = 0;
        self.read_again();
    }

    /// What is to be opened now: the file, what the run knows to be attached, and what the chair attaches just now.
    pub(super) fn source_now(&self) -> Source {
        let state = self.run.state();
        let attaching = &self.library.attaching;
        let mut source = Source { attached: attaching.clone(), ..self.library.source.clone() };
        for (item, file) in state.attached.iter().filter(|(item, _)| attaching.iter().all(|new| new.item != **item)) {
            let (item, path) = (item.clone(), PathBuf::from(file));
            match state.known_item(&item).map(|item| item.deck.clone()).filter(is_late) {
                Some(deck) => source.attached.push(Attached { item, path, deck }),
                None => source.attach(item, path),
            }
        }
        source
    }

    pub(super) fn read_again(&mut self) {
        self.library.reading += 1;
        let (number, source) = (self.library.reading, self.source_now());
        let (pdfs, handle) = (self.library.shelf.clone(), self.handle.clone());
        let wait = if self.library.tries == 0 { Duration::ZERO } else { AGAIN };
        let read = move || {
            thread::sleep(wait);
            let result = Opened::open(&source, Timestamp::now(), &pdfs).map(Box::new);
            handle.send(Message::Reread(Box::new(Reread { number, result })));
        };
        // Without a thread what is shown stays as it is.
        if thread::Builder::new().name("read decks".into()).spawn(read).is_ok() {
            self.library.under_way += 1;
        }
    }

    /// The files have been read again.
    pub(super) fn reread(&mut self, reread: Reread) {
        self.library.under_way = self.library.under_way.saturating_sub(1);
        if reread.number == self.library.reading {
            self.take_reading(reread.result);
        }
        self.close_unused();
    }

    fn take_reading(&mut self, result: Result<Box<Opened>, NotOpened>) {
        let is_new_trouble = match &result {
            Ok(new) => !self.new_errors(&new.problems, &new.unfit).is_empty() || !self.new_unfit(new).is_empty(),
            Err(_) => true,
        };
        if is_new_trouble {
            self.library.tries += 1;
            if self.library.tries < TRIES {
                return self.read_again();
            }
        }
        self.library.tries = 0;
        let attaching = std::mem::take(&mut self.library.attaching);
        let (problems, unfit) = match &result {
            Ok(new) => (&new.problems, new.unfit.as_slice()),
            Err(not_opened) => (&not_opened.problems, [].as_slice()),
        };
        let errors = self.new_errors(problems, unfit);
        match result {
            Ok(new) if errors.is_empty() => self.take_decks_that_are_fit(new, attaching),
            _ => self.say_unfit(errors, if attaching.is_empty() { STILL_SHOWN } else { NOT_ATTACHED }),
        }
    }

    /// What is wrong with the session file itself, and was not before.
    fn new_errors(&self, problems: &[Problem], unfit: &[Unfit]) -> Vec<String> {
        let is_new = |problem: &&Problem| problem.is_error() && !self.opened.problems.contains(problem);
        let of_deck = |words: &String| unfit.iter().any(|unfit| unfit.words == *words);
        problems.iter().filter(is_new).map(ToString::to_string).filter(|words| !of_deck(words)).collect()
    }

    /// The decks that were readable and are not any more, or have no end.
    fn new_unfit<'new>(&self, new: &'new Opened) -> Vec<&'new Unfit> {
        new.unfit.iter().filter(|unfit| !self.opened.unfit.contains(unfit)).collect()
    }

    /// Takes over what was read. Each deck is judged by itself: one that cannot be read stays as it was.
    fn take_decks_that_are_fit(&mut self, mut new: Box<Opened>, attaching: Vec<Attached>) {
        let is_unfit = |attached: &Attached| new.unfit.iter().any(|unfit| unfit.deck == attached.deck);
        let (refused, attaching): (Vec<_>, Vec<_>) = attaching.into_iter().partition(is_unfit);
        if !refused.is_empty() {
            let of_refused = |unfit: &&Unfit| refused.iter().any(|attached| attached.deck == unfit.deck);
            let words = new.unfit.iter().filter(of_refused).map(|unfit| unfit.words.clone()).collect();
            self.say_unfit(words, NOT_ATTACHED);
            // All else is taken as if it had not been there.
            self.library.attaching = attaching;
            return self.read_again();
        }
        let words: Vec<String> = self.new_unfit(&new).into_iter().map(|unfit| unfit.words.clone()).collect();
        if !words.is_empty() {
            self.say_unfit(words, STILL_SHOWN);
        }
        new.keep_unfit(&self.opened);
        let is_asked_for = std::mem::take(&mut self.library.takes_all);
        let waits = !is_asked_for && self.is_live() && self.changes_what_the_room_sees(&new);
        if !attaching.is_empty() {
            self.attach(*new, &attaching, waits);
        } else if waits {
            let name = self.run.state().content.deck(&self.run.state().place.deck).map(|deck| deck.title.clone());
            self.wait_with(Waiting::Version(new), format!("New version of {}", name.unwrap_or_default()));
        } else {
            self.take_decks(*new);
        }
    }

    fn say_unfit(&mut self, mut words: Vec<String>, then: &str) {
        words.truncate(2);
        words.push(then.into());
        self.trouble(words.join(". "));
    }

    /// Closes the PDFs that nothing shows and nothing waits to show. What is being read just now may hold others.
    pub(super) fn close_unused(&self) {
        if self.library.under_way > 0 {
            return;
        }
        let waiting = match &self.library.waiting {
            Some(Waiting::Version(new)) => new.pdfs.as_slice(),
            _ => &[],
        };
        self.library.shelf.keep_only(&[self.opened.pdfs.as_slice(), waiting].concat());
    }

    fn is_live(&self) -> bool {
        let state = self.run.state();
        !state.rehearsal && !state.content.plain
    }

    /// The page that the room sees is another one in `new`. A slide that stands in for pages which could not be read
    /// or want a password is none: they are waited for.
    fn changes_what_the_room_sees(&self, new: &Opened) -> bool {
        let RoomView::Page { id } = snapshot::room_view(self.run.state()) else { return false };
        let find = |opened: &Opened| opened.pages.iter().find(|page| page.id == id).cloned();
        let is_locked = |deck: &DeckId| id == PageId::slide(&Place { deck: deck.clone(), slide: 0 });
        let stands_in = self.opened.locked.iter().any(|(deck, _)| is_locked(deck));
        find(&self.opened).is_some_and(|known| !stands_in && Some(known) != find(new))
    }

    pub(super) fn wait_with(&mut self, waiting: Waiting, words: String) {
        self.desk.waiting = Some(words);
        self.library.waiting = Some(waiting);
        self.tell_presenter_soon();
    }

    /// Takes over what was read: every deck at the page where it was.
    fn take_decks(&mut self, new: Opened) {
        self.opened = new;
        // A version that waited was older than this.
        if matches!(self.library.waiting, Some(Waiting::Version(_))) {
            self.library.waiting = None;
            self.desk.waiting = None;
        }
        self.library.held_back = false;
        self.record_decks();
        self.remake(true);
        let images = std::mem::take(&mut self.opened.images);
        if self.opened.kept.is_empty() {
            self.library.served.set_images(images);
        } else {
            self.library.served.add_images(images);
        }
        self.library.texts.clear();
        self.texts = self.opened.texts.clone();
        self.index = None;
        self.library.follow(&self.opened);
        self.look_for_locked();
        self.send_pages();
        self.offer_file();
        self.send_card();
        self.read_texts();
        self.tell();
    }

    /// Notes which decks are others than the run knows. Slides that are made of the agenda are the run's own.
    pub(super) fn record_decks(&mut self) {
        let known = self.run.state().content.decks.clone();
        for deck in self.opened.content.decks.clone() {
            let differs = known.iter().any(|known| known.id == deck.id && *known != deck);
            if differs && !deck.id.as_str().starts_with("item:") {
                self.record(Fact::DeckRead { deck });
            }
        }
    }

    /// Offers what a changed session file says of the agenda, links and checklist. What the chair has bashed since the
    /// file was read is no change of the file.
    pub(super) fn offer_file(&mut self) {
        // What was offered before need not be so any more.
        self.desk.changed_file = None;
        let known = &self.run.state().content;
        // Which run it would be taken into is not known before the chair has answered.
        if known.plain || self.asked.is_some() || !self.has_file_changed() {
            return;
        }
        let new = with_known_ids(self.opened.content.clone(), known);
        let Some(differences) = differences(known, &new) else { return };
        if self.library.declined.as_ref() == Some(&differences) {
            return;
        }
        self.desk.changed_file = Some(differences);
        self.tell_presenter_soon();
    }

    /// Takes over what the changed session file says.
    pub(super) fn take_changed_file(&mut self) {
        if self.desk.changed_file.take().is_none() {
            return;
        }
        let content = with_known_ids(self.opened.content.clone(), &self.run.state().content);
        let hash = self.opened.hash.clone();
        self.record(Fact::ContentTaken { content: Box::new(content), hash });
        self.index = None;
        self.send_card();
    }

    /// Does not take it over.
    pub(super) fn keep_what_was(&mut self) {
        if let Some(differences) = self.desk.changed_file.take() {
            self.library.declined = Some(differences);
        }
    }

    /// Whether the files say something else than when this run last took over, or wrote, what they say.
    fn has_file_changed(&self) -> bool {
        let rows = self.run.rows();
        let is_of_file =
            |fact: &Fact| matches!(fact, Fact::Opened { .. } | Fact::ContentTaken { .. } | Fact::AgendaSaved { .. });
        let Some(last) = rows.iter().rposition(|row| is_of_file(&row.fact)) else { return true };
        let mut then = match &rows[last].fact {
            Fact::AgendaSaved { hash } if *hash == self.opened.hash => return false,
            Fact::Opened { content, .. } | Fact::ContentTaken { content, .. } => (**content).clone(),
            // It was written as the run had it just then.
            _ => match Run::replay(rows[..=last].to_vec()) {
                Some(run) => run.state().content.clone(),
                None => return true,
            },
        };
        let now = with_known_ids(self.opened.content.clone(), &then);
        for item in then.agenda.iter_mut().filter(|item| self.run.state().attached.contains_key(&item.id)) {
            // A deck that came late is not the file's.
            if let Some(found) = now.item(&item.id) {
                (item.deck, item.brings_deck) = (found.deck.clone(), found.brings_deck);
            }
        }
        differences(&then, &now).is_some()
    }

    /// All pages, and a plain slide for each that the run knows and no file gives.
    pub(super) fn pages(&self) -> Vec<Page> {
        let mut pages = self.opened.pages.clone();
        let known: HashSet<&PageId> = self.opened.pages.iter().map(|page| &page.id).collect();
        for deck in &self.run.state().content.decks {
            for (slide, _) in (0..).zip(&deck.slides) {
                let id = PageId::slide(&Place { deck: deck.id.clone(), slide });
                if !known.contains(&id) {
                    pages.push(crate::opened::missing_page(id, &deck.title));
                }
            }
        }
        pages
    }

    fn send_pages(&mut self) {
        let pages = self.pages();
        if let Some(audience) = &self.audience {
            audience.send(AudienceMessage::Pages { pages: pages.clone() });
        }
        if let Some(presenter) = &self.presenter {
            presenter.send(PresenterMessage::Pages { pages });
        }
    }

    /// Takes a file that was dropped, pasted or chosen: polls, else a deck.
    pub(super) fn take_file(&mut self, path: &Path) {
        let is_json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        if !is_json {
            return self.attach_file(path);
        }
        match read_polls(path) {
            Ok(json) => {
                self.want(&Intent::TakePolls { json });
                self.tell();
            }
            Err(words) => self.trouble(format!("{}: {words}", path.display())),
        }
    }

    /// Reads a deck for the running item, else for the next one.
    fn attach_file(&mut self, path: &Path) {
        let state = self.run.state();
        let item =
            state.item.clone().or_else(|| state.content.agenda.get(state.next_index()).map(|item| item.id.clone()));
        if self.answers_first() {
            return self.tell_presenter_soon();
        }
        let Some(item) = item.filter(|_| !self.run.state().content.plain) else {
            self.desk.notice = Some("There is no item to attach a deck to".into());
            return self.tell_presenter_soon();
        };
        let path = path.canonicalize().unwrap_or_else(|_| path.into());
        self.library.attaching.retain(|known| known.item != item);
        let mut source = self.source_now();
        source.attached.retain(|known| known.item != item);
        source.attach(item, path);
        self.library.attaching.extend(source.attached.pop());
        self.files_changed();
    }

    /// Attaches decks that have been read. `waits`: the deck on show changed meanwhile, and is not to be taken by the way.
    fn attach(&mut self, mut new: Opened, attaching: &[Attached], waits: bool) {
        let mut late = None;
        for Attached { item, path, deck } in attaching {
            // The item may have been taken off the agenda meanwhile.
            let is_there = self.run.state().content.item(item).is_some();
            let Some(info) = new.content.deck(deck).filter(|_| is_there).cloned() else { continue };
            let slides = info.slides.len();
            let words = format!("{} ready, {slides} {}", info.title, if slides == 1 { "slide" } else { "slides" });
            late = Some((info.id.clone(), words));
            self.record(Fact::DeckAttached { item: item.clone(), deck: info, file: path.display().to_string() });
        }
        if waits && let Some(on_show) = self.deck_on_show() {
            new.keep(&self.opened, &on_show);
        }
        self.take_decks(new);
        self.library.held_back = waits;
        match late {
            Some((deck, words)) => self.wait_with(Waiting::Late(deck), words),
            None => self.say_unfit(Vec::new(), NOT_ATTACHED),
        }
    }

    /// The deck whose slide the room sees.
    fn deck_on_show(&self) -> Option<DeckId> {
        let RoomView::Page { id } = snapshot::room_view(self.run.state()) else { return None };
        let has_page = |deck: &&DeckInfo| {
            let mut slides = (0..).zip(&deck.slides).map(|(slide, _)| Place { deck: deck.id.clone(), slide });
            slides.any(|place| PageId::slide(&place) == id)
        };
        self.opened.content.decks.iter().find(has_page).map(|deck| deck.id.clone())
    }

    /// Ctrl+Enter.
    pub(super) fn take_waiting(&mut self) {
        if self.answers_first() {
            return;
        }
        self.desk.waiting = None;
        match self.library.waiting.take() {
            Some(Waiting::Version(new)) => {
                self.take_decks(*new);
                self.close_unused();
            }
            Some(Waiting::Late(deck)) => {
                self.want(&Intent::GoTo { deck: Some(deck), slide: 1 });
                if self.library.held_back {
                    self.library.takes_all = true;
                    self.files_changed();
                }
            }
            None if self.desk.changed_file.is_some() => self.take_changed_file(),
            None => self.desk.notice = Some("Nothing waits".into()),
        }
    }

    /// The password of the deck that is asked about.
    pub(super) fn unlock(&mut self, password: String) {
        let Some(deck) = self.library.asks_password.clone() else { return };
        self.library.source.passwords.insert(deck, password);
        self.files_changed();
    }

    /// Asks for the password of a deck that wants one: that of the item that is up, else the one on the chair's screen,
    /// else the first.
    pub(super) fn look_for_locked(&mut self) {
        let state = self.run.state();
        let of_item = state.item.as_ref().and_then(|item| state.content.item(item)).map(|item| &item.deck);
        let find = |deck: &DeckId| self.opened.locked.iter().find(|(locked, _)| locked == deck);
        let locked = of_item.and_then(find).or_else(|| find(&state.place.deck)).or(self.opened.locked.first());
        self.desk.locked = locked.map(|(deck, tried)| {
            let title = self.opened.content.deck(deck).map(|deck| deck.title.clone());
            (title.unwrap_or_default(), *tried)
        });
        self.library.asks_password = locked.map(|(deck, _)| deck.clone());
    }

    /// Goes on reading what pages say, one after the other.
    pub(super) fn read_texts(&mut self) {
        if let Some((page, deck, number)) = self.library.unread.pop_front() {
            self.ask_for_text(page, deck, number);
        }
    }

    fn ask_for_text(&mut self, page: PageId, deck: DeckKey, number: u32) {
        if !self.library.asked.insert(page.clone()) {
            return self.read_texts();
        }
        let handle = self.handle.clone();
        let reply = move |text: Result<PageText, Failure>| {
            let text = match text {
                // It gave way to a page that had to be drawn.
                Err(Failure::Superseded) => None,
                text => Some(Box::new(text.unwrap_or_default())),
            };
            handle.send(Message::Text(page, deck, text));
        };
        self.library.shelf.renderer().text(deck, number, Box::new(reply));
    }

    /// A page has been read, or its reading gave way and is to be tried again.
    pub(super) fn text_came(&mut self, page: &PageId, deck: DeckKey, text: Option<PageText>) {
        let current = self.opened.pdf_pages.iter().find(|(known, key, _)| known == page && *key == deck);
        let Some(current) = current.cloned() else { return };
        let Some(text) = text else {
            self.library.asked.remove(page);
            self.library.unread.push_back(current);
            return self.read_texts();
        };
        self.texts.insert(page.clone(), text.text());
        if !text.notes.is_empty() {
            let notes = self.opened.notes.entry(page.clone()).or_default();
            if !notes.contains(&text.notes) {
                *notes = [notes.as_str(), &text.notes].join("\n\n").trim().into();
            }
        }
        let is_shown = *page == PageId::slide(&self.run.state().place);
        self.library.texts.insert(page.clone(), text);
        self.index = None;
        if is_shown {
            self.tell_presenter_soon();
        }
        if self.library.unread.is_empty() {
            self.look_at_note_well();
        }
        self.read_texts();
    }

    /// Gives the windows the text of the slides that they show, each once.
    pub(super) fn tell_texts(&mut self) {
        let chair = PageId::slide(&self.run.state().place);
        let room = match snapshot::room_view(self.run.state()) {
            RoomView::Page { id } => Some(id),
            RoomView::Blank { .. } | RoomView::Card { .. } => None,
        };
        let wanted: Vec<PageId> = [Some(chair), room].into_iter().flatten().collect();
        for page in wanted {
            if self.library.told.contains(&page) {
                continue;
            }
            let Some(text) = self.library.texts.get(&page) else {
                let found = self.opened.pdf_pages.iter().find(|(known, ..)| *known == page).cloned();
                if let (Some((page, deck, number)), true) = (found, self.reads_texts)
                    && !self.library.asked.contains(&page)
                {
                    self.ask_for_text(page, deck, number);
                }
                continue;
            };
            if let Some(audience) = &self.audience {
                audience.send(AudienceMessage::Text { page: page.clone(), text: text.text() });
            }
            if let Some(presenter) = &self.presenter {
                presenter.send(PresenterMessage::Text { layer: Box::new(self.layer(&page, text)) });
            }
            self.library.told.insert(page);
        }
    }

    /// A window that came anew has no texts.
    pub(super) fn forget_told(&mut self) {
        self.library.told.clear();
    }

    fn layer(&self, page: &PageId, text: &PageText) -> TextLayer {
        let deck = self.run.state().place.deck.clone();
        let key = self.opened.pdf_pages.iter().find(|(known, ..)| known == page).map(|(_, key, _)| *key);
        let slide_of = |number: u32| {
            let mut of_deck = self.opened.pdf_pages.iter().filter(|(_, of, _)| Some(*of) == key);
            of_deck.position(|(_, _, page)| *page == number).and_then(|at| u32::try_from(at + 1).ok())
        };
        let links = text.links.iter().filter_map(|link| {
            let to = match &link.target {
                LinkTarget::Page(number) => LinkTo::Slide { deck: deck.clone(), slide: slide_of(*number)? },
                LinkTarget::Url(url) => LinkTo::Url { url: url.clone() },
            };
            let area = link.area;
            Some(LinkBox { x: area.x, y: area.y, width: area.width, height: area.height, to })
        });
        let boxes = text.lines.iter().map(|line| {
            let area = line.area;
            TextBox { text: line.text.clone(), x: area.x, y: area.y, width: area.width, height: area.height }
        });
        TextLayer { page: page.clone(), lines: boxes.collect(), links: links.collect() }
    }

    /// An older Note Well in the chairs' own slides is said: the room would take it for today's.
    fn look_at_note_well(&mut self) {
        let state = self.run.state();
        if state.content.plain {
            return;
        }
        let chairs = DeckId::chairs();
        let mut of_chairs: Vec<_> = self.opened.pdf_pages.iter().map(|(page, ..)| page).collect();
        of_chairs.retain(|page| page.0.starts_with(&format!("{chairs}/")));
        let today = state.content.slot.map_or_else(Timestamp::now, |slot| slot.start);
        let date = today.to_zoned_datetime(state.content.time_zone()).date();
        let mut texts = of_chairs.iter().enumerate().filter_map(|(at, page)| Some((at, self.texts.get(*page)?)));
        let found = texts.find_map(|(at, text)| Some((at, chairside_ietf::older_note_well(text, date)?)));
        if let Some((at, words)) = found {
            self.trouble(format!("Slide {} of the chairs' slides shows {words}: N shows the one in force", at + 1));
        }
    }

    pub(super) fn trouble(&mut self, words: String) {
        self.desk.troubles.retain(|known| *known != words);
        self.desk.troubles.push(words);
        self.tell_presenter_soon();
    }
}

/// A file of polls is some lines for each; what is much larger is none.
fn read_polls(path: &Path) -> Result<String, String> {
    const MOST: u64 = 1 << 20;
    let mut json = String::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(MOST + 1).read_to_string(&mut json).map_err(|error| error.to_string())?;
    if json.len() as u64 > MOST {
        return Err("this is no file of polls: it is larger than 1 MiB".into());
    }
    Ok(json)
}
