//! Files that the docs name are there: links, and paths in code such as `crates/session/src/lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fingerprint::entries;
use crate::workspace::Workspace;

/// A path in code begins with one of these, else it is taken for something else (a command, a file of the user's).
const FOLDERS: [&str; 8] = ["crates/", "src-tauri/", "ui/src/", "xtask/", "docs/", "assets/", ".github/", "packaging/"];

/// A link or a path in code, and the folder that it counts from.
#[derive(Debug, PartialEq, Eq)]
enum Named {
    FromThePage(String),
    FromTheRoot(String),
}

/// The files that one line names. Patterns (`tests/*`, `<kind>`) and addresses are left out.
fn named(line: &str) -> Vec<Named> {
    let prose: String = line.split('`').step_by(2).collect();
    let links = prose.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    let links = links.filter(|link| !link.is_empty() && !link.contains(':'));
    let code = line.split('`').skip(1).step_by(2).filter(|code| FOLDERS.iter().any(|folder| code.starts_with(folder)));
    let code = code.filter(|code| !code.contains([' ', '*', '<', '{', '…']));
    links
        .map(|link| Named::FromThePage(link.to_owned()))
        .chain(code.map(|path| Named::FromTheRoot(path.to_owned())))
        .collect()
}

/// README.md and CHANGELOG.md, all of docs/, and every README of assets/ and of a crate.
fn pages(folder: &Path, is_doc: bool, found: &mut Vec<PathBuf>) {
    for entry in entries(folder).unwrap() {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() {
            if !["target", "node_modules", "dist", ".git"].contains(&name.as_str()) {
                pages(&entry, is_doc || name == "docs", found);
            }
        } else if entry.extension().is_some_and(|ending| ending == "md")
            && (is_doc || ["README.md", "CHANGELOG.md"].contains(&name.as_str()))
        {
            found.push(entry);
        }
    }
}

#[test]
fn every_file_that_the_docs_name_is_there() {
    let root = Workspace::find().unwrap().root;
    let mut found = Vec::new();
    pages(&root, false, &mut found);
    assert!(found.len() > 20, "{found:?}");
    let mut missing = Vec::new();
    for page in found {
        for (number, line) in (1..).zip(fs::read_to_string(&page).unwrap().lines()) {
            for named in named(line) {
                let path = match named {
                    Named::FromThePage(link) => page.parent().unwrap().join(link),
                    Named::FromTheRoot(path) => root.join(path),
                };
                if !path.exists() {
                    missing.push(format!("{}:{number}: there is no {}", page.display(), path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn links_and_paths_are_told_from_addresses_and_patterns() {
    let line = "[facts](facts.md#items), [the IETF](https://ietf.org/), `![x](y.png)`, `crates/problem`, `docs/*.md`";
    assert_eq!(named(line), [Named::FromThePage("facts.md".into()), Named::FromTheRoot("crates/problem".into())]);
}
