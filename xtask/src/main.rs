//! `cargo xtask`: sets up a fresh machine and runs the everyday commands, in Rust and with no other tool.
//!
//! Each command is a module of its own; this file only chooses between them.

#[cfg(feature = "bench")]
mod bench;
mod bindings;
mod build;
mod check;
mod debian;
mod deny;
mod dist;
#[cfg(test)]
mod docs;
mod failure;
mod fingerprint;
mod in_windows;
#[cfg(test)]
mod keycaps;
mod layers;
mod licences;
mod machine;
mod node;
#[cfg(test)]
mod openings;
mod preview;
mod program;
mod run;
mod screen;
mod stamp;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use failure::{Failure, Outcome};
#[cfg(not(feature = "bench"))]
use program::Program;
use workspace::Workspace;

const USAGE: &str = "\
Everyday commands of Chairside. Each first installs what it needs, and says so; the second time it is quick.

  cargo xtask run [FILE]   build the program and show FILE, or the sample session;
                           without a display, step through it and leave pictures in target/preview/
  cargo xtask test         check everything that CI checks
  cargo xtask windows PART run only the tests in the windows whose names have PART in them, three at once, each on a
                           screen of its own
  cargo xtask bench        measure key to pixel, start, memory and idle CPU, beside other presenters, and write
                           docs/performance.md; takes about ten minutes
  cargo xtask bench NAME…  measure only some (`jumps`, `PDF`, `pympress` …) and print the figures
  cargo xtask dist         make an archive and, on Linux, a .deb and an .rpm in target/dist/; with --check also install
                           them in a clean Debian, start the program there and remove it (as root)
  cargo xtask bundle KIND… have Tauri's bundler make appimage, dmg, nsis or msi in target/release/bundle/
  cargo xtask manifests FOLDER ADDRESS
                           write the manifests for winget and Homebrew from the files of a release
  cargo xtask icons        draw src-tauri/icons/ from packaging/chairside.svg and chairside-room.svg
  cargo xtask bindings     generate ui/src/gen/ and docs/keys.md from the Rust types and the table of keys
  cargo xtask layers       count, for each crate, the files that use one another in a circle, and the uses of a later layer
  cargo xtask layers NAME  name the file and line of each of these in one crate";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run"] => Workspace::find().and_then(|workspace| run::run(&workspace, None)),
        ["run", file] => Workspace::find().and_then(|workspace| run::run(&workspace, Some(file))),
        ["test"] => Workspace::find().and_then(|workspace| check::check(&workspace)),
        ["windows", part] => Workspace::find().and_then(|workspace| in_windows::some(&workspace, part)),
        ["bench", ref names @ ..] => Workspace::find().and_then(|workspace| bench(&workspace, names)),
        ["dist"] => Workspace::find().and_then(|workspace| dist::dist(&workspace, false)),
        ["dist", "--check"] => Workspace::find().and_then(|workspace| dist::dist(&workspace, true)),
        ["bundle", ref kinds @ ..] if !kinds.is_empty() => {
            Workspace::find().and_then(|workspace| dist::bundle::bundle(&workspace, kinds))
        }
        ["manifests", folder, address] => dist::manifests::write(Path::new(folder), address),
        ["icons"] => Workspace::find().and_then(|workspace| dist::icons::draw(&workspace)),
        ["layers"] => Workspace::find().and_then(|workspace| layers::layers(&workspace, None)),
        ["layers", name] => Workspace::find().and_then(|workspace| layers::layers(&workspace, Some(name))),
        ["bindings"] => Workspace::find().and_then(|workspace| bindings::write(&workspace)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(format!("there is no command `cargo xtask {}`.\n\n{USAGE}", arguments.join(" ")))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nError: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "bench")]
fn bench(workspace: &Workspace, names: &[&str]) -> Outcome {
    bench::bench(workspace, names)
}

/// Builds xtask again with the X11 client that measuring needs. It would make the first build of all other commands slower.
#[cfg(not(feature = "bench"))]
fn bench(workspace: &Workspace, names: &[&str]) -> Outcome {
    Program::new("cargo")
        .args(["run", "--quiet", "--package", "xtask", "--features", "bench", "--", "bench"])
        .args(names)
        .folder(&workspace.root)
        .run()
}
