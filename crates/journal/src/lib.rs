//! The journal on disk: one SQLite database with one append-only row for each fact, and beside it a file of marks that
//! records how far each run was saved. docs/journal.md describes both.
//!
//! A [`Writer`] takes rows and appends them to a [`Database`] in a thread of its own. Opening a database checks all of
//! it. A damaged one is first copied, as it is; then a new one with every row before the damage takes its place, and a
//! [`Damage`] tells what was kept and what was lost. What a session is, and what its facts mean, is in
//! `chairside-session`.

mod archive;
mod check;
mod database;
mod error;
mod export;
mod files;
mod inspect;
mod lock;
mod marks;
mod opened;
mod pages;
mod private;
mod repair;
mod report;
mod run;
mod salvage;
mod schema;
mod stored;
#[cfg(test)]
mod support;
mod writer;

pub use archive::RunSummary;
pub use database::Database;
pub use error::JournalError;
pub use export::json_lines;
pub use lock::{SessionLock, is_in_use};
pub use opened::{OpenedFile, forget_opened, note_opened, opened_files};
pub use report::{Damage, Loss};
pub use run::{Rows, RunId, RunInfo};
pub use writer::{Report, Writer};
