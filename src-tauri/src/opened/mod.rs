//! Opens a session file or a plain deck: reads the files, joins what `crates/session`, `crates/deck`,
//! `crates/ietf` and `crates/pages` make of them, and keeps the pages that the windows draw.

mod content;
mod decks;
mod draw;
mod editions;
mod kept;
mod made;
mod pdf;
mod source;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use chairside_ietf as ietf;
use chairside_problem::Problem;
use chairside_render::{DeckKey, OpenDeck};
use chairside_session::file::{self, SessionFile};
use chairside_session::snapshot::{Advice, Header, Page, PageId, SessionCard, overview};
use chairside_session::{DeckId, ItemId, Place, SessionContent, State, keys};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use decks::{Reading, Slides};

pub use decks::Unfit;

pub use pdf::{NoPdf, Shelf, is_pdf};
pub use source::{Attached, Source, is_late};

/// Where images of slides are served; see `deck_protocol`.
pub const IMAGE_BASE: &str = if cfg!(windows) { "http://deck.localhost/" } else { "deck://localhost/" };

/// A session as it was opened.
#[derive(Debug)]
pub struct Opened {
    /// All that the session consists of.
    pub content: SessionContent,
    /// SHA-256 of the session file, in hexadecimal.
    pub hash: String,
    /// What a session is known by: meeting, group and start, else its file.
    pub key: String,
    /// Every page that can be drawn.
    pub pages: Vec<Page>,
    /// Images by their opaque id.
    pub images: HashMap<String, chairside_deck::Image>,
    /// What was wrong with the files, and passed over.
    pub problems: Vec<Problem>,
    /// Named decks that were found, with their number of slides.
    pub decks_found: Vec<(String, usize)>,
    /// The PDFs among the decks.
    pub pdfs: Vec<OpenDeck>,
    /// Every slide that is a page of a PDF: which page of which.
    pub pdf_pages: Vec<(PageId, DeckKey, u32)>,
    /// Decks that want a password, and whether one was given already.
    pub locked: Vec<(DeckId, bool)>,
    /// Which decks could not be read whole.
    pub unfit: Vec<Unfit>,
    /// Decks that are here as they were read before.
    pub kept: HashSet<DeckId>,
    /// The deck that each item is to have, whether it could be read or not.
    wanted: Vec<(ItemId, DeckId)>,
    /// All files that were read, or should have been.
    pub files: Vec<PathBuf>,
    /// What can be read on each slide, for the search.
    pub texts: HashMap<PageId, String>,
    /// Speaker notes by slide.
    pub notes: HashMap<PageId, String>,
}

/// A file that cannot be opened at all.
#[derive(Debug)]
pub struct NotOpened {
    /// Why, at least one error.
    pub problems: Vec<Problem>,
}

impl Opened {
    /// Opens what `source` names. `today` decides about editions when the file names no date.
    pub fn open(source: &Source, today: Timestamp, shelf: &Shelf) -> Result<Self, NotOpened> {
        let path = source.path.as_path();
        let shown_as = path.display().to_string();
        let fatal = |problem: Problem| NotOpened { problems: vec![problem] };
        let mut reading = Reading::new(source, shelf, &shown_as);
        reading.files.push(path.into());
        if is_pdf(path) {
            let slides = reading.plain_pdf().map_err(fatal)?;
            let said = SessionFile { zone: "UTC".into(), ..SessionFile::default() };
            return Ok(Self::join(source, &said, slides, reading, Vec::new(), today));
        }
        let text = chairside_deck::read_text(path, &shown_as).map_err(fatal)?;
        let split = chairside_deck::split_front_matter(&shown_as, &text).map_err(fatal)?;
        let (said, mut problems) = match split.front {
            Some(yaml) => file::read(&shown_as, yaml, split.front_line),
            None => file::read(&shown_as, "", 1),
        };
        let Some(said) = said else { return Err(NotOpened { problems }) };

        let chairs = if said.is_session {
            reading.chairs_deck(&said, split.body, split.body_line)
        } else {
            // A plain deck's front matter is of its own kind; what was said of it as a session's does not count.
            problems.clear();
            Slides::Markdown(reading.plain_deck(&text).map_err(fatal)?)
        };
        if said.is_session {
            problems.extend(file::missing_questions(&shown_as, &said));
        }
        reading.item_decks(&said);
        reading.attached_decks();
        let mut opened = Self::join(source, &said, chairs, reading, problems, today);
        opened.hash = base16ct::lower::encode_string(&Sha256::digest(text.as_bytes()));
        Ok(opened)
    }

