//! A second start with a session that is open already: the first program comes to the front, the second ends. They meet
//! on a socket in the journal's folder, which only the person's own programs can open; connecting is all that they say.

use std::path::Path;

/// Calls the program that has this session open. Returns false when none answers.
#[cfg(unix)]
pub fn call(data: &Path, session: &str) -> bool {
    std::os::unix::net::UnixStream::connect(socket(data, session)).is_ok()
}

/// Calls `came` at each call, as long as the program runs. Only the holder of the session's claim may listen.
#[cfg(unix)]
pub fn listen(data: &Path, session: &str, came: impl Fn() + Send + 'static) {
    let path = socket(data, session);
    // A program that was killed has left it; the claim says that none runs.
    let _ = std::fs::remove_file(&path);
    let Ok(listener) = std::os::unix::net::UnixListener::bind(&path) else { return };
    // The folder may be shared.
    let _ = std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600));
    let answer = move || {
        for call in listener.incoming() {
            if call.is_ok() {
                came();
            }
        }
    };
    // Without a thread a second start says that the session is open, as on systems without sockets.
    let _ = std::thread::Builder::new().name("second start".into()).spawn(answer);
}

/// A session's socket in a folder. The name is short: a socket's path has room for a hundred bytes or so.
#[cfg(unix)]
pub(crate) fn socket(data: &Path, session: &str) -> std::path::PathBuf {
    use sha2::{Digest, Sha256};
    let name = base16ct::lower::encode_string(&Sha256::digest(session.as_bytes())[..6]);
    data.join(format!("{name}.sock"))
}

#[cfg(not(unix))]
pub fn call(_: &Path, _: &str) -> bool {
    false
}

#[cfg(not(unix))]
pub fn listen(_: &Path, _: &str, _: impl Fn() + Send + 'static) {}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_call_reaches_the_program_that_has_the_session_and_no_other() {
        let data = tempfile::tempdir().unwrap();
        assert!(!call(data.path(), "IETF 112 secdispatch"));
        let (sender, came) = mpsc::channel();
        std::fs::write(socket(data.path(), "IETF 112 secdispatch"), "left over").unwrap();
        listen(data.path(), "IETF 112 secdispatch", move || sender.send(()).unwrap());
        assert!(call(data.path(), "IETF 112 secdispatch"));
        let about = std::fs::metadata(socket(data.path(), "IETF 112 secdispatch")).unwrap();
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777, 0o600);
        came.recv_timeout(Duration::from_secs(5)).unwrap();
        assert!(!call(data.path(), "IETF 112 tls"));
    }
}
