//! What a session consists of, as its file says it: the slot, the agenda, the decks, the checklist, the links.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::checklist::Entry;
use crate::model::deck::{DeckInfo, SlideInfo};
use crate::model::ids::{DeckId, ItemId};
use crate::model::interstitial::{InterstitialInfo, InterstitialKind};
use crate::model::item::Item;
use crate::model::room_plan::RoomPlan;

/// The time that the meeting gives the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// When it starts.
    pub start: Timestamp,
    /// When it ends, after `start`.
    pub end: Timestamp,
}

impl Slot {
    /// How long it is.
    pub fn length(&self) -> SignedDuration {
        self.end.duration_since(self.start)
    }
}

/// So long before its slot and after it a session is itself and no rehearsal, on whatever day.
pub const NEAR_THE_SLOT: SignedDuration = SignedDuration::from_hours(3);

/// Somebody named in the session file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name as it is printed.
    pub name: String,
    /// A mail address, when given.
    pub email: Option<String>,
}

/// A link that the session names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Link {
    /// What it leads to: "Minutes".
    pub label: String,
    /// The address (https, http, mailto or xmpp).
    pub url: String,
}

/// Limits for one comment at the microphone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MicLimit {
    /// From here the speaker should come to an end.
    pub warn: SignedDuration,
    /// From here the speaker is over time.
    pub over: SignedDuration,
}

impl Default for MicLimit {
    /// Two to three minutes, as `SecDispatch`'s participation guidelines have it.
    fn default() -> Self {
        Self { warn: SignedDuration::from_mins(2), over: SignedDuration::from_mins(3) }
    }
}

/// The whole session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionContent {
    /// "IETF 112".
    pub meeting: Option<String>,
    /// "secdispatch".
    pub group: Option<String>,
    /// "Security Dispatch".
    pub title: String,
    /// `None` when the file names no times.
    pub slot: Option<Slot>,
    /// IANA name of the zone that every typed or printed time is in.
    pub zone: String,
    /// Who chairs.
    pub chairs: Vec<Person>,
    /// The responsible area directors.
    pub area_directors: Vec<Person>,
    /// The boilerplate pages of this session; those missing have no edition for its date.
    pub interstitials: Vec<InterstitialInfo>,
    /// Shown in this order at the start.
    pub open_with: Vec<InterstitialKind>,
    /// Limits of a comment.
    pub mic: MicLimit,
    /// Links, in the order of the file.
    pub links: Vec<Link>,
    /// The agenda.
    pub agenda: Vec<Item>,
    /// The checklist.
    pub checklist: Vec<Entry>,
    /// What can be decided of an item.
    pub outcomes: Vec<String>,
    /// The decks; the chairs' first.
    pub decks: Vec<DeckInfo>,
    /// Whether an item's time starts with the item, without a handover.
    pub start_at_once: bool,
    /// A plain deck without a session: no agenda, no boilerplate.
    pub plain: bool,
    /// What is said of the room besides.
    #[serde(default)]
    pub room: RoomPlan,
}

impl SessionContent {
    /// A talk without a session, of which nobody said how long it may take: it has no end to be told.
    pub fn is_open_talk(&self) -> bool {
        self.plain && self.agenda.iter().all(|item| item.time == SignedDuration::ZERO)
    }

    /// The deck of this id.
    pub fn deck(&self, id: &DeckId) -> Option<&DeckInfo> {
        self.decks.iter().find(|deck| deck.id == *id)
    }

    /// The item of this id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.agenda.iter().find(|item| item.id == *id)
    }

    /// The item's place in the agenda, from 0.
    pub fn item_index(&self, id: &ItemId) -> Option<usize> {
        self.agenda.iter().position(|item| item.id == *id)
    }

    /// The edition shown of a kind.
    pub fn interstitial(&self, kind: InterstitialKind) -> Option<&InterstitialInfo> {
        self.interstitials.iter().find(|info| info.kind == kind)
    }

    /// The session's zone; UTC when the name is unknown (the reader of the file has said so).
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// Whether a run begun at `now` is a rehearsal: the slot is not on that day, in the session's zone, and neither
    /// begins within [`NEAR_THE_SLOT`] nor has ended since.
    pub fn is_rehearsal_at(&self, now: Timestamp) -> bool {
        let Some(slot) = self.slot else { return false };
        // Just before midnight a session just after it is near, whatever the calendar says.
        if slot.start.duration_since(now) <= NEAR_THE_SLOT && now.duration_since(slot.end) <= NEAR_THE_SLOT {
            return false;
        }
        let zone = self.time_zone();
        let today = now.to_zoned_datetime(zone.clone()).date();
        let from = slot.start.to_zoned_datetime(zone.clone()).date();
        let until = slot.end.to_zoned_datetime(zone).date();
        today < from || today > until
    }
}

impl SessionContent {
    /// An agenda for tests and for sessions made in code: nothing but a title and the chairs' deck of `slides` slides.
    pub fn bare(title: &str, slides: u32) -> Self {
        Self {
            meeting: None,
            group: None,
            title: title.into(),
            slot: None,
            zone: "UTC".into(),
            chairs: Vec::new(),
            area_directors: Vec::new(),
            interstitials: Vec::new(),
            open_with: Vec::new(),
            mic: MicLimit::default(),
            links: Vec::new(),
            agenda: Vec::new(),
            checklist: Vec::new(),
            outcomes: Vec::new(),
            decks: vec![DeckInfo {
                id: DeckId::chairs(),
                title: "Chairs' slides".into(),
                slides: (1..=slides).map(|n| SlideInfo::titled(format!("Slide {n}"))).collect(),
                outline: Vec::new(),
                end: None,
            }],
            start_at_once: false,
            plain: false,
            room: RoomPlan::default(),
        }
    }
}
