//! Runs other programs. A failure names the command and says how it failed.

use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::{Because, Failure, Outcome};

/// A program with its arguments, folder and environment.
pub struct Program {
    command: Command,
    shown: String,
}

/// Whether Cargo sets a variable for the one package that it runs.
fn is_of_own_package(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"]
        .iter()
        .any(|start| variable.starts_with(start))
}

impl Program {
    pub fn new(name: &str) -> Self {
        Self::called(name)
    }

    /// npm. On Windows it is a script, whose name must have its ending.
    pub fn npm() -> Self {
        Self { shown: "npm".to_owned(), ..Self::called(if cfg!(windows) { "npm.cmd" } else { "npm" }) }
    }

    /// Without what Cargo told this program about itself. Build scripts that look at it (`ring`'s does) would run again each time
    /// that somebody builds with Cargo after xtask did, and with them a third of the program.
    fn called(name: &str) -> Self {
        let mut command = Command::new(name);
        for (variable, _) in std::env::vars_os() {
            if variable.to_str().is_some_and(is_of_own_package) {
                command.env_remove(variable);
            }
        }
        Self { command, shown: name.to_owned() }
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

    /// Prints the command line, runs it and waits for it. Its output goes to the terminal.
    pub fn run(mut self) -> Outcome {
        println!("  $ {}", self.shown);
        let status = self.command.stdin(Stdio::null()).status().because(format!("start `{}`", self.shown))?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}` failed ({status})", self.shown))) }
    }

    /// Runs it and waits for it; all that it prints goes to a file.
    pub fn run_into(mut self, file: &File) -> Outcome {
        let same = || file.try_clone().because("share the file for what a program prints");
        let (output, errors) = (same()?, same()?);
        self.command.stdout(output).stderr(errors);
        self.run()
    }

    /// Does the same as [`Self::run`], but shows only its standard error.
    pub fn run_quietly(mut self) -> Outcome {
        self.command.stdout(Stdio::null());
        self.run()
    }

    /// Runs it and returns its standard output. If it fails, its standard error is part of the failure.
    pub fn read(mut self) -> Outcome<String> {
        let output = self.command.stdin(Stdio::null()).output().because(format!("start `{}`", self.shown))?;
        if !output.status.success() {
            let complaint = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!("`{}` failed ({}): {}", self.shown, output.status, complaint.trim())));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it and returns whether it succeeded, and all that it printed.
    pub fn all_output(mut self) -> Outcome<(bool, String)> {
        let output = self.command.stdin(Stdio::null()).output().because(format!("start `{}`", self.shown))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((output.status.success(), text(&output.stdout) + &text(&output.stderr)))
    }

    /// Runs it and returns its standard output, whether or not it succeeds; `None` when the program is missing.
    pub fn ask(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts it without waiting for it; `output` and `errors` are where its streams go.
    pub fn start(mut self, output: Stdio, errors: Stdio) -> Outcome<Child> {
        self.command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .because(format!("start `{}`", self.shown))
    }
}

/// Asks a child to end, and kills it if it has not ended within two seconds. Uses the shell's `kill`, because not every
/// system has a program of that name.
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

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_do_not_get_what_cargo_says_of_this_package() {
        assert!(std::env::var_os("CARGO_PKG_NAME").is_some(), "Cargo runs this test");
        let got = Program::new("env").read().unwrap();
        assert!(got.lines().any(|line| line.starts_with("PATH=")), "{got}");
        assert!(!got.lines().any(is_of_own_package), "{got}");
    }
}
