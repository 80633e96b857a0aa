//! `cargo xtask bench`: measures Chairside and other presenters in the same way in one run, and writes docs/performance.md.

mod deck;
mod family;
mod goals;
mod hold;
mod keyboard;
mod measure;
mod pdf;
mod pixels;
mod quiet;
mod rendering;
mod report;
mod stage;
mod subject;
mod ticking;

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::failure::{Because, Failure, Outcome};
use crate::workspace::Workspace;
use crate::{build, debian, machine};
use measure::{Figures, Turns};
use rendering::Rendering;
use subject::{Kind, Part, Subject};

/// The figures of one run.
struct Results {
    /// The name and number of pages of the PDF that the goals are about.
    talk: (String, usize),
    rows: Vec<(Subject, Figures)>,
    /// Jumps in that PDF, of Chairside alone like all below.
    jumps: Turns,
    /// The time until the room sees the first page of that PDF.
    first_page: Duration,
    /// The same of pdfpc.
    first_page_of_pdfpc: Option<Duration>,
    /// The time to the first slide of a PDF of ten pages.
    short: Duration,
    /// The same of a thousand pages.
    long: Duration,
    /// Rendering all pages of all decks.
    rendering: Rendering,
}

impl Results {
    /// The figures of the first program of this kind.
    fn find(&self, part: Part, kind: Kind) -> Option<&Figures> {
        let row = self.rows.iter().find(|(subject, _)| subject.part == part && subject.kind == kind);
        row.map(|(_, figures)| figures)
    }
}

/// Measures everything and writes the page. With names, measures only programs whose names contain one of them, and prints
/// the figures.
pub fn bench(workspace: &Workspace, names: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new("the bench needs Xvfb, so it runs only on Linux"));
    }
    let node = machine::prepare(&[debian::BUILD, debian::SCREEN])?;
    build::packages(workspace, node)?;
    build::views(workspace)?;
    build::program(workspace)?;

    let folder = std::env::temp_dir().join(format!("chairside-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).because(format!("create {}", folder.display()))?;
    let pictures = workspace.target.join("bench");
    fs::create_dir_all(&pictures).because(format!("create {}", pictures.display()))?;
    if !names.is_empty() {
        let outcome = some(workspace, names, &folder, &pictures);
        let _ = fs::remove_dir_all(&folder);
        return outcome;
    }
    println!("\nMeasuring for about ten minutes. Leave this machine alone: whatever else runs changes the figures.");
    let results = quiet::expect().and_then(|()| run(workspace, &folder, &pictures));
    let _ = fs::remove_dir_all(&folder);
    let results = results?;
    report::print(&results);
    quiet::expect()?;
    report::write(workspace, &results)?;
    println!("Look at the pictures in {} to check that each program showed the right slides.", pictures.display());
    Ok(())
}

fn some(workspace: &Workspace, names: &[&str], folder: &Path, pictures: &Path) -> Outcome {
    let decks = deck::write(&workspace.root, folder)?;
    let subjects = subject::all(workspace, &decks, folder);
    let wanted = |name: &str| names.iter().any(|part| name.contains(part));
    let ours = subjects.iter().find(|subject| subject.is_ours() && subject.part == Part::Pdf);
    if let (true, Some(ours)) = (wanted("jumps"), ours) {
        println!("jumps: {}", report::turns(&measure::jumps(ours, folder, pictures)?));
    }
    for subject in
        subjects.iter().filter(|subject| wanted("first page") && subject.part == Part::Pdf && subject.front.is_some())
    {
        let time = measure::first_page(subject, folder, pictures)?;
        println!("the room's first page, {}: {:.2} s", subject.name, time.as_secs_f64());
    }
    for subject in subjects.iter().filter(|subject| wanted(&subject.name)) {
        println!("{}: {}", subject.name, report::line(&measure::measure(subject, folder, pictures)?));
    }
    Ok(())
}

fn run(workspace: &Workspace, folder: &Path, pictures: &Path) -> Outcome<Results> {
    let decks = deck::write(&workspace.root, folder)?;
    let subjects = subject::all(workspace, &decks, folder);
    let ours = subjects
        .iter()
        .find(|subject| subject.is_ours() && subject.part == Part::Pdf)
        .ok_or_else(|| Failure::new("Chairside is not among the programs to measure"))?;
    println!("  jumps to pages never seen …");
    let jumps = measure::jumps(ours, folder, pictures)?;
    println!("  the room's first page …");
    let first_page = measure::first_page(ours, folder, pictures)?;
    let pdfpc = subjects.iter().find(|subject| subject.kind == Kind::Pdfpc && subject.part == Part::Pdf);
    let first_page_of_pdfpc = pdfpc.and_then(|pdfpc| measure::first_page(pdfpc, folder, pictures).ok());
    println!("  first slide of 10 and of 1,000 pages …");
    let short = measure::start(ours, &decks.short, folder, pictures)?;
    let long = measure::start(ours, &decks.long, folder, pictures)?;
    println!("  all pages of all decks …");
    let rendering = rendering::all(&ours.program, &decks.all, folder)?;

    let mut rows = Vec::new();
    for subject in subjects {
        println!("  {} …", subject.name);
        match measure::measure(&subject, folder, pictures) {
            Ok(figures) => rows.push((subject, figures)),
            Err(failure) if subject.is_ours() => return Err(failure),
            Err(failure) => println!("    left out: {failure}"),
        }
    }
    let name = decks.talk.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let talk = (name.unwrap_or_default(), decks.talk.count);
    Ok(Results { talk, rows, jumps, first_page, first_page_of_pdfpc, short, long, rendering })
}
