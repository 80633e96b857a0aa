//! Installs the Debian and Ubuntu packages that Chairside needs.

use std::time::{Duration, SystemTime};

use crate::failure::{Failure, Outcome};
use crate::program::Program;

/// The packages for building and running the program. The last one brings GTK and libsoup.
pub const BUILD: &[&str] = &["gcc", "libc6-dev", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// The packages for showing it without a display: a virtual X server, a window manager, one to press keys, one to take
/// pictures.
pub const SCREEN: &[&str] = &["xvfb", "openbox", "xdotool", "imagemagick"];
/// The packages for testing it end to end: the webview's driver, a session bus for the tests, what a screen reader uses, WebKit's
/// sandbox, screens that can be taken away, and two Wayland desktops.
pub const TEST: &[&str] = &[
    "webkit2gtk-driver",
    "dbus",
    "at-spi2-core",
    "bubblewrap",
    "xdg-dbus-proxy",
    "xserver-xorg-core",
    "xserver-xorg-video-dummy",
    "x11-utils",
    "x11-xserver-utils",
    "sway",
    "weston",
];
/// The packages for making packages: what finds the libraries' packages and packs a .deb, what packs an .rpm, what draws icons.
pub const PACK: &[&str] = &["binutils", "dpkg-dev", "rpm", "librsvg2-bin"];
/// The packages for checking them: Debian's own check, a clean Debian (with the keys of its archive, which Ubuntu lacks), what
/// runs programs in it, and the checks of desktop files.
pub const CHECK: &[&str] =
    &["lintian", "debootstrap", "debian-archive-keyring", "util-linux", "desktop-file-utils", "appstream"];

/// Package lists older than this are updated before anything is installed.
const OLD: Duration = Duration::from_hours(24);

/// Whether this is Debian, Ubuntu or another system with their packages.
pub fn is_here() -> bool {
    Program::new("dpkg-query").arg("--version").ask().is_some()
}

/// Installs those of `packages` that are missing, and says which.
pub fn install(packages: &[&str]) -> Outcome {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing missing Debian packages, which takes a minute or two: {}", missing.join(" "));
    if lists_are_old() {
        apt(&["update"])?;
        return apt_install(&missing);
    }
    apt_install(&missing).or_else(|_| {
        println!("That failed, perhaps because the package lists are old. Updating them and trying again.");
        apt(&["update"])?;
        apt_install(&missing)
    })
}

fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let known = Program::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\\n"])
        .args(packages)
        .ask()
        .unwrap_or_default();
    let installed = |package: &str| known.lines().any(|line| line == format!("{package} installed"));
    packages.iter().copied().filter(|package| !installed(package)).collect()
}

/// Whether apt's package lists are missing or more than a day old.
fn lists_are_old() -> bool {
    let newest = std::fs::read_dir("/var/lib/apt/lists").ok().and_then(|entries| {
        entries
            .filter_map(Result::ok)
            .filter(|entry| entry.file_name().to_string_lossy().contains("Packages"))
            .filter_map(|entry| entry.metadata().ok()?.modified().ok())
            .max()
    });
    newest.is_none_or(|time| SystemTime::now().duration_since(time).is_ok_and(|age| age > OLD))
}

fn apt_install(packages: &[&str]) -> Outcome {
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&arguments)
}

/// Runs apt-get as root. If another apt-get is running, waits for it for up to five minutes.
fn apt(arguments: &[&str]) -> Outcome {
    let environment = ["env", "DEBIAN_FRONTEND=noninteractive"];
    let is_root = Program::new("id").arg("-u").ask().is_some_and(|id| id.trim() == "0");
    let program = if is_root {
        Program::new("env").arg(environment[1])
    } else if Program::new("sudo").arg("--version").ask().is_some() {
        Program::new("sudo").args(environment)
    } else {
        return Err(Failure::new(format!(
            "installing packages needs root, and sudo is missing. As root, run: apt-get {}",
            arguments.join(" ")
        )));
    };
    program.args(["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]).args(arguments).run_quietly()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_is_not_installed_is_missing() {
        if is_here() {
            assert_eq!(missing(&["dpkg", "no-such-package-chairside"]), ["no-such-package-chairside"]);
        }
    }
}
