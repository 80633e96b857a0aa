//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

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
