//! Opens the PDFs of a session, each revision once.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use chairside_deck::pdf::{LARGEST_PDF, NotesWanted, OpenError, PdfOptions};
use chairside_render::{Failure, OpenDeck, Renderer};
use sha2::{Digest, Sha256};

/// What is in a file, and how it is read.
type Key = ([u8; 32], NotesWanted);

/// The PDFs that are open, by what is in them, so that a file read again unchanged stays the deck that it was.
#[derive(Debug, Clone)]
pub struct Shelf {
    renderer: Renderer,
    known: Arc<Mutex<HashMap<Key, OpenDeck>>>,
}

/// Why a PDF is not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPdf {
    /// It wants a password, or another one than was given.
    Locked {
        /// One was given.
        wrong: bool,
    },
    /// Something else, in words that complete "the deck `x.pdf` …".
    Words(String),
}

impl Shelf {
    /// An empty shelf.
    pub fn new(renderer: Renderer) -> Self {
        Self { renderer, known: Arc::default() }
    }

    /// What draws its pages.
    pub fn renderer(&self) -> &Renderer {
        &self.renderer
    }

    /// Opens the file at `path`.
    pub fn open(&self, path: &Path, password: Option<&str>, notes: NotesWanted) -> Result<OpenDeck, NoPdf> {
        let words = |what: String| NoPdf::Words(what);
        let size = std::fs::metadata(path).map_err(|why| words(format!("cannot be opened: {why}")))?.len();
        if size > LARGEST_PDF as u64 {
            return Err(words(OpenError::TooLarge.to_string()));
        }
        let bytes = std::fs::read(path).map_err(|why| words(format!("cannot be read: {why}")))?;
        let key = (Sha256::digest(&bytes).into(), notes);
        if let Some(open) = self.lock().get(&key) {
            return Ok(open.clone());
        }
        let options = PdfOptions { password: password.map(ToOwned::to_owned), notes };
        let open = self.renderer.open(Arc::new(bytes), options).map_err(|why| match why {
            Ok(OpenError::NeedsPassword) => NoPdf::Locked { wrong: false },
            Ok(OpenError::WrongPassword) => NoPdf::Locked { wrong: true },
            Ok(error) => words(error.to_string()),
            Err(Failure::TooSlow) => words("took longer than 5 s to open and was given up".into()),
            Err(failure @ Failure::NoProcess(_)) => words(failure.to_string()),
            Err(_) => words("made its renderer fail: it is damaged, or needs too much memory".into()),
        })?;
        self.lock().insert(key, open.clone());
        Ok(open)
    }

    /// Closes every PDF that is not in `used` any more.
    pub fn keep_only(&self, used: &[OpenDeck]) {
        self.lock().retain(|_, open| {
            let is_used = used.iter().any(|other| other.key == open.key);
            if !is_used {
                self.renderer.close(open.key);
            }
            is_used
        });
    }

    /// Puts a PDF on the shelf that was never opened.
    #[cfg(test)]
    pub fn put(&self, open: &OpenDeck) {
        self.lock().insert((Sha256::digest(open.key.0.to_le_bytes()).into(), NotesWanted::Detect), open.clone());
    }

    /// Whether it is still there.
    #[cfg(test)]
    pub fn has(&self, open: &OpenDeck) -> bool {
        self.lock().values().any(|known| known.key == open.key)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Key, OpenDeck>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the name is that of a PDF.
pub fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}
