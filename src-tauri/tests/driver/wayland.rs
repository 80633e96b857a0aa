//! Wayland desktops with two screens beside each other: sway and weston, each in windows on a screen in memory.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::lifeline::Lifeline;
use super::screen::Screen;
use super::trouble::Trouble;
use super::wait::wait_for;

/// Holds the two screens of 1280 × 720 beside each other.
const HOST_SIZE: &str = "2600x1600x24";

/// The name of the socket for Chairside and the other programs.
const SOCKET: &str = "wayland-chairside";

/// "nobody", who runs sway, which root may not.
const NOBODY: u32 = 65_534;

/// The second screen's left edge.
pub const SECOND: i64 = 1_280;

const SWAY: &str = "
output X11-1 resolution 1280x720 position 0 0
output X11-2 resolution 1280x720 position 1280 0
xwayland disable
focus_follows_mouse no
";

/// A running compositor.
pub struct Wayland {
    host: String,
    /// How many second screens sway has had.
    seconds: u32,
    /// The folder with the sockets of the compositor.
    own: PathBuf,
    /// The folder with the socket for its clients.
    runtime: PathBuf,
    // In this order: the compositor ends first.
    _compositor: Lifeline,
    _host: Screen,
    _folder: TempDir,
}

impl Wayland {
    /// Starts sway.
    pub fn sway() -> Result<Self, Trouble> {
        let environment = [("WLR_BACKENDS", "x11"), ("WLR_RENDERER", "pixman"), ("WLR_X11_OUTPUTS", "2")];
        Self::start(&environment, "wayland-1", |folder| {
            let configuration = folder.join("sway.conf");
            fs::write(&configuration, SWAY)?;
            let mut command = Vec::new();
            if rustix::process::geteuid().is_root() {
                let id = NOBODY.to_string();
                command.extend(["setpriv", "--reuid", &id, "--regid", &id, "--clear-groups"].map(str::to_owned));
            }
            command.extend(["sway".into(), "--config".into(), configuration.display().to_string()]);
            Ok(command)
        })
    }

    /// Starts weston.
    pub fn weston() -> Result<Self, Trouble> {
        let words = "weston --backend=x11-backend.so --use-pixman --output-count=2 --width=1280 --height=720 --idle-time=0 --socket=wayland-1";
        Self::start(&[], "wayland-1", |_| Ok(words.split(' ').map(str::to_owned).collect()))
    }

