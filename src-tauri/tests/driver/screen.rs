//! The screen that the windows open on: that of `DISPLAY`, or one in memory that all tests of this run share.

use std::ffi::OsStr;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _};

use super::lifeline::Lifeline;
use super::trouble::Trouble;
use super::wait::wait_for;

/// Full HD at 24 bit.
const SIZE: &str = "1920x1080x24";

/// Xvfb and openbox. A static is never dropped, but its pipes close when this process ends, which ends them.
static SHARED: Mutex<Option<Screen>> = Mutex::new(None);

/// A screen in memory.
pub struct Screen {
    display: String,
    _server: Lifeline,
    _manager: Lifeline,
}

impl Screen {
    /// The value for `DISPLAY`. Starts the shared screen if there is none.
    pub fn display() -> Result<String, Trouble> {
        if let Some(display) = std::env::var("DISPLAY").ok().filter(|display| !display.is_empty()) {
            return Ok(display);
        }
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(screen) = shared.as_ref() {
            return Ok(screen.display.clone());
        }
        let screen = Self::start(SIZE, &[])?;
        let display = screen.display.clone();
        *shared = Some(screen);
        Ok(display)
    }

    /// One of its own, of this width, height and depth, with more options of the server.
    pub fn start(size: &str, options: &[&str]) -> Result<Self, Trouble> {
        let mut command = vec!["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"];
        command.extend(options);
        let mut server = Lifeline::start(&command, &[], None)?;
        let number = server.first_line()?;
        if number.is_empty() {
            return Err(Trouble::new("Xvfb did not start: is the package xvfb installed?"));
        }
        let display = format!(":{number}");
        let manager = Lifeline::start(&["openbox"], &[("DISPLAY", OsStr::new(&display))], None)?;
        Self::wait_for_manager(&display)?;
        Ok(Self { display, _server: server, _manager: manager })
    }

    /// Waits until there is a window manager, which openbox takes a moment to be.
    pub fn wait_for_manager(display: &str) -> Result<(), Trouble> {
        wait_for("openbox manages windows", || {
            let root = ["-display", display, "-root", "_NET_SUPPORTING_WM_CHECK"];
            let output = Command::new("xprop").args(root).output();
            let output = output.map_err(|error| Trouble::new(format!("could not start xprop: {error}")))?;
            Ok(String::from_utf8_lossy(&output.stdout).contains("window id").then_some(()))
        })
    }

    /// The value for `DISPLAY` of this one.
    pub fn name(&self) -> &str {
        &self.display
    }

    /// The titles of all visible windows, as a person sees them in a share dialog.
    pub fn window_titles() -> Result<Vec<String>, Trouble> {
        let display = Self::display()?;
        let ids = xdotool(&display, &["search", "--onlyvisible", "--name", "."])?;
        let titles = ids.split_whitespace().filter_map(|id| xdotool(&display, &["getwindowname", id]).ok());
        Ok(titles.map(|title| title.trim().to_owned()).collect())
    }
}

impl Screen {
    /// Types into a dialog of the system, which the driver cannot reach, and presses Enter, until it has closed.
    pub fn answer_dialog(title: &str, text: &str) -> Result<(), Trouble> {
        let display = Self::display()?;
        let find = ["search", "--onlyvisible", "--name", title];
        xdotool(&display, &["search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync"])?;
        for _ in 0..4 {
            // It takes a moment until it accepts keys.
            sleep(Duration::from_millis(500));
            xdotool(&display, &["key", "ctrl+a"])?;
            xdotool(&display, &["type", "--delay", "15", text])?;
            xdotool(&display, &["key", "Return"])?;
            for _ in 0..20 {
                if xdotool(&display, &find)?.trim().is_empty() {
                    return Ok(());
                }
                sleep(Duration::from_millis(100));
            }
        }
        Err(Trouble::new(format!("the dialog {title} does not close")))
    }
}

impl Screen {
    /// The X server's number of the window of this title.
    pub fn window(title: &str) -> Result<u32, Trouble> {
        let ids = xdotool(&Self::display()?, &["search", "--onlyvisible", "--name", title])?;
        let id = ids.split_whitespace().last().and_then(|id| id.parse().ok());
        id.ok_or_else(|| Trouble::new(format!("no window {title}")))
    }

    /// Where the window of this title is: its left and upper edge, in pixels.
    pub fn place_of(title: &str) -> Result<(i32, i32), Trouble> {
        let trouble = |error: &dyn std::fmt::Display| Trouble::new(error.to_string());
        let (connection, screen) = x11rb::connect(Some(&Self::display()?)).map_err(|error| trouble(&error))?;
        let root = connection.setup().roots[screen].root;
        let at = connection.translate_coordinates(Self::window(title)?, root, 0, 0).map_err(|error| trouble(&error))?;
        let at = at.reply().map_err(|error| trouble(&error))?;
        Ok((at.dst_x.into(), at.dst_y.into()))
    }

