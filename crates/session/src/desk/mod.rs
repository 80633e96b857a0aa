//! What the windows have on the desk besides the session: things that pass and are never written to the journal.

pub mod action;
pub mod key_press;
pub mod keys;
pub mod line;
pub mod open;

pub use action::{DeskAction, MinutesPart};
pub use key_press::KeyPress;
pub use line::{LINE, Purpose, Typed, Typing};
pub use open::{Desk, Offer};
