//! `cargo xtask bundle KIND…`: has Tauri's bundler make what is made for other systems: `AppImage`, dmg, msi, nsis.

use crate::failure::Outcome;
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{build, debian, machine};

/// Tauri's command line. npm has it built for every system.
pub const TAURI: &str = "@tauri-apps/cli@2.12.5";

/// Makes bundles of these kinds in target/release/bundle/.
pub fn bundle(workspace: &Workspace, kinds: &[&str]) -> Outcome {
    let node = machine::prepare(&[debian::BUILD])?;
    build::packages(workspace, node)?;
    build::views(workspace)?;
    Program::npm()
        .args(["exec", "--yes", "--package", TAURI, "--", "tauri", "build", "--ci", "--bundles", &kinds.join(",")])
        .folder(&workspace.root)
        .run()
}
