//! A session as its files give it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};

use chairside_pages::Drawn;
use chairside_problem::Problem;
use chairside_render::OpenDeck;
use chairside_session::file::{self, SessionFile};
use chairside_session::{DeckId, ItemId, SessionContent};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::deck::Slides;
use crate::deck_reader::DeckReader;
use crate::draw::{DrawnSession, draw};
use crate::page_set::{PageSet, escape, slide_page};
use crate::{BrokenDeck, DoubtfulDeck, LockedDeck, MarkdownDeck, PdfCache, Source, content, editions, is_pdf};

/// A session as its files give it, with every page drawn.
#[derive(Debug)]
pub struct LoadedSession {
    /// What the session consists of.
    pub content: SessionContent,
    /// SHA-256 of the session file, in hexadecimal; empty when the file is a PDF or could not be read.
    pub hash: String,
    /// The text of the session file; empty in the same cases.
    pub text: String,
    /// What the session is known by in the journal: meeting, group and start, else its file.
    pub key: String,
    /// Every page that can be drawn.
    pub pages: PageSet,
    /// What was wrong with the files but did not stop the loading.
    pub problems: Vec<Problem>,
    /// The PDFs among the decks.
    pub pdfs: Vec<OpenDeck>,
    /// Decks that need a password.
    pub locked: Vec<LockedDeck>,
    /// Decks of which it is not certain whether half of each page is notes.
    pub doubtful: Vec<DoubtfulDeck>,
    /// Decks that could not be read, or not to their end.
    pub broken: Vec<BrokenDeck>,
    /// Fonts that a deck needs and that are neither in it nor on this computer, in words.
    pub fonts: Vec<String>,
    /// What the PDFs among the decks are called in messages.
    pub(crate) pdf_names: HashMap<DeckId, String>,
    /// What was found in the decks in Markdown.
    pub markdown: Vec<MarkdownDeck>,
    /// Decks that were taken over from an earlier loading (see [`Self::keep`]).
    pub kept: HashSet<DeckId>,
    /// The deck that the files give each item, whether it could be read or not.
    pub(crate) deck_of_item: Vec<(ItemId, DeckId)>,
    /// All files that were read, or should have been: a change to one of them changes the session.
    pub files: Vec<PathBuf>,
}

/// Why a session cannot be loaded at all. Printed, it is one problem a line.
#[derive(Debug)]
pub struct LoadError {
    /// At least one error.
    pub problems: Vec<Problem>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.problems.iter().map(ToString::to_string).collect();
        out.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for LoadError {}

impl LoadedSession {
    /// The item that the files give this deck, whether it could be read or not.
    pub fn item_of(&self, deck: &DeckId) -> Option<&ItemId> {
        self.deck_of_item.iter().find(|(_, of_item)| of_item == deck).map(|(item, _)| item)
    }

    /// Loads what `source` names. `now` chooses the editions of boilerplate texts when the file names no date.
    pub fn load(source: &Source, now: Timestamp, pdfs: &PdfCache) -> Result<Self, LoadError> {
        let path = source.path.as_path();
        let shown_as = path.display().to_string();
        let fatal = |problem: Problem| LoadError { problems: vec![problem] };
        let mut reader = DeckReader::new(source, pdfs, &shown_as);
        reader.files.push(path.into());
        if is_pdf(path) {
            let slides = reader.plain_pdf().map_err(fatal)?;
            let file = SessionFile { zone: "UTC".into(), ..SessionFile::default() };
            return Ok(Self::join(source, &file, slides, reader, now));
        }
        let (text, mut replaced) = chairside_deck::read_with_warnings(path, &shown_as).map_err(fatal)?;
        reader.problems.append(&mut replaced);
        let split = chairside_deck::split_front_matter(&shown_as, &text).map_err(fatal)?;
        let (file, problems) = match split.front {
            Some(yaml) => file::read(&shown_as, yaml, split.front_line),
            None => file::read(&shown_as, "", 1),
        };
        let Some(file) = file else {
            let slides = reader.problems_of_slides(split.body, split.body_line);
            return Err(LoadError { problems: problems.into_iter().chain(slides).collect() });
        };
        let chairs = if file.is_session {
            let chairs = reader.chairs_deck(&file, split.body, split.body_line);
            let of_file = problems.into_iter().chain(file::missing_questions(&shown_as, &file));
            reader.problems.splice(..0, of_file);
            chairs
        } else {
            // The front matter is of another kind (Marp, Slidev): what is wrong with it as a session's does not count.
            Slides::Markdown(reader.plain_deck(&text).map_err(fatal)?)
        };
        reader.item_decks(&file);
        reader.attached_decks();
        let mut session = Self::join(source, &file, chairs, reader, now);
        session.hash = file_hash(&text);
        session.text = text;
        Ok(session)
    }

