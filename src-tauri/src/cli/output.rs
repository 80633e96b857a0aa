//! What a command prints, and its exit status.

use std::fmt::Display;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Prints to standard output. A reader that has gone (`| head`) is no error.
pub fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Prints a warning to standard error.
pub fn warn(warning: impl Display) {
    eprintln!("chairside: {warning}");
}

/// Prints why a command failed; its exit status.
pub fn fail(why: impl Display) -> ExitCode {
    eprintln!("chairside: {why}");
    ExitCode::from(2)
}

/// Prints what a command made, or why it failed.
pub fn print_result(made: Result<String, String>) -> ExitCode {
    match made {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(why) => fail(why),
    }
}

/// Writes a text to a file if there is one, else returns it to be printed.
pub fn write(text: String, output: Option<&Path>) -> Result<String, String> {
    match output {
        Some(path) => {
            fs::write(path, text).map(|()| String::new()).map_err(|error| format!("{}: {error}", path.display()))
        }
        None => Ok(text),
    }
}
