//! Reads the decks of a session: the chairs' own slides, those that the agenda names, and those that were attached.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chairside_deck::pdf::pdfpc::{self, Pdfpc};
use chairside_deck::pdf::{FindingKind, NotesFinding, NotesPart, NotesWanted, PdfInfo};
use chairside_deck::{Deck, Folder};
use chairside_file::{ReadError, canonical, exists, reason};
use chairside_problem::Problem;
use chairside_render::OpenDeck;
use chairside_session::file::{SessionFile, Written};
use chairside_session::{DeckId, NotesPlace};

use crate::deck::{MarkdownDeck, NamedDeck, NotesDoubt, PdfSlides, Slides};
use crate::pdf_file::{is_complete, is_pdf};
use crate::source::file_name;
use crate::{BrokenDeck, IMAGE_BASE, OpenPdfError, PdfCache, Source};

/// Reads decks, and collects what was read and what was wrong.
pub(crate) struct DeckReader<'a> {
    source: &'a Source,
    pdfs: &'a PdfCache,
    /// The session file's name in messages.
    shown_as: &'a str,
    /// The folder that decks are looked up in.
    folder: PathBuf,
    pub problems: Vec<Problem>,
    pub broken: Vec<BrokenDeck>,
    /// Fonts that a deck needs and nobody has, in words.
    pub fonts: Vec<String>,
    /// What the PDFs that were opened are called in messages.
    pub pdf_names: HashMap<DeckId, String>,
    /// What was found in the decks in Markdown.
    pub markdown: Vec<MarkdownDeck>,
    /// The decks that were found, without the chairs'.
    pub decks: Vec<NamedDeck>,
    /// All files that were read, or should have been.
    pub files: Vec<PathBuf>,
}

impl<'a> DeckReader<'a> {
    pub fn new(source: &'a Source, pdfs: &'a PdfCache, shown_as: &'a str) -> Self {
        let folder = source.folder();
        Self {
            source,
            pdfs,
            shown_as,
            folder,
            problems: Vec::new(),
            broken: Vec::new(),
            fonts: Vec::new(),
            pdf_names: HashMap::new(),
            markdown: Vec::new(),
            decks: Vec::new(),
            files: Vec::new(),
        }
    }

    fn images_from(folder: PathBuf) -> Folder {
        Folder { root: folder, image_base: IMAGE_BASE.into() }
    }

    /// Reads the chairs' slides: those in the session file, or the deck that it names.
    pub fn chairs_deck(&mut self, file: &SessionFile, body: &str, body_line: u32) -> Slides {
        if let Some(named) = &file.deck
            && let Some(found) = self.named_deck(DeckId::chairs(), named, file.notes)
        {
            return found.slides;
        }
        let deck = chairside_deck::parse(self.shown_as, body, body_line, &Self::images_from(self.folder.clone()));
        Slides::Markdown(self.never_empty(deck, file.title.as_deref()))
    }

    /// What is wrong with slides that are not shown, because what stands before them cannot be read.
    pub fn problems_of_slides(&mut self, body: &str, body_line: u32) -> Vec<Problem> {
        let deck = chairside_deck::parse(self.shown_as, body, body_line, &Self::images_from(self.folder.clone()));
        self.problems.drain(..).chain(deck.problems).collect()
    }

    /// Reads a plain deck in Markdown: the whole file.
    pub fn plain_deck(&mut self, text: &str) -> Result<Deck, Problem> {
        let deck = chairside_deck::parse_deck(self.shown_as, text, &Self::images_from(self.folder.clone()))?;
        Ok(self.never_empty(deck, None))
    }

    /// Reads a plain deck that is a PDF.
    pub fn plain_pdf(&mut self) -> Result<Slides, Problem> {
        let id = DeckId::chairs();
        let slides = self.pdf(&id, &self.source.path, self.shown_as, None).map_err(|what| {
            let what = format!("the deck {what}");
            Problem::error(self.shown_as, None, what, "name a PDF or a Markdown file that can be read")
        })?;
        self.problems.extend(locked(&slides, self.shown_as, None, "the deck"));
        Ok(slides)
    }

