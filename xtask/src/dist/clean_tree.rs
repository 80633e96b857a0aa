//! Installs the packages in a clean Debian, starts the program there, and removes it again.
//!
//! debootstrap makes that tree once and it is kept in target/xtask/; each check works on a copy. What is mounted for it
//! belongs to a mount namespace of its own, so nothing stays mounted, however the check ends. It needs root.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::failure::{Because, Failure, Outcome};
use crate::preview::Show;
use crate::program::Program;
use crate::screen::Screen;
use crate::workspace::Workspace;

const SUITE: &str = "bookworm";
const MIRROR: &str = "http://deb.debian.org/debian";

/// Where files of ours must not stay after the package is removed. The rest are apt's own lists and logs.
const LEFT: &str = "find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /var/log -o -path /var/cache/apt \
                    \\) -prune -o -iname '*chairside*' -print; \
                    grep -rlis chairside /usr/share/applications /usr/share/mime /var/lib/dpkg/status /etc || true";

/// What the triggers of Fedora and openSUSE do after each package, and Debian's do not for rpm.
const CACHES: &str = "update-mime-database /usr/share/mime && update-desktop-database";

/// A few colours could be a window that is still empty.
const COLOURS: u32 = 50;

pub fn check(workspace: &Workspace, deb: &Path, rpm: &Path) -> Outcome {
    println!("\nInstalling the packages in a clean Debian.");
    let tree = Tree::fresh(workspace)?;
    tree.install_deb(deb)?;
    tree.commands_work()?;
    tree.window_draws(workspace)?;
    tree.remove("apt-get -q -y purge chairside")?;
    // A Debian tree knows no packages of Fedora's, so that their names are not compared here.
    tree.give(rpm)?;
    tree.run(&format!("rpm --install --nodeps /tmp/chairside.rpm && {CACHES}"))?;
    tree.run("rpm --verify --nodeps chairside")?;
    tree.commands_work()?;
    tree.remove(&format!("rpm --erase chairside && {CACHES}"))?;
    println!("  Installed, started and removed without leftovers.");
    Ok(())
}

struct Tree {
    root: PathBuf,
}

impl Tree {
    /// A copy of the kept tree, which is made first if it is not there.
    fn fresh(workspace: &Workspace) -> Outcome<Self> {
        if Program::new("id").arg("-u").ask().is_none_or(|id| id.trim() != "0") {
            return Err(Failure::new("installing in a clean tree needs root: run this as root, as in a container"));
        }
        let kept = workspace.target.join("xtask").join(SUITE);
        if !kept.join("finished").exists() {
            let _ = fs::remove_dir_all(&kept);
            // rpm is there for the second package; it and its libraries have nothing to do with the first.
            // What it mounts there ends with it.
            Program::new("unshare")
                .args([
                    "--mount",
                    "debootstrap",
                    "--variant=minbase",
                    "--include=rpm,desktop-file-utils,shared-mime-info",
                    SUITE,
                ])
                .arg(&kept)
                .arg(MIRROR)
                .run_quietly()?;
            fs::write(kept.join("finished"), "").because("note that the tree is finished")?;
        }
        let root = workspace.target.join("xtask/clean");
        if root.exists() {
            fs::remove_dir_all(&root).because(format!("empty {}", root.display()))?;
        }
        Program::new("cp").args(["-a", "--reflink=auto"]).arg(&kept).arg(&root).run()?;
        let tree = Self { root };
        // What apt fetched last time is kept for the next.
        let archives = workspace.target.join("xtask/archives");
        fs::create_dir_all(archives.join("partial")).because(format!("create {}", archives.display()))?;
        Ok(tree)
    }

