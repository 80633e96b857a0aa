//! The programs to measure: Chairside, and other presenters that are installed.

use std::path::{Path, PathBuf};

use super::deck::Decks;
use super::keyboard::Key;
use crate::program::Program;
use crate::workspace::Workspace;

/// A program and the deck to measure it with.
pub struct Subject {
    pub name: String,
    pub program: PathBuf,
    /// The arguments before the deck.
    pub arguments: Vec<String>,
    /// What it remembers, if that is to be gone at each start: its folder.
    pub remembers: Option<PathBuf>,
    pub deck: PathBuf,
    /// How many times to turn; not beyond the last slide.
    pub turns: usize,
    /// Part of the title of the window that the room sees; `None` for a program with one window.
    pub front: Option<&'static str>,
    pub keys: Keys,
    pub part: Part,
    pub kind: Kind,
}

/// The keys of a program.
#[derive(Clone, Copy)]
pub struct Keys {
    pub next: Key,
    pub back: Key,
    pub first: Key,
    /// Keys that come before the first turn: those that show the page, and what lies over it.
    pub before: &'static [Key],
    /// Keys that start its timer; none if turning slides starts it.
    pub timer: &'static [Key],
}

/// The goals that a row is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Pdf,
    /// A PDF with a time card and the timer over its pages.
    Over,
    Markdown,
}

/// The part of a program in the comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chairside.
    Ours,
    Pympress,
    Pdfpc,
    /// A program that no goal mentions.
    Other,
}

impl Subject {
    /// Whether it is Chairside.
    pub fn is_ours(&self) -> bool {
        self.kind == Kind::Ours
    }
}

/// The keys of Chairside, pympress and pdfpc. On a PDF, the timers of all three start with the first turn.
const ARROWS: Keys = Keys { next: Key::Right, back: Key::Left, first: Key::Home, before: &[], timer: &[] };
/// How many times the forty slides are turned.
const TURNS: usize = 30;

/// All programs that can be measured on this machine.
pub fn all(workspace: &Workspace, decks: &Decks, folder: &Path) -> Vec<Subject> {
    let remembers = |what: &str| folder.join(format!("data-{what}"));
    let chairside = |what: &str, deck: &Path, turns, timer, part| Subject {
        name: format!("Chairside, {what}"),
        program: workspace.program(),
        arguments: ["--data-dir", &remembers(what).to_string_lossy()].map(str::to_owned).to_vec(),
        // The deck is opened several times, and must always start with its first slide and no earlier run to compare with.
        remembers: Some(remembers(what)),
        deck: deck.to_owned(),
        turns,
        front: Some("Slides for the room"),
        keys: Keys { timer, ..ARROWS },
        part,
        kind: Kind::Ours,
    };
    let peers = [
        Peer { name: "pympress", arguments: &[], front: Some("Content"), keys: ARROWS, kind: Kind::Pympress },
        Peer {
            name: "pdfpc",
            arguments: &["-w", "both"],
            front: Some("presentation"),
            keys: ARROWS,
            kind: Kind::Pdfpc,
        },
        Peer {
            name: "mupdf",
            arguments: &[],
            front: None,
            keys: Keys { next: Key::PageDown, first: Key::Letter('g'), back: Key::PageUp, before: &[], timer: &[] },
            kind: Kind::Other,
        },
    ];
    let mut here = Vec::new();
    for peer in &peers {
        match installed(peer.name) {
            Some((program, version)) => here.push((peer, program, version)),
            None => println!(
                "  {0} is not installed, so it is not measured (Debian has it: apt-get install {0})",
                peer.name
            ),
        }
    }
    let with = |deck: &Path, turns: usize, part: Part| {
        here.iter().map(move |(peer, program, version)| peer.with(program, version, deck, turns, part)).collect()
    };
    let (talk, same) = (&decks.talk, &decks.same);
    let whole = talk.count - 1;
    let mut over = chairside("time card and timer", &decks.session, TURNS, &[], Part::Over);
    // Begins the item, starts its time, and shows the time card and the timer.
    over.keys.before = &[Key::ShiftRight, Key::Letter('p'), Key::Letter('k'), Key::ShiftT];
    let mut subjects = vec![chairside("PDF", &talk.file, whole, &[], Part::Pdf), over];
    let on_talk: Vec<Subject> = with(&talk.file, whole, Part::Pdf);
    let on_same: Vec<Subject> = with(&same.file, TURNS, Part::Markdown);
    subjects.extend(on_talk);
    subjects.push(chairside("Markdown", &decks.markdown, TURNS, &[Key::ShiftRight, Key::Letter('p')], Part::Markdown));
    subjects.push(chairside("made PDF", &same.file, TURNS, &[], Part::Markdown));
    subjects.extend(on_same);
    subjects
}

/// Another presenter.
struct Peer {
    name: &'static str,
    arguments: &'static [&'static str],
    front: Option<&'static str>,
    keys: Keys,
    kind: Kind,
}

impl Peer {
    fn with(&self, program: &Path, version: &str, deck: &Path, turns: usize, part: Part) -> Subject {
        Subject {
            name: format!("{} {version}", self.name).trim().to_owned(),
            program: program.to_owned(),
            arguments: self.arguments.iter().map(|&argument| argument.to_owned()).collect(),
            remembers: None,
            deck: deck.to_owned(),
            turns,
            front: self.front,
            keys: self.keys,
            part,
            kind: self.kind,
        }
    }
}

/// The path and version of a program. Prefers Debian's copy, which has everything it depends on.
fn installed(name: &str) -> Option<(PathBuf, String)> {
    let folders = std::env::var_os("PATH")?;
    let copies: Vec<PathBuf> =
        std::env::split_paths(&folders).map(|folder| folder.join(name)).filter(|file| file.is_file()).collect();
    let of_debian = copies.iter().find_map(|file| Some((file.clone(), debian_version(file)?)));
    of_debian.or_else(|| Some((copies.into_iter().next()?, String::new())))
}

/// The version of the Debian package that a file belongs to, without Debian's revision.
fn debian_version(file: &Path) -> Option<String> {
    let owner = Program::new("dpkg-query").arg("-S").arg(file).ask()?;
    let package = owner.split_once(':')?.0.to_owned();
    let version = Program::new("dpkg-query").args(["-W", "-f", "${Version}", &package]).ask()?;
    Some(version.split(['-', '+']).next()?.to_owned())
}
