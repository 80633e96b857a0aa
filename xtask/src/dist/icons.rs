//! `cargo xtask icons`: draws the program's icons in all sizes and formats from packaging/chairside.svg, and that of the room's window from
//! packaging/chairside-room.svg.

use std::fs;
use std::path::Path;

use super::tree::ICONS;
use crate::failure::{Because, Outcome};
use crate::fingerprint::entries;
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{debian, machine};

/// The drawings, in packaging/.
const PROGRAM: &str = "chairside.svg";
const ROOM: &str = "chairside-room.svg";

/// Writes src-tauri/icons/. The files are kept in the repository, so that a build needs none of this.
pub fn draw(workspace: &Workspace) -> Outcome {
    machine::prepare(&[debian::PACK])?;
    let folder = workspace.root.join("src-tauri/icons");
    let png = |name: &str, size: u32, file: &Path| {
        let (svg, size) = (workspace.root.join("packaging").join(name), size.to_string());
        Program::new("rsvg-convert").args(["-w", &size, "-h", &size]).arg(svg).arg("-o").arg(file).run()
    };
    for size in ICONS {
        png(PROGRAM, *size, &folder.join(format!("{size}.png")))?;
    }
    // The windows' own.
    png(PROGRAM, 128, &folder.join("icon.png"))?;
    png(ROOM, 128, &folder.join("room.png"))?;
    let large = workspace.target.join("xtask/icon-1024.png");
    png(PROGRAM, 1024, &large)?;
    // Tauri's command line makes many; macOS and Windows need one file each.
    let made = workspace.target.join("xtask/icons");
    let _ = fs::remove_dir_all(&made);
    Program::npm()
        .args(["exec", "--yes", "--package", super::bundle::TAURI, "--", "tauri", "icon"])
        .arg(&large)
        .arg("-o")
        .arg(&made)
        .folder(&workspace.root)
        .run_quietly()?;
    for file in entries(&made)?.iter().filter(|file| file.extension().is_some_and(|end| end == "icns" || end == "ico"))
    {
        let to = folder.join(file.file_name().unwrap_or_default());
        fs::copy(file, &to).because(format!("copy {}", file.display()))?;
    }
    Ok(())
}
