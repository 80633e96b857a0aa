//! Computes a fingerprint of files and folders, so that xtask can tell whether work must be done again.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::{Because, Outcome};

/// Folders whose content is generated.
const GENERATED: [&str; 2] = ["node_modules", "dist"];

/// The fingerprint of everything under `paths`, apart from generated folders. It depends on names and content, not on
/// modification times, so a fresh clone of a commit has the same one. It may change with a new Rust release; then the
/// work is done once more.
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
            if !GENERATED.iter().any(|name| entry.ends_with(name)) {
                add(&entry, hasher)?;
            }
        }
    } else if path.exists() {
        fs::read(path).because(format!("read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

/// The paths of everything in a folder, sorted.
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
    fn sees_a_changed_file_and_skips_generated_folders() {
        let folder = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("src/node_modules")).unwrap();
        fs::write(folder.join("src/app.ts"), "one").unwrap();
        let first = of(std::slice::from_ref(&folder)).unwrap();
        fs::write(folder.join("src/node_modules/x.js"), "generated").unwrap();
        assert_eq!(of(std::slice::from_ref(&folder)).unwrap(), first);
        fs::write(folder.join("src/app.ts"), "two").unwrap();
        assert_ne!(of(std::slice::from_ref(&folder)).unwrap(), first);
        fs::remove_dir_all(folder).unwrap();
    }
}
