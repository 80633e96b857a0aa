//! What a session consists of, as its file says it: the slot, the agenda, the decks, the checklist, the links.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::{DeckId, EntryId, ItemId};
use crate::model::interstitial::{InterstitialInfo, InterstitialKind};
use crate::model::people::Seat;
use crate::model::room_plan::{RoomPlan, ShownBy};

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

/// What an agenda item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemKind {
    /// A talk with its own time: of fixed length.
    #[default]
    Talk,
    /// For information: a text and a link, no discussion.
    Fyi,
    /// A break.
    Break,
    /// Takes place if time permits: the first to give up minutes when the session runs late.
    AsTimePermits,
    /// Any other business: gives up minutes as well.
    Aob,
}

impl ItemKind {
    /// Whether it gives up its minutes when the session runs late.
    pub const fn gives_way(self) -> bool {
        matches!(self, Self::AsTimePermits | Self::Aob)
    }
}

/// One of several short talks under one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortTalk {
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// Its own minutes, under the item's; zero when none are given.
    pub time: SignedDuration,
}

/// One item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Stays the same while a run lasts.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// Planned time, talk and discussion together; zero for an item that only informs.
    pub time: SignedDuration,
    /// The talk's part of `time`; the rest is discussion.
    pub talk: Option<SignedDuration>,
    /// The deck it brings up.
    pub deck: DeckId,
    /// Whether `deck` was named in the file (else its generated slide or, for the chairs' items, their deck).
    pub brings_deck: bool,
    /// What the item asks the group.
    pub question: Option<String>,
    /// The text of an FYI.
    pub text: Option<String>,
    /// Where to read more.
    pub link: Option<String>,
    /// Who shows its slides.
    #[serde(default, alias = "shown_by_presenter")]
    pub shown_by: ShownBy,
    /// Where the speaker is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Seat>,
    /// It does not start before this (a guest who can only come at 13:00).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_start: Option<Timestamp>,
    /// The short talks that it holds, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<ShortTalk>,
    /// The chair skips it in this run.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

impl Item {
    /// An item of this title without minutes, shown by a generated slide.
    pub fn titled(id: ItemId, title: impl Into<String>) -> Self {
        Self {
            deck: DeckId::of_item(&id),
            id,
            kind: ItemKind::Talk,
            title: title.into(),
            presenter: None,
            time: SignedDuration::ZERO,
            talk: None,
            brings_deck: false,
            question: None,
            text: None,
            link: None,
            shown_by: ShownBy::default(),
            seat: None,
            fixed_start: None,
            talks: Vec::new(),
            skipped: false,
        }
    }

    /// The talk's part of its time: `talk`, else the short talks together.
    pub fn talk_part(&self) -> Option<SignedDuration> {
        let together = || self.talks.iter().fold(SignedDuration::ZERO, |sum, talk| sum.saturating_add(talk.time));
        self.talk.or_else(|| (!self.talks.is_empty()).then(together)).filter(SignedDuration::is_positive)
    }

    /// The generated slide that shows it, as a deck of its own.
    pub fn generated_deck(&self) -> DeckInfo {
        DeckInfo {
            id: DeckId::of_item(&self.id),
            title: self.title.clone(),
            slides: vec![SlideInfo {
                title: self.title.clone(),
                generated: Some(Generated { name: "item".into(), again: true }),
                label: None,
            }],
            outline: Vec::new(),
            end: None,
        }
    }

    /// Whether the group discusses it: somebody's talk, or a question. What the chairs say from their own slides is not.
    pub fn is_discussed(&self) -> bool {
        let asks = self.question.as_ref().is_some_and(|question| !question.trim().is_empty());
        matches!(self.kind, ItemKind::Talk | ItemKind::AsTimePermits)
            && (self.talk.is_some() || asks || self.deck != DeckId::chairs())
    }
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

/// Where an entry of the checklist comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Section {
    /// People and rooms in place before the start.
    Before,
    /// Boilerplate, ticked by the journal once the room has seen it.
    Boilerplate,
    /// The meeting tips.
    Tips,
    /// The chair's own entries.
    Own,
}

/// One entry of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Stays the same while the text does.
    pub id: EntryId,
    /// Which part of the checklist.
    pub section: Section,
    /// What is to be done.
    pub text: String,
    /// Ticked by the journal when this has been shown.
    pub shown: Option<InterstitialKind>,
}

/// A generated slide: made from the session's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// `note-well`, `agenda`, `item`, `outcomes`, …
    pub name: String,
    /// Shown even when `open-with` has just shown the same text.
    pub again: bool,
}

/// What is known of a slide without drawing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideInfo {
    /// Its heading.
    pub title: String,
    /// Set when it is generated.
    pub generated: Option<Generated>,
    /// The page's label in its PDF, when that labels its pages. Steps of a Beamer overlay follow each other with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl SlideInfo {
    /// A slide of this title, not generated, without a label.
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), generated: None, label: None }
    }
}

/// What is known of a deck without drawing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckInfo {
    /// Which deck.
    pub id: DeckId,
    /// What it is called: "Chairs' slides", `pat.md`.
    pub title: String,
    /// Its slides, at least one.
    pub slides: Vec<SlideInfo>,
    /// Its parts, in order; empty when it names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outline: Vec<OutlineEntry>,
    /// The last page of the talk, from 0, when pages for questions come after it; `End` goes there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

/// A part of a deck, as the deck itself names it (the bookmarks of a PDF).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// From 1, the outermost.
    pub level: u32,
    /// Its name.
    pub title: String,
    /// The slide that it begins with, from 0.
    pub slide: u32,
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