    /// Gives a deck without slides one with its title, so that no window stays blank.
    fn never_empty(&mut self, mut deck: Deck, title: Option<&str>) -> Deck {
        self.keep_problems(&DeckId::chairs(), self.shown_as, &mut deck);
        if !deck.slides.is_empty() {
            return deck;
        }
        let what = "there are no slides in it";
        self.problems.push(Problem::warning(self.shown_as, None, what, "write Markdown, with `---` between slides"));
        let stem = Path::new(self.shown_as).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into());
        let title = title.map_or(stem, ToOwned::to_owned);
        let folder = Self::images_from(self.folder.clone());
        chairside_deck::parse(self.shown_as, &format!("# {}", title.replace('\n', " ")), 1, &folder)
    }

    /// Takes the problems of a deck in Markdown, and looks for fonts that have its letters.
    fn keep_problems(&mut self, id: &DeckId, shown_as: &str, deck: &mut Deck) {
        let mut problems = std::mem::take(&mut deck.problems);
        if !self.source.fonts_later {
            let missing = chairside_deck::missing_glyphs(shown_as, &deck.slides);
            self.fonts.extend(missing.iter().map(Problem::with_file_name));
            problems.extend(missing);
        }
        self.problems.extend(problems.iter().cloned());
        self.markdown.push(MarkdownDeck::new(id, deck, problems));
    }

    /// Reads the decks that the agenda's items name.
    pub fn item_decks(&mut self, file: &SessionFile) {
        for item in &file.agenda {
            let Some(named) = item.deck.as_ref().filter(|named| named.value != "chairs") else { continue };
            let id = DeckId::from(named.value.as_str());
            if self.decks.iter().any(|known| known.id == id) {
                continue;
            }
            if let Some(deck) = self.named_deck(id, named, item.notes) {
                self.decks.push(deck);
            }
        }
    }

    /// Reads the decks that the chair attached to items.
    pub fn attached_decks(&mut self) {
        for attached in &self.source.attached {
            let name = attached.name();
            let id = attached.deck.clone();
            if self.decks.iter().any(|known| known.id == id) {
                continue;
            }
            self.files.push(attached.path.clone());
            let shown_as = attached.path.display().to_string();
            match self.read(&id, &attached.path, &shown_as) {
                Ok(slides) => self.decks.push(NamedDeck { id, name, slides }),
                Err(problem) => self.cannot_read(id, problem),
            }
        }
    }

    /// Reads a deck that the session file names. It must be in the file's folder or below.
    fn named_deck(&mut self, id: DeckId, named: &Written<String>, notes: Option<NotesPlace>) -> Option<NamedDeck> {
        self.files.push(chairside_deck::named_file(&self.folder, &named.value));
        match self.read_named(&id, named, notes) {
            Ok(slides) => Some(NamedDeck { id, name: named.value.clone(), slides }),
            Err(problem) => {
                self.cannot_read(id, problem);
                None
            }
        }
    }

    fn cannot_read(&mut self, deck: DeckId, problem: Problem) {
        self.broken.push(BrokenDeck { deck, words: problem.to_string(), is_readable: false });
        self.problems.push(problem);
    }

    fn read_named(
        &mut self,
        id: &DeckId,
        named: &Written<String>,
        notes: Option<NotesPlace>,
    ) -> Result<Slides, Problem> {
        let name = &named.value;
        let error = |what: String, instead: &str| Problem::error(self.shown_as, Some(named.line), what, instead);
        let path = chairside_deck::named_file(&self.folder, name);
        let (path, folder) = match (canonical(&path), canonical(&self.folder)) {
            (Ok(path), Ok(folder)) => (path, folder),
            (Err(why), _) | (_, Err(why)) => {
                let what = match why {
                    ReadError::Io(why) => format!("the deck `{name}` cannot be opened: {}", reason(&why)),
                    why => format!("the deck `{name}` {why}"),
                };
                return Err(error(what, "put the deck beside the session file, or correct its name"));
            }
        };
        if !path.starts_with(folder) {
            let what = format!("the deck `{name}` is outside the session's folder");
            return Err(error(what, "put the deck beside the session file"));
        }
        // Named relative to where the person named the session file.
        let shown_as = self.folder.join(name).display().to_string();
        let slides = if is_pdf(&path) {
            let slides = self.pdf(id, &path, &shown_as, notes).map_err(|what| {
                let instead = "its item shows a generated slide instead; ask for the file again";
                Problem::error(self.shown_as, Some(named.line), format!("the deck `{name}` {what}"), instead)
            })?;
            self.problems.extend(locked(&slides, self.shown_as, Some(named.line), &format!("the deck `{name}`")));
            slides
        } else {
            self.read(id, &path, &shown_as)?
        };
        Ok(slides)
    }

    /// Reads a deck, PDF or Markdown.
    fn read(&mut self, id: &DeckId, path: &Path, shown_as: &str) -> Result<Slides, Problem> {
        if is_pdf(path) {
            let slides = self
                .pdf(id, path, shown_as, None)
                .map_err(|what| Problem::error(shown_as, None, format!("the deck {what}"), "ask for the file again"))?;
            self.problems.extend(locked(&slides, shown_as, None, "the deck"));
            return Ok(slides);
        }
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if !matches!(extension.as_deref(), Some("md" | "markdown")) {
            let instead = "export it as a PDF; use `shown-by: presenter` when the presenter shares it";
            return Err(Problem::error(shown_as, None, "the deck is neither a PDF nor Markdown", instead));
        }
        let (text, replaced) = chairside_deck::read_with_warnings(path, shown_as)?;
        let folder = path.parent().map_or_else(|| self.folder.clone(), Path::to_path_buf);
        let mut deck = chairside_deck::parse_deck(shown_as, &text, &Self::images_from(folder))?;
        if deck.slides.is_empty() {
            let what = "the deck has no slides";
            return Err(Problem::error(shown_as, None, what, "write Markdown, with `---` between slides"));
        }
        deck.problems.splice(..0, replaced);
        self.keep_problems(id, shown_as, &mut deck);
        Ok(Slides::Markdown(deck))
    }

    /// Opens a PDF, `shown_as` to people; the error completes "the deck …".
    fn pdf(&mut self, id: &DeckId, path: &Path, shown_as: &str, notes: Option<NotesPlace>) -> Result<Slides, String> {
        if exists(path) && !is_complete(path) {
            let words = format!("{} is incomplete, as if it were still being written", path.display());
            self.broken.push(BrokenDeck { deck: id.clone(), words, is_readable: true });
        }
        let password = self.source.passwords.get(id).map(String::as_str);
        let beside = path.with_extension("pdfpc");
        let of_talk = self.source.notes.clone().filter(|_| path == self.source.path);
        let talk_notes = self.notes_file(&of_talk.unwrap_or(beside));
        let in_file = talk_notes.notes_part.map_or(NotesWanted::Detect, NotesWanted::Part);
        let notes = notes.map_or(in_file, wanted);
        let open = match self.pdfs.open(path, password, notes) {
            Ok(open) => open,
            Err(OpenPdfError::Locked { wrong_password }) => {
                return Ok(Slides::Locked { file: file_name(path), wrong_password });
            }
            Err(OpenPdfError::Unreadable(what)) => return Err(what),
        };
        self.pdf_names.insert(id.clone(), shown_as.to_owned());
        self.fonts.extend(fonts_of(&open.info, shown_as));
        self.problems.extend(warnings(&open.info, shown_as));
        // Ask before the next line: once `doubt` has chosen how to read the deck, `open` no longer shows the doubt.
        let asked = asks(&open.info, shown_as);
        let (open, doubt) = self.doubt(id, path, open)?;
        if doubt.as_ref().is_some_and(|doubt| doubt.deck.answer.is_none()) {
            self.problems.extend(asked);
        }
        let all = &open.info.pages;
        let hidden = talk_notes.hidden(all);
        let pages: Vec<u32> = (0..).zip(all).map(|(page, _)| page).filter(|page| !hidden.contains(page)).collect();
        // A notes file that hides every page is ignored.
        let pages = if pages.is_empty() { (0..).zip(all).map(|(page, _)| page).collect() } else { pages };
        let end_page = talk_notes.end_page(all);
        let end = end_page.and_then(|end| pages.iter().rposition(|page| *page <= end));
        let end = end.and_then(|end| u32::try_from(end).ok());
        Ok(Slides::Pdf(PdfSlides {
            notes: talk_notes.notes(all),
            pages,
            end,
            minutes: talk_notes.duration,
            open,
            doubt,
        }))
    }

    /// Opens a PDF that may have notes on half of each page in every way to read it, and chooses the one that the chair
    /// has answered, else the likeliest. A PDF that is certain stays as it is.
    fn doubt(&self, id: &DeckId, path: &Path, whole: OpenDeck) -> Result<(OpenDeck, Option<NotesDoubt>), String> {
        let NotesFinding::Uncertain(evidence) = &whole.info.notes else { return Ok((whole, None)) };
        let password = self.source.passwords.get(id).map(String::as_str);
        let likely = place(evidence.part);
        let mut ways = Vec::new();
        for notes in [likely, likely.opposite()] {
            let open = self.pdfs.open(path, password, wanted(notes));
            ways.push((notes, open.map_err(|_| "has changed while it was read".to_owned())?));
        }
        ways.push((NotesPlace::None, whole.clone()));
        let file = self.pdfs.file_of(&whole);
        let answer = self.source.answers.of(id, &file, likely);
        let doubt = NotesDoubt::new(id, file, evidence.reasons.join("; "), answer, &ways);
        Ok((doubt.chosen().cloned().unwrap_or(whole), Some(doubt)))
    }

    /// Reads a notes file of pdfpc's. A file that cannot be read becomes a problem.
    fn notes_file(&mut self, path: &Path) -> Pdfpc {
        self.files.push(path.into());
        if !exists(path) {
            if self.source.notes.as_deref() == Some(path) {
                let problem = Problem::warning(
                    &path.display().to_string(),
                    None,
                    "this notes file does not exist",
                    "name one that does",
                );
                self.problems.push(problem);
            }
            return Pdfpc::default();
        }
        let shown_as = path.display().to_string();
        let none = "the slides are shown without these notes";
        let text = chairside_deck::read_with_warnings(path, &shown_as);
        let text = text.map_err(|problem| Problem::warning(&shown_as, problem.line, problem.what, none));
        let read = text.and_then(|(text, mut replaced)| {
            self.problems.append(&mut replaced);
            pdfpc::read(&text).map_err(|error| {
                let what = format!("the notes file {error}");
                Problem::warning(&shown_as, None, what, none)
            })
        });
        read.unwrap_or_else(|problem| {
            self.problems.push(problem);
            Pdfpc::default()
        })
    }
}

