//! Draft minutes, made from the journal alone: the same rows give the same bytes. Markdown for HedgeDoc, in the order
//! of the IETF's guide: header, agenda, then the report item by item with conclusions and actions.

mod account;
mod agenda_text;
mod brief;
mod drafts;
pub mod handouts;
mod head;
mod markdown;
mod options;
mod part;
mod section;
mod slides;
mod whole;

pub use account::{Account, accounts};
pub use agenda_text::agenda_text;
pub use brief::{for_the_list, report, without_outcome};
pub use drafts::{Draft, drafts};
pub use handouts::handout_rows;
pub use options::Options;
pub use part::{open_lines, part};
pub use slides::slide_files;
pub use whole::{minutes, of_item, since, since_last_copy, skeleton};
