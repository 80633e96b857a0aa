//! Two screens that can be taken away and given back: Xorg with its dummy driver, and openbox.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::lifeline::Lifeline;
use super::screen::Screen;
use super::trouble::Trouble;
use super::wait::wait_for;

/// Large enough for both screens beside each other.
const CONFIGURATION: &str = r#"
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "d"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "m"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1360x768" 84.75 1360 1432 1568 1776 768 771 781 798
EndSection
Section "Screen"
  Identifier "s"
  Device "d"
  Monitor "m"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4096 2048
  EndSubSection
EndSection
"#;

/// Other than that of the room's window while it is a window.
const SIZE: &str = "1360x768";

/// Left, top, width and height in pixels.
pub type Rect = (i32, i32, i32, i32);

/// The first screen.
pub const LEFT: Rect = (0, 0, 1360, 768);

/// The second, to the right of it.
pub const RIGHT: Rect = (1360, 0, 1360, 768);

/// The third, when it is there, to the right of that.
pub const THIRD: Rect = (2720, 0, 1360, 768);

/// Two screens, DUMMY0 and DUMMY1, and a third if it is wanted, DUMMY2.
pub struct TwoScreens {
    display: String,
    // In this order: the window manager ends first.
    manager: Option<Lifeline>,
    _server: Lifeline,
    _folder: TempDir,
}

impl TwoScreens {
    /// Starts them, the second to the right of the first.
    pub fn start() -> Result<Self, Trouble> {
        let trouble = |error: std::io::Error| Trouble::new(error.to_string());
        let folder = tempfile::tempdir().map_err(trouble)?;
        let configuration = folder.path().join("xorg.conf");
        std::fs::write(&configuration, CONFIGURATION).map_err(trouble)?;
        // What is in the path needs a console; this does not.
        let program = "/usr/lib/xorg/Xorg";
        let program = if Path::new(program).exists() { program } else { "Xorg" };
        let command: [&OsStr; 10] = [
            program.as_ref(),
            "-displayfd".as_ref(),
            "1".as_ref(),
            "-config".as_ref(),
            configuration.as_ref(),
            "-logfile".as_ref(),
            "/dev/null".as_ref(),
            "-noreset".as_ref(),
            "-nolisten".as_ref(),
            "tcp".as_ref(),
        ];
        let mut server = Lifeline::start(&command, &[], None)?;
        let number = server.first_line()?;
        if number.is_empty() {
            return Err(Trouble::new("Xorg did not start: is the package xserver-xorg-video-dummy installed?"));
        }
        let display = format!(":{number}");
        let mut this = Self { display, manager: None, _server: server, _folder: folder };
        this.xrandr("--output DUMMY0 --mode 1360x768 --pos 0x0 --primary")?;
        this.xrandr("--addmode DUMMY1 1360x768")?;
        this.give_back("DUMMY1")?;
        // openbox misses a screen that comes while it starts.
        this.manager = Some(Lifeline::start(&["openbox"], &[("DISPLAY", OsStr::new(&this.display))], None)?);
        Screen::wait_for_manager(&this.display)?;
        Ok(this)
    }

    /// Has a third screen as well.
    pub fn add_third(&self) -> Result<(), Trouble> {
        self.xrandr(&format!("--addmode DUMMY2 {SIZE}"))?;
        self.xrandr(&format!("--output DUMMY2 --mode {SIZE} --pos 2720x0"))
    }

    /// The value for `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Takes a screen away.
    pub fn take_away(&self, name: &str) -> Result<(), Trouble> {
        let rest = if name == "DUMMY0" { " --output DUMMY1 --pos 0x0 --primary" } else { "" };
        self.xrandr(&format!("--output {name} --off{rest}"))
    }

    /// Gives a screen back, where it was.
    pub fn give_back(&self, name: &str) -> Result<(), Trouble> {
        self.xrandr(&format!(
            "--output {name} --mode {SIZE} --output DUMMY0 --pos 0x0 --primary --output DUMMY1 --pos 1360x0"
        ))
    }

    /// Has both show the same.
    pub fn mirror(&self) -> Result<(), Trouble> {
        self.xrandr("--output DUMMY1 --pos 0x0")
    }

    /// Changes the screens. The dummy driver says of an output that is off that nothing is connected to it, and the server knows of a change
    /// only once it is asked again.
    fn xrandr(&self, words: &str) -> Result<(), Trouble> {
        self.run("xrandr", &words.split(' ').collect::<Vec<_>>())?;
        self.run("xrandr", &["--query"]).map(drop)
    }

    /// Presses keys, which the window with the focus gets, in the words of xdotool.
    pub fn keys(&self, words: &str) -> Result<(), Trouble> {
        self.run("xdotool", &["key", words]).map(drop)
    }

    /// Sends the window of this title to a workspace, from 0.
    pub fn to_workspace(&self, title: &str, number: u32) -> Result<(), Trouble> {
        // On another workspace it is not visible.
        let ids = self.run("xdotool", &["search", "--name", title])?;
        for id in ids.split_whitespace() {
            self.run("xdotool", &["set_desktop_for_window", id, &number.to_string()])?;
        }
        Ok(())
    }

    /// The title of the window with the focus.
    pub fn focused(&self) -> Result<String, Trouble> {
        Ok(self.run("xdotool", &["getactivewindow", "getwindowname"])?.trim().to_owned())
    }

    /// The number of the window of this title.
    pub fn window(&self, title: &str) -> Result<u32, Trouble> {
        let ids = self.run("xdotool", &["search", "--onlyvisible", "--name", title])?;
        let id = ids.split_whitespace().last().and_then(|id| id.parse().ok());
        id.ok_or_else(|| Trouble::new(format!("no window {title}")))
    }

    /// Where the window of this title is.
    pub fn place_of(&self, title: &str) -> Result<Rect, Trouble> {
        let words = self.run("xdotool", &["getwindowgeometry", "--shell", &self.window(title)?.to_string()])?;
        let number = |name: &str| {
            let line = words.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            line.and_then(|value| value.parse().ok()).ok_or_else(|| Trouble::new(format!("no {name} in {words}")))
        };
        Ok((number("X")?, number("Y")?, number("WIDTH")?, number("HEIGHT")?))
    }

    /// Waits until the window of this title is somewhere like this.
    pub fn wait_for(&self, title: &str, what: &str, like: impl Fn(Rect) -> bool) -> Result<Rect, Trouble> {
        let mut last = Rect::default();
        let found = wait_for(&format!("{title} is {what}"), || {
            last = self.place_of(title)?;
            Ok(like(last).then_some(last))
        });
        found.map_err(|trouble| Trouble::new(format!("{trouble}, but at {last:?}")))
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<String, Trouble> {
        let output =
            Command::new("timeout").arg("30").arg(program).args(arguments).env("DISPLAY", &self.display).output();
        let output = output.map_err(|error| Trouble::new(format!("could not start {program}: {error}")))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Trouble::new(format!("{program} {}: {said}", arguments.join(" "))));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Whether the middle of a window is on a screen.
pub fn is_on(screen: Rect, window: Rect) -> bool {
    let (x, y) = (window.0 + window.2 / 2, window.1 + window.3 / 2);
    (screen.0..screen.0 + screen.2).contains(&x) && (screen.1..screen.1 + screen.3).contains(&y)
}
