//! `cargo xtask bench`: Chairside and its peers measured by one rule in one run, written to docs/performance.md.

mod deck;
mod family;
mod keyboard;
mod measure;
mod pdf;
mod pixels;
mod report;
mod subject;

use std::fs;

use crate::failure::{Because, Failure, Outcome};
use crate::workspace::Workspace;
use crate::{build, debian, machine};

pub fn bench(workspace: &Workspace) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new("the bench needs Xvfb's frame buffer, so it runs on Linux only"));
    }
    let node = machine::prepare(&[debian::BUILD, debian::SCREEN])?;
    build::packages(workspace, node)?;
    build::views(workspace)?;
    build::program(workspace)?;

    let folder = std::env::temp_dir().join(format!("chairside-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).because(format!("make {}", folder.display()))?;
    let decks = deck::write(&folder)?;
    let pictures = workspace.target.join("bench");
    fs::create_dir_all(&pictures).because(format!("make {}", pictures.display()))?;
    println!(
        "\nMeasuring, about a minute each. Leave this machine alone meanwhile: whatever else runs is measured too."
    );
    let mut rows = Vec::new();
    for subject in subject::all(workspace, &decks, &folder) {
        println!("  {} …", subject.name);
        match measure::measure(&subject, &folder, &pictures) {
            Ok(figures) => rows.push((subject, figures)),
            Err(failure) if subject.is_ours() => return Err(failure),
            Err(failure) => println!("    left out: {failure}"),
        }
    }
    let _ = fs::remove_dir_all(&folder);
    report::write(workspace, &rows)?;
    println!("Look at {} to be sure that each program showed what it should.", pictures.display());
    Ok(())
}
