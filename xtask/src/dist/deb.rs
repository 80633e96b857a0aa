//! The .deb. dpkg-deb packs it, so that the same program packs to the same bytes (docs/decisions/).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::about::{About, NAME, SUMMARY, VERSION};
use super::tree::{self, Layout, copy, gzip, read, write};
use crate::failure::{Failure, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;

/// The package's own revision of this version.
const REVISION: &str = "1";

const LAYOUT: Layout = Layout { zsh: "usr/share/zsh/vendor-completions", licences: "" };

pub fn make(workspace: &Workspace, place: &Path, about: &About) -> Outcome<PathBuf> {
    let root = workspace.target.join("xtask/deb");
    tree::lay(workspace, &root, &LAYOUT, about)?;
    documents(workspace, &root, about)?;
    let architecture = Program::new("dpkg").arg("--print-architecture").read()?.trim().to_owned();
    let depends = depends(workspace, &root)?;
    // Only files: how large a folder is depends on the file system.
    let sizes = Program::new("find").args(["usr", "-type", "f", "-printf", "%s\\n"]).folder(&root).read()?;
    let size: u64 = sizes.lines().filter_map(|bytes| bytes.parse::<u64>().ok()).map(|bytes| bytes.div_ceil(1024)).sum();
    write(&root.join("DEBIAN/control"), &control(&architecture, &size.to_string(), &depends, about))?;
    let sums = Program::new("sh")
        .args(["-c", "find usr -type f | LC_ALL=C sort | xargs -d '\\n' md5sum"])
        .folder(&root)
        .read()?;
    write(&root.join("DEBIAN/md5sums"), &sums)?;
    tree::settle(&root, about)?;
    let file = place.join(format!("{NAME}_{VERSION}-{REVISION}_{architecture}.deb"));
    // One thread: how xz splits its work shows in the bytes.
    Program::new("dpkg-deb")
        .env("SOURCE_DATE_EPOCH", &about.date)
        .args(["--root-owner-group", "--threads-max=1", "-Zxz", "-z9", "--build"])
        .arg(&root)
        .arg(&file)
        .run_quietly()?;
    Ok(file)
}

/// What Debian's policy asks for: copyright and changes.
fn documents(workspace: &Workspace, root: &Path, about: &About) -> Outcome {
    let packaging = workspace.root.join("packaging");
    let folder = root.join("usr/share/doc").join(NAME);
    let licence = indented(&read(&workspace.root.join("LICENSE-MIT"))?);
    write(&folder.join("copyright"), &read(&packaging.join("copyright"))?.replace("@MIT@", &licence))?;
    let changes = folder.join("changelog");
    copy(&workspace.root.join("CHANGELOG.md"), &changes)?;
    gzip(&changes)?;
    let changes = folder.join("changelog.Debian");
    let date = about.date_as("-R")?;
    let text = format!(
        "{NAME} ({VERSION}-{REVISION}) unstable; urgency=medium\n\n  * Version {VERSION}; changelog.gz says what is new.\n\n -- {}  {date}\n",
        about.maintainer
    );
    write(&changes, &text)?;
    gzip(&changes)
}

/// The packages of the libraries that both programs load, with the versions that they need.
fn depends(workspace: &Workspace, root: &Path) -> Outcome<String> {
    let folder = workspace.target.join("xtask/shlibdeps");
    // It reads names from the file of a source package.
    write(&folder.join("debian/control"), "Source: chairside\n\nPackage: chairside\nArchitecture: any\n")?;
    let binaries = root.join("usr/bin");
    let said = Program::new("dpkg-shlibdeps")
        .arg("-O")
        .arg(binaries.join("chairside"))
        .arg(binaries.join("chairside-render"))
        .folder(&folder)
        .read()?;
    let found = said.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    let depends = found.ok_or_else(|| Failure::new(format!("dpkg-shlibdeps named no packages: {said}")))?;
    if !depends.contains("libwebkit2gtk-4.1-0") {
        return Err(Failure::new(format!("the packages that the program needs lack WebKitGTK: {depends}")));
    }
    Ok(depends.to_owned())
}

fn control(architecture: &str, size: &str, depends: &str, about: &About) -> String {
    let mut text = format!(
        "Package: {NAME}\nVersion: {VERSION}-{REVISION}\nArchitecture: {architecture}\nMaintainer: {}\nInstalled-Size: {size}\n\
         Depends: {depends}\nSuggests: fonts-noto-cjk, fonts-noto-color-emoji, bubblewrap, xdg-dbus-proxy\nSection: utils\n\
         Priority: optional\nDescription: {SUMMARY}\n",
        about.maintainer
    );
    for (nth, paragraph) in about.description.iter().enumerate() {
        if nth > 0 {
            text.push_str(" .\n");
        }
        for line in wrapped(paragraph, 76) {
            let _ = writeln!(text, " {line}");
        }
    }
    text
}

/// The words in lines of at most `width` letters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text as the value of a field: lines begin with a blank, empty ones with a dot.
fn indented(text: &str) -> String {
    let line = |line: &str| if line.trim().is_empty() { " .".to_owned() } else { format!(" {line}") };
    text.trim_end().lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_wrapped_and_its_paragraphs_are_separated() {
        let about = About {
            description: vec!["word ".repeat(40).trim().to_owned(), "Last.".into()],
            date: "0".into(),
            maintainer: "A <a@b.org>".into(),
        };
        let control = control("amd64", "1", "libc6", &about);
        assert!(control.lines().all(|line| line.chars().count() <= 77), "{control}");
        assert!(control.ends_with("word\n .\n Last.\n"), "{control}");
        assert_eq!(indented("a\n\nb\n"), " a\n .\n b");
    }
}
