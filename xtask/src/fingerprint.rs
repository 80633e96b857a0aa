//! One number for the content of files and folders, so that work already done is known as done.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::{Because, Outcome};

/// Folders that are made and never written by hand.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// The fingerprint of everything under `paths`, made folders left out. It depends on names and content, not on times
/// of change: a fresh clone of the same commit has the same one. The hash may differ between Rust releases, which
/// costs no more than doing the work once more.
pub fn of(paths: &[PathBuf]) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path, &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Outcome {
    path.hash(hasher);
    if path.is_dir() {
        for entry in entries(path)? {
            if !MADE.iter().any(|made| entry.ends_with(made)) {
                add(&entry, hasher)?;
            }
        }
    } else if path.exists() {
        fs::read(path).because(format!("read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

/// What a folder holds, in a settled order.
pub fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let doing = || format!("list {}", folder.display());
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).because(doing())? {
        entries.push(entry.because(doing())?.path());
    }
    entries.sort();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_a_changed_file_and_passes_over_made_folders() {
        let folder = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("src/node_modules")).unwrap();
        fs::write(folder.join("src/app.ts"), "one").unwrap();
        let first = of(std::slice::from_ref(&folder)).unwrap();
        fs::write(folder.join("src/node_modules/x.js"), "made").unwrap();
        assert_eq!(of(std::slice::from_ref(&folder)).unwrap(), first);
        fs::write(folder.join("src/app.ts"), "two").unwrap();
        assert_ne!(of(std::slice::from_ref(&folder)).unwrap(), first);
        fs::remove_dir_all(folder).unwrap();
    }
}
