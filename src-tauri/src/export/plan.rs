//! What goes into the PDF: which slides, from where, in which order, and the outline.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, mpsc};

use chairside_deck::pdf::{CopyAsShown, LARGEST_PDF, NotesWanted, PageText, PdfOptions, copy_as_shown};
use chairside_export::{OutlineLine, Segment, TakenPage};
use chairside_load::{LoadedSession, PdfCache, is_pdf};
use chairside_problem::marks::one_line;
use chairside_render::OpenDeck;
use chairside_session::content::DeckInfo;
use chairside_session::snapshot::{Page, PageId};
use chairside_session::{DeckId, Place};
use sha2::{Digest, Sha256};

use super::options::ExportOptions;

/// The class of a page that holds speaker notes (`ui/src/print/sheets.ts`).
const NOTES: &str = "speaker-notes";

/// What goes into the PDF.
#[derive(Default)]
pub struct Plan {
    /// Where the pages come from, in order.
    pub parts: Vec<Part>,
    /// What the webview prints, in order: slides, each followed by its notes if those are wanted.
    pub printed: Vec<Page>,
    /// The outline.
    pub outline: Vec<OutlineLine>,
    /// The slide on each page of the PDF.
    pub slides: Vec<PageId>,
    /// How many pages there will be.
    pub count: usize,
    /// What is left out, in words.
    pub warnings: Vec<String>,
}

/// Pages that follow one another.
pub enum Part {
    /// So many of those that the webview prints.
    Printed(usize),
    /// Pages of a PDF.
    Deck(Box<CopyAsShown>, Vec<TakenPage>),
    /// Pages of a PDF, each on a sheet that the webview prints with its notes.
    Placed(Box<CopyAsShown>, Vec<TakenPage>),
}

impl Part {
    /// The same, for joining.
    pub fn segment(&self) -> Segment<'_> {
        match self {
            Self::Printed(pages) => Segment::Printed { pages: *pages },
            Self::Deck(copy, pages) => Segment::Deck { pdf: &copy.pdf, pages: pages.clone() },
            Self::Placed(copy, pages) => Segment::Placed { pdf: &copy.pdf, pages: pages.clone() },
        }
    }
}

/// A deck, and where it stands in the outline.
struct Chapter<'a> {
    deck: &'a DeckInfo,
    /// The line above its own; `None` if the deck is all there is.
    title: Option<String>,
}

impl Plan {
    /// Plans the PDF of a session.
    pub fn of(session: &LoadedSession, options: &ExportOptions<'_>, pdfs: &PdfCache) -> Result<Self, String> {
        let mut plan = Self::default();
        for chapter in plan.chapters(session, options.talks) {
            plan.add(session, &chapter, options, pdfs)?;
        }
        if plan.count == 0 { Err("there are no slides".into()) } else { Ok(plan) }
    }

    /// The number in the PDF of each page that the webview prints, from 0.
    pub fn numbers_of_printed(&self) -> Vec<usize> {
        let mut next = 0;
        let mut numbers = Vec::new();
        for part in &self.parts {
            let (count, is_printed) = match part {
                Part::Printed(count) => (*count, true),
                Part::Placed(_, pages) => (pages.len(), true),
                Part::Deck(_, pages) => (pages.len(), false),
            };
            if is_printed {
                numbers.extend(next..next + count);
            }
            next += count;
        }
        numbers
    }

    /// The title that a PDF gives itself, if it is all there is.
    pub fn title_of_file(&self) -> Option<&str> {
        match &self.parts[..] {
            [Part::Deck(copy, _) | Part::Placed(copy, _)] => copy.info.title.as_deref(),
            _ => None,
        }
    }

