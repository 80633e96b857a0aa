//! The decks of a running session: read again when their files change, attached when they come late, unlocked with a
//! password, and what their pages say.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chairside_deck::pdf::{LinkTarget, PageText};
use chairside_render::DeckKey;
use chairside_session::snapshot::{
    self, AudienceMessage, LinkBox, LinkTo, Page, PageId, PresenterMessage, RoomView, TextBox, TextLayer,
};
use chairside_session::{DeckId, Fact, Intent, ItemId, Place, differences, with_known_ids};
use jiff::Timestamp;

use super::{Actor, Asked, Message};
use crate::deck_protocol::Served;
use crate::opened::{Attached, NotOpened, Opened, Shelf, Source};
use crate::watch::{Watch, is_whole};

/// A file that cannot be read is tried again so often, this far apart, before the chair is told: it may be in the
/// middle of being written.
const TRIES: u32 = 8;
const AGAIN: Duration = Duration::from_millis(250);

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
    /// What of the session file was offered last, and what the chair did not take over, in words.
    pub offered: String,
    pub declined: Option<String>,
    /// Which reading is the latest: an earlier one that comes later is dropped.
    reading: u32,
    tries: u32,
    texts: HashMap<PageId, PageText>,
    unread: VecDeque<(PageId, DeckKey, u32)>,
    asked: HashSet<PageId>,
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
    source: Source,
    result: Result<Box<Opened>, NotOpened>,
    why: Why,
}

/// Why files are read again.
#[derive(Debug, Clone)]
enum Why {
    /// One of them changed.
    Changed,
    /// The chair typed a password.
    Unlocked,
    /// The chair attached a deck to this item.
    Attached(ItemId),
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
            offered: String::new(),
            declined: None,
            reading: 0,
            tries: 0,
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
        self.shelf.keep_only(&opened.pdfs);
    }
}

impl Actor {
    /// A file of the session may have changed.
    pub(super) fn files_changed(&mut self) {
        self.library.tries = 0;
        self.read_again(self.source_now(), Why::Changed);
    }

    /// What is to be opened now: the file, and what the run knows to be attached.
    fn source_now(&self) -> Source {
        let attached = self.run.state().attached.iter();
        let attached =
            attached.map(|(item, file)| Attached { item: item.clone(), path: PathBuf::from(file) }).collect();
        Source { attached, ..self.library.source.clone() }
    }

    fn read_again(&mut self, source: Source, why: Why) {
        self.library.reading += 1;
        let (number, pdfs, handle) = (self.library.reading, self.library.shelf.clone(), self.handle.clone());
        let wait = if self.library.tries == 0 { Duration::ZERO } else { AGAIN };
        let read = move || {
            thread::sleep(wait);
            let result = Opened::open(&source, Timestamp::now(), &pdfs).map(Box::new);
            handle.send(Message::Reread(Box::new(Reread { number, source, result, why })));
        };
        // Without a thread what is shown stays as it is.
        let _ = thread::Builder::new().name("read decks".into()).spawn(read);
    }

    /// The files have been read again.
    pub(super) fn reread(&mut self, reread: Reread) {
        let Reread { number, source, result, why } = reread;
        if number != self.library.reading {
            return;
        }
        let new = match result {
            Ok(new) if !self.is_half_written(&new) => new,
            unfit => {
                self.library.tries += 1;
                if self.library.tries < TRIES {
                    return self.read_again(source, why);
                }
                return self.say_unfit(unfit, matches!(why, Why::Attached(_)));
            }
        };
        self.library.tries = 0;
        self.library.source.passwords = source.passwords;
        if let Why::Attached(item) = &why {
            return self.attach(new, item);
        }
        // What a password brings is what the room waits for.
        if matches!(why, Why::Changed) && self.changes_what_the_room_sees(&new) && self.is_live() {
            let name = self.run.state().content.deck(&self.run.state().place.deck).map(|deck| deck.title.clone());
            self.wait_with(Waiting::Version(new), format!("New version of {}", name.unwrap_or_default()));
        } else {
            self.take_decks(*new);
        }
    }

    /// Something that was readable is not any more, or a PDF has no end.
    fn is_half_written(&self, new: &Opened) -> bool {
        let known = &self.opened.problems;
        let worse = new.problems.iter().any(|problem| problem.is_error() && !known.contains(problem));
        worse || unfinished(new).is_some()
    }

