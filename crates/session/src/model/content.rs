//! What a session consists of, as its file says: the slot, the agenda, the decks, the checklist, the links.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::checklist::Entry;
use crate::model::deck::{DeckInfo, SlideInfo};
use crate::model::ids::{DeckId, ItemId};
use crate::model::interstitial::{InterstitialInfo, InterstitialKind};
use crate::model::item::{Item, ItemKind};
use crate::model::outcome_list::OutcomeList;
use crate::model::room_plan::RoomPlan;

/// The time that the meeting gave the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The start.
    pub start: Timestamp,
    /// The end, later than `start`.
    pub end: Timestamp,
}

impl Slot {
    /// From start to end.
    pub fn length(&self) -> SignedDuration {
        self.end.duration_since(self.start)
    }
}

/// A run that starts this long before the slot, or after it, is still the session itself and not a rehearsal, even on
/// another day.
pub const NEAR_THE_SLOT: SignedDuration = SignedDuration::from_hours(3);

/// A person named in the session file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name as it is printed in minutes and on slides.
    pub name: String,
    /// The email address, if the file gives one.
    pub email: Option<String>,
}

/// A link of the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Link {
    /// What it leads to: "Minutes", "Mailing list".
    pub label: String,
    /// A URL with the scheme https, http, mailto or xmpp.
    pub url: String,
}

/// The time limits of one comment at the microphone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MicLimit {
    /// After this the speaker should finish.
    pub warn: SignedDuration,
    /// After this the speaker is over time.
    pub over: SignedDuration,
}

impl Default for MicLimit {
    /// Two and three minutes, as in `SecDispatch`'s participation guidelines.
    fn default() -> Self {
        Self { warn: SignedDuration::from_mins(2), over: SignedDuration::from_mins(3) }
    }
}

/// Everything known about a session before it starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionContent {
    /// "IETF 112".
    pub meeting: Option<String>,
    /// "secdispatch".
    pub group: Option<String>,
    /// "Security Dispatch".
    pub title: String,
    /// `None` if the file gives no times.
    pub slot: Option<Slot>,
    /// The IANA name of the time zone in which every time is typed and printed.
    pub zone: String,
    /// The chairs, in the order of the file.
    pub chairs: Vec<Person>,
    /// The responsible area directors.
    pub area_directors: Vec<Person>,
    /// The interstitials that can be shown. A missing kind has no edition for the session's date.
    pub interstitials: Vec<InterstitialInfo>,
    /// The interstitials shown one after another before the first slide.
    pub open_with: Vec<InterstitialKind>,
    /// How long a comment at the microphone may take.
    pub mic: MicLimit,
    /// Links, in the order of the file.
    pub links: Vec<Link>,
    /// The agenda's items, in order.
    pub agenda: Vec<Item>,
    /// The decks that the file names for items that show another one: it cannot be read, or one was attached.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub named_decks: BTreeMap<ItemId, String>,
    /// The checklist's entries, in order.
    pub checklist: Vec<Entry>,
    /// The possible outcomes of an item.
    pub outcomes: Vec<String>,
    /// Where they come from.
    #[serde(default, skip_serializing_if = "OutcomeList::is_default")]
    pub outcome_list: OutcomeList,
    /// The decks; the chairs' first.
    pub decks: Vec<DeckInfo>,
    /// An item's time starts when the item comes up, without a handover.
    pub start_at_once: bool,
    /// A deck shown without a session: no agenda, no boilerplate.
    pub plain: bool,
    /// Roles, time marks, and whether items get outcomes.
    #[serde(default)]
    pub room: RoomPlan,
}

impl SessionContent {
    /// Whether this is a plain talk with no planned duration, which has no projected end.
    pub fn is_open_talk(&self) -> bool {
        self.plain && self.agenda.iter().all(|item| item.time == SignedDuration::ZERO)
    }

    /// The links that a phone in the room can read as QR codes: the first to web pages, each with its place among all links.
    pub fn coded_links(&self) -> impl Iterator<Item = (usize, &Link)> {
        /// More would take turns too seldom to be scanned.
        const MOST: usize = 4;
        let is_web = |(_, link): &(usize, &Link)| link.url.starts_with("https://") || link.url.starts_with("http://");
        self.links.iter().enumerate().filter(is_web).take(MOST)
    }

