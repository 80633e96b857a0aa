//! `cargo xtask run`: builds the program and shows a session, or takes pictures of it where there is no display.

use std::path::{Path, PathBuf};

use crate::failure::Outcome;
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{build, debian, machine, preview};

/// Shows `file`, or the sample session.
pub fn run(workspace: &Workspace, file: Option<&str>) -> Outcome {
    let headless = has_no_display();
    let node = machine::prepare(if headless { &[debian::BUILD, debian::SCREEN] } else { &[debian::BUILD] })?;
    build::packages(workspace, node)?;
    build::views(workspace)?;
    build::quick_program(workspace)?;
    let file = file.map_or_else(|| workspace.sample(), PathBuf::from);
    if headless { preview::preview(workspace, &file) } else { show(workspace, &file) }
}

fn show(workspace: &Workspace, file: &Path) -> Outcome {
    Program::new(&workspace.quick_program().to_string_lossy()).arg(file).run()
}

/// Whether there is no display to show a window on. Only on Linux do people use machines without one.
fn has_no_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")
}
