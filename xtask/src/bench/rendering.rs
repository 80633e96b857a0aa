//! Measures `chairside render --all` on all decks: pages drawn, pages that failed, and the time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::failure::{Because, Outcome};
use crate::program::Program;

/// The result of rendering all decks.
pub struct Rendering {
    pub decks: usize,
    pub pages: usize,
    /// What failed, a line for each page or file.
    pub failures: Vec<String>,
    pub time: Duration,
}

/// Renders all pages of `decks` at the width of a full HD screen.
pub fn all(program: &Path, decks: &[PathBuf], folder: &Path) -> Outcome<Rendering> {
    let mut rendering = Rendering { decks: decks.len(), pages: 0, failures: Vec::new(), time: Duration::ZERO };
    for (number, deck) in decks.iter().enumerate() {
        let pictures = folder.join(format!("pages-{number}"));
        let begun = Instant::now();
        let outcome = Program::new(&program.to_string_lossy())
            .args(["render", "--all", "--width", "1920", "--data-dir"])
            .arg(folder.join("data-render"))
            .arg("--output")
            .arg(&pictures)
            .arg(deck)
            .read();
        rendering.time += begun.elapsed();
        if let Err(failure) = outcome {
            rendering.failures.extend(failure.to_string().lines().map(str::to_owned));
        }
        if pictures.is_dir() {
            rendering.pages += fs::read_dir(&pictures).because("count the pages")?.count();
            fs::remove_dir_all(&pictures).because("remove the pages")?;
        }
    }
    Ok(rendering)
}
