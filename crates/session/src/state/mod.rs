//! How the session stands: what the facts so far add up to. Changed by `apply` alone.

mod agenda;
mod apply;
mod decks;
mod floor;
mod items;
mod lookup;
pub mod opening;
mod polls;
pub mod run;
mod show;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use crate::model::blank::Blank;
use crate::model::card::{Card, CornerCard};
use crate::model::content::SessionContent;
use crate::model::cover::{Cover, Exposure};
use crate::model::floor::{Floor, Mic};
use crate::model::ids::{DeckId, EntryId, ItemId, ReminderId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::Item;
use crate::model::item_clock::ItemRun;
use crate::model::matching::with_known_ids;
use crate::model::note::Note;
use crate::model::outcome::Recorded;
use crate::model::people::{Roles, Seat};
use crate::model::place::Place;
use crate::model::poll::Poll;
use crate::model::room_plan::ShownBy;
use crate::model::stamp::Moment;

/// How the session stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent things can be so
pub struct State {
    /// What it consists of.
    pub content: SessionContent,
    /// The slot was not today when it was opened.
    pub rehearsal: bool,
    /// The clock is driven, not read.
    pub simulated: bool,
    /// The chair's slide.
    pub place: Place,
    /// Where each deck was left.
    pub left_at: BTreeMap<DeckId, u32>,
    /// Places before this one, latest last; bounded.
    pub history: Vec<Place>,
    /// The interstitial that is up.
    pub cover: Option<Cover>,
    /// Black or white, over everything.
    pub blank: Option<Blank>,
    /// The slide that the room is kept on.
    pub frozen: Option<Place>,
    /// The room looks elsewhere.
    pub elsewhere: bool,
    /// What of the `open-with` list has come up.
    pub opened_with: BTreeSet<InterstitialKind>,
    /// Every showing of an interstitial.
    pub exposures: Vec<Exposure>,
    /// What the chair says was shown by other means, and when that was said.
    pub shown_elsewhere: BTreeMap<InterstitialKind, Moment>,
    /// When the first item came up.
    pub started: Option<Moment>,
    /// When the session ended.
    pub ended: Option<Moment>,
    /// The item that is up.
    pub item: Option<ItemId>,
    /// How each item that came up went.
    pub items: BTreeMap<ItemId, ItemRun>,
    /// Who speaks at the microphone.
    pub mic: Option<Mic>,
    /// The files of decks that came late, by the item that they were attached to.
    pub attached: BTreeMap<ItemId, String>,
    /// Items that were taken off the agenda; facts about them still mean something.
    pub removed: Vec<Item>,
    /// Time that items to come were given instead of what the plan has.
    pub given: BTreeMap<ItemId, SignedDuration>,
    /// When the group agreed to the agenda.
    pub agreed: Option<Moment>,
    /// Until when the chair lets the session run over.
    pub overrun_until: Option<Timestamp>,
    /// Ticks of the checklist.
    pub ticks: BTreeMap<EntryId, Moment>,
    /// Lines for the minutes.
    pub notes: Vec<Note>,
    /// Facts of a newer version that were not applied.
    pub unread: u32,
    /// When the latest fact was; after an unclean end nothing later is known.
    pub heard: Option<Moment>,
    /// What was decided of each item.
    pub outcomes: BTreeMap<ItemId, Recorded>,
    /// A card over the slide and any interstitial.
    pub card: Option<Card>,
    /// Since when it is shown.
    pub card_since: Option<Moment>,
    /// Who waits for the microphone, and who spoke.
    pub floor: Floor,
    /// The polls, in the order in which they were asked.
    pub polls: Vec<Poll>,
    /// How much time is left, in a corner of the room's slide.
    pub corner: Option<CornerCard>,
    /// The room sees the timer.
    pub room_timer: bool,
    /// Who shows the slides of an item, when that was said in the room.
    pub showers: BTreeMap<ItemId, ShownBy>,
    /// The roles as they were filled in the room.
    pub roles: Roles,
    /// Where the speakers are who are there.
    pub seats: BTreeMap<ItemId, Seat>,
    /// What the chair says is in place.
    pub silenced: BTreeSet<ReminderId>,
    /// The number of the last row in the minutes that were copied.
    pub copied: Option<u64>,
}

impl State {
    /// A session that has just been opened.
    pub fn new(content: SessionContent, rehearsal: bool) -> Self {
        let deck = content.decks.first().map_or_else(DeckId::chairs, |deck| deck.id.clone());
        Self {
            content,
            rehearsal,
            simulated: false,
            place: Place { deck, slide: 0 },
            left_at: BTreeMap::new(),
            history: Vec::new(),
            cover: None,
            blank: None,
            frozen: None,
            elsewhere: false,
            opened_with: BTreeSet::new(),
            exposures: Vec::new(),
            shown_elsewhere: BTreeMap::new(),
            started: None,
            ended: None,
            item: None,
            items: BTreeMap::new(),
            mic: None,
            attached: BTreeMap::new(),
            removed: Vec::new(),
            given: BTreeMap::new(),
            agreed: None,
            overrun_until: None,
            ticks: BTreeMap::new(),
            notes: Vec::new(),
            unread: 0,
            heard: None,
            outcomes: BTreeMap::new(),
            card: None,
            card_since: None,
            floor: Floor::default(),
            polls: Vec::new(),
            corner: None,
            room_timer: false,
            showers: BTreeMap::new(),
            roles: Roles::new(),
            seats: BTreeMap::new(),
            silenced: BTreeSet::new(),
            copied: None,
        }
    }

    /// A session of this content that has not begun, with what an earlier run of it knows from before its first item:
    /// who has which role, who is there, what is ticked as in place, what was noted and polled.
    pub fn not_begun(content: SessionContent, earlier: &State) -> Self {
        let content = with_known_ids(content, &earlier.content);
        Self {
            roles: earlier.roles.clone(),
            seats: earlier.seats.clone(),
            silenced: earlier.silenced.clone(),
            notes: earlier.notes.clone(),
            polls: earlier.polls.clone(),
            ..Self::new(content, false)
        }
    }
}
