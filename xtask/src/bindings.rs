//! Generates TypeScript types from the Rust types that cross IPC, and the table of keys, and checks that those in ui/src/gen/
//! are up to date.
//!
//! They are generated in tests named `export_bindings_…`, into the folder that `TS_RS_EXPORT_DIR` names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Because, Failure, Outcome};
use crate::fingerprint::entries;
use crate::program::Program;
use crate::workspace::Workspace;

/// The environment variable that tells ts-rs where to write.
pub const FOLDER_VARIABLE: &str = "TS_RS_EXPORT_DIR";

/// The folder that the tests of `cargo xtask test` write to, for comparing.
pub fn fresh_folder(workspace: &Workspace) -> PathBuf {
    workspace.memory().join("bindings")
}

/// The folder under version control.
fn kept_folder(workspace: &Workspace) -> PathBuf {
    workspace.ui().join("src/gen")
}

/// Generates ui/src/gen/ and docs/keys.md again.
pub fn write(workspace: &Workspace) -> Outcome {
    let folder = kept_folder(workspace);
    if folder.exists() {
        fs::remove_dir_all(&folder).because(format!("empty {}", folder.display()))?;
    }
    Program::new("cargo")
        // All these types are in the crates, so there is no need to build the program, and Tauri with it.
        .args(["test", "--quiet", "--workspace", "--exclude", "xtask", "--exclude", "chairside", "--lib"])
        .arg("export_bindings")
        .folder(&workspace.root)
        .env(FOLDER_VARIABLE, &folder)
        // docs/keys.md is made of the same table as keys.ts.
        .env("CHAIRSIDE_GOLDEN", "write")
        .run()
}

/// Compares what the tests have just written with ui/src/gen/.
pub fn compare(workspace: &Workspace) -> Outcome {
    let (fresh, kept) = (files(&fresh_folder(workspace))?, files(&kept_folder(workspace))?);
    let mut stale: Vec<String> = Vec::new();
    for name in fresh.keys().chain(kept.keys().filter(|name| !fresh.contains_key(*name))) {
        match (fresh.get(name), kept.get(name)) {
            (Some(new), Some(old)) if new == old => {}
            (Some(_), Some(_)) => stale.push(format!("  {name} differs from what Rust has")),
            (Some(_), None) => stale.push(format!("  {name} is missing")),
            (None, _) => stale.push(format!("  {name} no longer has a Rust type")),
        }
    }
    if stale.is_empty() {
        println!("  {} files, all up to date", fresh.len());
        return Ok(());
    }
    Err(Failure::new(format!(
        "ui/src/gen/ is out of date:\n{}\nRun `cargo xtask bindings` and commit the changes.",
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