    /// The chairs' slides, and those of each item if they are wanted, each deck once.
    fn chapters<'a>(&mut self, session: &'a LoadedSession, talks: bool) -> Vec<Chapter<'a>> {
        let content = &session.content;
        let chairs = content.deck(&DeckId::chairs());
        if !talks {
            return chairs.map(|deck| Chapter { deck, title: None }).into_iter().collect();
        }
        let title = |words: &str| Some(words.to_owned());
        let mut chapters: Vec<Chapter<'_>> =
            chairs.map(|deck| Chapter { deck, title: title("Chairs\u{2019} slides") }).into_iter().collect();
        let mut known = HashSet::from([DeckId::chairs()]);
        let broken = session.broken.iter().filter(|deck| !deck.is_readable);
        self.warnings.extend(broken.map(|deck| format!("left out: {}", one_line(&deck.words))));
        for item in &content.agenda {
            let deck = content.deck(&item.deck).filter(|deck| !deck.slides.is_empty());
            let deck = deck.or_else(|| content.deck(&DeckId::of_item(&item.id)));
            if let Some(deck) = deck.filter(|deck| known.insert(deck.id.clone())) {
                chapters.push(Chapter { deck, title: title(&item.title) });
            }
        }
        chapters
    }

    fn add(
        &mut self,
        session: &LoadedSession,
        chapter: &Chapter<'_>,
        options: &ExportOptions<'_>,
        pdfs: &PdfCache,
    ) -> Result<(), String> {
        let deck = chapter.deck;
        let kept = kept(session, deck, options.steps);
        let mut titles: Vec<String> = deck.slides.iter().map(|slide| slide.title.clone()).collect();
        if let Some(open) = open_pdf(session, deck) {
            let copy = copied(session, deck, open, pdfs)?;
            let numbers: Vec<u32> = session.pages.pdf_pages_of(deck).map(|page| page.page).collect();
            if deck.outline.is_empty() {
                titles = numbers.iter().map(|page| heading(pdfs, open, *page)).collect();
            }
            let number = |slide: &usize| numbers.get(*slide).copied();
            let half = |halves: &[Option<[f32; 4]>], number: u32| halves.get(number as usize).copied().flatten();
            let page = |number: u32| TakenPage {
                number,
                slide: half(&copy.slides, number),
                notes: half(&copy.notes, number).filter(|_| options.notes),
            };
            let pages = kept.iter().filter_map(number).map(page).collect();
            // Notes that are text are printed; those on half of a page are drawn as they are.
            if options.notes && copy.notes.iter().all(Option::is_none) {
                if kept.iter().all(|slide| session.pages.notes_html(&place_of(deck, *slide)).is_empty()) {
                    self.warnings.push(format!("{}: no notes were found", name(deck)));
                }
                for slide in &kept {
                    let id = PageId::slide(&place_of(deck, *slide));
                    self.printed.push(bare(id.clone(), String::new(), Vec::new()));
                    self.print_notes(session, id, &place_of(deck, *slide));
                }
                self.parts.push(Part::Placed(Box::new(copy), pages));
            } else {
                self.parts.push(Part::Deck(Box::new(copy), pages));
            }
        } else if let Some(locked) = session.locked.iter().find(|locked| locked.deck == deck.id) {
            return Err(format!("{} needs a password: ask for a file without one", locked.file));
        } else {
            for slide in &kept {
                self.print(session, deck, *slide, options.notes);
            }
            self.parts.push(Part::Printed(kept.len()));
        }
        self.outline.extend(outline(chapter, &titles, &kept, self.count));
        self.slides.extend(kept.iter().map(|slide| PageId::slide(&place_of(deck, *slide))));
        self.count += kept.len();
        Ok(())
    }

    fn print(&mut self, session: &LoadedSession, deck: &DeckInfo, slide: usize, notes: bool) {
        let place = place_of(deck, slide);
        let id = PageId::slide(&place);
        self.printed.extend(session.pages.page(&id).cloned());
        if notes {
            self.print_notes(session, id, &place);
        }
    }

    fn print_notes(&mut self, session: &LoadedSession, id: PageId, place: &Place) {
        self.printed.push(bare(id, session.pages.notes_html(place), vec![NOTES.into()]));
    }
}

fn place_of(deck: &DeckInfo, slide: usize) -> Place {
    Place { deck: deck.id.clone(), slide: u32::try_from(slide).unwrap_or(u32::MAX) }
}

/// A page without footer and picture.
fn bare(id: PageId, html: String, classes: Vec<String>) -> Page {
    Page { id, html, classes, footer: Default::default(), picture: None }
}

