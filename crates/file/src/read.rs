//! Opening and reading, within a size and a time.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::within::{DEADLINE, start, within};

/// How much is read at once, in bytes.
const PART: usize = 1 << 16;

/// What reading may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most bytes.
    pub most: u64,
    /// How long nothing may come.
    pub stall: Duration,
    /// How long all of it may take.
    pub whole: Duration,
}

impl Limits {
    /// At most so many bytes; 5 s without a byte, and a minute for all of them.
    pub fn bytes(most: u64) -> Self {
        Self { most, stall: DEADLINE, whole: Duration::from_mins(1) }
    }
}

/// Why a file was not read. The message completes "the file …".
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is a folder.
    #[error("is a folder")]
    Folder,
    /// It is a pipe, a device or a socket.
    #[error("is not a plain file")]
    NotPlain,
    /// It is longer than it may be.
    #[error("is too large")]
    TooLarge,
    /// It did not answer in time.
    #[error("does not answer: the drive that it is on may be gone")]
    TooSlow,
    /// The system refused.
    #[error("cannot be read: {}", reason(.0))]
    Io(#[from] io::Error),
}

/// Why the system refused, without its numbers: "there is no such file".
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".into(),
        ErrorKind::PermissionDenied => "you don't have permission".into(),
        ErrorKind::NotADirectory => "part of its path is not a folder".into(),
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "that is not a valid file name".into(),
        _ => {
            let words = error.to_string();
            let words = words.split(" (os error").next().unwrap_or_default();
            let mut letters = words.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}

impl ReadError {
    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == ErrorKind::NotFound)
    }

    /// Whether this user may not read it.
    pub fn is_denied(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == ErrorKind::PermissionDenied)
    }
}

/// Opens a plain file of at most `most` bytes, without waiting for a pipe or a device. A drive that does not answer can
/// still hang it; only processes that have a deadline themselves may use this alone.
///
/// # Errors
/// A [`ReadError`] other than [`ReadError::TooSlow`].
pub fn open(path: &Path, most: u64) -> Result<File, ReadError> {
    // Before it is opened: opening a device can do something.
    plain(&std::fs::metadata(path)?, most)?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    // Another may have taken the name since.
    plain(&file.metadata()?, most)?;
    Ok(file)
}

fn plain(about: &Metadata, most: u64) -> Result<(), ReadError> {
    match about {
        about if about.is_dir() => Err(ReadError::Folder),
        about if !about.is_file() => Err(ReadError::NotPlain),
        about if about.len() > most => Err(ReadError::TooLarge),
        _ => Ok(()),
    }
}

/// Reads a plain file of at most `most` bytes, within the time of [`Limits::bytes`].
///
/// # Errors
/// Every [`ReadError`].
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let path = path.to_path_buf();
    read_with(move || open(&path, most), Limits::bytes(most))
}

/// Reads the last bytes of a plain file, at most `tail`.
///
/// # Errors
/// Every [`ReadError`] but [`ReadError::TooLarge`].
pub fn read_tail(path: &Path, tail: u64) -> Result<Vec<u8>, ReadError> {
    let path = path.to_path_buf();
    let end = move || {
        let mut file = open(&path, u64::MAX)?;
        let length = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(length.saturating_sub(tail)))?;
        Ok(file.take(tail))
    };
    read_with(end, Limits::bytes(tail))
}

/// Reads what `open` opens, in a thread of its own.
///
/// # Errors
/// Every [`ReadError`].
pub fn read_with<R: Read>(
    open: impl FnOnce() -> Result<R, ReadError> + Send + 'static,
    limits: Limits,
) -> Result<Vec<u8>, ReadError> {
    let (sender, parts) = mpsc::channel();
    start(move || send_parts(open, &sender)).ok_or(ReadError::TooSlow)?;
    let until = Instant::now() + limits.whole;
    let mut bytes = Vec::new();
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match parts.recv_timeout(left.min(limits.stall)) {
            Ok(Ok(part)) if part.is_empty() => return Ok(bytes),
            Ok(Ok(part)) => bytes.extend(part),
            Ok(Err(error)) => return Err(error),
            Err(RecvTimeoutError::Timeout) => return Err(ReadError::TooSlow),
            Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("the reading ended early").into()),
        }
        // It may have grown, or its size was a lie, as that of many files in /proc is.
        if bytes.len() as u64 > limits.most {
            return Err(ReadError::TooLarge);
        }
    }
}

