//! One render process, as the program sees it.

use std::io;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use chairside_deck::pdf::font_folders;

use crate::wire::{Answer, Ask, receive, send};

/// A running render process. It is killed when this is dropped.
pub(crate) struct Process {
    child: Child,
    asks: ChildStdin,
    answers: Receiver<(Answer, Vec<u8>)>,
}

/// What came of waiting for an answer.
pub(crate) enum Waited {
    /// The answer, and the bytes that follow it.
    Answer(Answer, Vec<u8>),
    /// No answer yet.
    NotYet,
    /// The process has ended.
    Ended,
}

impl Process {
    /// Starts `program` as a render process, without an environment.
    pub fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args(font_folders()).env_clear();
        // Some libraries of Windows do not load without it.
        if let Some(root) = std::env::var_os("SystemRoot").filter(|_| cfg!(windows)) {
            command.env("SystemRoot", root);
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (Some(asks), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the render process has no pipes"));
        };
        let (sender, answers) = mpsc::channel();
        thread::Builder::new().name("render answers".into()).spawn(move || {
            // Ends when the process does, or when this `Process` is dropped.
            while let Ok(answer) = receive(&mut output) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { child, asks, answers })
    }

    /// Sends a request, with the bytes that follow it. Fails when the process has ended.
    pub fn ask(&mut self, ask: &Ask, bytes: &[u8]) -> io::Result<()> {
        send(&mut self.asks, ask, bytes)
    }

    /// Waits for the next answer.
    pub fn wait(&self, at_most: Duration) -> Waited {
        match self.answers.recv_timeout(at_most) {
            Ok((answer, bytes)) => Waited::Answer(answer, bytes),
            Err(RecvTimeoutError::Timeout) => Waited::NotYet,
            Err(RecvTimeoutError::Disconnected) => Waited::Ended,
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