    /// Joins what was read.
    fn join(
        source: &Source,
        said: &SessionFile,
        chairs: Slides,
        reading: Reading<'_>,
        mut problems: Vec<Problem>,
        today: Timestamp,
    ) -> Self {
        let Reading { decks, files, problems: of_decks, unfit, .. } = reading;
        problems.extend(of_decks);
        let date = said.slot.map_or(today, |slot| slot.start).to_zoned_datetime(zone(said)).date();
        let shown_as = source.path.display().to_string();
        let editions = editions::of_session(said, date, &shown_as, &mut problems);
        let content = content::content(said, source, &chairs, &decks, &editions, date);
        let mut opened = Self {
            hash: String::new(),
            key: content::key(&content, &source.path),
            content,
            pages: Vec::new(),
            images: HashMap::new(),
            problems,
            decks_found: decks.iter().map(|deck| (deck.name.clone(), deck.slides.count())).collect(),
            pdfs: Vec::new(),
            pdf_pages: Vec::new(),
            locked: Vec::new(),
            unfit,
            kept: HashSet::new(),
            wanted: content::wanted(said, source),
            files,
            texts: HashMap::new(),
            notes: HashMap::new(),
        };
        opened.draw(chairs, decks, &editions);
        opened
    }

    /// A neutral page in the place of a file that cannot be opened: the room sees the file's name, the chair is told.
    pub fn unreadable(path: &Path, not_opened: &NotOpened) -> Self {
        let name = path.file_stem().map_or_else(|| "Chairside".into(), |name| name.to_string_lossy().into_owned());
        let mut content = SessionContent::bare(&name, 1);
        content.plain = true;
        let page = Page {
            id: PageId::slide(&Place { deck: DeckId::chairs(), slide: 0 }),
            html: format!("<h1>{}</h1>", escape(&name)),
            classes: vec!["lead".into()],
            footer: Default::default(),
            picture: None,
        };
        Self {
            key: content::key(&content, path),
            content,
            hash: String::new(),
            pages: vec![page],
            images: HashMap::new(),
            problems: not_opened.problems.clone(),
            decks_found: Vec::new(),
            pdfs: Vec::new(),
            pdf_pages: Vec::new(),
            locked: Vec::new(),
            unfit: Vec::new(),
            kept: HashSet::new(),
            wanted: Vec::new(),
            files: vec![path.into()],
            texts: HashMap::new(),
            notes: HashMap::new(),
        }
    }

    /// Decks that cannot be shown, with the reason.
    pub fn broken(&self) -> BTreeMap<DeckId, String> {
        let locked = self.locked.iter().map(|(deck, _)| (deck.clone(), "it wants a password".to_owned()));
        // A deck that the file names and that was not found has been given its generated slide.
        let missing = self.content.agenda.iter().filter(|item| item.brings_deck).filter_map(|item| {
            let deck = self.content.deck(&item.deck);
            deck.is_none_or(|deck| deck.slides.is_empty()).then(|| (item.deck.clone(), "it cannot be read".to_owned()))
        });
        locked.chain(missing).collect()
    }

    /// Speaker notes of a slide.
    pub fn notes(&self, place: &Place) -> &str {
        self.notes.get(&PageId::slide(place)).map_or("", String::as_str)
    }
}

/// A plain slide in the place of one whose deck cannot be read (any more).
pub fn missing_page(id: PageId, deck: &str) -> Page {
    let html = format!("<h1>{}</h1><p>These slides cannot be read just now.</p>", escape(deck));
    Page { id, html, classes: vec!["lead".into()], footer: Default::default(), picture: None }
}

/// What the presenter window is told once.
pub fn card(state: &State) -> SessionCard {
    let content = &state.content;
    let advice = if content.plain { Advice::default() } else { note_well_advice() };
    SessionCard {
        header: Header {
            name: [content.group.as_deref(), content.meeting.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            slot: slot_words(content),
            rehearsal: state.rehearsal,
            plain: content.plain,
        },
        links: content.links.clone(),
        handouts: chairside_session::minutes::handout_rows(content),
        keys: keys::rows(content.plain),
        overview: overview(content),
        note_well_advice: advice,
    }
}

fn zone(said: &SessionFile) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(&said.zone).unwrap_or(jiff::tz::TimeZone::UTC)
}

fn slot_words(content: &SessionContent) -> String {
    let Some(slot) = content.slot else { return content.title.clone() };
    let zone = content.time_zone();
    let start = slot.start.to_zoned_datetime(zone.clone());
    let end = slot.end.to_zoned_datetime(zone.clone());
    let name = zone.to_offset_info(slot.start).abbreviation().to_string();
    format!("{} · {}–{} {name}", content.title, start.strftime("%a %-d %b %Y · %H:%M"), end.strftime("%H:%M"))
}

fn note_well_advice() -> Advice {
    let rules = &ietf::body().note_well_use;
    Advice { dos: rules.dos.clone(), donts: rules.donts.clone(), source: rules.source.clone() }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
