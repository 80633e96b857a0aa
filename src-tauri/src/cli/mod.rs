//! The command line. Each command without a window has a file of its own here; `render` and `text` are in
//! `crate::render`.

pub mod check;
mod check_json;
mod confinement;
pub mod ctl;
pub mod datatracker;
pub mod destination;
mod examples;
pub mod import;
pub mod manual;
pub mod minutes;
pub mod new;
pub mod output;
pub mod past_run;
pub mod polls;
pub mod preflight;
pub mod runs;
mod times;

use std::ffi::OsString;
use std::path::PathBuf;

use chairside_datatracker::Server;
use chairside_problem::marks::one_line;
use clap::builder::FalseyValueParser;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;
use jiff::SignedDuration;
use jiff::civil::Time;

use new::NewKind;

const USAGE: &str = "chairside [OPTIONS] [FILE]\n       chairside [--data-dir <DIR>] <COMMAND>";

/// A desktop presenter for people who chair a session.
#[derive(Debug, Parser)]
#[command(version, about, override_usage = USAGE, after_help = examples::CHAIRSIDE)]
pub struct Cli {
    /// What to do instead of showing FILE.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The session file (Markdown with front matter) or deck to show; without it the start window opens
    pub file: Option<PathBuf>,

    /// Starts a new run instead of resuming an earlier one; nothing is deleted
    #[arg(long)]
    pub fresh: bool,

    /// Resumes this run (an id from `chairside runs`) instead of the latest
    #[arg(long, value_name = "ID", conflicts_with = "fresh")]
    pub run: Option<String>,

    /// How long the talk may take, for a plain deck: 20, 20m, 1h30
    #[arg(long, value_name = "TIME", conflicts_with = "ends", value_parser = times::minutes)]
    pub minutes: Option<SignedDuration>,

    /// When the talk has to end, for a plain deck, in local time: 14:30
    #[arg(long, value_name = "HH:MM", value_parser = times::time_of_day)]
    pub ends: Option<Time>,

    /// A file of speaker notes in pdfpc's format, for a plain PDF deck [default: the one beside it]
    #[arg(long, value_name = "FILE")]
    pub notes: Option<PathBuf>,

    /// A file with the time to use instead of the clock's; the run is marked as simulated
    #[arg(long, value_name = "FILE", hide = true)]
    pub simulated_clock: Option<PathBuf>,

    /// A file that gets the time of each drawing when the program ends
    #[arg(long, value_name = "FILE", hide = true)]
    pub latencies: Option<PathBuf>,

    /// A server on this computer that the windows ask instead of the IETF Datatracker, for tests
    #[arg(long, value_name = "URL", hide = true, value_parser = Server::on_this_computer)]
    pub datatracker: Option<Server>,

    /// Draws the windows in WebKit's sandbox (Linux). A screen reader must be started before Chairside then: one that is
    /// started later hears nothing of what changes
    #[arg(long, env = "CHAIRSIDE_SANDBOX", value_parser = FalseyValueParser::new())]
    pub sandbox: bool,

    /// The folder of the journal and the settings [default: the user's data and configuration directories]
    #[arg(long, value_name = "DIR", env = "CHAIRSIDE_DATA_DIR", global = true)]
    pub data_dir: Option<PathBuf>,
}

impl Cli {
    /// Reads the command line. The message of an error has the arguments, which may be names of files, as one line each.
    pub fn of_arguments() -> Result<Self, clap::Error> {
        Self::of(&std::env::args_os().collect::<Vec<_>>())
    }

    fn of(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let parsed = Self::try_parse_from(arguments).map_err(|error| {
            let shown = arguments.iter().map(|argument| one_line(&argument.to_string_lossy()).into_owned());
            Self::try_parse_from(shown).err().unwrap_or(error)
        });
        parsed.and_then(Self::with_options_of_windows_or_a_command)
    }

    /// Refuses what is about windows before a command that has none. What counts for all may stand before a command.
    fn with_options_of_windows_or_a_command(self) -> Result<Self, clap::Error> {
        if self.command.is_none() {
            return Ok(self);
        }
        let given = [
            ("FILE", self.file.is_some()),
            ("--fresh", self.fresh),
            ("--run", self.run.is_some()),
            ("--minutes", self.minutes.is_some()),
            ("--ends", self.ends.is_some()),
            ("--notes", self.notes.is_some()),
            ("--simulated-clock", self.simulated_clock.is_some()),
            ("--latencies", self.latencies.is_some()),
            ("--datatracker", self.datatracker.is_some()),
        ];
        match given.into_iter().find(|(_, is_given)| *is_given) {
            Some((name, _)) => {
                let words = format!("{name} is for showing slides, and cannot stand before a command");
                Err(Self::command().error(ErrorKind::ArgumentConflict, words))
            }
            None => Ok(self),
        }
    }
}

