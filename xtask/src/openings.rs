//! Files that others wrote are opened in one way (`crates/file`), which cannot hang, and reads no more than it should. This
//! test names the line that has another.

use std::path::Path;

use crate::fingerprint::entries;
use crate::workspace::Workspace;

/// The crates that read such files.
const FOLDERS: [&str; 4] = ["crates/deck/src", "crates/ietf/src", "crates/load/src", "src-tauri/src"];

/// What opens a file, or asks for it, and may wait for ever.
const REFUSED: [&str; 9] = [
    "fs::read(",
    "fs::read_to_string(",
    "fs::metadata(",
    "fs::read_dir(",
    "File::open(",
    "File::options(",
    "OpenOptions::new",
    ".canonicalize()",
    ".exists()",
];

/// Files that may, and why.
const ALLOWED: [(&str, &str); 10] = [
    ("crates/deck/src/pdf/fonts/installed.rs", "lists folders of fonts, in a process that has a deadline"),
    ("crates/deck/src/picture_name.rs", "is called within a deadline"),
    ("src-tauri/src/actor/export.rs", "writes a file that was just read"),
    ("src-tauri/src/cli/destination.rs", "looks at a file that it replaces, once it is seen to be one"),
    ("src-tauri/src/clock.rs", "reads what the system writes"),
    ("src-tauri/src/paint.rs", "lists the graphics cards of the system"),
    ("src-tauri/src/remote/client.rs", "lists sockets of our own"),
    ("src-tauri/src/session_file.rs", "replaces a file, and looks at what it replaces"),
    ("src-tauri/src/whole_file.rs", "replaces a file, and looks at what it replaces"),
    ("src-tauri/src/watch.rs", "has a thread of its own"),
];

fn lines(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for path in entries(folder).unwrap() {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            if !name.ends_with("/tests") {
                lines(root, &path, found);
            }
        } else if path.extension().is_some_and(|end| end == "rs") && ALLOWED.iter().all(|(allowed, _)| *allowed != name)
        {
            let text = std::fs::read_to_string(&path).unwrap();
            found.extend(refused(&text).map(|(number, line)| format!("{name}:{number}: {line}")));
        }
    }
}

/// The lines that open files, before the tests at the end of a file.
fn refused(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]") && !line.starts_with("#[cfg(all(test"));
    (1..)
        .zip(code)
        .filter(|(_, line)| REFUSED.iter().any(|opens| line.contains(opens)))
        .map(|(at, line)| (at, line.trim()))
}

#[test]
fn files_of_others_are_opened_in_one_way() {
    let root = Workspace::find().unwrap().root;
    let mut found = Vec::new();
    for folder in FOLDERS {
        lines(&root, &root.join(folder), &mut found);
    }
    assert!(found.is_empty(), "use `chairside_file` instead:\n{}", found.join("\n"));
    assert!(ALLOWED.iter().all(|(allowed, why)| root.join(allowed).exists() && !why.is_empty()));
}

#[test]
fn a_line_that_opens_a_file_is_found_unless_it_is_in_a_test() {
    let text = "fn a() {\n    let x = File::open(path);\n}\n#[cfg(test)]\nmod tests { fn b() { std::fs::read(x); } }\n";
    assert_eq!(refused(text).collect::<Vec<_>>(), [(2, "let x = File::open(path);")]);
}
