//! `cargo xtask`: the whole set-up of a fresh machine, in Rust and with no other tool.
//!
//! Each command is a module of its own; this file only tells them apart.

#[cfg(feature = "bench")]
mod bench;
mod bindings;
mod build;
mod check;
mod debian;
mod dist;
#[cfg(test)]
mod docs;
mod failure;
mod fingerprint;
mod layers;
mod licences;
mod machine;
mod node;
mod preview;
mod program;
mod run;
mod screen;
mod stamp;
mod workspace;

use std::process::ExitCode;

use failure::{Failure, Outcome};
#[cfg(not(feature = "bench"))]
use program::Program;
use workspace::Workspace;

const USAGE: &str = "\
Set-up and everyday commands of Chairside. Each installs what it needs first, says so, and is quick the second time.

  cargo xtask run [FILE]   build the program and show FILE, or the sample session;
                           without a display: step through it and leave pictures in target/preview/
  cargo xtask test         everything that CI checks
  cargo xtask bench        key to pixel, start, memory and idle CPU beside the peers; writes docs/performance.md
  cargo xtask bench NAME…  the same for some alone (`jumps`, `PDF`, `pympress` …), to the terminal
  cargo xtask dist         a .tar.gz with the program, its licences and the sample, in target/dist/
  cargo xtask bindings     write the TypeScript types in ui/src/gen/ anew from the Rust ones
  cargo xtask layers       count, crate by crate, files that use one another in a circle and arrows back up the layers
  cargo xtask layers NAME  the same for one crate, with file and line of each finding";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run"] => Workspace::find().and_then(|workspace| run::run(&workspace, None)),
        ["run", file] => Workspace::find().and_then(|workspace| run::run(&workspace, Some(file))),
        ["test"] => Workspace::find().and_then(|workspace| check::check(&workspace)),
        ["bench", ref names @ ..] => Workspace::find().and_then(|workspace| bench(&workspace, names)),
        ["dist"] => Workspace::find().and_then(|workspace| dist::dist(&workspace)),
        ["layers"] => Workspace::find().and_then(|workspace| layers::layers(&workspace, None)),
        ["layers", name] => Workspace::find().and_then(|workspace| layers::layers(&workspace, Some(name))),
        ["bindings"] => Workspace::find().and_then(|workspace| bindings::write(&workspace)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(format!("`cargo xtask {}` is no command.\n\n{USAGE}", arguments.join(" ")))),
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

/// Measuring needs an X11 client, which would make the first build of every other command slower: build it on demand.
#[cfg(not(feature = "bench"))]
fn bench(workspace: &Workspace, names: &[&str]) -> Outcome {
    Program::new("cargo")
        .args(["run", "--quiet", "--package", "xtask", "--features", "bench", "--", "bench"])
        .args(names)
        .folder(&workspace.root)
        .run()
}