    /// The program that runs a command in the tree.
    fn inside(&self, command: &str) -> Program {
        let archives = self.root.with_file_name("archives");
        let script = "set -e; root=$1; archives=$2; command=$3; mount --make-rprivate /; mount --bind $archives $root/var/cache/apt/archives; \
                      mount -t proc proc $root/proc; mount --rbind /dev $root/dev; mount -t tmpfs tmpfs $root/run; \
                      exec chroot $root /bin/sh -ec \"$command\"";
        Program::new("unshare")
            .args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script, "sh"])
            .arg(&self.root)
            .arg(archives)
            .arg(command)
            .env("HOME", "/root")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LC_ALL", "C.UTF-8")
            .env("XDG_RUNTIME_DIR", "/run")
    }

    fn run(&self, command: &str) -> Outcome<String> {
        println!("  # {command}");
        self.inside(command).read()
    }

    /// Puts a file into the tree, as /tmp/chairside with its ending.
    fn give(&self, file: &Path) -> Outcome {
        let ending = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        let to = self.root.join(format!("tmp/chairside.{ending}"));
        fs::copy(file, &to).because(format!("copy {}", file.display()))?;
        Ok(())
    }

    fn install_deb(&self, deb: &Path) -> Outcome {
        self.give(deb)?;
        fs::copy("/etc/resolv.conf", self.root.join("etc/resolv.conf")).because("copy /etc/resolv.conf")?;
        let host = "/etc/apt/apt.conf.d";
        if let Ok(entries) = fs::read_dir(host) {
            // A proxy that this machine needs, the tree needs too.
            for entry in entries.filter_map(Result::ok).filter(|entry| says_proxy(&entry.path())) {
                fs::copy(entry.path(), self.root.join("etc/apt/apt.conf.d").join(entry.file_name()))
                    .because("copy apt's configuration")?;
            }
        }
        self.run("apt-get -q update")?;
        self.run(
            "apt-get -q -y --no-install-recommends -o APT::Keep-Downloaded-Packages=true install /tmp/chairside.deb",
        )?;
        Ok(())
    }

    /// The commands without a window work, the one that draws PDF pages beside the program too.
    fn commands_work(&self) -> Outcome {
        self.run("chairside --version && test -s /usr/share/man/man1/chairside.1.gz")?;
        let sample = "/usr/share/doc/chairside/examples/ietf112-secdispatch.md";
        self.run(&format!("chairside check {sample}"))?;
        let pdf = self.root.join("tmp/page.pdf");
        fs::write(&pdf, PAGE).because(format!("write {}", pdf.display()))?;
        self.run("chairside render /tmp/page.pdf -o /tmp/page.png --width 320 && test -s /tmp/page.png")?;
        let kind = self.run(
            "grep -h session.md /usr/share/mime/globs2; grep -h chairside /usr/share/applications/mimeinfo.cache",
        )?;
        if kind.contains("60:application/x-chairside-session:*.session.md") && kind.contains("application/pdf=") {
            return Ok(());
        }
        Err(Failure::new(format!("the desktop does not know the files that Chairside opens: {kind}")))
    }

    /// Starts the program with the sample session on a virtual screen, and takes a picture.
    fn window_draws(&self, workspace: &Workspace) -> Outcome {
        let screen = Screen::start()?;
        let folder = workspace.target.join("dist");
        let errors_file = workspace.target.join("xtask/clean-tree.log");
        let errors = File::create(&errors_file).because(format!("write {}", errors_file.display()))?;
        let sample = "/usr/share/doc/chairside/examples/ietf112-secdispatch.md";
        let app = self
            .inside(&format!("exec chairside --data-dir /tmp/data {sample}"))
            .env("DISPLAY", &screen.display)
            .env("GDK_BACKEND", "x11")
            .start(Stdio::null(), Stdio::from(errors))?;
        let mut show = Show { app, display: screen.display.clone(), errors_file };
        let seen = show.windows().and_then(|(presenter, audience)| {
            for (window, whose) in [(&presenter, "presenter"), (&audience, "audience")] {
                let picture = folder.join(format!("installed-{whose}.png"));
                show.raise(window)?;
                show.photograph(window, &picture, COLOURS)?;
                println!("  A picture of the {whose} window is {}", picture.display());
            }
            Ok(())
        });
        seen.map_err(|failure| show.explain(&failure))
    }

    fn remove(&self, command: &str) -> Outcome {
        self.run(command)?;
        self.run("rm -rf /tmp/* /root/.cache /root/.local")?;
        let left = self.run(LEFT)?;
        if left.trim().is_empty() { Ok(()) } else { Err(Failure::new(format!("`{command}` left behind:\n{left}"))) }
    }
}

fn says_proxy(file: &Path) -> bool {
    fs::read_to_string(file).is_ok_and(|text| text.contains("Proxy"))
}

/// A page with a line on it. Readers mend the missing table of contents.
const PAGE: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
                    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 180]/Contents 4 0 R/Resources<<>>>>endobj\n\
                    4 0 obj<</Length 29>>stream\n10 w 20 20 m 300 160 l S     \nendstream endobj\n\
                    trailer<</Root 1 0 R/Size 5>>\n%%EOF\n";
