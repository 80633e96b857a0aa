//! The one way to open a file that somebody else wrote: a session, a deck, a picture, notes, polls. And the one way to make a new one that
//! appears under its name once it is whole.
//!
//! Such a file can be a pipe that nobody writes to, a device without an end, or lie on a network drive that no longer
//! answers. So it must be a plain file, it is opened without waiting (`O_NONBLOCK`), at most so many bytes of it are read,
//! and whoever asks gets an answer within [`Limits`], because a thread of its own does what may hang. A test of xtask
//! refuses other ways.

mod read;
mod temporary;
mod text;
mod within;

pub use read::{Limits, ReadError, canonical, exists, look, open, read, read_tail, read_with, reason};
pub use temporary::{temporary, unnamed};
pub use text::{Encoding, encoding};
pub use within::{DEADLINE, within};