    fn say_unfit(&mut self, unfit: Result<Box<Opened>, NotOpened>, late: bool) {
        let unfinished = unfit.as_ref().ok().and_then(|opened| unfinished(opened));
        let problems = match unfit {
            Ok(opened) => opened.problems,
            Err(not_opened) => not_opened.problems,
        };
        let known = &self.opened.problems;
        let news = problems.iter().filter(|problem| problem.is_error() && !known.contains(problem));
        let mut words: Vec<String> = news.map(ToString::to_string).collect();
        words.truncate(2);
        words.extend(unfinished);
        words.push(if late { "Nothing was attached".into() } else { "What was read before is still shown".into() });
        self.trouble(words.join(". "));
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

    fn wait_with(&mut self, waiting: Waiting, words: String) {
        self.desk.waiting = Some(words);
        self.library.waiting = Some(waiting);
        self.tell_presenter_soon();
    }

    /// Takes over what was read: every deck at the page where it was.
    fn take_decks(&mut self, new: Opened) {
        let known = self.run.state().content.decks.clone();
        let chairs = DeckId::chairs();
        for deck in &new.content.decks {
            let before = known.iter().find(|known| known.id == deck.id);
            let is_deck = deck.id == chairs || !deck.id.as_str().starts_with("item:");
            if is_deck && before.is_some_and(|before| before != deck) {
                self.record(Fact::DeckRead { deck: deck.clone() });
            }
        }
        self.opened = new;
        self.remake(true);
        self.library.served.set_images(std::mem::take(&mut self.opened.images));
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

    /// Offers what a changed session file says of the agenda, links and checklist. What the chair has bashed since the
    /// file was read is no change of the file.
    pub(super) fn offer_file(&mut self) {
        let known = &self.run.state().content;
        if known.plain || !self.has_file_changed() {
            return;
        }
        let new = with_known_ids(self.opened.content.clone(), known);
        let Some(differences) = differences(known, &new) else { return };
        if self.library.declined.as_ref() == Some(&differences) {
            return;
        }
        let words = format!("The session file has changed ({differences}). Take it over?");
        self.library.offered = differences;
        self.ask(Asked::TakeFile(Box::new(new)), words, "Take it over", "Keep what was");
    }

    /// Whether the files say something else than when this run last took over, or wrote, what they say.
    fn has_file_changed(&self) -> bool {
        for row in self.run.rows().iter().rev() {
            match &row.fact {
                Fact::AgendaSaved { hash } if *hash == self.opened.hash => return false,
                Fact::Opened { content, .. } | Fact::ContentTaken { content, .. } => {
                    let mut then = (**content).clone();
                    let now = with_known_ids(self.opened.content.clone(), &then);
                    for item in then.agenda.iter_mut().filter(|item| self.run.state().attached.contains_key(&item.id)) {
                        // A deck that came late is not the file's.
                        if let Some(found) = now.item(&item.id) {
                            (item.deck, item.brings_deck) = (found.deck.clone(), found.brings_deck);
                        }
                    }
                    return differences(&then, &now).is_some();
                }
                _ => {}
            }
        }
        true
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
        let Some(item) = item.filter(|_| !state.content.plain) else {
            self.desk.notice = Some("There is no item to attach a deck to".into());
            return self.tell_presenter_soon();
        };
        let path = path.canonicalize().unwrap_or_else(|_| path.into());
        let mut source = self.source_now();
        source.attached.retain(|known| known.item != item);
        source.attached.push(Attached { item: item.clone(), path });
        self.library.tries = 0;
        self.read_again(source, Why::Attached(item));
    }

    fn attach(&mut self, new: Box<Opened>, item: &ItemId) {
        let attached = self.run.state().content.item(item).map(|_| ());
        let deck = new.content.item(item).map(|item| item.deck.clone());
        let info = deck.and_then(|deck| new.content.deck(&deck).cloned());
        let (Some(()), Some(info)) = (attached, info.filter(|info| info.id.as_str().starts_with("late:"))) else {
            return self.say_unfit(Ok(new), true);
        };
        let file = new.attached_path(&info.id).map_or_else(String::new, |path| path.display().to_string());
        let slides = info.slides.len();
        let words = format!("{} ready, {slides} {}", info.title, if slides == 1 { "slide" } else { "slides" });
        let id = info.id.clone();
        self.record(Fact::DeckAttached { item: item.clone(), deck: info, file });
        self.take_decks(*new);
        self.wait_with(Waiting::Late(id), words);
    }

    /// Ctrl+Enter.
    pub(super) fn take_waiting(&mut self) {
        self.desk.waiting = None;
        match self.library.waiting.take() {
            Some(Waiting::Version(new)) => self.take_decks(*new),
            Some(Waiting::Late(deck)) => self.want(&Intent::GoTo { deck: Some(deck), slide: 1 }),
            None => self.desk.notice = Some("Nothing waits to be shown".into()),
        }
    }

    /// The password of the first deck that wants one.
    pub(super) fn unlock(&mut self, password: String) {
        let Some((deck, _)) = self.opened.locked.first().cloned() else { return };
        let mut source = self.source_now();
        source.passwords.insert(deck, password);
        self.library.tries = 0;
        self.read_again(source, Why::Unlocked);
    }

    /// Says which deck wants a password.
    pub(super) fn look_for_locked(&mut self) {
        self.desk.locked = self.opened.locked.first().map(|(deck, tried)| {
            let title = self.opened.content.deck(deck).map(|deck| deck.title.clone());
            (title.unwrap_or_default(), *tried)
        });
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
        let reply = move |text: Result<PageText, _>| {
            handle.send(Message::Text(page, deck, Box::new(text.unwrap_or_default())));
        };
        self.library.shelf.renderer().text(deck, number, Box::new(reply));
    }

    /// A page has been read.
    pub(super) fn text_came(&mut self, page: &PageId, deck: DeckKey, text: PageText) {
        let is_current = self.opened.pdf_pages.iter().any(|(known, key, _)| known == page && *key == deck);
        if !is_current {
            return;
        }
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

/// Which PDF has no end, in words.
fn unfinished(opened: &Opened) -> Option<String> {
    let file = opened.files.iter().find(|file| file.exists() && !is_whole(file))?;
    Some(format!("{} has no end, as if only a part of it were there", file.display()))
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
