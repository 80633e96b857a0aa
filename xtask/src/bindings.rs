//! The TypeScript types that ts-rs makes of the Rust types which cross IPC: written on demand, and never stale.
//!
//! ts-rs makes them in tests named `export_bindings_…`, into the folder that `TS_RS_EXPORT_DIR` names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Because, Failure, Outcome};
use crate::fingerprint::entries;
use crate::program::Program;
use crate::workspace::Workspace;

/// The variable that tells ts-rs where to write.
pub const FOLDER_VARIABLE: &str = "TS_RS_EXPORT_DIR";

/// Where the tests of `cargo xtask test` write them, to be compared.
pub fn fresh_folder(workspace: &Workspace) -> PathBuf {
    workspace.memory().join("bindings")
}

/// Where they are kept.
fn kept_folder(workspace: &Workspace) -> PathBuf {
    workspace.ui().join("src/gen")
}

/// Writes ui/src/gen/ anew.
pub fn write(workspace: &Workspace) -> Outcome {
    let folder = kept_folder(workspace);
    if folder.exists() {
        fs::remove_dir_all(&folder).because(format!("empty {}", folder.display()))?;
    }
    Program::new("cargo")
        // The types that cross live in the crates, so the program itself, and Tauri, need not be built for this.
        .args(["test", "--quiet", "--workspace", "--exclude", "xtask", "--exclude", "chairside", "--lib"])
        .arg("export_bindings")
        .folder(&workspace.root)
        .env(FOLDER_VARIABLE, &folder)
        .run()
}

/// Compares what the tests have just written with what is kept.
pub fn compare(workspace: &Workspace) -> Outcome {
    let (fresh, kept) = (files(&fresh_folder(workspace))?, files(&kept_folder(workspace))?);
    let mut stale: Vec<String> = Vec::new();
    for name in fresh.keys().chain(kept.keys().filter(|name| !fresh.contains_key(*name))) {
        match (fresh.get(name), kept.get(name)) {
            (Some(new), Some(old)) if new == old => {}
            (Some(_), Some(_)) => stale.push(format!("  {name} differs from its Rust type")),
            (Some(_), None) => stale.push(format!("  {name} is missing")),
            (None, _) => stale.push(format!("  {name} has no Rust type any more")),
        }
    }
    if stale.is_empty() {
        println!("  {} files, all as their Rust types say", fresh.len());
        return Ok(());
    }
    Err(Failure::new(format!(
        "ui/src/gen/ is stale:\n{}\nRun `cargo xtask bindings` and commit what changes.",
        stale.join("\n")
    )))
}

/// The files under a folder, by their path inside it.
fn files(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut waiting = if folder.is_dir() { vec![folder.to_owned()] } else { Vec::new() };
    while let Some(place) = waiting.pop() {
        for entry in entries(&place)? {
            if entry.is_dir() {
                waiting.push(entry);
            } else {
                let name = entry.strip_prefix(folder).unwrap_or(&entry).to_string_lossy().into_owned();
                found.insert(name, fs::read(&entry).because(format!("read {}", entry.display()))?);
            }
        }
    }
    Ok(found)
}
