//! `cargo xtask layers`: which files of a crate use which, whether some use one another in a circle, and whether a
//! crate with layers keeps to them. The tests of xtask fail when a crate that is declared clean no longer is.

mod graph;
mod sources;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use graph::Arrow;
use sources::Files;

use crate::failure::{Because, Failure, Outcome};
use crate::fingerprint::entries;
use crate::workspace::Workspace;

/// The layers of crates/session, files or folders under `src`. Each uses those before it and none after it.
const SESSION: [&str; 10] =
    ["model", "words", "typed", "state", "file", "queries", "decide", "desk", "minutes", "snapshot"];

/// The crates with an ordered list of layers, by folder.
const ORDERED: [(&str, &[&str]); 1] = [("crates/session", &SESSION)];

/// The crates without circles or arrows back, by folder. A test fails when one of them gets any.
#[cfg(test)]
const CLEAN: &[&str] = &[
    "crates/agenda",
    "crates/deck",
    "crates/file",
    "crates/ietf",
    "crates/import",
    "crates/journal",
    "crates/notes-page",
    "crates/load",
    "crates/pages",
    "crates/address",
    "crates/problem",
    "crates/preflight",
    "crates/render",
    "crates/screens",
    "crates/session",
    "crates/start",
    "src-tauri",
];

/// Prints the counts of each crate or, when one is named, what was found in it.
pub fn layers(workspace: &Workspace, name: Option<&str>) -> Outcome {
    let folders: Vec<String> = folders(workspace)?
        .into_iter()
        .filter(|folder| name.is_none_or(|name| folder.rsplit('/').next() == Some(name)))
        .collect();
    if folders.is_empty() {
        return Err(Failure::new(format!("there is no crate `{}`", name.unwrap_or_default())));
    }
    println!(
        "{:18} {:>5} {:>6} {:>16} {:>7} {:>11}",
        "crate", "files", "arrows", "files in circles", "circles", "arrows back"
    );
    for folder in &folders {
        let found = Findings::of_folder(&workspace.root, folder)?;
        println!(
            "{folder:18} {:>5} {:>6} {:>16} {:>7} {:>11}",
            found.files.len(),
            found.pairs().len(),
            found.circles.iter().map(BTreeSet::len).sum::<usize>(),
            found.circles.len(),
            found.layers.map_or("no layers".to_owned(), |_| found.back().len().to_string()),
        );
        if name.is_some() {
            println!("{found}");
        }
    }
    Ok(())
}

/// The crates under crates/, and the program.
fn folders(workspace: &Workspace) -> Outcome<Vec<String>> {
    let mut found: Vec<String> = entries(&workspace.root.join("crates"))?
        .iter()
        .filter(|folder| folder.join("src").is_dir())
        .filter_map(|folder| Some(format!("crates/{}", folder.file_name()?.to_str()?)))
        .collect();
    found.push("src-tauri".to_owned());
    Ok(found)
}

/// What was found in one crate.
struct Findings {
    /// The crate's folder.
    folder: String,
    /// Those that the program is compiled from, by path from `src`.
    files: BTreeSet<String>,
    layers: Option<&'static [&'static str]>,
    arrows: Vec<Arrow>,
    circles: Vec<BTreeSet<String>>,
}

impl Findings {
    fn of_folder(root: &Path, folder: &str) -> Outcome<Self> {
        let mut files = Files::new();
        read_folder(&root.join(folder).join("src"), "", &mut files)?;
        let layers = ORDERED.iter().find(|(ordered, _)| *ordered == folder).map(|(_, layers)| *layers);
        Self::of_files(folder, &files, layers).map_err(|failure| Failure::new(format!("{folder}: {failure}")))
    }

    fn of_files(folder: &str, files: &Files, layers: Option<&'static [&'static str]>) -> Outcome<Self> {
        let (mut compiled, mut arrows) = (BTreeSet::new(), Vec::new());
        for root in files.keys().filter(|file| is_root(file)) {
            let source = sources::read(root, files)?;
            arrows.extend(graph::arrows(&source));
            compiled.extend(source.modules.into_iter().map(|module| module.file));
        }
        let circles = graph::circles(&arrows);
        Ok(Self { folder: folder.to_owned(), files: compiled, layers, arrows, circles })
    }

    /// The arrows without their lines: who uses whom.
    fn pairs(&self) -> BTreeSet<(&str, &str)> {
        self.arrows.iter().map(|arrow| (arrow.from.as_str(), arrow.to.as_str())).collect()
    }

    /// The arrows from a layer to one after it, to the crate's root, or to a file that is in no layer.
    fn back(&self) -> Vec<&Arrow> {
        let Some(layers) = self.layers else { return Vec::new() };
        let place = |file: &str| layers.iter().position(|layer| *layer == layer_of(file));
        self.arrows
            .iter()
            .filter(|arrow| place(&arrow.from).is_some_and(|from| place(&arrow.to).is_none_or(|to| to > from)))
            .collect()
    }

    /// Files that are in none of the crate's layers, apart from its root.
    fn outside(&self) -> BTreeSet<&str> {
        let Some(layers) = self.layers else { return BTreeSet::new() };
        let files = self.files.iter().map(String::as_str);
        files.filter(|file| !is_root(file) && !layers.contains(&layer_of(file))).collect()
    }

    #[cfg(test)]
    fn is_clean(&self) -> bool {
        self.circles.is_empty() && self.back().is_empty() && self.outside().is_empty()
    }

    fn place_in_words(&self, file: &str) -> &'static str {
        match self.layers {
            _ if is_root(file) => "the root of the crate",
            Some(layers) if layers.contains(&layer_of(file)) => "a later layer",
            _ => "no layer",
        }
    }

    fn line(&self, arrow: &Arrow) -> String {
        let Arrow { from, line, to, path } = arrow;
        format!("{}/src/{from}:{line} uses {to} (`{path}`)", self.folder)
    }
}

/// One line a finding, with the file and line to look at.
impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for circle in &self.circles {
            writeln!(formatter, "{} files use one another in a circle; the shortest way round:", circle.len())?;
            for arrow in graph::shortest_way_round(circle, &self.arrows) {
                writeln!(formatter, "  {}", self.line(arrow))?;
            }
        }
        for arrow in self.back() {
            writeln!(formatter, "{}, which is in {}", self.line(arrow), self.place_in_words(&arrow.to))?;
        }
        for file in self.outside() {
            writeln!(formatter, "{}/src/{file} is in no layer of the crate", self.folder)?;
        }
        Ok(())
    }
}

/// Whether Cargo compiles this file as the root of a crate.
fn is_root(file: &str) -> bool {
    matches!(file, "lib.rs" | "main.rs") || file.strip_prefix("bin/").is_some_and(|name| !name.contains('/'))
}

/// The layer a file belongs to: the folder under `src`, or the file itself.
fn layer_of(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

fn read_folder(folder: &Path, inside: &str, files: &mut Files) -> Outcome {
    for entry in entries(folder)? {
        let Some(name) = entry.file_name().and_then(|name| name.to_str()) else { continue };
        if entry.is_dir() {
            read_folder(&entry, &format!("{inside}{name}/"), files)?;
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&entry).because(format!("read {}", entry.display()))?;
            files.insert(format!("{inside}{name}"), text);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
