//! The other side of the socket, for `chairside ctl`.

use std::path::{Path, PathBuf};

use super::request::{Reply, Request};
use super::status::Status;

/// The longest answer that is read, in bytes.
#[cfg(unix)]
const LONGEST: usize = 1024 * 1024;

/// A running session.
#[derive(Debug)]
pub struct Running {
    /// Its socket.
    socket: PathBuf,
    /// Its status when we looked.
    pub status: Status,
}

/// The sessions that run with this data folder, by title. A socket on which nobody answers was left by a program that was killed.
pub fn running(data: &Path) -> Vec<Running> {
    let entries = std::fs::read_dir(super::folder(data)).into_iter().flatten().filter_map(Result::ok);
    let sockets = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "sock"));
    let mut running: Vec<Running> = sockets
        .filter_map(|socket| {
            let status = ask(&socket, Request::Status).ok()?.status?;
            Some(Running { socket, status: *status })
        })
        .collect();
    running.sort_by(|one, other| one.status.session.title.cmp(&other.status.session.title));
    running
}

impl Running {
    /// Sends a request and returns the reply. The error is words for a person.
    pub fn ask(&self, request: Request) -> Result<Reply, String> {
        ask(&self.socket, request)
    }

    /// Calls `each` with each line that it sends of its status, until it ends or `each` returns false. The error is for a
    /// person.
    #[cfg(unix)]
    pub fn watch(&self, mut each: impl FnMut(&str) -> bool) -> Result<(), String> {
        use std::io::BufRead as _;
        let stream = connect(&self.socket, Request::Watch, None)?;
        for line in std::io::BufReader::new(stream).lines() {
            let line = line.map_err(|error| error.to_string())?;
            // A status has no `ok`.
            if let Ok(refusal) = serde_json::from_str::<Reply>(&line) {
                return Err(refusal.words);
            }
            if !each(&line) {
                break;
            }
        }
        Ok(())
    }

    /// Never called: no session is found there.
    #[cfg(not(unix))]
    pub fn watch(&self, _: impl FnMut(&str) -> bool) -> Result<(), String> {
        Err(NOT_HERE.into())
    }
}

#[cfg(unix)]
fn connect(
    socket: &Path,
    request: Request,
    patience: Option<std::time::Duration>,
) -> Result<std::os::unix::net::UnixStream, String> {
    use std::io::Write as _;
    let open = || -> std::io::Result<_> {
        let mut stream = std::os::unix::net::UnixStream::connect(socket)?;
        stream.set_read_timeout(patience)?;
        stream.write_all(format!("{}\n", request.write()).as_bytes())?;
        Ok(stream)
    };
    open().map_err(|error| format!("the session cannot be reached: {error}"))
}

#[cfg(unix)]
fn ask(socket: &Path, request: Request) -> Result<Reply, String> {
    use super::line::{self, Line};
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(8);
    let stream = connect(socket, request, Some(PATIENCE))?;
    match line::read(&mut std::io::BufReader::new(stream), LONGEST, PATIENCE).map_err(|error| error.to_string())? {
        Line::Text(text) => serde_json::from_str(&text).map_err(|error| format!("the session's answer: {error}")),
        Line::Late => Err(format!("the session did not answer within {} s", PATIENCE.as_secs())),
        Line::End | Line::Bad => Err("the session hung up without an answer".into()),
    }
}

/// Why nothing is found on systems without such sockets.
pub const NOT_HERE: &str = "`chairside ctl` works on Linux and macOS; there is no remote on this system yet";

#[cfg(not(unix))]
fn ask(_: &Path, _: Request) -> Result<Reply, String> {
    Err(NOT_HERE.into())
}
