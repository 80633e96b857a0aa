//! Reads the decks of a session: the chairs' own slides, and those that the agenda names.

use std::path::{Path, PathBuf};

use chairside_deck::{Deck, Folder};
use chairside_problem::Problem;
use chairside_session::DeckId;
use chairside_session::file::{SessionFile, Written};

use super::IMAGE_BASE;

/// A deck that the agenda names.
#[derive(Debug)]
pub struct NamedDeck {
    /// Its id: the name.
    pub id: DeckId,
    /// Its name in the session file.
    pub name: String,
    /// Its slides.
    pub deck: Deck,
}

/// Reading the decks of a session.
pub struct Reading<'a> {
    shown_as: &'a str,
    folder: PathBuf,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// The decks that were found.
    pub decks: Vec<NamedDeck>,
}

impl<'a> Reading<'a> {
    /// Reads for the file `shown_as`, which lies in `folder`.
    pub fn new(shown_as: &'a str, folder: PathBuf) -> Self {
        Self { shown_as, folder, problems: Vec::new(), decks: Vec::new() }
    }

    fn images_from(folder: PathBuf) -> Folder {
        Folder { root: folder, image_base: IMAGE_BASE.into() }
    }

    /// The chairs' slides: the file's own, or the deck that it names.
    pub fn chairs_deck(&mut self, said: &SessionFile, body: &str, body_line: u32) -> Deck {
        if let Some(named) = &said.deck
            && let Some(deck) = self.named_deck(named)
        {
            return deck;
        }
        let deck = chairside_deck::parse(self.shown_as, body, body_line, &Self::images_from(self.folder.clone()));
        self.never_empty(deck, said.title.as_deref())
    }

    /// A plain deck: the whole file.
    pub fn plain_deck(&mut self, text: &str) -> Result<Deck, Problem> {
        let deck = chairside_deck::parse_deck(self.shown_as, text, &Self::images_from(self.folder.clone()))?;
        Ok(self.never_empty(deck, None))
    }

    /// A deck without a slide gets one that names it, so that no window stays blank.
    fn never_empty(&mut self, mut deck: Deck, title: Option<&str>) -> Deck {
        self.problems.append(&mut deck.problems);
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

    /// The decks that the agenda's items name.
    pub fn item_decks(&mut self, said: &SessionFile) {
        for item in &said.agenda {
            let Some(named) = item.deck.as_ref().filter(|named| named.value != "chairs") else { continue };
            let id = DeckId::from(named.value.as_str());
            if self.decks.iter().any(|known| known.id == id) {
                continue;
            }
            if let Some(deck) = self.named_deck(named) {
                self.decks.push(NamedDeck { id, name: named.value.clone(), deck });
            }
        }
    }

    /// A deck by the name that the file gives; it must lie in the file's folder or below.
    fn named_deck(&mut self, named: &Written<String>) -> Option<Deck> {
        match self.read_named(named) {
            Ok(mut deck) => {
                self.problems.append(&mut deck.problems);
                Some(deck)
            }
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    fn read_named(&self, named: &Written<String>) -> Result<Deck, Problem> {
        let name = &named.value;
        let error = |what: String, instead: &str| Problem::error(self.shown_as, Some(named.line), what, instead);
        let path = self.folder.join(name);
        let (path, folder) = match (path.canonicalize(), self.folder.canonicalize()) {
            (Ok(path), Ok(folder)) => (path, folder),
            (Err(why), _) | (_, Err(why)) => {
                let what = format!("the deck `{name}` cannot be opened: {why}");
                return Err(error(what, "put the deck beside the session file, or mend its name"));
            }
        };
        if !path.starts_with(folder) {
            let what = format!("the deck `{name}` is outside the session's folder");
            return Err(error(what, "put the deck beside the session file"));
        }
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if !matches!(extension.as_deref(), Some("md" | "markdown")) {
            let what = format!("the deck `{name}` is not Markdown, and this version shows no other kind");
            let instead =
                "its item shows a generated slide instead; use `shown-by: presenter` when the presenter shares it";
            return Err(Problem::warning(self.shown_as, Some(named.line), what, instead));
        }
        // Named as the person would name it: relative to where the session file was named.
        let shown_as = self.folder.join(name).display().to_string();
        let text = chairside_deck::read_text(&path, &shown_as)?;
        let folder = path.parent().map_or_else(|| self.folder.clone(), Path::to_path_buf);
        let deck = chairside_deck::parse_deck(&shown_as, &text, &Self::images_from(folder))?;
        if deck.slides.is_empty() {
            return Err(error(format!("the deck `{name}` has no slides"), "write Markdown, with `---` between slides"));
        }
        Ok(deck)
    }
}
