//! Brings a session of the Datatracker into a folder: its decks, then the session file. The session file is written last
//! and in one step, so whatever ends the import, there is a whole session or none; the next import finds the decks that
//! arrived and fetches the others.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chairside_datatracker::{Client, Download, FoundDeck, FoundSession, Left, Progress, Trouble, download, safe_name};
use chairside_problem::marks;
use chairside_session::file::{new_session, read};

use crate::agenda::Imported;
use crate::changes::Before;
use crate::datatracker::{from_datatracker, with_own_names};
use crate::decks::{Choices, DeckNote, file_of, is_pdf};
use crate::new_file::{NotWritten, write_new};

/// The name of the session file in its folder.
pub const SESSION_FILE: &str = "session.md";
/// A session file is not larger.
const LARGEST: u64 = 4 << 20;

/// A session that was brought into a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Its session file.
    pub file: PathBuf,
    /// Whether the session file is new. One that was there stays as it is; then only decks were fetched.
    pub is_new: bool,
    /// The session, with what is uncertain.
    pub imported: Imported,
    /// Its decks, in the Datatracker's order.
    pub decks: Vec<DeckNote>,
    /// Those that were not waited for.
    pub coming: Vec<FoundDeck>,
}

impl Brought {
    /// Whether something of the session is not there.
    pub fn is_incomplete(&self) -> bool {
        !self.imported.doubts.is_empty() || self.decks.iter().any(|deck| deck.left.is_some())
    }
}

/// Why no session was made.
#[derive(Debug, thiserror::Error)]
pub enum BringError {
    /// It was cancelled.
    #[error("Stopped, and no session was made. Decks in {folder} so far: {decks}. The same import fetches the others")]
    Cancelled {
        /// How many decks are whole.
        decks: usize,
        /// The folder.
        folder: String,
    },
    /// The folder has another session.
    #[error("{0} is a file of another session and stays as it is. Name another folder")]
    OtherSession(String),
    /// The folder cannot be made.
    #[error("{0} cannot be made: {1}")]
    Folder(String, io::Error),
    /// The disk refused a deck.
    #[error("{0}")]
    Disk(Trouble),
    /// The session file was not written.
    #[error("{0}")]
    File(#[from] NotWritten),
    /// What the Datatracker says does not fit into a session file.
    #[error("{0}")]
    Unfit(String),
}

/// Fetches the decks of a session into a folder, which is made if need be, and writes its session file. `chosen` has where
/// somebody has said that decks belong.
///
/// # Errors
/// A [`BringError`]; then there is no session file that was not there before, and a folder that was made and is still
/// empty is gone again.
pub fn bring(
    client: &Client,
    session: &FoundSession,
    chosen: &Choices,
    folder: &Path,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Brought, BringError> {
    let session = &with_own_names(session);
    let file = folder.join(SESSION_FILE);
    let is_new = !is_there(&file, session)?;
    let made = Made::folder(folder)?;
    let downloads = download(client, &session.decks, folder, progress);
    stopped(&downloads, folder)?;
    let brought = written(session, chosen, folder, is_new, &downloads)?;
    made.keep();
    Ok(brought)
}

/// Writes the session file before all decks are there, and says which are still to come. The file names those too.
///
/// # Errors
/// As for [`bring`].
pub fn bring_before_decks(session: &FoundSession, chosen: &Choices, folder: &Path) -> Result<Brought, BringError> {
    let session = &with_own_names(session);
    let is_new = !is_there(&folder.join(SESSION_FILE), session)?;
    let made = Made::folder(folder)?;
    let so_far = |deck: &FoundDeck| match file_of(deck) {
        file if folder.join(&file).exists() => Download::Kept { file },
        _ if !is_pdf(deck) => Download::Left(Left::Kind(safe_name(&deck.extension, "", ""))),
        _ => Download::Left(Left::NotYet),
    };
    let downloads: Vec<_> = session.decks.iter().map(so_far).collect();
    let mut brought = written(session, chosen, folder, is_new, &downloads)?;
    let is_coming = |download: &Download| *download == Download::Left(Left::NotYet);
    let coming = session.decks.iter().zip(&downloads).filter(|(_, download)| is_coming(download));
    brought.coming = coming.map(|(deck, _)| deck.clone()).collect();
    made.keep();
    Ok(brought)
}

fn written(
    session: &FoundSession,
    chosen: &Choices,
    folder: &Path,
    is_new: bool,
    downloads: &[Download],
) -> Result<Brought, BringError> {
    let file = folder.join(SESSION_FILE);
    let (imported, decks) = from_datatracker(session, chosen, Some(downloads));
    if is_new {
        let text =
            new_session(SESSION_FILE, &imported.draft).map_err(|problem| BringError::Unfit(problem.to_string()))?;
        write_new(&file, &text)?;
        Before::of(session).write(folder);
    }
    Ok(Brought { file, is_new, imported, decks, coming: Vec::new() })
}

/// Whether the session file is in the folder already. It then stays as it is.
///
/// # Errors
/// If the file is of another session.
pub fn is_in_folder(folder: &Path, session: &FoundSession) -> Result<bool, BringError> {
    is_there(&folder.join(SESSION_FILE), session)
}

/// Whether the session file is there already.
fn is_there(file: &Path, session: &FoundSession) -> Result<bool, BringError> {
    if file.symlink_metadata().is_err() {
        return Ok(false);
    }
    let other = || BringError::OtherSession(marks::path(file));
    let text = chairside_file::read(file, LARGEST).map_err(|_| other())?;
    let text = String::from_utf8_lossy(&text).replace("\r\n", "\n");
    let yaml = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map(|(yaml, _)| yaml);
    let said = yaml.and_then(|yaml| read(SESSION_FILE, yaml, 2).0).ok_or_else(other)?;
    let same = |said: &Option<String>, ours: &str| said.as_deref().is_some_and(|said| said.eq_ignore_ascii_case(ours));
    let is_same = same(&said.group, &session.group) && same(&said.meeting, &session.meeting);
    // The chair may have moved it by hand; another session of the group is on another day.
    let near = said.slot.is_none_or(|slot| slot.start.duration_since(session.start).abs().as_hours() < 12);
    if is_same && near { Ok(true) } else { Err(other()) }
}

/// What ended the downloads before all were tried.
fn stopped(downloads: &[Download], folder: &Path) -> Result<(), BringError> {
    let whole = |download: &&Download| matches!(download, Download::Saved { .. } | Download::Kept { .. });
    for download in downloads {
        match download {
            Download::Left(Left::Trouble(Trouble::Cancelled)) => {
                let decks = downloads.iter().filter(whole).count();
                return Err(BringError::Cancelled { decks, folder: marks::path(folder) });
            }
            Download::Left(Left::Trouble(trouble @ Trouble::Disk { .. })) => {
                return Err(BringError::Disk(trouble.clone()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A folder that is removed again if nothing came into it.
struct Made(Option<PathBuf>);

impl Made {
    fn folder(folder: &Path) -> Result<Self, BringError> {
        if folder.is_dir() {
            return Ok(Self(None));
        }
        fs::create_dir_all(folder).map_err(|error| BringError::Folder(marks::path(folder), error))?;
        Ok(Self(Some(folder.into())))
    }

    fn keep(mut self) {
        self.0 = None;
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            // It fails if something is in it, and then that stays.
            let _ = fs::remove_dir(folder);
        }
    }
}
