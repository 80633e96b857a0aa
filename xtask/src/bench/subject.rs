//! What is measured: Chairside, and those of its peers that are installed.

use std::path::{Path, PathBuf};

use super::deck::Decks;
use super::keyboard::Key;
use crate::program::Program;
use crate::workspace::Workspace;

/// A program with a deck.
pub struct Subject {
    pub name: String,
    pub program: PathBuf,
    pub arguments: Vec<String>,
    /// A part of the title of the window that the room sees; `None` for a program with one window.
    pub front: Option<&'static str>,
    /// Keys that start its timer once the slides are done with.
    pub timer: &'static [Key],
    pub kind: Kind,
}

/// Which part a row plays in the comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chairside with Markdown, which the targets are about.
    Markdown,
    Pympress,
    Pdfpc,
    /// Everything that is there for the picture only.
    Other,
}

impl Subject {
    /// Whether the bench is about it: without it there is nothing to write.
    pub fn is_ours(&self) -> bool {
        self.kind == Kind::Markdown
    }
}

/// All that can be measured on this machine.
pub fn all(workspace: &Workspace, decks: &Decks, folder: &Path) -> Vec<Subject> {
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let chairside = |what: &str, deck: &Path, timer, kind| Subject {
        name: format!("Chairside, {what}"),
        program: workspace.program(),
        arguments: vec!["--data-dir".into(), path(&folder.join(format!("data-{what}"))), path(deck)],
        front: Some("Slides for the room"),
        timer,
        kind,
    };
    let mut subjects = vec![
        chairside("Markdown", &decks.markdown, &[Key::ShiftRight, Key::Letter('p')], Kind::Markdown),
        chairside("PDF", &decks.pdf, &[], Kind::Other),
    ];
    let mut peer = |name: &str, arguments: &[&str], front, timer, kind| {
        let Some(version) = version(name) else {
            println!("  {name} is not installed, so it is not measured");
            return;
        };
        subjects.push(Subject {
            name: format!("{name} {version}").trim().to_owned(),
            program: name.into(),
            arguments: arguments.iter().map(|&argument| argument.to_owned()).chain([path(&decks.pdf)]).collect(),
            front,
            timer,
            kind,
        });
    };
    peer("pympress", &[], Some("Content"), &[Key::Letter('p')], Kind::Pympress);
    peer("pdfpc", &["-w", "both"], Some("presentation"), &[], Kind::Pdfpc);
    peer("mupdf", &[], None, &[], Kind::Other);
    subjects
}

/// A peer's version, as it or Debian's package tells it; `None` when it is not installed.
fn version(name: &str) -> Option<String> {
    let found = Program::new("sh").args(["-c", "command -v \"$0\"", name]).ask()?;
    if found.trim().is_empty() {
        return None;
    }
    let question = if name == "mupdf" { "-v" } else { "--version" };
    let answer = Program::new(name).arg(question).ask().unwrap_or_default();
    let word =
        answer.split_whitespace().find(|word| word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit()));
    Some(word.unwrap_or_default().trim_start_matches('v').to_owned())
}
