//! The .rpm. rpmbuild packs it: it finds the libraries that the programs load, under names that are the same in every
//! distribution.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::about::{About, LICENCE, NAME, SUMMARY, VERSION};
use super::tree::{self, Layout, write};
use crate::failure::{Because, Failure, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;

const LAYOUT: Layout = Layout { zsh: "usr/share/zsh/site-functions", licences: "usr/share/licenses/chairside" };

pub fn make(workspace: &Workspace, place: &Path, about: &About) -> Outcome<PathBuf> {
    let folder = workspace.target.join("xtask/rpm");
    if folder.exists() {
        fs::remove_dir_all(&folder).because(format!("empty {}", folder.display()))?;
    }
    let root = folder.join("tree");
    tree::lay(workspace, &root, &LAYOUT, about)?;
    tree::settle(&root, about)?;
    let spec = folder.join("chairside.spec");
    write(&spec, &spec_file(&root, about))?;
    let architecture = std::env::consts::ARCH;
    let define = |name: &str, value: &str| format!("{name} {value}");
    let top = folder.join("top").to_string_lossy().into_owned();
    let mut rpmbuild = Program::new("rpmbuild").env("SOURCE_DATE_EPOCH", &about.date).args(["-bb", "--quiet"]);
    for (name, value) in [
        ("_topdir", top.as_str()),
        ("_buildhost", NAME),
        ("use_source_date_epoch_as_buildtime", "1"),
        ("clamp_mtime_to_source_date_epoch", "1"),
        ("_binary_payload", "w9.xzdio"),
        // The programs are stripped already, and what is packed is what the .deb has.
        ("debug_package", "%{nil}"),
        ("_build_id_links", "none"),
        ("__os_install_post", "%{nil}"),
    ] {
        rpmbuild = rpmbuild.args(["--define", &define(name, value)]);
    }
    rpmbuild.args(["--target", architecture]).arg(&spec).run()?;
    let name = format!("{NAME}-{VERSION}-1.{architecture}.rpm");
    let made = folder.join("top/RPMS").join(architecture).join(&name);
    let file = place.join(&name);
    fs::copy(&made, &file).because(format!("copy {}", made.display()))?;
    let needs = Program::new("rpm").args(["-qp", "--requires"]).arg(&file).read()?;
    if !needs.contains("libwebkit2gtk-4.1.so.0") {
        return Err(Failure::new(format!("{} does not require WebKitGTK: {needs}", file.display())));
    }
    Ok(file)
}

fn spec_file(root: &Path, about: &About) -> String {
    let mut text = format!(
        "Name: {NAME}\nVersion: {VERSION}\nRelease: 1\nSummary: {SUMMARY}\nLicense: {LICENCE}\nPackager: {}\n\
         Suggests: google-noto-sans-cjk-fonts, google-noto-emoji-fonts, bubblewrap, xdg-dbus-proxy\n\n%description\n",
        about.maintainer
    );
    let _ = writeln!(text, "{}\n", about.description.join("\n\n"));
    let _ = writeln!(text, "%install\ncp -a '{}/.' %{{buildroot}}/\n", root.display());
    text.push_str("%files\n");
    for file in [
        "%license /usr/share/licenses/chairside",
        "%doc /usr/share/doc/chairside",
        "/usr/bin/*",
        "/usr/share/applications/chairside.desktop",
        "/usr/share/bash-completion/completions/chairside",
        "/usr/share/fish/vendor_completions.d/chairside.fish",
        "/usr/share/icons/hicolor/*/apps/chairside.*",
        "/usr/share/man/man1/*",
        "/usr/share/metainfo/*",
        "/usr/share/mime/packages/chairside.xml",
        "/usr/share/zsh/site-functions/_chairside",
    ] {
        let _ = writeln!(text, "{file}");
    }
    text
}
