//! Chairside's shell: the command line, the windows, the IPC commands, the actor. The rules are in `crates/session`.

mod actor;
mod app;
#[cfg(target_os = "linux")]
mod at_once;
mod beside;
mod cli;
mod clock;
mod commands;
mod deck_protocol;
#[cfg(target_os = "linux")]
mod digits;
mod display;
mod earlier_run;
mod elsewhere;
mod export;
mod handing_on;
mod heap;
mod link;
mod paint;
mod polls_file;
mod remembered;
mod remote;
mod render;
#[cfg(target_os = "linux")]
mod room_surface;
mod sandbox;
mod screens_file;
mod second_start;
mod session_file;
mod settings_file;
mod show;
mod sight;
mod small_pictures;
mod stage;
mod start;
mod watch;
mod whole_file;
mod window;
mod windows;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chairside_datatracker::Server;
use chairside_journal::RunId;
use chairside_load::{PdfCache, Source, TalkTime};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use actor::RunChoice;
use app::First;
use cli::check::CheckOptions;
use cli::datatracker::DatatrackerImport;
use cli::import::AgendaImport;
use cli::minutes::MinutesOptions;
use cli::new::NewFile;
use cli::output::{ended, fail, print, print_messages, print_result, usage, warn, write};
use cli::preflight::Form;
use cli::{Cli, Command, Import, check, ctl, datatracker, import, manual, minutes, new, polls, preflight, runs};
use clock::Clock;
use export::ExportOptions;
use render::Pages;
use sandbox::Sandbox;
use show::{NotPrepared, Reading, ShowOptions};
use start::StartOptions;

/// Runs the program as the command line says.
pub fn run() -> ExitCode {
    let mut cli = match Cli::of_arguments() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    heap::choose();
    let sandbox = Sandbox::of(cli.sandbox);
    paint::choose(&sandbox);
    // A folder of its own has settings of its own.
    let settings = cli.data_dir.clone().unwrap_or_else(default_config_dir).join("settings.toml");
    let data = cli.data_dir.clone().unwrap_or_else(default_data_dir);
    match cli.command.take() {
        Some(command) => ended(run_command(command, &data, &sandbox)),
        None => show_or_start(cli, &data, settings, sandbox),
    }
}

/// Shows the file that was named; opens the start window when there is none, or one that cannot be shown.
fn show_or_start(cli: Cli, data: &Path, settings: PathBuf, sandbox: Sandbox) -> ExitCode {
    let talk = TalkTime::of(cli.minutes, cli.ends);
    match talk.doubt(Timestamp::now(), &TimeZone::system()) {
        Ok(doubt) => doubt.iter().for_each(warn),
        Err(why) => return fail(why),
    }
    let choice = match (cli.fresh, cli.run) {
        (true, _) => RunChoice::New,
        (false, Some(run)) => RunChoice::This(RunId(run)),
        (false, None) => RunChoice::Latest,
    };
    let clock = cli.simulated_clock.map_or_else(Clock::new, Clock::simulated);
    let server = match cli.datatracker.map_or_else(Server::ietf, Ok) {
        Ok(server) => server,
        Err(why) => return fail(why),
    };
    let options =
        ShowOptions { choice, clock, latencies: cli.latencies, settings, sandbox, server, coming: Vec::new() };
    let answer = cli.file.as_deref().and_then(start::answer_to);
    if let Some(answer) = &answer {
        warn(answer.line());
    }
    // It is read while GTK starts, which takes as long.
    let reading = cli.file.clone().filter(|_| answer.is_none()).map(|file| {
        let source = Source { notes: cli.notes, talk, ..Source::of(&file) };
        Reading::begin(source, pdfs())
    });
    if let Some(why) = display::missing() {
        return if answer.is_some() { ExitCode::from(2) } else { fail(why) };
    }
    let first = match reading {
        Some(reading) => {
            let data = data.to_path_buf();
            app::preparing(move || reading.prepare(&data, options))
        }
        None => {
            First::Start(Box::new(StartOptions { data: data.into(), pdfs: pdfs(), show: options, named: cli.file }))
        }
    };
    match app::run(first) {
        Ok(()) => ExitCode::SUCCESS,
        Err(NotPrepared::IsOpen) => {
            print("This session is already open: its window is in front now.\n");
            ExitCode::SUCCESS
        }
        Err(NotPrepared::Failed(why)) => fail(why),
    }
}