    fn start(
        environment: &[(&str, &str)],
        socket: &str,
        command: impl FnOnce(&Path) -> std::io::Result<Vec<String>>,
    ) -> Result<Self, Trouble> {
        // sway's user is another one, who may open windows there too.
        let host = Screen::start(HOST_SIZE, &["-ac"])?;
        let trouble = |error: std::io::Error| Trouble::new(error.to_string());
        let folder = tempfile::tempdir().map_err(trouble)?;
        let (own, runtime) = (folder.path().join("compositor"), folder.path().join("clients"));
        for place in [&own, &runtime] {
            fs::create_dir(place).map_err(trouble)?;
            fs::set_permissions(place, fs::Permissions::from_mode(0o700)).map_err(trouble)?;
        }
        symlink(own.join(socket), runtime.join(SOCKET)).map_err(trouble)?;
        let command = command(folder.path()).map_err(trouble)?;
        if command[0] == "setpriv" {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).map_err(trouble)?;
            chown(&own, Some(NOBODY), Some(NOBODY)).map_err(trouble)?;
        }
        let mut variables: Vec<(&str, &OsStr)> =
            environment.iter().map(|(name, value)| (*name, OsStr::new(value))).collect();
        variables.extend([
            ("DISPLAY", host.name().as_ref()),
            ("XDG_RUNTIME_DIR", own.as_os_str()),
            ("HOME", own.as_os_str()),
        ]);
        let errors = folder.path().join("compositor.log");
        let compositor = Lifeline::start(&command, &variables, Some(&errors))?;
        let this = Self {
            host: host.name().to_owned(),
            seconds: 1,
            own,
            runtime,
            _compositor: compositor,
            _host: host,
            _folder: folder,
        };
        wait_for("the compositor listens", || Ok(this.socket().exists().then_some(())))
            .map_err(|error| Trouble::new(format!("{error}: {}", fs::read_to_string(errors).unwrap_or_default())))?;
        Ok(this)
    }

    /// What the environment of its clients has.
    pub fn environment(&self) -> [(&str, &OsStr); 3] {
        [
            ("GDK_BACKEND", OsStr::new("wayland")),
            ("WAYLAND_DISPLAY", OsStr::new(SOCKET)),
            ("XDG_RUNTIME_DIR", self.runtime.as_os_str()),
        ]
    }

    /// Where its clients find it.
    pub fn socket(&self) -> PathBuf {
        self.runtime.join(SOCKET)
    }

    /// Takes the second screen of sway away, by closing its window.
    pub fn take_away_second(&self) -> Result<(), Trouble> {
        // xdotool finds no window that has its name in UTF-8 alone.
        let tree = run(Command::new("xwininfo").args(["-root", "-tree", "-display", &self.host]))?;
        let name = format!("\"wlroots - X11-{}\"", self.second_number());
        let line = tree.lines().find(|line| line.contains(&name));
        let number =
            line.and_then(|line| u32::from_str_radix(line.trim().split(' ').next()?.strip_prefix("0x")?, 16).ok());
        let number = number.ok_or_else(|| Trouble::new(format!("no window {name} in {tree}")))?;
        Screen::ask_to_close_on(&self.host, number)
    }

    /// Gives sway another second screen, where it was.
    pub fn give_back_second(&mut self) -> Result<(), Trouble> {
        self.seconds += 1;
        let place = format!("output X11-{} resolution 1280x720 position {SECOND} 0", self.second_number());
        self.swaymsg(&[&place])?;
        self.swaymsg(&["create_output"]).map(drop)
    }

    fn second_number(&self) -> u32 {
        self.seconds + 1
    }

    /// Waits until the window with this beginning of a title fills the screen of sway with this left edge; or, for `None`, no screen.
    pub fn wait_until_fills(&self, title: &str, left: Option<i64>) -> Result<(), Trouble> {
        let what = format!("{title} fills the screen at {left:?}");
        wait_for(&what, || Ok((self.filled_by(title)? == left).then_some(())))
    }

    /// The left edge of the screen of sway that the window fills.
    fn filled_by(&self, title: &str) -> Result<Option<i64>, Trouble> {
        let tree: Value = serde_json::from_str(&self.swaymsg(&["-t", "get_tree", "-r"])?)
            .map_err(|error| Trouble::new(format!("sway's tree: {error}")))?;
        let screens = tree["nodes"].as_array().into_iter().flatten();
        let mut filled = screens.filter(|screen| {
            contains(screen, &|node| {
                node["fullscreen_mode"] == 1 && node["name"].as_str().is_some_and(|name| name.starts_with(title))
            })
        });
        Ok(filled.next().and_then(|screen| screen["rect"]["x"].as_i64()))
    }

    fn swaymsg(&self, words: &[&str]) -> Result<String, Trouble> {
        let mut sockets = fs::read_dir(&self.own).into_iter().flatten().flatten().map(|entry| entry.path());
        let socket = sockets.find(|path| path.extension().is_some_and(|kind| kind == "sock"));
        let socket = socket.ok_or_else(|| Trouble::new("sway has no socket for commands"))?;
        run(Command::new("swaymsg").arg("--socket").arg(socket).args(words))
    }
}

/// Whether there is such a node in a part of sway's tree.
fn contains(node: &Value, such: &dyn Fn(&Value) -> bool) -> bool {
    let children = ["nodes", "floating_nodes"].into_iter().filter_map(|name| node[name].as_array()).flatten();
    such(node) || children.into_iter().any(|child| contains(child, such))
}

/// What a program prints.
fn run(command: &mut Command) -> Result<String, Trouble> {
    let output = command.output().map_err(|error| Trouble::new(format!("could not start {command:?}: {error}")))?;
    if !output.status.success() {
        return Err(Trouble::new(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
