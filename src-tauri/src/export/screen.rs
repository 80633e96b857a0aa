//! A virtual screen of its own for where there is none: WebKit draws and prints only on a screen, even if nobody sees it.

/// Runs this command again on a virtual screen (Xvfb), and ends the screen with it. The exit status of the command, or
/// what is missing.
#[cfg(target_os = "linux")]
pub fn again_on_a_virtual_one() -> Result<std::process::ExitStatus, String> {
    use std::process::Command;

    let mut screen = Screen::start()?;
    let number = screen.number()?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let again = Command::new(program)
        .args(std::env::args_os().skip(1))
        .env("DISPLAY", format!(":{number}"))
        .env("GDK_BACKEND", "x11")
        .env_remove("WAYLAND_DISPLAY")
        // A virtual screen has no desktop beside it.
        .env("NO_AT_BRIDGE", "1")
        .env(ALREADY, "1")
        .status();
    again.map_err(|error| format!("Chairside cannot be started again: {error}"))
}

#[cfg(not(target_os = "linux"))]
pub fn again_on_a_virtual_one() -> Result<std::process::ExitStatus, String> {
    Err("there is no display".into())
}

/// Set in the second run, so that a screen that does not work is not tried for ever.
#[cfg(target_os = "linux")]
const ALREADY: &str = "CHAIRSIDE_ON_VIRTUAL_SCREEN";

/// An X server without a screen. It ends when this is dropped.
#[cfg(target_os = "linux")]
struct Screen(std::process::Child);

#[cfg(target_os = "linux")]
impl Screen {
    fn start() -> Result<Self, String> {
        use std::io::ErrorKind;
        use std::process::{Command, Stdio};

        if std::env::var_os(ALREADY).is_some() {
            return Err("the virtual screen that was started cannot be used".into());
        }
        // It says its number once it takes programs.
        let started = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        started.map(Self).map_err(|error| match error.kind() {
            ErrorKind::NotFound => "there is no display, and no Xvfb to make a virtual one: install Xvfb (the package \
                                    `xvfb`), or run this in a desktop session"
                .into(),
            _ => format!("there is no display, and Xvfb does not start: {error}"),
        })
    }

    fn number(&mut self) -> Result<u32, String> {
        use std::io::{BufRead, BufReader};

        let mut line = String::new();
        if let Some(said) = self.0.stdout.take() {
            let _ = BufReader::new(said).read_line(&mut line);
        }
        line.trim().parse().map_err(|_| "there is no display, and Xvfb ended before it had made a virtual one".into())
    }
}

#[cfg(target_os = "linux")]
impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
