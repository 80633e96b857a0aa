//! Saves the files of slides: four at a time, each checked to be a PDF, and whole or not there at all.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::client::{Answer, Client};
use crate::file_name::safe_name;
use crate::found::FoundDeck;
use crate::pdf::{self, Content};
use crate::trouble::Trouble;

/// A deck may have so many bytes.
const LARGEST: u64 = 100 << 20;
/// So many files are fetched at the same time.
const AT_ONCE: usize = 4;

/// What became of one deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Download {
    /// It is in the folder, under this name.
    Saved {
        /// The name of the file.
        file: String,
        /// Its length in bytes.
        bytes: u64,
    },
    /// It was there already, in this revision.
    Kept {
        /// The name of the file.
        file: String,
    },
    /// It was left out.
    Left(Left),
}

/// Why a deck was left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Left {
    /// It is no PDF.
    #[error("it is a .{0} file. Ask the presenter for a PDF, or export one")]
    Kind(String),
    /// It was not waited for.
    #[error("it is still coming")]
    NotYet,
    /// It could not be fetched.
    #[error("{0}")]
    Trouble(#[from] Trouble),
}

/// How far a download is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Bytes of a deck arrived.
    Arrived {
        /// Which deck, from 0.
        deck: usize,
        /// Bytes so far.
        bytes: u64,
        /// Its length, if the server said it.
        of: Option<u64>,
    },
    /// A deck is done.
    Done {
        /// Which deck, from 0.
        deck: usize,
        /// What became of it.
        outcome: Download,
    },
}

