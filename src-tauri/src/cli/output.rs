//! What a command prints, and its exit status. All that goes to a terminal goes through here: what a file says is shown,
//! never obeyed.

use std::fmt::Display;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chairside_problem::marks::{lines, one_line, path};

/// Prints lines to standard output. A reader that has gone (`| head`) is no error.
pub fn print(text: &str) {
    let _ = std::io::stdout().write_all(lines(text).as_bytes());
}

/// Prints messages, each on lines of its own, to standard error.
pub fn print_messages(messages: &str) {
    let _ = std::io::stderr().write_all(lines(messages).as_bytes());
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
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let given = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    print_messages(&with_arguments_shown(error.to_string(), given));
    ExitCode::from(2)
}

/// The message with the line breaks of arguments, which may be names of files, shown.
fn with_arguments_shown(message: String, arguments: impl Iterator<Item = String>) -> String {
    let values = arguments.flat_map(|argument| {
        let value = argument.split_once('=').map(|(_, value)| value.to_owned());
        std::iter::once(argument).chain(value)
    });
    let broken = values.filter(|value| value.contains(['\n', '\t']) && !value.trim().is_empty());
    broken.fold(message, |message, value| message.replace(&value, &one_line(&value)))
}

/// Writes a text to a file if there is one, else returns it to be printed.
pub fn write(text: String, output: Option<&Path>) -> Result<String, String> {
    match output {
        Some(file) => fs::write(file, text).map(|()| String::new()).map_err(|error| format!("{}: {error}", path(file))),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_in_a_message_stays_on_its_line() {
        let arguments = ["--minutes=5\nchairside: all is well", "x\ny", "\n"].map(String::from);
        let message = "error: invalid value '5\nchairside: all is well' and 'x\ny'\n\nUsage: chairside";
        assert_eq!(
            with_arguments_shown(message.into(), arguments.into_iter()),
            "error: invalid value '5␊chairside: all is well' and 'x␊y'\n\nUsage: chairside"
        );
    }
}
