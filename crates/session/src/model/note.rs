//! Notes for the minutes.

use crate::model::ids::{ItemId, RowId};
use crate::model::place::Place;
use crate::model::stamp::Moment;

/// A line for the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When it was written.
    pub at: Moment,
    /// The line.
    pub text: String,
    /// Under which item.
    pub item: Option<ItemId>,
    /// The slide that was up.
    pub place: Place,
    /// In which row of the journal.
    pub row: RowId,
}