    /// Joins what was read.
    fn join(source: &Source, file: &SessionFile, chairs: Slides, reader: DeckReader<'_>, now: Timestamp) -> Self {
        let DeckReader { decks, files, mut problems, broken, fonts, pdf_names, markdown, .. } = reader;
        let date = file.slot.map_or(now, |slot| slot.start).to_zoned_datetime(zone(file)).date();
        problems.extend(content::unknown_kind(file, &source.path.display().to_string()));
        let editions = editions::of_session(file, date, &source.path.display().to_string(), &mut problems);
        let content = content::content(file, source, &chairs, &decks, &editions, date);
        let DrawnSession { pages, pdfs, locked, doubtful } = draw(&content, chairs, decks, &editions);
        Self {
            hash: String::new(),
            text: String::new(),
            key: content::key(&content, &source.path),
            content,
            pages,
            problems,
            pdfs,
            locked,
            doubtful,
            broken,
            fonts,
            pdf_names,
            markdown,
            kept: HashSet::new(),
            deck_of_item: file.deck_of_item(&source.attached_ids()),
            files,
        }
    }

    /// A neutral page in the place of a file that cannot be loaded. The room sees the file's name; what is wrong is
    /// among the problems, for the chair.
    pub fn placeholder(path: &Path, error: LoadError) -> Self {
        let name = path.file_stem().map_or_else(|| "Chairside".into(), |name| name.to_string_lossy().into_owned());
        let mut content = SessionContent::bare(&name, 1);
        content.plain = true;
        let mut pages = PageSet::default();
        let drawn = Drawn { html: format!("<h1>{}</h1>", escape(&name)), classes: vec!["lead".into()] };
        pages.add(slide_page(&DeckId::chairs(), 0), drawn, Default::default());
        Self {
            key: content::key(&content, path),
            content,
            hash: String::new(),
            text: String::new(),
            pages,
            problems: error.problems,
            pdfs: Vec::new(),
            locked: Vec::new(),
            doubtful: Vec::new(),
            broken: Vec::new(),
            fonts: Vec::new(),
            pdf_names: HashMap::new(),
            markdown: Vec::new(),
            kept: HashSet::new(),
            deck_of_item: Vec::new(),
            files: vec![path.into()],
        }
    }

    /// Decks that cannot be shown, with the reason.
    pub fn decks_not_shown(&self) -> BTreeMap<DeckId, String> {
        let locked = self.locked.iter().map(|locked| (locked.deck.clone(), "it needs a password".to_owned()));
        // A deck that the file names and that was not found has been given its generated slide.
        let missing = self.content.agenda.iter().filter(|item| item.brings_deck).filter_map(|item| {
            let deck = self.content.deck(&item.deck);
            deck.is_none_or(|deck| deck.slides.is_empty()).then(|| (item.deck.clone(), "it cannot be read".to_owned()))
        });
        let asked = self.asked_about().map(|doubtful| {
            (doubtful.deck.clone(), "half of each page may be notes: you will be asked before it is shown".to_owned())
        });
        locked.chain(missing).chain(asked).collect()
    }

    /// The errors of the files in words, those of decks too.
    pub fn errors(&self) -> impl Iterator<Item = String> {
        let of_files = self.problems.iter().filter(|problem| problem.is_error()).map(ToString::to_string);
        of_files.chain(self.broken.iter().map(|broken| broken.words.clone()))
    }

    /// The decks whose notes the chair has still to be asked about.
    pub fn asked_about(&self) -> impl Iterator<Item = &DoubtfulDeck> {
        self.doubtful.iter().filter(|doubtful| doubtful.answer.is_none())
    }
}

/// The hash that a session file of this text has.
pub fn file_hash(text: &str) -> String {
    base16ct::lower::encode_string(&Sha256::digest(text.as_bytes()))
}

fn zone(file: &SessionFile) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(&file.zone).unwrap_or(jiff::tz::TimeZone::UTC)
}
