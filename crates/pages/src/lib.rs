//! The generated slides and interstitials as HTML: made from the session's own data and the editions of the
//! boilerplate texts, so that they are always right. Values are escaped by `maud`; texts in Markdown go through
//! the same sanitiser as any deck.

mod agenda;
mod boilerplate;
mod drawn;
mod links;

pub use agenda::{agenda, item, outcomes, summary};
pub use boilerplate::{boilerplate, standing};
pub use drawn::Drawn;
pub use links::links;
