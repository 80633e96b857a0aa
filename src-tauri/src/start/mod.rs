//! The start window: which session to show is chosen here. It has a thread of its own, which takes messages in order and
//! sends the window what to draw; until a session is shown, nothing is open for the room.

mod datatracker;
mod desk;
mod files;
mod look;
mod message;
mod past;
mod report;
mod surroundings;
#[cfg(test)]
pub(crate) mod tests;

use std::sync::mpsc;

use tauri::AppHandle;

use crate::cli::output::warn;
use crate::show::Prepared;
use desk::StartDesk;
use surroundings::Desktop;

pub use look::{answer_to, kind_of};
pub use message::{StartHandle, StartMessage, StartOptions};

/// Begins the start window's thread. `show` shows a session, on the main thread.
pub fn begin<S>(app: &AppHandle, options: StartOptions, show: S) -> StartHandle
where
    S: Fn(&AppHandle, Prepared) -> tauri::Result<()> + Clone + Send + 'static,
{
    let (sender, inbox) = mpsc::channel();
    let handle = StartHandle(sender);
    let for_threads = handle.clone();
    let surroundings = Desktop { app: app.clone(), handle: handle.clone(), show };
    let work = move || {
        let mut desk = StartDesk::new(options, Box::new(surroundings), for_threads);
        for message in inbox {
            if desk.handle(message).is_break() {
                return;
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().name("start".into()).spawn(work) {
        warn(format!("the start window cannot work: {error}"));
    }
    handle
}
