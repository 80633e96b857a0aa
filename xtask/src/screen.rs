//! A virtual screen: an X server without hardware (Xvfb) and a window manager (openbox). Both end when it is dropped.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::failure::{Because, Failure, Outcome};
use crate::program::{self, Program};

/// Full HD, as most projectors have it: width and height in pixels.
pub const FULL_HD: (usize, usize) = (1920, 1080);

/// A running screen.
pub struct Screen {
    /// The value of `DISPLAY` for programs on this screen.
    pub display: String,
    server: Child,
    manager: Child,
}

impl Screen {
    /// Starts a screen in full HD on the first free display.
    pub fn start() -> Outcome<Self> {
        Self::start_as(FULL_HD, None, None)
    }

    /// Starts a screen of so many pixels on the first free display. The server keeps its frame buffer in the folder `pixels`,
    /// and `manager` is the configuration of openbox.
    pub fn start_as((width, height): (usize, usize), pixels: Option<&Path>, manager: Option<&Path>) -> Outcome<Self> {
        let size = format!("{width}x{height}x24");
        let mut server = Program::new("Xvfb").args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
        if let Some(folder) = pixels {
            server = server.arg("-fbdir").arg(folder);
        }
        let mut server = server.start(Stdio::piped(), Stdio::null())?;
        let mut number = String::new();
        // Once it is ready for clients, the server writes the number of its display.
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).because("read which display Xvfb took")?;
        }
        let display = format!(":{}", number.trim());
        if number.trim().is_empty() {
            program::end(&mut server);
            return Err(Failure::new("Xvfb did not start. Run `Xvfb :99` to see why"));
        }
        let mut openbox = Program::new("openbox").env("DISPLAY", &display);
        if let Some(file) = manager {
            openbox = openbox.arg("--config-file").arg(file);
        }
        match openbox.start(Stdio::null(), Stdio::null()) {
            Ok(manager) => Ok(Self { display, server, manager }),
            Err(failure) => {
                program::end(&mut server);
                Err(failure)
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        program::end(&mut self.manager);
        program::end(&mut self.server);
    }
}
