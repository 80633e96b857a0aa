//! Which key does what: the one table. From it come the list of keys (`?`), the palette (Ctrl+K), what every press means,
//! the keycaps on buttons and in messages, `ui/src/gen/keys.ts` and `docs/keys.md`.
//!
//! Keys go by character, not by place on a keyboard.

pub mod chord;
pub mod elsewhere;
pub mod guarded;
pub mod own;
pub mod row;
pub mod stroke;
pub mod table;

#[cfg(test)]
mod tests;

pub use chord::Chord;
pub use elsewhere::Elsewhere;
pub use guarded::{KeySet, Keyboard};
pub use own::OwnKeys;
pub use row::{Does, Letter, Row, When};
pub use stroke::ChangedKeys;
pub use table::Action;
