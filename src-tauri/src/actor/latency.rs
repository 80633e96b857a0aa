//! How long it takes from an intent until a window says that it has drawn the result; for docs/reliability.md.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use chairside_problem::marks::path;
use tokio::time::Instant;

use crate::cli::output::warn;
use crate::window::{ByWindow, Window};

/// Measures when a file is named for the results, and does nothing else.
#[derive(Debug, Default)]
pub struct Latencies {
    file: Option<PathBuf>,
    /// When the last intent came whose result the presenter window was not sent yet.
    intent: Option<Instant>,
    /// Snapshots that were sent and not drawn yet, with the time of their intent.
    waiting: ByWindow<VecDeque<(u64, Instant)>>,
    text: String,
}

impl Latencies {
    /// Measures for this file; without one not at all.
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
        self.waiting[window].push_back((number, intent));
        // The presenter window gets its snapshot last.
        if window == Window::Presenter {
            self.intent = None;
        }
    }

    /// A window has drawn the snapshot of this number.
    pub fn drawn(&mut self, window: Window, number: u64) {
        while let Some((sent, since)) = self.waiting[window].pop_front_if(|(sent, _)| *sent <= number) {
            if sent == number {
                let _ = writeln!(self.text, "{window:?} {:.2}", since.elapsed().as_secs_f64() * 1e3);
            }
        }
    }

    /// Writes the file: a line for each drawing, with the window and milliseconds.
    pub fn write(&self) {
        if let Some(file) = &self.file
            && let Err(error) = fs::write(file, &self.text)
        {
            warn(format!("{}: {error}", path(file)));
        }
    }
}
