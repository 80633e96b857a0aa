//! PDF pages drawn in processes of their own. A strangers' file may hang its renderer, exhaust its memory or abort it;
//! here that ends one small process, never the session.
//!
//! The way of the data: a [`Renderer`] takes what is wanted ([`Wanted`]), a queue puts the most urgent first, a worker
//! thread hands it to its process ([`serve`] is that process's whole life), and the answer comes back through the pipe.
//! A page is given five seconds and a process a gigabyte; what takes longer than a second and is on show comes small
//! first.

mod failure;
mod files;
mod job;
mod limits;
mod pack;
mod page;
mod process;
mod queue;
mod renderer;
mod serve;
mod state;
mod store;
mod tiles;
mod wire;
mod worker;

pub use failure::Failure;
pub use files::{DeckFile, DeckKey};
pub use pack::{pack, unpack};
pub use page::{Drawing, Wanted};
pub use queue::{For, Urgency};
pub use renderer::{OpenDeck, Renderer};
pub use serve::serve;
pub use tiles::TILE;
pub use worker::{DEADLINE, DRAFT_AFTER};