/// Does what needs no session on the screen.
fn run_command(command: Command, data: &Path, sandbox: &Sandbox) -> ExitCode {
    match command {
        Command::Check { file, strict, ready, json } => {
            let options = CheckOptions { strict, ready, json, data, sandbox };
            let (understood, messages, status) = check::check(&file, &options, &pdfs());
            print(&understood);
            print_messages(&messages);
            status
        }
        Command::Preflight { session, json, mail, pictures, online } => {
            let form = if json {
                Form::Json
            } else if mail {
                Form::Mail
            } else {
                Form::Text
            };
            match preflight::preflight(&session, form, pictures.as_deref(), online, &pdfs()) {
                Ok((text, is_clean)) => {
                    print(&text);
                    ExitCode::from(u8::from(!is_clean))
                }
                Err(why) => fail(why),
            }
        }
        Command::Import(Import::Agenda { file, output, session }) => {
            import::agenda(&AgendaImport { file: &file, output: output.as_deref(), session })
        }
        Command::Import(Import::Datatracker { meeting, group, output, base_url, session }) => {
            datatracker::datatracker(&DatatrackerImport {
                meeting: &meeting,
                group: &group,
                output: output.as_deref(),
                base_url: base_url.as_deref(),
                session,
            })
        }
        Command::New { meeting, group, title, kind, output } => new::new(&NewFile {
            meeting: meeting.as_deref(),
            group: group.as_deref(),
            title: title.as_deref(),
            kind,
            output: output.as_deref(),
        }),
        Command::Ctl { what, value, session, json } => {
            ctl::ctl(data, &what, value.as_deref(), session.as_deref(), json)
        }
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command, output } => manual::man(&command, output.as_deref()),
        Command::Minutes { session, output, brief, speakers, run } => {
            let options = MinutesOptions { session: &session, brief, speakers, run, output: output.as_deref() };
            let made = minutes::minutes(data, options, &pdfs());
            print_result(made.map(with_warnings).and_then(|text| write(text, output.as_deref())))
        }
        Command::Polls { session, take: Some(file), output: _, run } => {
            match polls::import_polls(data, &session, run, &file, &pdfs()) {
                Ok((said, left_out)) => {
                    print(&said);
                    left_out.iter().for_each(warn);
                    ExitCode::from(u8::from(!left_out.is_empty()))
                }
                Err(why) => fail(why),
            }
        }
        Command::Polls { session, take: None, output, run } => {
            let made = polls::polls(data, &session, run, output.as_deref(), &pdfs());
            print_result(made.and_then(|text| write(text, output.as_deref())))
        }
        Command::Runs { session, export, delete } => print_result(match (export, delete) {
            (Some(run), _) => runs::export(data, run),
            (None, Some(run)) => runs::delete(data, run),
            (None, None) => runs::list(data, session.as_deref(), &pdfs()),
        }),
        Command::Journal { session, all } => {
            print_result(runs::journal(data, &session, all, &pdfs()).map(with_warnings))
        }
        Command::Render { file, page, all, width, output, password } => {
            let pages = if all { Pages::All } else { Pages::One(page) };
            let done = render::render(&file, pages, width, &output, password.as_deref(), &pdfs());
            done.map_or_else(fail, |()| ExitCode::SUCCESS)
        }
        Command::Export { file, output, notes, strokes, steps, talks, run } => {
            let options = ExportOptions { file: &file, output: &output, notes, strokes, steps, talks, run };
            export::export(data, &options, &pdfs())
        }
        Command::Text { file, password } => match render::text(&file, password.as_deref(), &pdfs()) {
            Ok(text) => {
                print(&text.text);
                if text.failed.is_empty() { ExitCode::SUCCESS } else { fail(text.failed.join("\nchairside: ")) }
            }
            Err(why) => fail(why),
        },
    }
}

/// Prints the warnings that came with a text.
fn with_warnings((text, warnings): (String, Vec<String>)) -> String {
    warnings.iter().for_each(warn);
    text
}

/// Opens PDFs with the render process, whose program lies beside this one.
fn pdfs() -> PdfCache {
    let name = format!("chairside-render{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().map(|program| program.with_file_name(&name));
    PdfCache::new(chairside_render::Renderer::new(beside.unwrap_or_else(|_| name.into())))
}

fn default_config_dir() -> PathBuf {
    directories::ProjectDirs::from("org", "Chairside", "Chairside")
        .map_or_else(|| PathBuf::from(".chairside"), |dirs| dirs.config_dir().to_path_buf())
}

fn default_data_dir() -> PathBuf {
    directories::ProjectDirs::from("org", "Chairside", "Chairside")
        .map_or_else(|| PathBuf::from(".chairside"), |dirs| dirs.data_dir().to_path_buf())
}
