//! `chairside check`: what was understood of a file, and what is wrong with it.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chairside_journal::Database;
use chairside_load::{LoadedSession, PdfCache, Source, Trial};
use chairside_problem::Problem;
use chairside_problem::marks::one_line;
use chairside_session::content::Person;
use chairside_session::ready::{Machine, ReadyLine, ready};
use chairside_session::snapshot::{DayTimes, minutes_words};
use chairside_session::words::counted;
use chairside_session::{Run, SessionContent, State};
use chairside_start::{FileKind, NotThis};
use jiff::{SignedDuration, Timestamp};

use super::{check_json, confinement};
use crate::sandbox::{Sandbox, works};
use crate::start;

/// How to check a file.
#[derive(Debug)]
pub struct CheckOptions<'a> {
    /// Warnings give exit status 1.
    pub strict: bool,
    /// Lists what should be in place before the start.
    pub ready: bool,
    /// One JSON object instead of lines.
    pub json: bool,
    /// The journal's folder.
    pub data: &'a Path,
    /// How the process that draws the windows would be confined.
    pub sandbox: &'a Sandbox,
}

/// Checks a file: what to print to standard output, to standard error, and the exit status.
pub fn check(file: &Path, options: &CheckOptions<'_>, pdfs: &PdfCache) -> (String, String, ExitCode) {
    let checked = checked(file, options, pdfs);
    let status = checked.status(options.strict);
    let Checked { content, ready, problems, .. } = checked;
    if options.json {
        let object = check_json::object(content.as_ref(), ready.as_deref(), &problems, status);
        return (object, String::new(), ExitCode::from(status));
    }
    let understood = ready.unwrap_or_else(|| content.as_ref().map(describe).unwrap_or_default());
    let messages = problems.iter().fold(String::new(), |text, problem| text + &problem.to_string() + "\n");
    (understood, messages, ExitCode::from(status))
}

/// What was found.
#[derive(Default)]
struct Checked {
    content: Option<SessionContent>,
    /// The lines of what should be in place, if they were asked for.
    ready: Option<String>,
    /// Something of it is not in place.
    unready: bool,
    problems: Vec<Problem>,
}

impl Checked {
    fn status(&self, strict: bool) -> u8 {
        match () {
            () if self.problems.iter().any(Problem::is_error) => 2,
            () if self.unready || (strict && !self.problems.is_empty()) => 1,
            () => 0,
        }
    }
}

fn checked(file: &Path, options: &CheckOptions<'_>, pdfs: &PdfCache) -> Checked {
    if let Some(problem) = not_a_session(file) {
        return Checked { problems: vec![problem], ..Checked::default() };
    }
    let session = match LoadedSession::load(&Source::of(file), Timestamp::now(), pdfs) {
        Ok(session) => session,
        Err(error) => return Checked { problems: error.problems, ..Checked::default() },
    };
    let (ready, unready, tried) = if options.ready {
        let (not_drawn, not_tried) = try_pages(&session, pdfs);
        let (lines, all) = ready_lines(&session, &not_drawn, options.data);
        let (renderer, draws) = confinement::line(file, pdfs);
        let lines = lines + &renderer + &confinement::of_windows(options.sandbox, works);
        let unready = !all || !draws || !not_drawn.is_empty();
        (Some(lines), unready, [not_drawn, not_tried].concat())
    } else {
        (None, false, Vec::new())
    };
    let mut problems = [session.problems, tried].concat();
    problems.sort_by_key(|problem| (problem.file != file.display().to_string(), problem.line));
    Checked { content: Some(session.content), ready, unready, problems }
}

/// What is said of a file that is neither a session nor a deck.
fn not_a_session(file: &Path) -> Option<Problem> {
    use NotThis::{Binary, Folder, Missing, Special, Unreadable, Utf16};

    let kind = start::kind_of(file);
    let name = file.display().to_string();
    let answer = chairside_start::answer(file, &kind)?;
    let words = answer.words.trim_end_matches('.');
    if let FileKind::Agenda(_) = &kind {
        let words = words.replacen("It has", "it has", 1);
        let instead =
            format!("{words}. Make a session of it with `chairside import agenda FILE`, or in the start window");
        return Some(Problem::error(&name, None, answer.heading, instead));
    }
    let FileKind::Not(not) = &kind else { return None };
    if matches!(not, Missing | Unreadable(_) | Folder | Special | Utf16 | Binary) {
        // Why it cannot be read is said when it is read.
        return None;
    }
    Some(Problem::error(&name, None, answer.heading, words))
}

