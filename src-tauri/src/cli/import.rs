//! `chairside import`: a session file from an agenda; `datatracker` has the other source.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chairside_agenda::{Reading, Unplaced};
use chairside_import::{Imported, TemplateKind, from_agenda, session_names, slides, write_new};
use chairside_problem::marks::{one_line, path};
use chairside_session::file::{Draft, new_session};
use chairside_session::snapshot::minutes_words;
use jiff::SignedDuration;

use super::output::{fail, print, print_messages};

/// A larger text is no agenda.
const LARGEST: u64 = 2 << 20;

/// Which agenda becomes which file.
#[derive(Debug)]
pub struct AgendaImport<'a> {
    /// The agenda; `-` is standard input.
    pub file: &'a Path,
    /// The session file to write; standard output without one.
    pub output: Option<&'a Path>,
    /// Which of several sessions, from 1.
    pub session: Option<usize>,
}

/// Reads an agenda and writes or prints the session file. What could not be placed is listed on standard error.
pub fn agenda(import: &AgendaImport<'_>) -> ExitCode {
    match made(import) {
        Ok((imported, text)) => {
            print_messages(&uncertain(&source(import.file), &imported.unplaced, &imported.doubts));
            finish(import.output, &imported.draft, &text)
        }
        Err(why) => fail(why),
    }
}

fn finish(output: Option<&Path>, draft: &Draft, text: &str) -> ExitCode {
    let Some(file) = output else {
        print(text);
        return ExitCode::SUCCESS;
    };
    match write_new(file, text) {
        Ok(()) => {
            let name = path(file);
            print(&format!("{name}: {}\nLook at it, then show it: chairside {name}\n", counted(draft)));
            ExitCode::SUCCESS
        }
        Err(why) => fail(why),
    }
}

/// The session of the agenda, and the text of its file.
fn made(import: &AgendaImport<'_>) -> Result<(Imported, String), String> {
    let (text, note) = read(import.file)?;
    let reading = chairside_agenda::read(&text);
    let number = chosen(import, &reading)?;
    let beside = import.output.unwrap_or(import.file).parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let has_file = |name: &str| chairside_file::exists(&beside.join(name));
    let mut imported = from_agenda(&reading, number, &has_file).ok_or("there is no such session")?;
    imported.doubts.extend(note.map(str::to_owned));
    let draft = &mut imported.draft;
    draft.slides = slides(TemplateKind::of(draft.meeting.as_deref(), draft.group.as_deref()));
    let file = import.output.map_or_else(|| source(import.file), path);
    let text = new_session(&file, draft).map_err(|problem| problem.to_string())?;
    Ok((imported, text))
}

/// The text of a file, and what to tell about its encoding.
fn read(file: &Path) -> Result<(String, Option<&'static str>), String> {
    let bytes = if file == Path::new("-") {
        if std::io::stdin().is_terminal() {
            print_messages("Paste the agenda, then end it with ^D.\n");
        }
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|error| format!("standard input cannot be read: {error}"))?;
        if bytes.len() as u64 > LARGEST {
            return Err(format!("standard input is longer than {} MiB, which no agenda is", LARGEST >> 20));
        }
        bytes
    } else {
        chairside_file::read(file, LARGEST).map_err(|error| format!("{} {error}", path(file)))?
    };
    let read = chairside_agenda::decode(&bytes).map_err(|why| format!("{}: {why}", source(file)))?;
    Ok((read.text.into_owned(), read.note))
}

/// Which session of the agenda is meant, from 0.
fn chosen(import: &AgendaImport<'_>, reading: &Reading) -> Result<usize, String> {
    let name = source(import.file);
    let count = reading.sessions.len();
    match import.session {
        _ if count == 0 => Err(format!(
            "{name}: no agenda item was found. Write one a line, with its minutes: “Title / presenter / 10”, or “* 10 \
             min - Title - Presenter”"
        )),
        Some(number @ 1..) if number <= count => Ok(number - 1),
        None if count == 1 => Ok(0),
        asked => {
            let sessions = if count == 1 { "1 session".to_owned() } else { format!("{count} sessions") };
            let not = asked.map_or_else(String::new, |number| format!(", and no number {number}"));
            let mut words = format!("{name} has {sessions}{not}. Choose one with --session:\n");
            for session in session_names(reading).iter().take(50) {
                let _ = writeln!(words, "  {}", one_line(session));
            }
            Err(words.trim_end().to_owned())
        }
    }
}

fn source(file: &Path) -> String {
    if file == Path::new("-") { "standard input".into() } else { path(file) }
}

/// "12 items, 115 min".
pub fn counted(draft: &Draft) -> String {
    let whole = draft.items.iter().fold(SignedDuration::ZERO, |sum, item| sum.saturating_add(item.time));
    let items = if draft.items.len() == 1 { "1 item".to_owned() } else { format!("{} items", draft.items.len()) };
    format!("{items}, {} min", minutes_words(whole))
}

/// What could not be placed, by line, and what is uncertain.
pub fn uncertain(source: &str, unplaced: &[Unplaced], doubts: &[String]) -> String {
    let mut words = String::new();
    for line in unplaced {
        let _ = writeln!(
            words,
            "{source}:{}: not an item, kept as a comment ({}): {}",
            line.line,
            line.why,
            one_line(&line.text)
        );
    }
    for doubt in doubts {
        let _ = writeln!(words, "{source}: {}", one_line(doubt));
    }
    words
}
