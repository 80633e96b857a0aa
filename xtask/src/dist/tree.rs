//! The files of an installed Chairside, laid out as they stand below `/`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::about::{About, VERSION};
use crate::failure::{Because, Outcome};
use crate::fingerprint::entries;
use crate::licences;
use crate::program::Program;
use crate::workspace::Workspace;

/// The sizes of the icons, in pixels.
pub const ICONS: &[u32] = &[16, 22, 24, 32, 48, 64, 128, 256, 512];

/// Where distributions differ.
pub struct Layout {
    /// The folder of zsh's completions.
    pub zsh: &'static str,
    /// The folder of the licences.
    pub licences: &'static str,
}

/// Lays out the tree in `root`, which is emptied before.
pub fn lay(workspace: &Workspace, root: &Path, layout: &Layout, about: &About) -> Outcome {
    if root.exists() {
        fs::remove_dir_all(root).because(format!("empty {}", root.display()))?;
    }
    programs(workspace, &root.join("usr/bin"))?;
    desktop(workspace, &root.join("usr/share"), about)?;
    let share = root.join("usr/share");
    manual(workspace, &share.join("man/man1"))?;
    for page in entries(&share.join("man/man1"))? {
        gzip(&page)?;
    }
    completions(workspace, "bash", &share.join("bash-completion/completions/chairside"))?;
    completions(workspace, "zsh", &root.join(layout.zsh).join("_chairside"))?;
    completions(workspace, "fish", &share.join("fish/vendor_completions.d/chairside.fish"))?;
    documents(workspace, &share.join("doc/chairside"))?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        if !layout.licences.is_empty() {
            copy(&workspace.root.join(name), &root.join(layout.licences).join(name))?;
        }
    }
    Ok(())
}

/// Gives all files the same date and the usual rights. The last thing to do.
pub fn settle(root: &Path, about: &About) -> Outcome {
    let shown = root.to_string_lossy().into_owned();
    Program::new("chmod").args(["-R", "u=rwX,go=rX", &shown]).read()?;
    let date = format!("@{}", about.date);
    Program::new("find").args([&shown, "-exec", "touch", "-h", "-d", &date, "{}", "+"]).read()?;
    Ok(())
}

/// Both programs: one looks for the other beside itself.
fn programs(workspace: &Workspace, folder: &Path) -> Outcome {
    for program in [workspace.program(), workspace.render_process()] {
        let to = folder.join(program.file_name().unwrap_or_default());
        copy(&program, &to)?;
        Program::new("strip").args(["--strip-unneeded", "-R", ".comment", "-R", ".note"]).arg(&to).read()?;
    }
    Ok(())
}

/// What a desktop shows of it: entry, icons, type of its files, description for software centres.
fn desktop(workspace: &Workspace, share: &Path, about: &About) -> Outcome {
    let packaging = workspace.root.join("packaging");
    copy(&packaging.join("chairside.desktop"), &share.join("applications/chairside.desktop"))?;
    copy(&packaging.join("chairside-mime.xml"), &share.join("mime/packages/chairside.xml"))?;
    let icons = share.join("icons/hicolor");
    copy(&packaging.join("chairside.svg"), &icons.join("scalable/apps/chairside.svg"))?;
    for size in ICONS {
        let from = workspace.root.join(format!("src-tauri/icons/{size}.png"));
        copy(&from, &icons.join(format!("{size}x{size}/apps/chairside.png")))?;
    }
    let name = "org.chairside.Chairside.metainfo.xml";
    let date = about.date_as("+%F")?;
    let text = read(&packaging.join(name))?.replace("@VERSION@", VERSION).replace("@DATE@", &date);
    write(&share.join("metainfo").join(name), &text)
}

fn documents(workspace: &Workspace, folder: &Path) -> Outcome {
    copy(&workspace.root.join("assets/sessions"), &folder.join("examples"))?;
    let notice = folder.join("THIRD-PARTY.txt");
    third_parties(workspace, &notice)?;
    gzip(&notice)
}

/// Writes the manual pages, which the program itself knows.
pub fn manual(workspace: &Workspace, folder: &Path) -> Outcome {
    fs::create_dir_all(folder).because(format!("create {}", folder.display()))?;
    Program::new(&workspace.program().to_string_lossy()).args(["man", "-o"]).arg(folder).read()?;
    Ok(())
}

/// Writes the completions of a shell, which the program itself knows.
pub fn completions(workspace: &Workspace, shell: &str, file: &Path) -> Outcome {
    write(file, &Program::new(&workspace.program().to_string_lossy()).args(["completions", shell]).read()?)
}

/// Writes the list of packages in the program, with their licences.
pub fn third_parties(workspace: &Workspace, file: &Path) -> Outcome {
    let mut text = String::from("Chairside contains these packages, each under the licence beside it.\n\n");
    for (package, licence) in licences::list(workspace)? {
        let _ = writeln!(text, "{package}: {licence}");
    }
    write(file, &text)
}

/// Compresses a file, always to the same bytes.
pub fn gzip(file: &Path) -> Outcome {
    Program::new("gzip").arg("-9nf").arg(file).read()?;
    Ok(())
}

pub fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).because(format!("read {}", file.display()))
}

/// Writes a file, in a folder that is made if it is missing.
pub fn write(file: &Path, text: &str) -> Outcome {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).because(format!("create {}", folder.display()))?;
    fs::write(file, text).because(format!("write {}", file.display()))
}

/// Copies a file, or a folder with everything in it, into a folder that is made if it is missing.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    let doing = format!("copy {} to {}", from.display(), to.display());
    if from.is_dir() {
        fs::create_dir_all(to).because(&doing)?;
        for entry in entries(from)? {
            copy(&entry, &to.join(entry.file_name().unwrap_or_default()))?;
        }
        return Ok(());
    }
    fs::create_dir_all(to.parent().unwrap_or(Path::new("."))).because(&doing)?;
    fs::copy(from, to).because(doing)?;
    Ok(())
}
