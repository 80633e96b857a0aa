//! What a session file's front matter says.

use std::collections::BTreeMap;

use crate::file::item_spec::ItemSpec;
use crate::file::reader::NotesPlace;
use crate::file::written::Written;
use crate::model::content::{Link, MicLimit, Person, Slot};
use crate::model::interstitial::InterstitialKind;
use crate::model::room_plan::RoomPlan;

/// What a session file's front matter says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFile {
    /// It has a key that only a session has; else it is a plain deck.
    pub is_session: bool,
    /// "IETF 112".
    pub meeting: Option<String>,
    /// "secdispatch".
    pub group: Option<String>,
    /// "Security Dispatch".
    pub title: Option<String>,
    /// When the session is.
    pub slot: Option<Slot>,
    /// IANA name; UTC when not given.
    pub zone: String,
    /// Who chairs.
    pub chairs: Vec<Person>,
    /// The responsible area directors.
    pub area_directors: Vec<Person>,
    /// The chairs' slides, when they are a file of their own.
    pub deck: Option<Written<String>>,
    /// Where the pages of that file have the speaker's notes.
    pub notes: Option<NotesPlace>,
    /// Editions of the boilerplate texts that the file asks for.
    pub editions: BTreeMap<InterstitialKind, Written<String>>,
    /// Who sits where: `on-site`, `remote` or `all`, for the meeting tips.
    pub participants: Option<Written<String>>,
    /// Limits of a comment.
    pub mic: Option<MicLimit>,
    /// What is shown at the start; `None` leaves it to the editions.
    pub open_with: Option<Vec<InterstitialKind>>,
    /// Links, in order.
    pub links: Vec<Link>,
    /// The agenda.
    pub agenda: Vec<ItemSpec>,
    /// The chair's own checklist entries.
    pub checklist: Vec<String>,
    /// What can be decided of an item; `None` leaves it to the body.
    pub outcomes: Option<Vec<String>>,
    /// An item's time starts with the item.
    pub start_at_once: bool,
    /// What is said of the room besides.
    pub room: RoomPlan,
}
