//! `cargo xtask dist`: makes the archive and, on Linux, the .deb and the .rpm, in target/dist/. With `--check` it installs
//! the packages in a clean tree and starts the program there.

mod about;
mod archive;
pub mod bundle;
mod clean_tree;
mod deb;
pub mod icons;
mod inspect;
pub mod manifests;
mod rpm;
mod sums;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Because, Failure, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{build, debian, machine};

/// The most that a package may have, in bytes.
const LARGEST: u64 = 15 * 1024 * 1024;

/// Builds the program and leaves the archive and the packages in target/dist/.
pub fn dist(workspace: &Workspace, check: bool) -> Outcome {
    let packages: &[&[&str]] = if check {
        &[debian::BUILD, debian::PACK, debian::SCREEN, debian::CHECK]
    } else {
        &[debian::BUILD, debian::PACK]
    };
    let node = machine::prepare(packages)?;
    build::packages(workspace, node)?;
    build::views(workspace)?;
    build::program(workspace)?;

    let place = workspace.target.join("dist");
    fs::create_dir_all(&place).because(format!("create {}", place.display()))?;
    let mut made = vec![archive::make(workspace, &place)?];
    if cfg!(target_os = "linux") {
        made.extend(linux(workspace, &place)?);
    }
    sums::write(&place, &made)?;
    println!();
    for file in &made {
        println!("Made {}, {:.1} MiB", file.display(), size(file)? / 1024.0 / 1024.0);
    }
    if check { check_packages(workspace, &made) } else { Ok(()) }
}

/// Makes the packages for which the tools are here, and says which it did not make.
fn linux(workspace: &Workspace, place: &Path) -> Outcome<Vec<PathBuf>> {
    let about = about::About::find(workspace)?;
    let mut made = Vec::new();
    if debian::is_here() {
        made.push(deb::make(workspace, place, &about)?);
    } else {
        println!("No .deb: it needs Debian's dpkg-deb and dpkg-shlibdeps.");
    }
    if Program::new("rpmbuild").arg("--version").ask().is_some() {
        made.push(rpm::make(workspace, place, &about)?);
    } else {
        println!("No .rpm: it needs rpmbuild.");
    }
    for package in &made {
        if fs::metadata(package).because(format!("look at {}", package.display()))?.len() > LARGEST {
            return Err(Failure::new(format!("{} is larger than 15 MiB", package.display())));
        }
    }
    Ok(made)
}

fn check_packages(workspace: &Workspace, made: &[PathBuf]) -> Outcome {
    let with = |ending: &str| made.iter().find(|file| file.extension().is_some_and(|found| found == ending));
    let (Some(deb), Some(rpm)) = (with("deb"), with("rpm")) else {
        return Err(Failure::new("checking the packages needs Debian or Ubuntu, where both are made"));
    };
    println!("\nThe same again, to compare the bytes.");
    let again = workspace.target.join("xtask/again");
    fs::create_dir_all(&again).because(format!("create {}", again.display()))?;
    for (first, second) in made.iter().skip(1).zip(linux(workspace, &again)?) {
        let read = |file: &Path| fs::read(file).because(format!("read {}", file.display()));
        if read(first)? != read(&second)? {
            return Err(Failure::new(format!(
                "{} differs when it is made again: {}",
                first.display(),
                second.display()
            )));
        }
    }
    inspect::inspect(workspace, deb, rpm)?;
    clean_tree::check(workspace, deb, rpm)
}

#[allow(clippy::cast_precision_loss, reason = "for people to read")]
fn size(file: &Path) -> Outcome<f64> {
    Ok(fs::metadata(file).because(format!("look at {}", file.display()))?.len() as f64)
}
