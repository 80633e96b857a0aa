//! How far the system confines a render process, as one of them finds out by trying.

use std::path::Path;
use std::time::Duration;

use crate::attempt::Attempt;
use crate::failure::Failure;
use crate::process::{Process, Waited};
use crate::wire::{Answer, Ask};

const AT_MOST: Duration = Duration::from_secs(5);

/// What a render process tried, and whether it was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confinement(pub Vec<(Attempt, bool)>);

impl Confinement {
    /// Whether it can open no file but fonts, and write none.
    pub fn of_files(&self) -> bool {
        self.refuses(true)
    }

    /// Whether it can make no socket and run no program.
    pub fn of_calls(&self) -> bool {
        self.refuses(false)
    }

    fn refuses(&self, files: bool) -> bool {
        self.0.iter().filter(|(attempt, _)| attempt.is_of_files() == files).all(|(_, refused)| *refused)
    }
}

/// Starts `program` as a render process and lets it try everything that it must not be able to do. `file` is one that this
/// user may read and write; it is not changed.
pub fn confinement(program: &Path, file: &Path) -> Result<Confinement, Failure> {
    let no_process = |error: std::io::Error| Failure::NoProcess(format!("{}: {error}", program.display()));
    let mut process = Process::start(program).map_err(no_process)?;
    process.ask(&Ask::Try { file: file.into() }, &[]).map_err(|_| Failure::Crashed)?;
    match process.wait(AT_MOST) {
        Waited::Answer(Answer::Tried(tried), _) => Ok(Confinement(tried)),
        Waited::NotYet => Err(Failure::TooSlow),
        Waited::Answer(..) | Waited::Ended => Err(Failure::Crashed),
    }
}
