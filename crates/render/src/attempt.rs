//! What a render process must not be able to do. It tries all of it when asked, because whether a rule was accepted says
//! less than whether it holds.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::net::{TcpListener, UdpSocket};
use std::path::Path;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};

/// Something that a render process must not be able to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attempt {
    /// Read a file that is no font.
    ReadFile,
    /// List the folder of that file.
    ListFolder,
    /// Open that file for writing.
    WriteFile,
    /// Make a file in the folder for temporary files.
    MakeFile,
    /// Send to the network.
    Datagram,
    /// Listen to the network.
    Listen,
    /// Talk to another program of this computer.
    LocalSocket,
    /// Run a program.
    Run,
}

impl Attempt {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::ReadFile,
        Self::ListFolder,
        Self::WriteFile,
        Self::MakeFile,
        Self::Datagram,
        Self::Listen,
        Self::LocalSocket,
        Self::Run,
    ];

    /// Whether it is about files, rather than about other system calls.
    pub fn is_of_files(self) -> bool {
        matches!(self, Self::ReadFile | Self::ListFolder | Self::WriteFile | Self::MakeFile)
    }

    /// Tries it. What it changes, it changes back.
    fn attempt(self, file: &Path) -> io::Result<()> {
        let local = ("127.0.0.1", 0);
        match self {
            Self::ReadFile => File::open(file).map(drop),
            Self::ListFolder => fs::read_dir(file.parent().unwrap_or(file)).map(drop),
            Self::WriteFile => OpenOptions::new().append(true).open(file).map(drop),
            Self::MakeFile => {
                let new = std::env::temp_dir().join(format!("chairside-render-{}", std::process::id()));
                File::create_new(&new)?;
                fs::remove_file(new)
            }
            Self::Datagram => UdpSocket::bind(local).map(drop),
            Self::Listen => TcpListener::bind(local).map(drop),
            Self::LocalSocket => local_socket(),
            Self::Run => run(),
        }
    }
}

/// Tries everything, and says for each whether it was refused. `file` is one that this user may read and write.
pub fn try_all(file: &Path) -> Vec<(Attempt, bool)> {
    Attempt::ALL.into_iter().map(|attempt| (attempt, attempt.attempt(file).is_err())).collect()
}

fn local_socket() -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::net::UnixDatagram::unbound().map(drop);
    #[cfg(not(unix))]
    return TcpListener::bind(("127.0.0.1", 0)).map(drop);
}

fn run() -> io::Result<()> {
    let program = if cfg!(windows) { "hostname" } else { "/bin/true" };
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().map(drop)
}
