//! What a command prints, and its exit status. All that goes to a terminal goes through here: what a file says is shown,
//! never obeyed.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;

use chairside_problem::marks::{lines, one_line, path};

use crate::whole_file;

/// Why standard output took no more, once that has happened.
static UNPRINTED: OnceLock<io::Error> = OnceLock::new();

/// Prints lines to standard output. What goes wrong is said when the command [has ended](ended).
pub fn print(text: &str) {
    note(io::stdout().write_all(lines(text).as_bytes()));
}

/// A reader that has gone (`| head`) is no error.
fn note(printed: io::Result<()>) {
    if let Err(error) = printed
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        let _ = UNPRINTED.set(error);
    }
}

/// The exit status of a command that ended with this one: another when not all that it printed has arrived.
pub fn ended(status: ExitCode) -> ExitCode {
    note(io::stdout().flush());
    match UNPRINTED.get() {
        Some(error) => fail(format!("not all could be printed: {error}")),
        None => status,
    }
}

/// Prints messages, each on lines of its own, to standard error.
pub fn print_messages(messages: &str) {
    let _ = io::stderr().write_all(lines(messages).as_bytes());
}

/// Prints a warning to standard error.
pub fn warn(warning: impl Display) {
    print_messages(&format!("chairside: {warning}\n"));
}

/// Prints why a command failed; its exit status.
pub fn fail(why: impl Display) -> ExitCode {
    warn(why);
    ExitCode::from(2)
}

/// An error in one line.
pub fn sentence(error: impl Display) -> String {
    one_line(&error.to_string()).into_owned()
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

/// Prints why the command line was not understood, or the help that it asks for.
pub fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        note(error.print());
        return ended(ExitCode::SUCCESS);
    }
    print_messages(&error.to_string());
    ExitCode::from(2)
}

/// Writes a text to a file if there is one, else returns it to be printed.
pub fn write(text: String, output: Option<&Path>) -> Result<String, String> {
    match output {
        Some(file) => whole_file::write(file, text.as_bytes())
            .map(|()| String::new())
            .map_err(|error| format!("{}: {error}", path(file))),
        None => Ok(text),
    }
}
