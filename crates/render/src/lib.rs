//! Draws the pages of PDFs in processes of their own. A stranger's file may hang its renderer, exhaust its memory or
//! abort it; that ends one small process, never the session.
//!
//! A [`Renderer`] takes requests ([`PageRequest`]), a queue puts the most urgent first, a worker thread passes it to its
//! process (which runs [`serve`]), and the answer comes back through a pipe. A page may take five seconds and a process
//! one gibibyte. If the page on screen takes longer than a second, a small version of it comes first.
//!
//! A render process is confined before it gets its first request (`confine`), and [`confinement`] tells how far.

mod attempt;
mod confine;
mod confinement;
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
mod smaller;
mod state;
mod store;
mod tiles;
mod wire;
mod worker;

pub use attempt::{Attempt, try_all};
pub use confinement::{Confinement, confinement};
pub use failure::{Failure, OpenFailure};
pub use files::DeckKey;
pub use pack::{pack, unpack};
pub use page::{DrawnPage, Form, PageRequest};
pub use queue::{Urgency, Viewer};
pub use renderer::{OpenDeck, Renderer};
pub use serve::serve;
#[cfg(feature = "unconfined")]
pub use serve::serve_unconfined;
pub use tiles::TILE;
