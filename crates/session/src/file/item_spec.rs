//! An agenda item as the file says it.

use jiff::{SignedDuration, Timestamp};

use crate::file::reader::NotesPlace;
use crate::file::written::Written;
use crate::model::ids::ItemId;
use crate::model::item::{ItemKind, ShortTalk};
use crate::model::people::Seat;
use crate::model::room_plan::ShownBy;

/// An agenda item as the file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSpec {
    /// Its `id:`, else made from its title.
    pub id: ItemId,
    /// Where it stands, from 1.
    pub line: u32,
    /// What it is.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// Planned time.
    pub time: SignedDuration,
    /// The talk's part of it.
    pub talk: Option<SignedDuration>,
    /// The deck it names; `chairs` stays with the chairs' slides.
    pub deck: Option<Written<String>>,
    /// Where the pages of that deck have the speaker's notes.
    pub notes: Option<NotesPlace>,
    /// What it asks the group.
    pub question: Option<String>,
    /// The text of an FYI.
    pub text: Option<String>,
    /// Where to read more.
    pub link: Option<String>,
    /// It does not start before this.
    pub fixed_start: Option<Timestamp>,
    /// The short talks that it holds.
    pub talks: Vec<ShortTalk>,
    /// Who shows its slides.
    pub shown_by: ShownBy,
    /// Where the speaker is expected.
    pub seat: Option<Seat>,
}
