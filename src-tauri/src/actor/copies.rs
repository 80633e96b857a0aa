//! Decks from elsewhere that the session file is to name: they are copied beside it first.

use std::path::{Path, PathBuf};
use std::thread;

use chairside_file::canonical;

use super::Actor;
use super::message::Message;
use crate::beside::{self, CopiedDecks};

impl Actor {
    /// Attached decks outside of this folder that have no copy in it.
    pub(super) fn decks_outside(&self, folder: &Path) -> Vec<String> {
        let is_own = self.library.source.folder() == folder;
        let is_outside = |file: &&String| {
            name_in(folder, file).is_none() && !(is_own && self.library.file.copied.contains_key(*file))
        };
        self.run.state().attached.values().filter(is_outside).cloned().collect()
    }

    /// Copies files beside the session file in a thread, since they may be large; the result is a message. `with` are
    /// files of the session that keep their place below the folder `from`.
    pub(super) fn copy_decks(&mut self, decks: Vec<String>, with: Vec<PathBuf>, to: PathBuf, save_as: Option<PathBuf>) {
        let (from, handle) = (self.library.source.folder(), self.library.handle().clone());
        let copy = move || {
            let names = with.iter().try_for_each(|file| beside::keep_place(&from, file, &to)).and_then(|()| {
                let copy = |deck: String| beside::copy(Path::new(&deck), &to).map(|name| (deck, name));
                decks.into_iter().map(copy).collect()
            });
            handle.send(Message::DecksCopied(CopiedDecks { names, save_as }));
        };
        if let Err(error) = thread::Builder::new().name("copy decks".into()).spawn(copy) {
            self.trouble(format!("The session was not saved: {error}"));
        }
    }

    /// Decks have been copied: now the session can be saved.
    pub(super) fn decks_copied(&mut self, CopiedDecks { names, save_as }: CopiedDecks) {
        match names {
            Ok(names) => {
                self.library.file.copied.extend(names);
                match save_as {
                    Some(path) => self.write_new(&path),
                    None => self.save_agenda(&[]),
                }
            }
            Err(words) => self.trouble(format!("The session was not saved, and its file has not changed: {words}")),
        }
        self.publish();
        self.publisher.presenter_soon();
    }

    /// How the session file names an attached deck: by its place in the file's folder, else as its copy there is called.
    pub(super) fn name_of_deck(&self, folder: &Path, file: &str) -> Option<String> {
        let copied = self.library.file.copied.get(file).cloned();
        let wanted = || Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
        name_in(folder, file).or(copied).or_else(wanted)
    }
}

/// How the session file in this folder can name a deck; `None` if the deck is not in the folder.
fn name_in(folder: &Path, file: &str) -> Option<String> {
    let folder = canonical(folder).unwrap_or_else(|_| folder.into());
    let path = Path::new(file);
    let path = canonical(path).unwrap_or_else(|_| path.into());
    path.strip_prefix(&folder).ok().map(|name| name.display().to_string())
}
