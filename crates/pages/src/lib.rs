//! Makes the generated slides and interstitials as HTML from the session's data and the editions of the boilerplate texts.
//! `maud` escapes the values; Markdown goes through the same sanitiser as a deck.

mod agenda;
mod boilerplate;
mod drawn;
mod links;
mod stand_in;

pub use agenda::{agenda, item, outcomes, summary};
pub use boilerplate::{boilerplate, standing};
pub use drawn::Drawn;
pub use links::{code, links};
pub use stand_in::{NotShown, stand_in};
