//! What the windows have on the desk besides the session: things that pass and are never written to the journal.

pub mod checked;
pub mod keys;
pub mod line;
pub mod open;
pub mod pointing;
pub mod refresh;

pub use crate::model::desk_action::{DeskAction, MinutesPart, SizeStep};
pub use crate::model::key_press::KeyPress;
pub use crate::model::pointing::{Phase, PointEvent, Tool};
pub use crate::model::purpose::Purpose;
pub use checked::{CheckedDeck, CheckedFinding, CheckedPage, DecksChecked};
pub use line::{LINE, Typed, Typing};
pub use open::{
    Desk, Dropped, LinkQuestion, LockedFile, NotesQuestion, NotesWay, Offer, PastedAgenda, PastedItem, PastedSession,
    Refused,
};
pub use pointing::{Pointing, put_strokes_away};
pub use refresh::{ChangeRow, RefreshCard, RefreshStep};
