//! `chairside import datatracker`: a folder with a session file and its decks.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use chairside_datatracker::{
    Cancel, Client, FoundSession, Meeting, Patience, Progress, Server, Trouble, find_sessions,
};
use chairside_import::{
    BringError, Brought, Choices, DeckNote, DeckPlace, bring, fetched, folder_name, session_name, size,
};
use chairside_problem::marks::{one_line, path};

use super::import::{counted, uncertain};
use super::output::{fail, print, print_messages, sentence, warn};

/// How often a deck that takes long says how far it is.
const NEWS: Duration = Duration::from_secs(5);
/// After Ctrl+C a server that says nothing is waited for so long. Nothing is half made meanwhile.
const GRACE: Duration = Duration::from_secs(2);
/// The exit status after Ctrl+C, as shells count it.
const INTERRUPTED: u8 = 130;

/// Which session becomes which folder.
#[derive(Debug)]
pub struct DatatrackerImport<'a> {
    /// The meeting, as typed.
    pub meeting: &'a str,
    /// The group, as typed.
    pub group: &'a str,
    /// The folder; named after meeting and group without one.
    pub output: Option<&'a Path>,
    /// Another server than the IETF's.
    pub base_url: Option<&'a str>,
    /// Which of several sessions, from 1.
    pub session: Option<usize>,
}

/// Brings a session in. Progress and what is missing go to standard error, what was made to standard output.
pub fn datatracker(import: &DatatrackerImport<'_>) -> ExitCode {
    let cancel = Cancel::default();
    stop_on_interrupt(cancel.clone());
    match imported(import, cancel) {
        Ok((session, brought)) => {
            print_messages(&uncertain(
                &format!("agenda of {}", one_line(&session.group)),
                &brought.imported.unplaced,
                &[],
            ));
            brought.imported.doubts.iter().for_each(|doubt| warn(one_line(doubt)));
            print(&report(&session, &brought));
            if brought.is_incomplete() { ExitCode::from(1) } else { ExitCode::SUCCESS }
        }
        Err(Failed::Interrupted(why)) => {
            warn(why);
            ExitCode::from(INTERRUPTED)
        }
        Err(Failed::Because(why)) => fail(why),
    }
}

enum Failed {
    Interrupted(String),
    Because(String),
}

impl From<Trouble> for Failed {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Cancelled => Self::Interrupted("Stopped. Nothing was made".into()),
            trouble => Self::Because(sentence(trouble)),
        }
    }
}

impl From<BringError> for Failed {
    fn from(error: BringError) -> Self {
        match error {
            BringError::Cancelled { .. } => Self::Interrupted(sentence(error)),
            error => Self::Because(sentence(error)),
        }
    }
}

fn imported(import: &DatatrackerImport<'_>, cancel: Cancel) -> Result<(FoundSession, Brought), Failed> {
    let meeting: Meeting = import.meeting.parse().map_err(|bad| Failed::Because(sentence(bad)))?;
    let server = import.base_url.map_or_else(Server::ietf, Server::at)?;
    let client = Client::new(server, Patience::default(), cancel);
    print_messages(&format!("Asking {} for {} at {meeting}…\n", client.server().host(), one_line(import.group)));
    let mut sessions = find_sessions(&client, &meeting, import.group)?;
    let of_several = sessions.len() > 1;
    let session = sessions.swap_remove(chosen(import, &meeting, &sessions)?);
    let named = || PathBuf::from(folder_name(&meeting, &session, of_several));
    let folder = import.output.map_or_else(named, Path::to_path_buf);
    let progress = Shown::new(&session);
    let brought = bring(&client, &session, &Choices::default(), &folder, &|step| progress.show(&step))?;
    Ok((session, brought))
}

/// Which session is meant, from 0.
fn chosen(import: &DatatrackerImport<'_>, meeting: &Meeting, sessions: &[FoundSession]) -> Result<usize, Failed> {
    let count = sessions.len();
    match import.session {
        Some(number @ 1..) if number <= count => Ok(number - 1),
        None if count == 1 => Ok(0),
        asked => {
            let has = if count == 1 { "1 session".to_owned() } else { format!("{count} sessions") };
            let not = asked.map_or_else(String::new, |number| format!(", and no number {number}"));
            let mut words =
                format!("{} has {has} at {meeting}{not}. Choose one with --session:\n", one_line(&sessions[0].group));
            for session in sessions {
                let _ = writeln!(words, "  {}", one_line(&session_name(session)));
            }
            Err(Failed::Because(words.trim_end().to_owned()))
        }
    }
}

