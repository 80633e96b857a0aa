//! Three-way merge of what the session can change in its file, the agenda and the list of outcomes, field by field: what the session changed since the file was read is taken, what somebody
//! else changed in the file meanwhile stays, and what both changed in different ways is a conflict.
//!
//! The session changes nothing else, so everything else in the file is always theirs.

mod agendas;
mod conflict;
mod known;
mod order;
mod said;
mod taken;
mod versions;

pub(in crate::file) use known::with_known_ids;

pub use crate::model::side::{Settles, Side};
pub use agendas::{Merge, merge};
pub use conflict::{About, Conflict, Settled};
pub use said::{Entry, Field, Minutes, Said};
pub use taken::{Taken, taken};
pub use versions::{Version, base, ours};