/// That a deck, called so, needs a password, if it does.
fn locked(slides: &Slides, shown_as: &str, line: Option<u32>, deck: &str) -> Option<Problem> {
    let Slides::Locked { wrong_password, .. } = slides else { return None };
    let what = match wrong_password {
        true => format!("{deck} is encrypted, and the password is wrong"),
        false => format!("{deck} is encrypted and asks for a password"),
    };
    let instead = "type it when Chairside asks, or ask for a file without one";
    Some(Problem::warning(shown_as, line, what, instead))
}

/// What is said of the fonts of a PDF.
fn fonts_of(info: &PdfInfo, shown_as: &str) -> Vec<String> {
    let of_font = info.findings.iter().filter(|finding| finding.kind == FindingKind::Font);
    of_font.map(|finding| Problem::warning(shown_as, None, &finding.what, &finding.instead).with_file_name()).collect()
}

/// What of a PDF is not shown or may look different.
fn warnings(info: &PdfInfo, shown_as: &str) -> Vec<Problem> {
    let warning = |what: &str, instead: &str| Problem::warning(shown_as, None, what, instead);
    let differs = info.findings.iter().filter(|finding| !finding.kind.looks_the_same());
    differs.map(|finding| warning(&finding.what, &finding.instead)).collect()
}