    /// The group's acronym as people read it: as the session's title spells it where that is the same word (`MoQ` for `moq`), as
    /// the file spells it if it has capitals, else in capitals ("QUIC" for `quic`); `None` without a group.
    pub fn group_name(&self) -> Option<Cow<'_, str>> {
        let group = self.group.as_deref()?;
        let title = self.title.trim();
        Some(if self.own_title().is_none() && title != group {
            title.into()
        } else if group.contains(char::is_uppercase) {
            group.into()
        } else {
            group.to_uppercase().into()
        })
    }

    /// What the windows and the slides' footers call the session: "QUIC · IETF 126", "SECDISPATCH · IETF 112", without a
    /// group "Plenary · IETF 126"; `None` without a group and a meeting.
    pub fn name(&self) -> Option<String> {
        let meeting = self.meeting.as_deref();
        let who = self.group_name().or_else(|| meeting.map(|_| self.title.as_str().into()));
        let parts: Vec<_> = who.into_iter().chain(meeting.map(Cow::from)).filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// The title, unless it only spells the group's name.
    pub fn own_title(&self) -> Option<&str> {
        let is_group =
            self.group.as_ref().is_some_and(|group| group.to_lowercase() == self.title.trim().to_lowercase());
        (!is_group).then_some(self.title.as_str())
    }

    /// Group, meeting and title, each once: "SECDISPATCH · IETF 112 · Security Dispatch", "QUIC · IETF 126".
    pub fn name_and_title(&self) -> String {
        let parts = [self.group_name(), self.meeting.as_deref().map(Cow::from), self.own_title().map(Cow::from)];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Finds a deck.
    pub fn deck(&self, id: &DeckId) -> Option<&DeckInfo> {
        self.decks.iter().find(|deck| deck.id == *id)
    }

    /// Finds an item of the agenda.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.agenda.iter().find(|item| item.id == *id)
    }

    /// An item's index in the agenda.
    pub fn item_index(&self, id: &ItemId) -> Option<usize> {
        self.agenda.iter().position(|item| item.id == *id)
    }

    /// The interstitial of this kind; `None` if the session has none to show.
    pub fn interstitial(&self, kind: InterstitialKind) -> Option<&InterstitialInfo> {
        self.interstitials.iter().find(|info| info.kind == kind)
    }

    /// The name that a session has in the journal, made of meeting, group and start; `None` when one of them is missing.
    pub fn key(&self) -> Option<String> {
        let (Some(meeting), Some(group), Some(slot)) = (&self.meeting, &self.group, &self.slot) else { return None };
        Some(format!("{meeting}/{group}/{}", slot.start))
    }

    /// The session's time zone. UTC if the name is unknown, which `check` reports.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// Whether a run that starts at `now` is a rehearsal: not on the day of the slot (in the session's zone), and more
    /// than [`NEAR_THE_SLOT`] before its start or after its end.
    pub fn is_rehearsal_at(&self, now: Timestamp) -> bool {
        let Some(slot) = self.slot else { return false };
        // Late in the evening, a session that starts just after midnight is near, whatever the calendar says.
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
    /// What can be decided about an item: its own list, else the session's.
    pub fn outcomes_of(&self, item: &ItemId) -> &[String] {
        let own = self.item(item).and_then(|item| item.outcomes.as_deref());
        own.unwrap_or(&self.outcomes)
    }

    /// Gives the session a list of possible outcomes of its own; `None` for what is usual for the kind of group.
    pub fn set_outcomes(&mut self, own: Option<Vec<String>>) {
        self.room.decides = own.as_ref().map_or(self.outcome_list.usually_decides, |list| !list.is_empty());
        self.outcomes = own.clone().unwrap_or_else(|| self.outcome_list.usual.clone());
        self.outcome_list.own = own;
    }

    /// Whether the chairs themselves present an item: it says "Chairs", or names nobody but chairs.
    pub fn is_chairs_own(&self, item: &Item) -> bool {
        item.presenter.as_deref().is_some_and(|who| are_chairs(who, &self.chairs))
    }

    /// Whether the group discusses an item: it has a talk of its own, a question, or slides or a presenter that are not
    /// the chairs'.
    pub fn is_discussed(&self, item: &Item) -> bool {
        let is_chairs = item.deck.is_chairs() || (self.is_chairs_own(item) && !item.brings_deck);
        matches!(item.kind, ItemKind::Talk | ItemKind::AsTimePermits)
            && (item.talk.is_some() || item.question_asked().is_some() || !is_chairs)
    }
}

/// Whether these are the chairs: "Chairs", or the names of chairs.
pub fn are_chairs(who: &str, chairs: &[Person]) -> bool {
    const WORDS: &[&str] = &["chair", "chairs", "the chairs", "wg chairs", "rg chairs", "bof chairs", "co-chairs"];
    let is_chair = |name: &str| {
        let name = name.trim().to_lowercase();
        WORDS.contains(&name.as_str()) || chairs.iter().any(|chair| chair.name.to_lowercase() == name)
    };
    !who.trim().is_empty() && who.split([',', ';']).filter(|name| !name.trim().is_empty()).all(is_chair)
}

impl SessionContent {
    /// A session with only a title and a chairs' deck of `slides` slides, for tests and for content built in code.
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
            named_decks: BTreeMap::new(),
            checklist: Vec::new(),
            outcomes: Vec::new(),
            outcome_list: OutcomeList::default(),
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
