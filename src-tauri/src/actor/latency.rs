//! How long it takes from an intent until a window says that it has drawn what came of it; for docs/reliability.md.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use tokio::time::Instant;

use super::{Window, index};

/// Takes the times when a file is named for them.
#[derive(Debug, Default)]
pub struct Latencies {
    file: Option<PathBuf>,
    /// When the last intent came that the presenter window was not yet told of.
    intent: Option<Instant>,
    waiting: [VecDeque<(u64, Instant)>; 2],
    text: String,
}

impl Latencies {
    /// Takes none without a file.
    pub fn new(file: Option<PathBuf>) -> Self {
        Self { file, ..Self::default() }
    }

    /// An intent has come.
    pub fn intent(&mut self) {
        if self.file.is_some() {
            self.intent = Some(Instant::now());
        }
    }

    /// A window was sent the snapshot of this number.
    pub fn sent(&mut self, window: Window, number: u64) {
        let Some(intent) = self.intent else { return };
        self.waiting[index(window)].push_back((number, intent));
        // The presenter window is told last.
        if window == Window::Presenter {
            self.intent = None;
        }
    }

    /// A window has drawn the snapshot of this number.
    pub fn drawn(&mut self, window: Window, number: u64) {
        while let Some((sent, since)) = self.waiting[index(window)].pop_front_if(|(sent, _)| *sent <= number) {
            if sent == number {
                let _ = writeln!(self.text, "{window:?} {:.2}", since.elapsed().as_secs_f64() * 1e3);
            }
        }
    }

    /// Writes what was taken, a line each: the window and milliseconds.
    pub fn write(&self) {
        if let Some(file) = &self.file
            && let Err(error) = fs::write(file, &self.text)
        {
            eprintln!("chairside: {}: {error}", file.display());
        }
    }
}
