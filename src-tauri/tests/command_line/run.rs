//! Runs commands in a folder of their own.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A folder, in which commands are run.
pub struct Place(TempDir);

/// What a command printed, its exit status, and the most memory that it had, in MiB (Linux).
pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: Option<i32>,
    pub peak: u64,
}

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in a folder, in order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_chairside"))
            .args(arguments)
            .current_dir(self.0.path())
            .env("CHAIRSIDE_DATA_DIR", self.0.path().join(".data"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs it with this on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = self.start(arguments);
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || {
            // A command that reads nothing hangs up.
            let _ = stdin.write_all(input.as_bytes());
        });
        let ran = finish(child);
        writer.join().unwrap();
        ran
    }
}

/// Waits for a command to end.
fn finish(child: Child) -> Ran {
    let status_file = PathBuf::from(format!("/proc/{}/status", child.id()));
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        let mut peak = 0;
        loop {
            peak = peak.max(peak_of(&status_file).unwrap_or(0));
            if stopped.recv_timeout(std::time::Duration::from_millis(5))
                != Err(std::sync::mpsc::RecvTimeoutError::Timeout)
            {
                return peak;
            }
        }
    });
    let output = child.wait_with_output().unwrap();
    drop(stop);
    let peak = watch.join().unwrap().div_ceil(1024);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { out: text(output.stdout), err: text(output.stderr), status: output.status.code(), peak }
}

/// The most memory that a process has had, in KiB.
fn peak_of(status: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
