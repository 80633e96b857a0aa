//! The chairs' slides of the session on the screen as a PDF: `chairside export` in a process of its own, so that the
//! session's windows neither wait nor change.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chairside_problem::marks::one_line;

/// What to export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlidesJob {
    /// The session file.
    pub file: PathBuf,
    /// The journal's folder.
    pub data: PathBuf,
    /// The run whose agenda and outcomes the generated slides show; `None` if the journal has none.
    pub run: Option<String>,
    /// With what was drawn on the slides.
    pub strokes: bool,
}

impl SlidesJob {
    /// Writes the PDF. The error is for a person.
    pub fn run(&self, to: &Path) -> Result<(), String> {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut export = Command::new(program);
        export.arg("export").arg(&self.file).arg("-o").arg(to).arg("--data-dir").arg(&self.data);
        if let Some(run) = &self.run {
            export.args(["--run", run]);
        }
        if self.strokes {
            export.arg("--strokes");
        }
        let done = export.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
        if done.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&done.stderr);
        let why = said.lines().rev().find_map(|line| line.strip_prefix("chairside: "));
        Err(why.map_or_else(|| done.status.to_string(), |why| one_line(why).into_owned()))
    }
}