/// Sends the parts of a file, and an empty one at its end. Ends early when nobody listens any more.
fn send_parts<R: Read>(open: impl FnOnce() -> Result<R, ReadError>, parts: &Sender<Result<Vec<u8>, ReadError>>) {
    let mut file = match open() {
        Ok(file) => file,
        Err(error) => return drop(parts.send(Err(error))),
    };
    loop {
        let mut part = Vec::new();
        let read = file.by_ref().take(PART as u64).read_to_end(&mut part);
        let is_last = read.as_ref().map_or(true, |length| *length == 0);
        let sent = parts.send(read.map(|_| part).map_err(ReadError::Io));
        if is_last || sent.is_err() {
            return;
        }
    }
}

/// What the system tells about a file, within [`DEADLINE`].
///
/// # Errors
/// [`ReadError::TooSlow`] and [`ReadError::Io`].
pub fn look(path: &Path) -> Result<Metadata, ReadError> {
    let path: PathBuf = path.into();
    let about = within(DEADLINE, move || std::fs::metadata(path));
    Ok(about.ok_or(ReadError::TooSlow)??)
}

/// Whether something has this name; also when the drive does not answer, since reading then says so.
pub fn exists(path: &Path) -> bool {
    !look(path).is_err_and(|error| error.is_missing())
}

/// The whole path of a file, without links in it, within [`DEADLINE`].
///
/// # Errors
/// [`ReadError::TooSlow`] and [`ReadError::Io`].
pub fn canonical(path: &Path) -> Result<PathBuf, ReadError> {
    let path: PathBuf = path.into();
    let whole = within(DEADLINE, move || path.canonicalize());
    Ok(whole.ok_or(ReadError::TooSlow)??)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    const SHORT: Limits = Limits { most: 100, stall: Duration::from_millis(200), whole: Duration::from_millis(600) };

    #[test]
    fn a_plain_file_is_read_whole_and_its_end_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let text = vec![b'x'; 3 * PART + 5];
        std::fs::write(&file, &text).unwrap();
        assert_eq!(read(&file, text.len() as u64).unwrap(), text);
        assert!(matches!(read(&file, text.len() as u64 - 1), Err(ReadError::TooLarge)));
        std::fs::write(&file, "from the start to the end").unwrap();
        assert_eq!(read_tail(&file, 3).unwrap(), b"end");
        assert_eq!(read_tail(&file, 100).unwrap().len(), 25);
        assert!(look(&file).is_ok_and(|about| about.len() == 25));
        assert!(read(&folder.path().join("none"), 9).unwrap_err().is_missing());
        assert!(matches!(read(folder.path(), 9), Err(ReadError::Folder)));
    }

    #[test]
    fn what_the_system_says_is_put_into_our_words() {
        for (error, words) in [
            (io::Error::from_raw_os_error(2), "there is no such file"),
            (io::Error::from_raw_os_error(13), "you don't have permission"),
            (io::Error::other("No medium found (os error 123)"), "no medium found"),
            (io::Error::other("gone"), "gone"),
        ] {
            assert_eq!(reason(&error), words);
        }
        assert_eq!(
            ReadError::from(io::Error::from_raw_os_error(2)).to_string(),
            "cannot be read: there is no such file"
        );
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_sockets_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let [pipe, socket, link] = ["pipe", "socket", "link"].map(|name| folder.path().join(name));
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for path in [&pipe, &socket, &link, Path::new("/dev/zero"), Path::new("/dev/tty"), Path::new("/dev/null")] {
            let began = Instant::now();
            let read = read(path, 1 << 30);
            // Without a terminal, /dev/tty cannot be opened.
            assert!(matches!(read, Err(ReadError::NotPlain | ReadError::Io(_))), "{}: {read:?}", path.display());
            assert!(began.elapsed() < Duration::from_secs(1), "{}", path.display());
        }
        assert!(matches!(read(&pipe, 9), Err(ReadError::NotPlain)));
    }

    #[test]
    fn a_file_that_says_it_is_small_and_never_ends_is_left() {
        let endless = read_with(|| Ok(io::repeat(0)), Limits { most: 10 << 20, ..Limits::bytes(0) });
        assert!(matches!(endless, Err(ReadError::TooLarge)));
    }

    /// A drive that no longer answers, when it is opened or after some bytes, and one that answers too slowly.
    #[test]
    fn who_waits_for_a_drive_that_does_not_answer_gets_an_answer() {
        struct Slow(Duration);
        impl Read for Slow {
            fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
                thread::sleep(self.0);
                bytes[0] = b'x';
                Ok(1)
            }
        }
        let began = Instant::now();
        let open = || {
            thread::sleep(Duration::from_secs(3));
            Ok(io::empty())
        };
        let opening = read_with(open, SHORT);
        assert!(matches!(opening, Err(ReadError::TooSlow)));
        assert!(matches!(read_with(|| Ok(Slow(Duration::from_secs(3))), SHORT), Err(ReadError::TooSlow)));
        assert!(matches!(read_with(|| Ok(Slow(Duration::from_millis(20))), SHORT), Err(ReadError::TooSlow)));
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    }
}
