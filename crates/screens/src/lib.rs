//! Which window goes on which screen: a rule without windows, the words about it, and the text of the file that keeps what a person
//! has chosen. Asking for the screens, moving windows, and reading and writing the file are the shell's.

mod file;
mod rule;
mod screen;
mod speaker;
mod words;

pub use file::{Chosen, ReadChoices, read, with};
pub use rule::{Places, RoomOn, Wish, places, swapped};
pub use screen::{Screen, ScreenKey, Screens};
pub use speaker::{SpeakerOn, choices, speaker};
pub use words::{News, news};
