//! What can be said of the packages without installing them: lintian, the desktop's own checkers, what is in the .rpm.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;

/// What both packages must have below `/usr`, and where a person would look for it.
const CONTENTS: &[&str] = &[
    "bin/chairside",
    "bin/chairside-render",
    "share/applications/chairside.desktop",
    "share/bash-completion/completions/chairside",
    "share/fish/vendor_completions.d/chairside.fish",
    "share/icons/hicolor/16x16/apps/chairside.png",
    "share/icons/hicolor/512x512/apps/chairside.png",
    "share/icons/hicolor/scalable/apps/chairside.svg",
    "share/man/man1/chairside.1.gz",
    "share/metainfo/org.chairside.Chairside.metainfo.xml",
    "share/mime/packages/chairside.xml",
];

/// Checks both packages.
pub fn inspect(workspace: &Workspace, deb: &Path, rpm: &Path) -> Outcome {
    println!("\nChecking what is in the packages.");
    Program::new("lintian").args(["--allow-root", "--fail-on", "error"]).arg(deb).run()?;
    let root = workspace.target.join("xtask/deb");
    Program::new("desktop-file-validate").arg(root.join("usr/share/applications/chairside.desktop")).run()?;
    Program::new("appstreamcli")
        .args(["validate", "--no-net"])
        .arg(root.join("usr/share/metainfo/org.chairside.Chairside.metainfo.xml"))
        .run()?;
    has_all("the .deb", &Program::new("dpkg-deb").arg("--contents").arg(deb).read()?)?;
    has_all("the .rpm", &Program::new("rpm").args(["-qlp"]).arg(rpm).read()?)
}

fn has_all(package: &str, list: &str) -> Outcome {
    let is_there = |file: &&&str| list.lines().any(|line| line.trim_end().ends_with(&format!("/usr/{file}")));
    match CONTENTS.iter().find(|file| !is_there(file)) {
        Some(missing) => Err(Failure::new(format!("{package} lacks /usr/{missing}"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_named_and_a_longer_name_is_no_substitute() {
        let lines: Vec<String> = CONTENTS.iter().map(|file| format!("-rw-r--r-- root/root 1 ./usr/{file}\n")).collect();
        let all = lines.concat();
        assert!(has_all("it", &all).is_ok());
        let without = all.replace("./usr/bin/chairside\n", "");
        assert!(has_all("it", &without).unwrap_err().to_string().ends_with("lacks /usr/bin/chairside"));
    }
}
