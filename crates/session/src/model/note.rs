//! Notes for the minutes.

use crate::model::ids::{ItemId, NoteId, RowId};
use crate::model::place::Place;
use crate::model::stamp::Moment;

/// A note: one line for the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When it was written.
    pub at: Moment,
    /// The text as typed.
    pub text: String,
    /// The item it belongs to; `None` if none was up.
    pub item: Option<ItemId>,
    /// The chair's slide at the time.
    pub place: Place,
    /// Its id.
    pub id: NoteId,
    /// The latest journal row about it.
    pub row: RowId,
}
