//! The socket of a running session. Each connection has a thread; what they ask goes to the actor, one by one.

use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, BufReader, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::line::{self, Line};
use super::request::{Refusal, Reply, Request};
use super::status::Status;
use crate::actor::{Handle, Message};

/// The longest request, in bytes.
const LONGEST: usize = 4096;
/// The most programs that can be connected at once.
const CONNECTIONS: usize = 32;
/// A connection that asks nothing for so long is closed, unless it watches.
const IDLE: Duration = Duration::from_secs(5);
/// How long a program may take to read an answer.
const WRITING: Duration = Duration::from_secs(2);
/// How long the session may take to answer.
const ANSWER: Duration = Duration::from_secs(5);
/// How often we check whether a watching program has closed its side.
const LOOK: Duration = Duration::from_secs(2);
/// How many unread changes a watcher may have before it is dropped.
const BEHIND: usize = 16;

/// Listens on the socket as long as the program runs.
pub fn listen(socket: &Path, handle: Handle) -> io::Result<()> {
    let folder = socket.parent().unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // The folder may exist with wider rights. If it is somebody else's, this fails and we don't listen.
    fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    // A program that was killed has left it; the session's claim says that none runs.
    let _ = fs::remove_file(socket);
    let listener = UnixListener::bind(socket)?;
    fs::set_permissions(socket, Permissions::from_mode(0o600))?;
    thread::Builder::new().name("remote".into()).spawn(move || accept(&listener, &handle))?;
    Ok(())
}

fn accept(listener: &UnixListener, handle: &Handle) {
    let open = Arc::new(());
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // Perhaps too many files are open. Wait, then go on.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        if !is_same_person(&stream) {
            continue;
        }
        // This one and `open` itself are counted too.
        let held = Arc::clone(&open);
        if Arc::strong_count(&open) > CONNECTIONS + 1 {
            let _ = stream.set_nonblocking(true);
            let _ = write(&stream, &Reply::refused(Refusal::Busy, "too many programs are connected"));
            continue;
        }
        let handle = handle.clone();
        let serve = move || {
            // A program that hangs up in the middle of a line needs no answer.
            let _ = serve(&stream, &handle);
            drop(held);
        };
        let _ = thread::Builder::new().name("remote".into()).spawn(serve);
    }
}

/// Whether the other program belongs to the same person. The folder's rights ensure it already; Linux also says whose program it is,
/// so we check.
#[cfg(target_os = "linux")]
fn is_same_person(stream: &UnixStream) -> bool {
    rustix::net::sockopt::socket_peercred(stream).is_ok_and(|peer| peer.uid == rustix::process::geteuid())
}

#[cfg(not(target_os = "linux"))]
fn is_same_person(_: &UnixStream) -> bool {
    true
}

/// Answers lines until the other side closes, takes too long, or sends something that is not a line of text.
fn serve(stream: &UnixStream, handle: &Handle) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(WRITING))?;
    let mut lines = BufReader::with_capacity(LONGEST, stream);
    loop {
        let text = match line::read(&mut lines, LONGEST, IDLE)? {
            Line::Text(text) => text,
            Line::End | Line::Late => return Ok(()),
            Line::Bad => {
                let why = format!("a request is one line of text with at most {LONGEST} bytes");
                write(stream, &Reply::refused(Refusal::Malformed, why))?;
                // We read nothing more: a program that went on sending would fill our buffers.
                return stream.shutdown(std::net::Shutdown::Both);
            }
        };
        match Request::read(&text) {
            Err(reply) => write(stream, &reply)?,
            Ok(Request::Watch) => return watch(stream, handle),
            Ok(request) => write(stream, &ask(handle, request))?,
        }
    }
}

fn ask(handle: &Handle, request: Request) -> Reply {
    let (sender, answer) = mpsc::sync_channel(1);
    handle.send(Message::Remote(request, sender));
    answer.recv_timeout(ANSWER).unwrap_or_else(|_| {
        Reply::refused(Refusal::Busy, format!("the session did not answer within {} s", ANSWER.as_secs()))
    })
}

/// Writes a status at each change, until the other side closes or reads no more.
fn watch(stream: &UnixStream, handle: &Handle) -> io::Result<()> {
    let (sender, changes): (_, Receiver<Status>) = mpsc::sync_channel(BEHIND);
    handle.send(Message::RemoteWatches(sender));
    stream.set_read_timeout(Some(Duration::from_millis(1)))?;
    loop {
        match changes.recv_timeout(LOOK) {
            Ok(status) => write_line(stream, &serde_json::to_string(&status).unwrap_or_default())?,
            Err(RecvTimeoutError::Timeout) if has_closed(stream) => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

/// Whether a watching program has closed its side. Anything that it sends after `watch` counts as closing.
fn has_closed(mut stream: &UnixStream) -> bool {
    let read = stream.read(&mut [0]);
    !matches!(read, Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut))
}

fn write(stream: &UnixStream, reply: &Reply) -> io::Result<()> {
    write_line(stream, &serde_json::to_string(reply).unwrap_or_default())
}

fn write_line(mut stream: &UnixStream, line: &str) -> io::Result<()> {
    stream.write_all(format!("{line}\n").as_bytes())
}
