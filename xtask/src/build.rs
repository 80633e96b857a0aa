//! Builds the views and the program, each only if its sources have changed.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::fingerprint;
use crate::node::Version;
use crate::program::Program;
use crate::stamp::Stamp;
use crate::workspace::Workspace;

/// Installs the packages of ui/ (`npm ci`) if its lock file or Node has changed since the last time.
pub fn packages(workspace: &Workspace, node: Version) -> Outcome {
    let ui = workspace.ui();
    let lock = ui.join("package-lock.json");
    if !lock.exists() {
        return Err(Failure::new(format!("{} is missing from this checkout", lock.display())));
    }
    let wanted = fingerprint::of(&[ui.join("package.json"), lock])?;
    let stamp = Stamp::new(workspace, "npm-ci", &format!("{wanted} node {node}"));
    if stamp.is_fresh() && ui.join("node_modules").is_dir() {
        return Ok(());
    }
    println!("Installing the packages of ui/.");
    Program::npm().args(["ci", "--no-audit", "--no-fund"]).folder(&ui).run()?;
    stamp.note()
}

/// Builds ui/ into ui/dist/ if its sources have changed since the last time.
pub fn views(workspace: &Workspace) -> Outcome {
    let stamp = Stamp::new(workspace, "views", &fingerprint::of(&view_sources(workspace))?);
    if stamp.is_fresh() && workspace.ui().join("dist/presenter.html").exists() {
        return Ok(());
    }
    println!("Building the views.");
    Program::npm().args(["run", "build"]).folder(&workspace.ui()).run()?;
    stamp.note()
}

/// The sources of the views: ui/, and the assets that a view may import.
fn view_sources(workspace: &Workspace) -> Vec<PathBuf> {
    vec![workspace.ui(), workspace.root.join("assets")]
}

/// Builds the program and its render process in the release profile. Cargo knows what has changed.
pub fn program(workspace: &Workspace) -> Outcome {
    in_profile(workspace, "release")
}

/// Builds them for a first look, which takes less time.
pub fn quick_program(workspace: &Workspace) -> Outcome {
    in_profile(workspace, "quick")
}

fn in_profile(workspace: &Workspace, profile: &str) -> Outcome {
    println!("Building the program. The first time takes some minutes.");
    let arguments = ["build", "--profile", profile, "--package", "chairside", "--bins"];
    Program::new("cargo").args(arguments).folder(&workspace.root).run()
}
