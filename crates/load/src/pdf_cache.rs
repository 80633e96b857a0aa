//! The PDFs of a session that are open, each revision once.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chairside_deck::pdf::{LARGEST_PDF, NotesWanted, OpenError, PdfOptions};
use chairside_file::ReadError;
use chairside_render::{Failure, OpenDeck, OpenFailure, Renderer};
use sha2::{Digest, Sha256};

/// The hash of a file, and which part of its pages holds the notes.
type Key = ([u8; 32], NotesWanted);

/// The open PDFs by their content, so that a file read again unchanged stays the same deck. Clones share one cache.
#[derive(Debug, Clone)]
pub struct PdfCache {
    renderer: Renderer,
    open: Arc<Mutex<HashMap<Key, OpenDeck>>>,
}

/// Why a PDF cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenPdfError {
    /// It is encrypted.
    Locked {
        /// A password was given and is not the right one.
        wrong_password: bool,
    },
    /// Something else. The words complete "the deck `x.pdf` …".
    Unreadable(String),
}

impl PdfCache {
    /// An empty cache, which opens and draws PDFs with `renderer`.
    pub fn new(renderer: Renderer) -> Self {
        Self { renderer, open: Arc::default() }
    }

    /// A cache that holds PDFs already, so that a test needs no file and no renderer for them.
    pub fn holding(renderer: Renderer, decks: &[OpenDeck]) -> Self {
        let cache = Self::new(renderer);
        for deck in decks {
            cache.hold(&deck.key.0.to_le_bytes(), NotesWanted::Detect, deck);
        }
        cache
    }

    /// Holds this PDF as what a file of these bytes is, opened so.
    pub fn hold(&self, file: &[u8], notes: NotesWanted, deck: &OpenDeck) {
        self.lock().insert((Sha256::digest(file).into(), notes), deck.clone());
    }

    /// Draws pages of the PDFs that are open.
    pub fn renderer(&self) -> &Renderer {
        &self.renderer
    }

    /// Opens the file at `path`, or finds it open.
    pub fn open(&self, path: &Path, password: Option<&str>, notes: NotesWanted) -> Result<OpenDeck, OpenPdfError> {
        let unreadable = |what: String| OpenPdfError::Unreadable(what);
        let bytes = chairside_file::read(path, LARGEST_PDF as u64).map_err(|why| match why {
            ReadError::TooLarge => unreadable(OpenError::TooLarge.to_string()),
            ReadError::Io(why) => unreadable(format!("cannot be opened: {}", chairside_file::reason(&why))),
            why => unreadable(why.to_string()),
        })?;
        let key = (Sha256::digest(&bytes).into(), notes);
        if let Some(open) = self.lock().get(&key) {
            return Ok(open.clone());
        }
        let options = PdfOptions { password: password.map(ToOwned::to_owned), notes };
        let open = self.renderer.open(Arc::new(bytes), options).map_err(|why| match why {
            OpenFailure::File(OpenError::NeedsPassword) => OpenPdfError::Locked { wrong_password: false },
            OpenFailure::File(OpenError::WrongPassword) => OpenPdfError::Locked { wrong_password: true },
            OpenFailure::File(error) => unreadable(error.to_string()),
            OpenFailure::Renderer(Failure::TooSlow) => {
                unreadable("took longer than 5 s to open and was given up".into())
            }
            OpenFailure::Renderer(failure @ Failure::NoProcess(_)) => unreadable(failure.to_string()),
            OpenFailure::Renderer(_) => {
                unreadable("made its renderer fail: it is damaged, or needs too much memory".into())
            }
        })?;
        self.lock().insert(key, open.clone());
        Ok(open)
    }

    /// The SHA-256 of the file that this PDF was opened from, in hexadecimal; empty once it is closed.
    pub fn file_of(&self, deck: &OpenDeck) -> String {
        let kept = self.lock();
        let hash = kept.iter().find(|(_, open)| open.key == deck.key).map(|((hash, _), _)| hash);
        hash.map(|hash| base16ct::lower::encode_string(hash)).unwrap_or_default()
    }

    /// Whether this PDF is still open.
    pub fn is_open(&self, deck: &OpenDeck) -> bool {
        self.lock().values().any(|open| open.key == deck.key)
    }

    /// Closes every PDF that is not among `used`.
    pub fn close_all_but(&self, used: &[OpenDeck]) {
        self.lock().retain(|_, open| {
            let is_used = used.iter().any(|other| other.key == open.key);
            if !is_used {
                self.renderer.close(open.key);
            }
            is_used
        });
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, OpenDeck>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use chairside_render::DeckKey;

    use super::*;

    fn renderer() -> Renderer {
        Renderer::new("/nowhere".into())
    }

    #[test]
    fn a_pdf_that_nothing_uses_is_closed() {
        let [used, unused] = [1, 2].map(|key| OpenDeck { key: DeckKey(key), info: Arc::default() });
        let cache = PdfCache::holding(renderer(), &[used.clone(), unused.clone()]);
        cache.close_all_but(std::slice::from_ref(&used));
        assert!(cache.is_open(&used) && !cache.is_open(&unused));
    }

    #[test]
    fn what_cannot_be_opened_is_told_in_words_that_complete_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let cache = PdfCache::new(renderer());
        let open = |name: &str| cache.open(&folder.path().join(name), None, NotesWanted::Detect);
        let why = |opened: Result<OpenDeck, OpenPdfError>| match opened {
            Err(OpenPdfError::Unreadable(words)) => words,
            other => panic!("{other:?}"),
        };
        assert!(why(open("none.pdf")).starts_with("cannot be opened: "));
        std::fs::write(folder.path().join("a.pdf"), "%PDF-1.7\n%%EOF\n").unwrap();
        assert!(why(open("a.pdf")).contains("renderer does not start"), "there is no renderer here");
    }
}
