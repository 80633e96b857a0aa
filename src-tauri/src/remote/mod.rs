//! The remote: other programs of the same person turn slides, show texts and ask how the session stands, through a local
//! socket. docs/remote.md describes it for them.
//!
//! `request` and `status` are the messages, one JSON object per line; `server` listens, `client` is what `chairside ctl`
//! asks with. What a request does is up to the actor (`actor/remote.rs`).

pub mod client;
mod line;
pub mod request;
#[cfg(unix)]
mod server;
pub mod status;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::path::{Path, PathBuf};

use crate::actor::Handle;

/// The folder of the sockets, below the journal's. Only its owner can look into it.
fn folder(data: &Path) -> PathBuf {
    data.join("remote")
}

/// Listens for a session as long as the program runs. Only the holder of the session's claim may. The error is for the
/// chair.
pub fn listen(data: &Path, session: &str, handle: Handle) -> Result<(), String> {
    #[cfg(unix)]
    {
        server::listen(&socket(data, session), handle)
            .map_err(|error| format!("`chairside ctl` cannot reach this session: {error}"))
    }
    #[cfg(not(unix))]
    {
        let _ = (data, session, handle);
        Ok(())
    }
}

/// The socket of a session.
#[cfg(unix)]
fn socket(data: &Path, session: &str) -> PathBuf {
    crate::second_start::socket(&folder(data), session)
}