/// That the chair will be asked about notes on half of each page.
fn asks(info: &PdfInfo, shown_as: &str) -> Option<Problem> {
    let NotesFinding::Uncertain(evidence) = &info.notes else { return None };
    let what = format!("half of each page may hold the speaker's notes: {}", evidence.reasons.join("; "));
    let instead = "Chairside asks before it shows a page, unless the session file says `notes: right` or `notes: none`";
    Some(Problem::warning(shown_as, None, what, instead))
}

fn place(part: NotesPart) -> NotesPlace {
    match part {
        NotesPart::Right => NotesPlace::Right,
        NotesPart::Left => NotesPlace::Left,
        NotesPart::Top => NotesPlace::Top,
        NotesPart::Bottom => NotesPlace::Bottom,
    }
}

fn wanted(place: NotesPlace) -> NotesWanted {
    match place {
        NotesPlace::Right => NotesWanted::Part(NotesPart::Right),
        NotesPlace::Left => NotesWanted::Part(NotesPart::Left),
        NotesPlace::Top => NotesWanted::Part(NotesPart::Top),
        NotesPlace::Bottom => NotesWanted::Part(NotesPart::Bottom),
        NotesPlace::None => NotesWanted::None,
    }
}

#[cfg(test)]
mod tests {
    use chairside_deck::pdf::{Finding, FindingKind, NotesEvidence};