    /// The icon of the window of this title: its width, and its pixels row by row, each as blue, green, red and how much of it is covered.
    pub fn icon(title: &str) -> Result<(usize, Vec<[u8; 4]>), Trouble> {
        let trouble = |error: &dyn std::fmt::Display| Trouble::new(error.to_string());
        let (connection, _) = x11rb::connect(Some(&Self::display()?)).map_err(|error| trouble(&error))?;
        let atom = connection.intern_atom(true, b"_NET_WM_ICON").map_err(|error| trouble(&error))?;
        let atom = atom.reply().map_err(|error| trouble(&error))?.atom;
        let icon = connection.get_property(false, Self::window(title)?, atom, AtomEnum::CARDINAL, 0, u32::MAX / 4);
        let icon = icon.map_err(|error| trouble(&error))?.reply().map_err(|error| trouble(&error))?;
        let mut numbers = icon.value32().into_iter().flatten();
        let (Some(width), Some(height)) = (numbers.next(), numbers.next()) else {
            return Err(Trouble::new(format!("{title} has no icon")));
        };
        let (width, height) = (width as usize, height as usize);
        Ok((width, numbers.take(width * height).map(u32::to_le_bytes).collect()))
    }

    /// Brings the window of this title to the front and closes it as a person does with the keyboard.
    pub fn close(title: &str) -> Result<(), Trouble> {
        let display = Self::display()?;
        xdotool(&display, &["search", "--onlyvisible", "--name", title, "windowactivate", "--sync"])?;
        sleep(Duration::from_millis(300));
        xdotool(&display, &["key", "alt+F4"]).map(drop)
    }

    /// Asks the window of this title to close, as its own button and the list of windows do.
    pub fn ask_to_close(title: &str) -> Result<(), Trouble> {
        Self::ask_to_close_on(&Self::display()?, Self::window(title)?)
    }

    /// The same for the window of this number on this display.
    pub fn ask_to_close_on(display: &str, window: u32) -> Result<(), Trouble> {
        use x11rb::protocol::xproto::{ClientMessageEvent, EventMask};
        let trouble = |error: &dyn std::fmt::Display| Trouble::new(error.to_string());
        let (connection, screen) = x11rb::connect(Some(display)).map_err(|error| trouble(&error))?;
        let root = connection.setup().roots[screen].root;
        let atom = connection.intern_atom(false, b"_NET_CLOSE_WINDOW").map_err(|error| trouble(&error))?;
        let atom = atom.reply().map_err(|error| trouble(&error))?.atom;
        let message = ClientMessageEvent::new(32, window, atom, [0, 2, 0, 0, 0]);
        let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        let sent = connection.send_event(false, root, to, message).map_err(|error| trouble(&error))?;
        sent.check().map_err(|error| trouble(&error))
    }

    /// A property of the window of this title, as xprop prints it.
    pub fn property(title: &str, name: &str) -> Result<String, Trouble> {
        let id = Self::window(title)?.to_string();
        let output = Command::new("xprop").args(["-id", &id, name]).env("DISPLAY", Self::display()?).output();
        let output = output.map_err(|error| Trouble::new(format!("could not start xprop: {error}")))?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Presses keys, which the window with the focus gets, in the words of xdotool: `shift+Right`.
    pub fn keys(words: &str) -> Result<(), Trouble> {
        xdotool(&Self::display()?, &["key", words]).map(drop)
    }

    /// Gives the window of this title another size, in pixels.
    pub fn resize(title: &str, width: u32, height: u32) -> Result<(), Trouble> {
        let id = Self::window(title)?.to_string();
        xdotool(&Self::display()?, &["windowsize", "--sync", &id, &width.to_string(), &height.to_string()]).map(drop)
    }

    /// Stops a process, or lets it go on: `STOP`, `CONT`.
    pub fn signal(process: u32, name: &str) -> Result<(), Trouble> {
        super::processes::signal(process, name)
    }

    /// Moves the mouse and presses its buttons, in the words of xdotool: `mousemove 10 20 click 1`.
    pub fn mouse(words: &str) -> Result<(), Trouble> {
        let display = Self::display()?;
        xdotool(&display, &words.split(' ').collect::<Vec<_>>()).map(drop)
    }
}

fn xdotool(display: &str, arguments: &[&str]) -> Result<String, Trouble> {
    // It waits for a window for ever, if that never comes.
    let output = Command::new("timeout").args(["30", "xdotool"]).env("DISPLAY", display).args(arguments).output();
    let output = output.map_err(|error| Trouble::new(format!("could not start xdotool: {error}")))?;
    if output.status.code() == Some(124) {
        return Err(Trouble::new(format!("no window in 30 s: xdotool {}", arguments.join(" "))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
