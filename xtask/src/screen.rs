//! A screen in memory: an X server without hardware (Xvfb) and a window manager (openbox), ended when dropped.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::failure::{Because, Failure, Outcome};
use crate::program::{self, Program};

/// Full HD at 24 bit, what most rooms are shown.
const SIZE: &str = "1920x1080x24";

/// A running screen.
pub struct Screen {
    /// What `DISPLAY` is to be for programs on this screen.
    pub display: String,
    server: Child,
    manager: Child,
}

impl Screen {
    /// Starts a screen on the first free display. `pixels` is a folder that the server keeps its frame buffer in, and
    /// `manager` a configuration for openbox.
    pub fn start(pixels: Option<&Path>, manager: Option<&Path>) -> Outcome<Self> {
        let mut server = Program::new("Xvfb").args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"]);
        if let Some(folder) = pixels {
            server = server.arg("-fbdir").arg(folder);
        }
        let mut server = server.start(Stdio::piped(), Stdio::null())?;
        let mut number = String::new();
        // The server writes the number of the display that it took once it is ready for clients.
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).because("read which display Xvfb took")?;
        }
        let display = format!(":{}", number.trim());
        if number.trim().is_empty() {
            program::end(&mut server);
            return Err(Failure::new("Xvfb did not start: run `Xvfb :99` to see why"));
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
