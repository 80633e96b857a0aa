//! The command line. Each command without a window has a file of its own here; `render` and `text` are in
//! `crate::render`.

pub mod check;
pub mod minutes;
pub mod output;
mod past_run;
pub mod polls;
pub mod runs;
mod times;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use jiff::SignedDuration;
use jiff::civil::Time;

/// A desktop presenter for people who chair a session.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Cli {
    /// What to do; without it FILE is shown.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The session file (Markdown with front matter) or deck to show
    #[arg(required = true)]
    pub file: Option<PathBuf>,

    /// Starts over instead of going on with an earlier run; nothing is deleted
    #[arg(long)]
    pub fresh: bool,

    /// Goes on with this run, as `chairside runs` names it, not with the latest
    #[arg(long, value_name = "ID", conflicts_with = "fresh")]
    pub run: Option<String>,

    /// How long the talk may take, for a plain deck: 20, 20m, 1h30
    #[arg(long, value_name = "TIME", conflicts_with = "ends", value_parser = times::minutes)]
    pub minutes: Option<SignedDuration>,

    /// When the talk has to end, for a plain deck, in this machine's time: 14:30
    #[arg(long, value_name = "HH:MM", value_parser = times::time_of_day)]
    pub ends: Option<Time>,

    /// A file of speaker notes in pdfpc's format, for a plain PDF deck [default: the one beside it]
    #[arg(long, value_name = "FILE")]
    pub notes: Option<PathBuf>,

    /// A file that says what time it is; the run is marked as simulated
    #[arg(long, value_name = "FILE", hide = true)]
    pub simulated_clock: Option<PathBuf>,

    /// Writes how long each drawing took, when the program ends
    #[arg(long, value_name = "FILE", hide = true)]
    pub latencies: Option<PathBuf>,

    /// Where the journal lies [default: the user's data directory]
    #[arg(long, value_name = "DIR", env = "CHAIRSIDE_DATA_DIR", global = true)]
    pub data_dir: Option<PathBuf>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints what was understood of a session file, and every problem as `file:line: what; what to write instead`.
    /// Exit status: 0 clean, 1 warnings only (with --strict), 2 errors
    Check {
        /// The session file or deck
        file: PathBuf,
        /// Warnings give exit status 1
        #[arg(long)]
        strict: bool,
        /// Lists what should be in place before the start; exit status 1 when something is not
        #[arg(long)]
        ready: bool,
    },
    /// Prints the minutes of a session's latest run; before it has started, the page to take notes in
    Minutes {
        /// The session file
        session: PathBuf,
        /// Writes them to a file
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// The report to the area director and the outcomes for the list instead
        #[arg(long)]
        brief: bool,
        /// Says who spoke, and for how long
        #[arg(long, conflicts_with = "brief")]
        speakers: bool,
        /// Of this run, as `chairside runs` names it
        #[arg(long, value_name = "ID")]
        run: Option<String>,
    },
    /// Prints the polls of a session's latest run in the Datatracker's form (JSON), or takes over those of a file
    Polls {
        /// The session file
        session: PathBuf,
        /// Takes over the polls of this file, such as Meetecho's `polls-….json` on the Datatracker
        #[arg(long, value_name = "FILE", conflicts_with = "output")]
        take: Option<PathBuf>,
        /// Writes them to a file
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Of this run, as `chairside runs` names it
        #[arg(long, value_name = "ID")]
        run: Option<String>,
    },
    /// Lists the runs that the journal keeps, exports one or deletes one
    Runs {
        /// Only those of this session file
        session: Option<PathBuf>,
        /// Prints this run as JSON lines
        #[arg(long, value_name = "ID", conflicts_with = "delete")]
        export: Option<String>,
        /// Deletes this run for good; its whole id is wanted
        #[arg(long, value_name = "ID")]
        delete: Option<String>,
    },
    /// Writes pages of a PDF, or slides of a Markdown deck, as PNG files; a PDF needs no display
    Render {
        /// The PDF or Markdown deck; of a session file its own slides
        file: PathBuf,
        /// Which page, from 1
        #[arg(long, value_name = "N", conflicts_with = "all", default_value_t = 1)]
        page: u32,
        /// Every page: OUT is a folder then
        #[arg(long)]
        all: bool,
        /// Width in pixels, 1 to 8192; the height follows
        #[arg(long, value_name = "W", default_value_t = 1920, value_parser = clap::value_parser!(u32).range(1..=8192))]
        width: u32,
        /// The PNG file, or with --all the folder, to write
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// The password of an encrypted PDF
        #[arg(long, env = "CHAIRSIDE_PDF_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
    /// Prints the text of a deck, Markdown or PDF, page by page; needs no display
    Text {
        /// The deck
        file: PathBuf,
        /// The password of an encrypted PDF
        #[arg(long, env = "CHAIRSIDE_PDF_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
    /// Prints the journal of a session's latest run as JSON lines
    Journal {
        /// The session file
        session: PathBuf,
        /// Every run, oldest first
        #[arg(long)]
        all: bool,
    },
}
