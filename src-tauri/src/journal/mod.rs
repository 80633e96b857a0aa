//! The journal on disk: one SQLite database, one append-only row a fact. docs/journal.md describes it.

mod database;
mod export;
mod writer;

pub use database::{Claim, Database, JournalError, RunId, RunInfo};
pub use export::json_lines;
pub use writer::{Report, Writer};
