//! The journal on disk: one SQLite database, one append-only row a fact, and a file of marks beside it that knows how
//! far each run was saved. docs/journal.md describes both.
//!
//! The way of the data: a [`Writer`] takes rows and appends them to a [`Database`] in a thread of its own. Opening a
//! database checks all of it; what is damaged is put aside untouched and every row before the damage goes into a new
//! one, which a [`Damage`] reports in words. What a session is, and what its facts mean, is in `chairside-session`.

mod archive;
mod check;
mod claim;
mod database;
mod error;
mod export;
mod files;
mod marks;
mod mend;
mod pages;
mod report;
mod run;
mod salvage;
mod schema;
mod stored;
#[cfg(test)]
mod support;
mod writer;

pub use archive::Summary;
pub use claim::Claim;
pub use database::Database;
pub use error::JournalError;
pub use export::json_lines;
pub use report::{Damage, Loss};
pub use run::{Rows, RunId, RunInfo};
pub use writer::{Report, Writer};