/// What can be done without windows.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints what was understood of a session file, and every problem as `file:line: what; what to write instead`.
    /// Exit status: 0 clean, 1 warnings only (with --strict), 2 errors
    #[command(after_help = examples::CHECK)]
    Check {
        /// The session file or deck
        file: PathBuf,
        /// Warnings give exit status 1
        #[arg(long)]
        strict: bool,
        /// Lists what should be in place before the start; exit status 1 if something is missing
        #[arg(long)]
        ready: bool,
        /// Prints all of it as one JSON object instead (docs/command-line.md)
        #[arg(long)]
        json: bool,
    },
    /// Makes a session file from an agenda or from the IETF Datatracker
    #[command(subcommand, after_help = examples::IMPORT)]
    Import(Import),
    /// Prints a session file to begin with, which says what to write where
    #[command(after_help = examples::NEW)]
    New {
        /// The meeting: "IETF 126", or an interim's name
        #[arg(long)]
        meeting: Option<String>,
        /// The group's short name
        #[arg(long)]
        group: Option<String>,
        /// What the session or the talk is called
        #[arg(long)]
        title: Option<String>,
        /// What kind of session it is [default: by the names of group and meeting]
        #[arg(long, value_enum)]
        kind: Option<NewKind>,
        /// Writes it to this file, which must not be there yet
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Looks at the decks of a session as the room will see them, and prints what to mend, why, and how: small text, weak
    /// contrast, missing fonts, films, dead links, too many slides for the time, the wrong deck. Exit status: 0 nothing, 1 something
    #[command(after_help = examples::PREFLIGHT)]
    Preflight {
        /// The session file or a deck
        session: PathBuf,
        /// Prints JSON
        #[arg(long)]
        json: bool,
        /// Prints a friendly letter to each presenter whose deck needs mending
        #[arg(long, conflicts_with = "json")]
        mail: bool,
        /// Writes pictures of the pages into this folder
        #[arg(long, value_name = "DIR")]
        pictures: Option<PathBuf>,
        /// Also tries each link to a web page once. Without it nothing is asked of the network
        #[arg(long)]
        online: bool,
    },
    /// Prints the minutes of a session's latest run; before it has started, the page to take notes in
    #[command(after_help = examples::MINUTES)]
    Minutes {
        /// The session file
        session: PathBuf,
        /// Writes them to a file
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Prints the report to the area director and the outcomes for the mailing list instead
        #[arg(long)]
        brief: bool,
        /// Adds who spoke, and for how long
        #[arg(long, conflicts_with = "brief")]
        speakers: bool,
        /// Takes this run (an id from `chairside runs`) instead of the latest
        #[arg(long, value_name = "ID")]
        run: Option<String>,
    },
    /// Prints the polls of a session's latest run in the Datatracker's format (JSON), or imports those of a file
    #[command(after_help = examples::POLLS)]
    Polls {
        /// The session file
        session: PathBuf,
        /// Imports the polls of this file, such as Meetecho's `polls-….json` on the Datatracker
        #[arg(long, value_name = "FILE", conflicts_with = "output")]
        take: Option<PathBuf>,
        /// Writes them to a file
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Takes this run (an id from `chairside runs`) instead of the latest
        #[arg(long, value_name = "ID")]
        run: Option<String>,
    },
    /// Lists the runs in the journal, exports one or deletes one
    #[command(after_help = examples::RUNS)]
    Runs {
        /// Lists only those of this session file
        session: Option<PathBuf>,
        /// Prints this run as JSON lines
        #[arg(long, value_name = "ID", conflicts_with = "delete")]
        export: Option<String>,
        /// Deletes this run for good; needs its whole id
        #[arg(long, value_name = "ID")]
        delete: Option<String>,
    },
    /// Writes pages of a PDF, or slides of a Markdown deck, as PNG files; a PDF needs no display
    #[command(after_help = examples::RENDER)]
    Render {
        /// The PDF or Markdown deck, or a session file for its own slides
        file: PathBuf,
        /// The number of the page to write, from 1
        #[arg(long, value_name = "N", conflicts_with = "all", default_value_t = 1)]
        page: u32,
        /// Writes every page; OUT is a folder then
        #[arg(long)]
        all: bool,
        /// Width in pixels, 1 to 8192; the height follows from it
        #[arg(long, value_name = "W", default_value_t = 1920, value_parser = clap::value_parser!(u32).range(1..=8192))]
        width: u32,
        /// The PNG file, or with --all the folder, to write
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// The password of an encrypted PDF
        #[arg(long, env = "CHAIRSIDE_PDF_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
    /// Writes the chairs' slides as a PDF, with links, an outline and text that can be searched; pages of a PDF stay as they
    /// are
    #[command(after_help = examples::EXPORT)]
    Export {
        /// The session file, or a Markdown deck
        file: PathBuf,
        /// The PDF file to write. One that Chairside wrote is replaced, no other file is
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Puts each slide's speaker notes below it, on A4
        #[arg(long)]
        notes: bool,
        /// With what was drawn on the slides in that run
        #[arg(long, conflicts_with = "notes")]
        strokes: bool,
        /// Gives each step of a slide a page of its own; without it a slide has one page, with all of its steps
        #[arg(long)]
        steps: bool,
        /// Adds the slides of each agenda item after the chairs' own
        #[arg(long)]
        talks: bool,
        /// Takes this run (an id from `chairside runs`) instead of the latest
        #[arg(long, value_name = "ID")]
        run: Option<String>,
    },
    /// Prints the text of a deck, Markdown or PDF, page by page; needs no display
    #[command(after_help = examples::TEXT)]
    Text {
        /// The deck
        file: PathBuf,
        /// The password of an encrypted PDF
        #[arg(long, env = "CHAIRSIDE_PDF_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
    /// Prints the journal of a session's latest run as JSON lines
    #[command(after_help = examples::JOURNAL)]
    Journal {
        /// The session file
        session: PathBuf,
        /// Prints every run, oldest first
        #[arg(long)]
        all: bool,
    },
    /// Does something in a session that is open, from another program, a script or a stream deck: turns its slides, shows a
    /// text, pauses the time, or says how it stands (docs/remote.md). Exit status: 0 done, 1 changes nothing now, 2 not
    /// understood or no answer, 3 no session is open, 4 several are, 5 refused
    #[command(after_help = examples::CTL)]
    Ctl {
        /// An action by name (`chairside ctl actions` lists them), or goto, timer, status, watch, sessions
        #[arg(value_name = "ACTION", value_parser = ctl::words(), hide_possible_values = true)]
        what: String,
        /// For goto the slide's number, for timer: start, pause or toggle
        value: Option<String>,
        /// Which session, if several are open: its group, its title, or its file
        #[arg(long, value_name = "NAME")]
        session: Option<String>,
        /// Prints the answer as one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Prints the completions of a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Prints the manual page of Chairside or of one of its commands
    #[command(after_help = examples::MAN)]
    Man {
        /// The command, such as `import agenda`
        command: Vec<String>,
        /// Writes all pages into this folder instead
        #[arg(short, long, value_name = "DIR", conflicts_with = "command")]
        output: Option<PathBuf>,
    },
}

/// Where a session can come from.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Reads an agenda as chairs write them, and prints a session file. What could not be placed is listed by line on
    /// standard error, and kept in the file as comments
    #[command(after_help = examples::IMPORT_AGENDA)]
    Agenda {
        /// The agenda: Markdown, plain text or HTML; `-` reads standard input
        file: PathBuf,
        /// Writes the session file here; it must not be there yet
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Which session, if the agenda has several, from 1
        #[arg(long, value_name = "N")]
        session: Option<usize>,
    },
    /// Fetches schedule, chairs, agenda, links and slides of a session, and makes a folder with session.md and its decks.
    /// Stopped with Ctrl+C, the same command resumes
    #[command(after_help = examples::IMPORT_DATATRACKER)]
    Datatracker {
        /// The meeting: 126, "IETF 126", interim-2026-quic-01
        meeting: String,
        /// The group's short name: quic
        group: String,
        /// The folder [default: named after meeting and group]
        #[arg(short, long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Another Datatracker than the IETF's; https, or http on this computer
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
        /// Which session, if the group has several at that meeting, from 1
        #[arg(long, value_name = "N")]
        session: Option<usize>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_for_all_may_stand_before_a_command_and_nothing_else() {
        let of = |line: &str| Cli::of(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        for line in [
            "chairside talk.pdf",
            "chairside --fresh talk.pdf --data-dir x",
            "chairside --data-dir x check talk.pdf",
            "chairside check talk.pdf --data-dir x",
            "chairside --sandbox --data-dir x import agenda a.md",
        ] {
            assert!(of(line).is_ok(), "{line}");
        }
        assert_eq!(of("chairside --data-dir x check a.md").unwrap().data_dir, Some("x".into()));
        for line in ["chairside --fresh check talk.pdf", "chairside talk.pdf check a.md", "chairside --minutes 5 runs"]
        {
            let error = of(line).expect_err(line);
            assert_eq!((error.kind(), error.exit_code()), (ErrorKind::ArgumentConflict, 2), "{line}");
        }
    }
}
