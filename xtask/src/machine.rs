//! Makes sure that the machine has what a build needs: installs it where that is possible, else says what is missing.

use crate::failure::{Failure, Outcome};
use crate::program::Program;
use crate::{debian, node};

/// Installs what is missing, or says what to install. `packages` are Debian's. Returns the version of Node.
pub fn prepare(packages: &[&[&str]]) -> Outcome<node::Version> {
    let node = node::find()?;
    match std::env::consts::OS {
        "linux" if debian::is_here() => debian::install(&packages.concat())?,
        "linux" => other_linux()?,
        "macos" => macos()?,
        "windows" => windows(),
        other => println!("xtask cannot set up {other}. Tauri's page on prerequisites says what to install."),
    }
    Ok(node)
}

fn other_linux() -> Outcome {
    if Program::new("pkg-config")
        .args(["--modversion", "webkit2gtk-4.1"])
        .ask()
        .is_some_and(|answer| !answer.is_empty())
    {
        return Ok(());
    }
    Err(Failure::new(
        "WebKitGTK's development files are missing. Install them, a C compiler and pkg-config (Fedora: dnf install gcc pkgconf webkit2gtk4.1-devel; Arch: pacman -S base-devel webkit2gtk-4.1; \
         openSUSE: zypper install gcc pkgconf webkit2gtk3-devel), then run this again.",
    ))
}

fn macos() -> Outcome {
    if Program::new("xcode-select").arg("-p").ask().is_some_and(|answer| !answer.trim().is_empty()) {
        return Ok(());
    }
    Err(Failure::new("Apple's command line tools are missing. Run `xcode-select --install`, then run this again."))
}

/// Only warns: Rust itself says so if the linker is missing.
fn windows() {
    let keys = [
        r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
        r"HKCU\Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
    ];
    let has_webview = keys
        .iter()
        .any(|key| Program::new("reg").args(["query", key]).ask().is_some_and(|answer| answer.contains("pv")));
    if !has_webview {
        println!(
            "Microsoft's WebView2 runtime seems to be missing. If the window stays empty, install the Evergreen runtime \
             from Microsoft's WebView2 page."
        );
    }
    println!("If linking fails, install \"Desktop development with C++\" from Microsoft's C++ build tools.");
}
