//! A program that ends when this test ends, in whatever way.
//!
//! A shell starts it in a process group of its own and then reads from a pipe that only this process holds. When the
//! pipe closes, on `end` or because the test was killed, the shell ends the whole group: the program and everything it
//! has started, its web processes included.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::trouble::Trouble;

const SHELL: &str = r#"setsid "$@" & group=$!; read -r _; kill -TERM -$group; sleep 0.2; kill -KILL -$group"#;

/// A running program that ends when our pipe to it closes.
pub struct Lifeline {
    shell: Child,
}

impl Lifeline {
    /// Starts a command line. Its stdout can be read with [`Self::first_line`]; its stderr goes to a file, or nowhere.
    pub fn start<C: AsRef<OsStr> + Debug>(
        command: &[C],
        env: &[(&str, &OsStr)],
        stderr: Option<&Path>,
    ) -> Result<Self, Trouble> {
        let errors = match stderr {
            Some(path) => File::create(path).map(Stdio::from),
            None => Ok(Stdio::null()),
        };
        let shell = errors.and_then(|errors| {
            Command::new("sh")
                .args(["-c", SHELL, "lifeline"])
                .args(command)
                .envs(env.iter().copied())
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(errors)
                .spawn()
        });
        shell.map(|shell| Self { shell }).map_err(|error| Trouble::new(format!("could not start {command:?}: {error}")))
    }

    /// The shell's process; the program is among its descendants.
    pub fn pid(&self) -> u32 {
        self.shell.id()
    }

    /// The first line that the program writes to stdout.
    pub fn first_line(&mut self) -> Result<String, Trouble> {
        let mut line = String::new();
        if let Some(output) = self.shell.stdout.take() {
            BufReader::new(output).read_line(&mut line).map_err(|error| Trouble::new(error.to_string()))?;
        }
        Ok(line.trim().to_owned())
    }

    /// Ends the program and everything it has started, and waits until they are gone.
    pub fn end(&mut self) {
        if let Some(mut pipe) = self.shell.stdin.take() {
            let _ = pipe.write_all(b"end\n");
        }
        let _ = self.shell.wait();
    }
}

impl Drop for Lifeline {
    fn drop(&mut self) {
        self.end();
    }
}
