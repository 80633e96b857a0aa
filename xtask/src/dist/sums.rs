//! SHA-256 sums of what was made.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Because, Failure, Outcome};
use crate::program::Program;

/// Writes SHA256SUMS beside the files, as `sha256sum -c` reads it.
pub fn write(folder: &Path, files: &[PathBuf]) -> Outcome {
    let mut text = String::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let _ = writeln!(text, "{}  {name}", of(file)?);
    }
    let list = folder.join("SHA256SUMS");
    fs::write(&list, text).because(format!("write {}", list.display()))
}

/// The sum of a file, in 64 small hexadecimal digits.
pub fn of(file: &Path) -> Outcome<String> {
    let said = match std::env::consts::OS {
        "macos" => Program::new("shasum").args(["-a", "256"]).arg(file).read()?,
        "windows" => Program::new("certutil").arg("-hashfile").arg(file).arg("SHA256").read()?,
        _ => Program::new("sha256sum").arg(file).read()?,
    };
    let sum = said.split_whitespace().find(|word| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit()));
    sum.map(str::to_lowercase).ok_or_else(|| Failure::new(format!("no sum of {} in: {said}", file.display())))
}
