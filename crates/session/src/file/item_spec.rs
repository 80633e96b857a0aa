//! An agenda item as the file says it.

use jiff::{SignedDuration, Timestamp};

use crate::file::written::Written;
use crate::model::ids::ItemId;
use crate::model::item::{ItemKind, ShortTalk};
use crate::model::notes_place::NotesPlace;
use crate::model::people::Seat;
use crate::model::room_plan::ShownBy;

/// An agenda item as the file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSpec {
    /// Its `id:`, or a slug of its title.
    pub id: ItemId,
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its kind.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// The planned time, talk and discussion together.
    pub time: SignedDuration,
    /// The talk's share of `time`.
    pub talk: Option<SignedDuration>,
    /// The deck it names; `chairs` means the chairs' slides.
    pub deck: Option<Written<String>>,
    /// Where that deck's pages have speaker notes, if the file says.
    pub notes: Option<NotesPlace>,
    /// The question for the group.
    pub question: Option<String>,
    /// The text of an FYI.
    pub text: Option<String>,
    /// Links to read more.
    pub links: Vec<String>,
    /// A fixed start.
    pub fixed_start: Option<Timestamp>,
    /// Its short talks.
    pub talks: Vec<ShortTalk>,
    /// What can be decided about it, if it says so itself.
    pub outcomes: Option<Vec<String>>,
    /// Who shows its slides.
    pub shown_by: ShownBy,
    /// Where the speaker is expected, if the file says.
    pub seat: Option<Seat>,
}
