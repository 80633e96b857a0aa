//! What a session file's front matter says.

use std::collections::BTreeMap;

use crate::file::item_spec::ItemSpec;
use crate::file::written::Written;
use crate::model::content::{Link, MicLimit, Person, Slot};
use crate::model::interstitial::InterstitialKind;
use crate::model::notes_place::NotesPlace;
use crate::model::room_plan::RoomPlan;

/// What a session file's front matter says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFile {
    /// It has a key that only sessions have; otherwise it is a plain deck.
    pub is_session: bool,
    /// "IETF 112".
    pub meeting: Option<String>,
    /// "secdispatch".
    pub group: Option<String>,
    /// What kind of group it is: `wg`, `dispatch`, `bof`, `rg`.
    pub kind: Option<Written<String>>,
    /// "Security Dispatch".
    pub title: Option<String>,
    /// Start and end, if the file gives both.
    pub slot: Option<Slot>,
    /// The time zone's IANA name; UTC if not given.
    pub zone: String,
    /// The chairs.
    pub chairs: Vec<Person>,
    /// The responsible area directors.
    pub area_directors: Vec<Person>,
    /// The chairs' slides, if they are in a file of their own.
    pub deck: Option<Written<String>>,
    /// Where the pages of that file have speaker notes.
    pub notes: Option<NotesPlace>,
    /// The editions of boilerplate that the file asks for.
    pub editions: BTreeMap<InterstitialKind, Written<String>>,
    /// Whose meeting tips to show: `on-site`, `remote` or `all`.
    pub participants: Option<Written<String>>,
    /// How long a comment at the microphone may take.
    pub mic: Option<MicLimit>,
    /// The interstitials shown at the start; `None` for those that the editions recommend.
    pub open_with: Option<Vec<InterstitialKind>>,
    /// The links, in order.
    pub links: Vec<Link>,
    /// The agenda's items, in order.
    pub agenda: Vec<ItemSpec>,
    /// The chairs' own checklist entries.
    pub checklist: Vec<String>,
    /// The possible outcomes; `None` for those that are usual for the kind of group.
    pub outcomes: Option<Vec<String>>,
    /// The kind of group decides on each item, whatever the list.
    pub usually_decides: bool,
    /// An item's time starts when the item comes up.
    pub start_at_once: bool,
    /// Roles, time marks, and whether items get outcomes.
    pub room: RoomPlan,
}
