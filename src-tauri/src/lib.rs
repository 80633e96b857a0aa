//! Chairside's shell: the command line, the windows, the IPC commands, the journal. The rules are in `crates/session`.

mod actor;
mod check;
mod cli;
mod clock;
mod commands;
mod deck_protocol;
mod export;
mod handover;
mod link;
mod opened;
mod paint;
mod past;
mod show;
mod slides;
mod talk;
mod watch;
mod windows;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chairside_journal::{Database, JournalError, RunId};
use clap::Parser;

use cli::{Cli, Command};
use opened::{Opened, Shelf, Source};

/// Runs the program as the command line says.
pub fn run() -> ExitCode {
    paint::decide();
    let cli = Cli::parse();
    let data = cli.data_dir.unwrap_or_else(default_data_dir);
    match (cli.command, cli.file) {
        (Some(Command::Minutes { session, output, brief, speakers, run }), _) => {
            let wanted = past::Wanted { session: &session, brief, speakers, run };
            let made = past::minutes(&data, wanted, &shelf()).and_then(|(text, said)| {
                for words in said {
                    eprintln!("chairside: {words}");
                }
                past::write(text, output.as_deref())
            });
            printed(made)
        }
        (Some(Command::Polls { session, take, output, run }), _) => printed(match take {
            Some(file) => past::take_polls(&data, &session, run, &file, &shelf()),
            None => past::polls(&data, &session, run, &shelf()).and_then(|text| past::write(text, output.as_deref())),
        }),
        (Some(Command::Runs { session, export, delete }), _) => printed(match (export, delete) {
            (Some(run), _) => past::export(&data, run),
            (None, Some(run)) => past::delete(&data, run),
            (None, None) => past::list(&data, session.as_deref(), &shelf()),
        }),
        (Some(Command::Check { file, strict, ready }), _) => {
            let wanted = check::Wanted { strict, ready, data: &data };
            let (understood, messages, status) = check::check(&file, &wanted, &shelf());
            print(&understood);
            eprint!("{messages}");
            status
        }
        (Some(Command::Render { file, page, all, width, output, password }), _) => {
            let pages = if all { export::Pages::All } else { export::Pages::One(page) };
            let done = export::render(&file, pages, width, &output, password.as_deref(), &shelf());
            done.map_or_else(|words| fail(&words), |()| ExitCode::SUCCESS)
        }
        (Some(Command::Text { file, password }), _) => match export::text(&file, password.as_deref(), &shelf()) {
            Ok(text) => {
                print(&text);
                ExitCode::SUCCESS
            }
            Err(words) => fail(&words),
        },
        (Some(Command::Journal { session, all }), _) => match print_journal(&data, &session, all) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error),
        },
        (None, Some(file)) => {
            let talk = talk::Talk::of(cli.minutes, cli.ends);
            let source = Source { notes: cli.notes, talk, ..Source::of(&file) };
            let clock = cli.simulated_clock.map_or_else(clock::Clock::new, clock::Clock::simulated);
            let which = match (cli.fresh, cli.run) {
                (true, _) => show::Which::New,
                (false, Some(run)) => show::Which::This(RunId(run)),
                (false, None) => show::Which::Latest,
            };
            let how = show::How { which, clock, latencies: cli.latencies };
            show::show(source, &data, how, shelf())
        }
        (None, None) => fail("name a session file"),
    }
}

/// Prints what a command made, or why it did not.
fn printed(made: Result<String, String>) -> ExitCode {
    match made {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(words) => fail(&words),
    }
}

/// Opens PDFs with the render process that lies beside the program.
fn shelf() -> Shelf {
    let name = format!("chairside-render{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().map(|program| program.with_file_name(&name));
    Shelf::new(chairside_render::Renderer::new(beside.unwrap_or_else(|_| name.into())))
}

fn fail(why: impl std::fmt::Display) -> ExitCode {
    eprintln!("chairside: {why}");
    ExitCode::from(2)
}

/// Prints to standard output; a reader that has gone (`| head`) is no error.
fn print(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn default_data_dir() -> PathBuf {
    directories::ProjectDirs::from("org", "Chairside", "Chairside")
        .map_or_else(|| PathBuf::from(".chairside"), |dirs| dirs.data_dir().to_path_buf())
}

fn print_journal(data: &Path, session: &Path, all: bool) -> Result<(), String> {
    let opened = Opened::open(&Source::of(session), jiff::Timestamp::now(), &shelf())
        .map_err(|not| not.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let read = || -> Result<(), JournalError> {
        let database = Database::open(data)?;
        let runs = match (all, database.latest_run(&opened.key)?) {
            (true, _) => database.runs(Some(&opened.key))?,
            (false, Some(run)) => vec![run],
            (false, None) => database.runs(Some(&opened.key))?.pop().into_iter().collect(),
        };
        for run in runs {
            let rows = database.rows(&run.run)?;
            print(&chairside_journal::json_lines(&rows.rows));
            if rows.damaged > 0 {
                eprintln!("chairside: run {}: {} rows from the first damaged one left out", run.run.0, rows.damaged);
            }
        }
        Ok(())
    };
    read().map_err(|error| error.to_string())
}
