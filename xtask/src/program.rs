//! Another program that xtask starts: said aloud, and a failure says which and how.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::{Because, Failure, Outcome};

/// A program, its arguments and where it runs.
pub struct Program {
    command: Command,
    shown: String,
}

impl Program {
    pub fn new(name: &str) -> Self {
        Self { command: Command::new(name), shown: name.to_owned() }
    }

    /// npm, which on Windows is a script that must be named in full.
    pub fn npm() -> Self {
        Self { command: Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" }), shown: "npm".to_owned() }
    }

    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.shown = format!("{} {}", self.shown, argument.as_ref().to_string_lossy());
        self.command.arg(argument);
        self
    }

    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(self, arguments: I) -> Self {
        arguments.into_iter().fold(self, Self::arg)
    }

    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Says the command line, runs it with xtask's own output, and waits for it.
    pub fn run(mut self) -> Outcome {
        println!("  $ {}", self.shown);
        let status = self.command.stdin(Stdio::null()).status().because(format!("start `{}`", self.shown))?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}` failed ({status})", self.shown))) }
    }

    /// The same, with what it prints left out; its complaints are shown.
    pub fn run_quietly(mut self) -> Outcome {
        self.command.stdout(Stdio::null());
        self.run()
    }

    /// Runs it quietly and gives back what it printed; what it complained of becomes part of the failure.
    pub fn read(mut self) -> Outcome<String> {
        let output = self.command.stdin(Stdio::null()).output().because(format!("start `{}`", self.shown))?;
        if !output.status.success() {
            let complaint = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!("`{}` failed ({}): {}", self.shown, output.status, complaint.trim())));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it quietly and gives back what it printed, whether or not it was content; `None` when it is not there.
    pub fn ask(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts it and goes on; `output` and `errors` are where its streams go.
    pub fn start(mut self, output: Stdio, errors: Stdio) -> Outcome<Child> {
        self.command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .because(format!("start `{}`", self.shown))
    }
}

/// Asks a child to end, and ends it when it has not within two seconds. By the shell, which is there where no `kill`
/// program is.
pub fn end(child: &mut Child) {
    if cfg!(unix) {
        let _ = Program::new("sh").arg("-c").arg(format!("kill -TERM {}", child.id())).ask();
        for _ in 0..40 {
            if matches!(child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
    let _ = child.kill();
    let _ = child.wait();
}