/// Draws each page of the PDFs once: what was found of those that cannot be drawn, and of those for which there was no time.
fn try_pages(session: &LoadedSession, pdfs: &PdfCache) -> (Vec<Problem>, Vec<Problem>) {
    let not_tried = Trial::LARGE.draw(&session.pages.pdf_pages, pdfs.renderer(), || ());
    (session.pages_not_drawn(pdfs.renderer()), session.pages_not_tried(&not_tried, Trial::LARGE))
}

/// What should be in place before the start, a line each, and whether all of it is. What the chair ticked in a run that
/// has not started yet counts.
fn ready_lines(session: &LoadedSession, not_drawn: &[Problem], data: &Path) -> (String, bool) {
    let earlier = Database::open(data).and_then(|database| {
        let Some(run) = database.latest_run(&session.key)? else { return Ok(None) };
        Ok(Run::replay(database.rows(&run.run)?.rows))
    });
    let disk = earlier.as_ref().map(|_| ()).map_err(ToString::to_string);
    let earlier = earlier.ok().flatten().filter(|run| run.state().started.is_none());
    let content = session.content.clone();
    let state = match &earlier {
        Some(run) => State::not_begun(content, run.state()),
        None => State::new(content, false),
    };
    let machine = Machine {
        broken: session.decks_not_shown(),
        fonts: session.fonts.clone(),
        pages: not_drawn.iter().map(Problem::with_file_name).collect(),
        window: None,
        disk: Some(disk),
    };
    let lines = ready(&state, &machine);
    let mut text = String::new();
    for line in &lines {
        let mark = if line.is_settled() { "ok " } else { "-- " };
        let _ = writeln!(text, "{mark}{}: {}", one_line(&line.text), one_line(&line.detail));
    }
    (text, lines.iter().all(ReadyLine::is_settled))
}

fn describe(content: &SessionContent) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{label:<10} {}", one_line(value));
        }
    };
    line(if content.plain { "Deck" } else { "Session" }, &content.name_and_title());
    line("Time", &time(content));
    let people = |people: &[Person]| people.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join(", ");
    line("Chairs", &people(&content.chairs));
    let slides = content.decks.first().map_or(0, |deck| deck.slides.len());
    line("Slides", &slides.to_string());
    for deck in content.decks.iter().filter(|deck| !deck.id.is_chairs() && deck.id.shown_item().is_none()) {
        line("Deck", &format!("{}, {}", deck.title, counted(deck.slides.len(), "slide")));
    }
    for info in content.interstitials.iter().filter(|info| info.edition.is_some()) {
        line("Text", &format!("{}: {}", info.kind.label(), info.standing));
    }
    let opening: Vec<_> = content.open_with.iter().map(|kind| kind.name()).collect();
    line("Opens with", &opening.join(", "));
    if !content.agenda.is_empty() {
        line("Agenda", &sum(content));
        for (number, item) in content.agenda.iter().enumerate() {
            let minutes = if item.time == SignedDuration::ZERO { "–".into() } else { minutes_words(item.time) };
            let who = item.presenter.as_ref().map_or_else(String::new, |who| format!(" ({who})"));
            line("", &format!("{:>2}. {minutes:>4} min  {}{who}", number + 1, item.title));
        }
    }
    for link in &content.links {
        line("Link", &format!("{}: {}", link.label, link.url));
    }
    text
}

fn time(content: &SessionContent) -> String {
    let Some(slot) = content.slot else { return String::new() };
    let zone = content.time_zone();
    let day = slot.start.to_zoned_datetime(zone.clone()).strftime("%a %-d %b %Y").to_string();
    let times = DayTimes::new(zone, Some(slot.start)).span(slot.start, Some(slot.end));
    format!("{day}, {times} {} ({} min)", content.zone, minutes_words(slot.length()))
}

/// "4 items, 60 of the slot's 120 min".
fn sum(content: &SessionContent) -> String {
    let planned = content.agenda.iter().fold(SignedDuration::ZERO, |sum, item| sum.saturating_add(item.time));
    let items = counted(content.agenda.len(), "item");
    let minutes = |time: SignedDuration| (time.as_secs() + 30) / 60;
    match content.slot {
        Some(slot) if planned > slot.length() => {
            let over = minutes(planned.saturating_sub(slot.length()));
            format!("{items}, {} min: {over} more than the slot's {}", minutes(planned), minutes(slot.length()))
        }
        Some(slot) => format!("{items}, {} of the slot's {} min", minutes(planned), minutes(slot.length())),
        None => format!("{items}, {} min", minutes(planned)),
    }
}
