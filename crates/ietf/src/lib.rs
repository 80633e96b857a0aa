//! What belongs to the IETF and not to the program: *editions* of boilerplate texts, the kinds of groups with their outcomes, the
//! checklist, the addresses of the IETF's systems. All of it is data in `assets/` that is built into the program. This
//! crate reads it and knows which text was in force when. It does no I/O and reads no clock, and does not know how a text
//! is drawn.

mod addresses;
mod asset;
mod body;
mod edition;
mod group;
mod in_force;
mod link;
mod pages;
mod recognise;
mod shelf;

pub use addresses::{links, meeting_number};
pub use asset::BadAsset;
pub use body::{Body, ChecklistEntry, MeetingPlace, NoteWellUse};
pub use chairside_interstitial::InterstitialKind;
pub use edition::{Edition, Variant};
pub use group::{GroupKind, Outcome};
pub use in_force::{default_open_with, in_force, nearest};
pub use link::{Link, LinkKind, LinkTemplate};
pub use recognise::{older_note_well, shown_on};
pub use shelf::{SAMPLE_SESSION, TEMPLATE_SESSION, body, edition, editions};
