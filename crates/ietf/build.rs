//! Lists the files of `assets/boilerplate/` for `src/shelf.rs`, so that a new edition is a new file and nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let from_root = "../../assets/boilerplate";
    println!("cargo:rerun-if-changed={from_root}");
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(from_root).canonicalize()?;
    let mut files = Vec::new();
    for kind in entries(&folder)?.into_iter().filter(|entry| entry.is_dir()) {
        println!("cargo:rerun-if-changed={}", kind.display());
        files.extend(entries(&kind)?.into_iter().filter(|file| is_edition(file)));
    }
    let mut list = "&[\n".to_string();
    for file in files {
        let name = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let path = file.to_string_lossy();
        let _ = writeln!(list, "    ({:?}, include_str!({path:?})),", format!("assets/boilerplate/{name}"));
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("editions.rs"), list)
}

/// What lies in the folder, in the order of the names, so that every build lists the same.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    Ok(entries)
}

/// `using.md` is advice on a text and not an edition of it.
fn is_edition(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "md")
        && file.file_name().is_some_and(|name| name != "using.md")
}