    use super::*;

    #[test]
    fn what_is_not_shown_and_notes_that_may_be_there_are_warnings() {
        let finding = Finding {
            kind: FindingKind::Media,
            pages: vec![0],
            what: "a film on page 1 is not played".to_owned(),
            instead: "play it in another program".to_owned(),
        };
        let evidence =
            NotesEvidence { part: NotesPart::Right, reasons: vec!["each page is twice as wide as a slide".to_owned()] };
        let notes = NotesFinding::Uncertain(evidence);
        let info = PdfInfo { findings: vec![finding], notes, ..PdfInfo::default() };
        let said: Vec<String> =
            warnings(&info, "talk.pdf").iter().chain(&asks(&info, "talk.pdf")).map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "talk.pdf: warning: a film on page 1 is not played; play it in another program",
                "talk.pdf: warning: half of each page may hold the speaker's notes: each page is twice as wide as a \
                 slide; Chairside asks before it shows a page, unless the session file says `notes: right` or \
                 `notes: none`",
            ]
        );
        assert_eq!(warnings(&PdfInfo::default(), "talk.pdf"), []);
        let said = |wrong_password| {
            let slides = Slides::Locked { file: "talk.pdf".into(), wrong_password };
            locked(&slides, "talk.pdf", None, "the deck").map(|problem| problem.to_string()).unwrap_or_default()
        };
        let instead = "type it when Chairside asks, or ask for a file without one";
        let needs = format!("talk.pdf: warning: the deck is encrypted and asks for a password; {instead}");
        assert_eq!(said(false), needs);
        assert!(said(true).contains("the password is wrong"), "{}", said(true));
        assert_eq!(asks(&PdfInfo::default(), "talk.pdf"), None);
    }
}