/// Ends the import with the first Ctrl+C, and the program with the second or if the import does not end soon. Returns once
/// it listens.
fn stop_on_interrupt(cancel: Cancel) {
    let (listens, ready) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            // The first branch is polled first, and listens from then on.
            let pressed = tokio::select! {
                biased;
                pressed = tokio::signal::ctrl_c() => pressed,
                never = async {
                    let _ = listens.send(());
                    std::future::pending().await
                } => never,
            };
            if pressed.is_err() {
                return;
            }
            cancel.cancel();
            print_messages("Stopping…\n");
            let _ = tokio::time::timeout(GRACE, tokio::signal::ctrl_c()).await;
            warn("Stopped. The same import resumes with the decks that are there");
            std::process::exit(i32::from(INTERRUPTED));
        });
    });
    // Without it, Ctrl+C ends the program at once, which leaves no half-made session either.
    let _ = ready.recv();
}

/// The progress of each deck, on standard error.
struct Shown<'a> {
    session: &'a FoundSession,
    state: Mutex<State>,
}

struct State {
    done: usize,
    news: Vec<Instant>,
}

impl<'a> Shown<'a> {
    fn new(session: &'a FoundSession) -> Self {
        let count = session.decks.len();
        match count {
            0 => print_messages("No slides have been uploaded.\n"),
            1 => print_messages("1 deck:\n"),
            _ => print_messages(&format!("{count} decks, four at a time:\n")),
        }
        Self { session, state: Mutex::new(State { done: 0, news: vec![Instant::now(); count] }) }
    }

    fn show(&self, step: &Progress) {
        let Ok(mut state) = self.state.lock() else { return };
        let name = |deck: usize| self.session.decks.get(deck).map_or("", |deck| deck.name.as_str());
        match step {
            Progress::Arrived { deck, bytes, of } => {
                let Some(last) = state.news.get_mut(*deck).filter(|last| last.elapsed() >= NEWS) else { return };
                *last = Instant::now();
                let of = of.map_or_else(String::new, |of| format!(" of {}", size(of)));
                print_messages(&format!("          {}: {}{of}\n", one_line(name(*deck)), size(*bytes)));
            }
            Progress::Done { deck, outcome } => {
                state.done += 1;
                let what = fetched(name(*deck), outcome);
                let count = self.session.decks.len();
                print_messages(&format!("  {:>3} of {count}  {}\n", state.done, one_line(&what)));
            }
        }
    }
}

/// What was made: the session, and where each deck belongs and why.
fn report(session: &FoundSession, brought: &Brought) -> String {
    let draft = &brought.imported.draft;
    let heading = format!("{} at {}, session {}", session.group, session.meeting, session_name(session));
    let mut text = format!("\n{}\n", one_line(&heading));
    let file = path(&brought.file);
    if brought.is_new {
        let _ = writeln!(text, "{file}: {}", counted(draft));
    } else {
        let _ = writeln!(text, "{file} was there and stays as it is: {}", decks_there(brought));
    }
    if !brought.decks.is_empty() {
        let _ = writeln!(text, "\n    item  deck");
    }
    for deck in &brought.decks {
        let _ = writeln!(text, "{}", one_line(&line(deck, draft)));
    }
    if brought.decks.iter().any(DeckNote::is_unsure) {
        text += "\nLook at the decks marked ?: they may belong to another item. Change `deck:` in the file if so.\n";
    }
    let _ = writeln!(text, "\nShow it: chairside {file}");
    text
}

fn decks_there(brought: &Brought) -> String {
    let there = brought.decks.iter().filter(|deck| deck.left.is_none()).count();
    format!("{there} of {} decks are there", brought.decks.len())
}

/// "     3 ? slides-02.pdf: most words of the titles are the same (“Paths” for “Paths of packets”)".
fn line(deck: &DeckNote, draft: &chairside_session::file::Draft) -> String {
    let mark = if deck.is_unsure() { '?' } else { ' ' };
    let (place, item) = match deck.place {
        DeckPlace::Chairs => ("chairs".to_owned(), None),
        DeckPlace::Item(item) => ((item + 1).to_string(), draft.items.get(item)),
        DeckPlace::Nowhere => ("–".to_owned(), None),
    };
    let title = item.map_or_else(String::new, |item| format!(" for “{}”", item.title));
    let left = deck.left.as_ref().map_or_else(String::new, |left| format!("; not there: {left}"));
    format!("{place:>8} {mark} {}: {} (“{}”{title}){left}", deck.file, deck.why(), deck.title)
}
