//! `cargo xtask dist`: makes an archive of the program, its licences, the sample session and the README.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::failure::{Because, Outcome};
use crate::fingerprint::entries;
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{build, debian, licences, machine};

/// Builds the program and leaves the archive in target/dist/.
pub fn dist(workspace: &Workspace) -> Outcome {
    let node = machine::prepare(&[debian::BUILD])?;
    build::packages(workspace, node)?;
    build::views(workspace)?;
    build::program(workspace)?;

    let name = format!("chairside-{}-{}-{}", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    let place = workspace.target.join("dist");
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
    for_shells(workspace, &folder)?;
    let notice = folder.join("THIRD-PARTY.txt");
    fs::write(&notice, third_parties(workspace)?).because(format!("write {}", notice.display()))?;

    let archive = format!("{name}.tar.gz");
    Program::new("tar").args(["-czf", &archive, &name]).folder(&place).run()?;
    println!(
        "\nMade {}. To run it, a machine needs WebKitGTK 4.1 (Linux) or WebView2 (Windows).",
        place.join(archive).display()
    );
    Ok(())
}

/// Adds the manual pages and the completions, which the program itself knows.
fn for_shells(workspace: &Workspace, folder: &Path) -> Outcome {
    let program = workspace.program().to_string_lossy().into_owned();
    Program::new(&program).args(["man", "-o", "man/man1"]).folder(folder).run()?;
    let completions = folder.join("completions");
    fs::create_dir_all(&completions).because(format!("create {}", completions.display()))?;
    for (shell, file) in [("bash", "chairside"), ("zsh", "_chairside"), ("fish", "chairside.fish")] {
        let script = Program::new(&program).args(["completions", shell]).read()?;
        let file = completions.join(file);
        fs::write(&file, script).because(format!("write {}", file.display()))?;
    }
    Ok(())
}

/// Copies a file, or a folder with everything in it.
fn copy(from: &Path, to: &Path) -> Outcome {
    let doing = format!("copy {} to {}", from.display(), to.display());
    if from.is_dir() {
        fs::create_dir_all(to).because(&doing)?;
        for entry in entries(from)? {
            copy(&entry, &to.join(entry.file_name().unwrap_or_default()))?;
        }
        return Ok(());
    }
    fs::copy(from, to).because(doing)?;
    Ok(())
}

/// The list of packages in the program, with their licences.
fn third_parties(workspace: &Workspace) -> Outcome<String> {
    let mut text = String::from("Chairside contains these packages, each under the licence beside it.\n\n");
    for (package, licence) in licences::list(workspace)? {
        let _ = writeln!(text, "{package}: {licence}");
    }
    Ok(text)
}