/// Fetches the decks into a folder, at most four at a time, and returns what became of each, in their order.
///
/// A file appears under its name only once it is whole and known to be a PDF. Until then it has the ending `.part`, which
/// the next download resumes if the server can. A file that is there already is kept and not fetched again, because
/// its name contains the revision.
pub fn download(
    client: &Client,
    decks: &[FoundDeck],
    folder: &Path,
    progress: &(dyn Fn(Progress) + Sync),
) -> Vec<Download> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Vec::with_capacity(decks.len()));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(decks.len()) {
            scope.spawn(|| {
                while let Some((at, deck)) = take(&next, decks) {
                    let arrived = |bytes, of| progress(Progress::Arrived { deck: at, bytes, of });
                    let outcome = one(client, deck, folder, &arrived).unwrap_or_else(Download::Left);
                    progress(Progress::Done { deck: at, outcome: outcome.clone() });
                    outcomes.lock().unwrap_or_else(PoisonError::into_inner).push((at, outcome));
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcomes.sort_by_key(|(at, _)| *at);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn take<'a>(next: &AtomicUsize, decks: &'a [FoundDeck]) -> Option<(usize, &'a FoundDeck)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    decks.get(at).map(|deck| (at, deck))
}

fn one(client: &Client, deck: &FoundDeck, folder: &Path, arrived: &dyn Fn(u64, Option<u64>)) -> Result<Download, Left> {
    if deck.extension != "pdf" && !deck.extension.is_empty() {
        return Err(Left::Kind(safe_name(&deck.extension, "", "")));
    }
    let file = safe_name(&deck.name, &deck.revision, "pdf");
    let path = folder.join(&file);
    if path.exists() {
        return Ok(Download::Kept { file });
    }
    let part = folder.join(format!("{file}.part"));
    let bytes = client.again(client.time_for_a_file(), || {
        let (bytes, is_all) = fetch(client, deck, &part, arrived)?;
        check_pdf(&part, deck, is_all).inspect_err(|_| {
            // What is no PDF would be no better with more of it, and nobody knows where a file without a length was cut.
            let _ = fs::remove_file(&part);
        })?;
        Ok(bytes)
    })?;
    // A hard link fails if the name was taken meanwhile, where a rename would replace what is there.
    let moved = fs::hard_link(&part, &path).and_then(|()| fs::remove_file(&part)).or_else(|_| {
        if path.exists() { Err(std::io::ErrorKind::AlreadyExists.into()) } else { fs::rename(&part, &path) }
    });
    moved.map_err(|error| disk(&path, &error))?;
    Ok(Download::Saved { file, bytes })
}

/// Fetches what is still missing of a file. Returns its length, and whether the server said that this is all of it.
fn fetch(
    client: &Client,
    deck: &FoundDeck,
    part: &Path,
    arrived: &dyn Fn(u64, Option<u64>),
) -> Result<(u64, bool), Trouble> {
    let url = client.server().resolve(&deck.url)?;
    let had = fs::symlink_metadata(part).ok().filter(fs::Metadata::is_file).map_or(0, |meta| meta.len());
    let anew = || {
        fs::remove_file(part).map_err(|error| disk(part, &error))?;
        client.open(&url, "application/pdf", 0)
    };
    let answer = match client.open(&url, "application/pdf", had) {
        // The server has no more than we have, so what we have is of another file.
        Err(Trouble::Status { status: 416, .. }) => anew()?,
        // What it sends would not fit behind what we have.
        Ok(answer) if had > 0 && answer.starts_at().is_none_or(|start| start != 0 && start != had) => anew()?,
        answer => answer?,
    };
    let Some(from) = answer.starts_at().filter(|start| *start == 0 || *start == had) else {
        let why = "the server sent another part of the file than Chairside asked for".into();
        return Err(Trouble::WrongContent { address: url.to_string(), expected: "a PDF", why });
    };
    let expected = answer.length().map(|rest| from + rest);
    if expected.is_some_and(|length| length > LARGEST) {
        return Err(Trouble::TooLarge { address: url.to_string(), limit: LARGEST });
    }
    let is_all = expected.is_some() || answer.has_an_end();
    let all = write(client, answer, part, (from, expected), arrived)?;
    match expected {
        Some(length) if all < length => {
            let host = url.host_str().unwrap_or_default().to_owned();
            Err(Trouble::Unreachable { host, why: format!("the connection ended after {all} of {length} bytes") })
        }
        _ => Ok((all, is_all)),
    }
}

/// Writes what an answer has, from this byte on. Returns the length of the file.
fn write(
    client: &Client,
    answer: Answer,
    part: &Path,
    (from, expected): (u64, Option<u64>),
    arrived: &dyn Fn(u64, Option<u64>),
) -> Result<u64, Trouble> {
    let mut file = open_part(part, from).map_err(|error| disk(part, &error))?;
    let mut all = from;
    answer.read(client, client.time_for_a_file(), LARGEST - from.min(LARGEST), |bytes| {
        file.write_all(bytes).map_err(|error| disk(part, &error))?;
        all += bytes.len() as u64;
        arrived(all, expected);
        Ok(())
    })?;
    file.sync_all().map_err(|error| disk(part, &error))?;
    Ok(all)
}

fn open_part(part: &Path, from: u64) -> std::io::Result<File> {
    if from == 0 {
        let _ = fs::remove_file(part);
        return OpenOptions::new().write(true).create_new(true).open(part);
    }
    let mut file = OpenOptions::new().write(true).open(part)?;
    file.seek(SeekFrom::End(0))?;
    Ok(file)
}

/// Refuses what is no PDF, and one that stops in the middle where the server did not say how long it is.
fn check_pdf(path: &Path, deck: &FoundDeck, is_all: bool) -> Result<(), Trouble> {
    match pdf::content(path).map_err(|error| disk(path, &error))? {
        Content::WithoutEnd if !is_all => Err(Trouble::Cut { address: deck.url.clone() }),
        Content::Whole | Content::WithoutEnd => Ok(()),
        Content::Other(why) => {
            Err(Trouble::WrongContent { address: deck.url.clone(), expected: "a PDF", why: why.into() })
        }
    }
}

fn disk(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::Disk { path: PathBuf::from(path), why: error.to_string() }
}
