//! The archive, for systems without a package: the program, its licences, the sample session, manual pages, completions.

use std::fs;
use std::path::{Path, PathBuf};

use super::tree::{completions, copy, manual, third_parties};
use crate::failure::{Because, Outcome};
use crate::fingerprint::entries;
use crate::program::Program;
use crate::workspace::Workspace;

pub fn make(workspace: &Workspace, place: &Path) -> Outcome<PathBuf> {
    let name = format!("chairside-{}-{}-{}", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    let folder = place.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder).because(format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).because(format!("create {}", folder.display()))?;
    for program in [workspace.program(), workspace.render_process()] {
        copy(&program, &folder.join(program.file_name().unwrap_or_default()))?;
    }
    for entry in entries(&workspace.root)? {
        let file = entry.file_name().unwrap_or_default();
        let shown = file.to_string_lossy();
        if ["README", "LICENSE", "CHANGELOG"].iter().any(|start| shown.starts_with(start)) {
            copy(&entry, &folder.join(file))?;
        }
    }
    copy(&workspace.root.join("assets/sessions"), &folder.join("sessions"))?;
    manual(workspace, &folder.join("man/man1"))?;
    let completions_folder = folder.join("completions");
    for (shell, file) in [("bash", "chairside"), ("zsh", "_chairside"), ("fish", "chairside.fish")] {
        completions(workspace, shell, &completions_folder.join(file))?;
    }
    third_parties(workspace, &folder.join("THIRD-PARTY.txt"))?;
    let archive = format!("{name}.tar.gz");
    Program::new("tar").args(["-czf", &archive, &name]).folder(place).run()?;
    Ok(place.join(archive))
}
