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
    /// The key for the next slide.
    pub turn: Key,
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
        turn: Key::Right,
        timer,
        kind,
    };
    let mut subjects = vec![
        chairside("Markdown", &decks.markdown, &[Key::ShiftRight, Key::Letter('p')], Kind::Markdown),
        chairside("PDF", &decks.pdf, &[], Kind::Other),
    ];
    let mut peer = |name: &str, arguments: &[&str], front, turn, timer, kind| {
        let Some((program, version)) = installed(name) else {
            println!("  {name} is not installed, so it is not measured (Debian has it: apt-get install {name})");
            return;
        };
        subjects.push(Subject {
            name: format!("{name} {version}").trim().to_owned(),
            program,
            arguments: arguments.iter().map(|&argument| argument.to_owned()).chain([path(&decks.pdf)]).collect(),
            front,
            turn,
            timer,
            kind,
        });
    };
    peer("pympress", &[], Some("Content"), Key::Right, &[Key::Letter('p')], Kind::Pympress);
    peer("pdfpc", &["-w", "both"], Some("presentation"), Key::Right, &[], Kind::Pdfpc);
    peer("mupdf", &[], None, Key::PageDown, &[], Kind::Other);
    subjects
}

/// Where a peer is and which version: Debian's copy before any other, since that one has all that it needs.
fn installed(name: &str) -> Option<(PathBuf, String)> {
    let folders = std::env::var_os("PATH")?;
    let copies: Vec<PathBuf> =
        std::env::split_paths(&folders).map(|folder| folder.join(name)).filter(|file| file.is_file()).collect();
    let of_debian = copies.iter().find_map(|file| Some((file.clone(), debian_version(file)?)));
    of_debian.or_else(|| Some((copies.into_iter().next()?, String::new())))
}

/// The version, without Debian's own part, of the package that a file belongs to.
fn debian_version(file: &Path) -> Option<String> {
    let owner = Program::new("dpkg-query").arg("-S").arg(file).ask()?;
    let package = owner.split_once(':')?.0.to_owned();
    let version = Program::new("dpkg-query").args(["-W", "-f", "${Version}", &package]).ask()?;
    Some(version.split(['-', '+']).next()?.to_owned())
}