/// The slides of a deck that get a page: all, or of each slide with steps those that show what no later one does.
fn kept(session: &LoadedSession, deck: &DeckInfo, steps: bool) -> Vec<usize> {
    let numbers: Vec<u32> = session.pages.pdf_pages_of(deck).map(|page| page.page).collect();
    let pages = open_pdf(session, deck).map(|open| &open.info.pages);
    let has_all = |page: u32| pages.and_then(|pages| pages.get(page as usize)).is_some_and(|page| page.has_all_before);
    let is_repeated = |slide: usize| {
        let goes_on = deck.slides.get(slide + 1).is_some_and(|next| next.continues);
        // Pages between the two may be hidden.
        let between = numbers.get(slide).zip(numbers.get(slide + 1));
        goes_on && between.is_some_and(|(this, next)| (this + 1..=*next).all(has_all))
    };
    (0..deck.slides.len()).filter(|slide| steps || !is_repeated(*slide)).collect()
}

/// The heading of a page of a PDF; empty if it has none.
fn heading(pdfs: &PdfCache, open: &OpenDeck, page: u32) -> String {
    let (sender, read) = mpsc::channel();
    let reply = move |text: Result<PageText, _>| {
        let _ = sender.send(text.map(|text| text.title));
    };
    pdfs.renderer().text(open.key, page, Box::new(reply));
    read.recv().ok().and_then(Result::ok).unwrap_or_default()
}

/// The outline of a deck: its own, else the titles of its slides. Its first page has the number `before`.
fn outline(chapter: &Chapter<'_>, titles: &[String], kept: &[usize], before: usize) -> Vec<OutlineLine> {
    let Chapter { deck, title } = chapter;
    // A step that has no page of its own is found on the last one of its slide.
    let page_of = |slide: usize| before + kept.partition_point(|page| *page < slide);
    let below = u8::from(title.is_some());
    // Several steps of a slide are one line.
    let is_further_step = |slide: usize| {
        let first = deck.slides[..=slide].iter().rposition(|slide| !slide.continues).unwrap_or_default();
        kept.iter().any(|other| (first..slide).contains(other))
    };
    let line = |level: u8, title: &str, slide: usize| OutlineLine { level, title: title.into(), page: page_of(slide) };
    let own: Vec<OutlineLine> = if deck.id.shown_item().is_some() {
        // One slide, with the item's title.
        Vec::new()
    } else if deck.outline.is_empty() {
        let slides = kept.iter().filter(|slide| !is_further_step(**slide));
        slides.filter_map(|slide| Some(line(below, titles.get(*slide)?, *slide))).collect()
    } else {
        let level = |level: u32| u8::try_from(level.saturating_sub(1)).unwrap_or(u8::MAX).saturating_add(below);
        deck.outline.iter().map(|entry| line(level(entry.level), &entry.title, entry.slide as usize)).collect()
    };
    title.iter().map(|title| line(0, title, 0)).chain(own).collect()
}

fn open_pdf<'a>(session: &'a LoadedSession, deck: &DeckInfo) -> Option<&'a OpenDeck> {
    let key = session.pages.pdf_pages_of(deck).next()?.deck;
    session.pdfs.iter().find(|open| open.key == key)
}

/// The file of a PDF, copied as the room sees it.
fn copied(session: &LoadedSession, deck: &DeckInfo, open: &OpenDeck, pdfs: &PdfCache) -> Result<CopyAsShown, String> {
    let asks = session.doubtful.iter().any(|doubt| doubt.deck == deck.id && doubt.answer.is_none());
    if asks {
        return Err(format!(
            "{}: half of each page may hold the speaker's notes; write `notes: right` or `notes: none` beside the deck in \
             the session file",
            name(deck)
        ));
    }
    let hash = pdfs.file_of(open);
    let file = session.files.iter().filter(|file| is_pdf(file)).find_map(|file| bytes_of(file, &hash));
    let file = file.ok_or_else(|| format!("{} was changed or removed meanwhile", name(deck)))?;
    let notes = open.info.notes_part.map_or(NotesWanted::None, NotesWanted::Part);
    let copy = copy_as_shown(&Arc::new(file), &PdfOptions { password: None, notes });
    copy.map_err(|why| format!("{} {why}", name(deck)))
}

fn name(deck: &DeckInfo) -> String {
    if deck.id.is_chairs() { "the chairs' deck".into() } else { one_line(&deck.title).into_owned() }
}

/// The file, if it has this hash.
fn bytes_of(file: &Path, hash: &str) -> Option<Vec<u8>> {
    let bytes = chairside_file::read(file, LARGEST_PDF as u64).ok()?;
    (base16ct::lower::encode_string(&Sha256::digest(&bytes)) == hash).then_some(bytes)
}
