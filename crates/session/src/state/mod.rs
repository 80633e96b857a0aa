//! How the session stands: what the facts so far add up to. Changed by `apply` alone.

mod agenda;
mod apply;
pub mod opening;
pub mod run;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::card::Card;
use crate::model::content::{Item, SessionContent};
use crate::model::fact::Interstitial;
use crate::model::ids::{DeckId, EntryId, ItemId, ReminderId, RowId};
use crate::model::intent::Blank;
use crate::model::interstitial::InterstitialKind;
use crate::model::item_clock::ItemRun;
use crate::model::outcome::Recorded;
use crate::model::people::{Roles, Seat};
use crate::model::poll::Poll;
use crate::model::room_plan::ShownBy;
use crate::model::stamp::Moment;
use crate::model::steps::{self, Standing};
use crate::queries::floor::Floor;
use crate::queries::room_time::CornerCard;

/// A slide of a deck.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Which deck.
    pub deck: DeckId,
    /// From 0.
    pub slide: u32,
}

/// An interstitial that is up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// What covers the slide.
    pub with: Interstitial,
    /// Its page, from 0.
    pub page: u32,
    /// Its place in the `open-with` run.
    pub opening: Option<u32>,
    /// Since when.
    pub since: Moment,
}

/// One showing of a text to the room, as an interstitial or as a slide of a deck: it was asked for *and* the audience
/// window drew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// What the room saw.
    pub what: Interstitial,
    /// From when.
    pub from: Moment,
    /// Until when; `None` while it is up.
    pub until: Option<Moment>,
}

/// The microphone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mic {
    /// The speaker's number within the item.
    pub number: u32,
    /// Speaking since.
    pub since: Moment,
}

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

/// How many places the history keeps.
pub(crate) const HISTORY: usize = 100;

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
        let content = crate::state::opening::with_known_ids(content, &earlier.content);
        Self {
            roles: earlier.roles.clone(),
            seats: earlier.seats.clone(),
            silenced: earlier.silenced.clone(),
            notes: earlier.notes.clone(),
            polls: earlier.polls.clone(),
            ..Self::new(content, false)
        }
    }

    /// How many pages a deck has, each step of an overlay for itself; 0 when it is unknown.
    pub fn slides(&self, deck: &DeckId) -> u32 {
        self.content.deck(deck).map_or(0, |deck| u32::try_from(deck.slides.len()).unwrap_or(u32::MAX))
    }

    /// Where a place stands among the slides of its deck.
    pub fn standing(&self, place: &Place) -> Option<Standing> {
        steps::standing(&self.content.deck(&place.deck)?.slides, place.slide)
    }

    /// The run of the item that is up.
    pub fn item_run(&self) -> Option<(&ItemId, &ItemRun)> {
        let id = self.item.as_ref()?;
        Some((id, self.items.get(id)?))
    }

    /// The place in the agenda, from 0, of the item that comes next: after the one that is up, else the first that was
    /// not up yet; skipped ones do not count. The agenda's length when there is none.
    pub fn next_index(&self) -> usize {
        let agenda = &self.content.agenda;
        let up = self.item.as_ref().and_then(|id| self.content.item_index(id));
        let from = up.map_or(0, |up| up + 1);
        let comes = |item: &Item| !item.skipped && (up.is_some() || !self.items.contains_key(&item.id));
        agenda.iter().skip(from).position(comes).map_or(agenda.len(), |at| from + at)
    }

    /// The place in the agenda of what Shift+→ brings up: the item that comes next, else the first that was passed over;
    /// `None` when there is none, and the end is due.
    pub fn comes_next(&self) -> Option<usize> {
        let next = self.next_index();
        let all = 0..self.content.agenda.len();
        if next < all.end { Some(next) } else { all.into_iter().find(|index| self.is_passed_over(*index)) }
    }

    /// Whether the item at this place was passed over: it stands before the one that is up, was never up, and nobody
    /// said to skip it.
    pub fn is_passed_over(&self, index: usize) -> bool {
        let up = self.item.as_ref().and_then(|id| self.content.item_index(id));
        let item = self.content.agenda.get(index);
        up.is_some_and(|up| index < up) && item.is_some_and(|item| self.is_not_reached(item))
    }

    /// The items that were never up and are not skipped.
    pub fn not_reached(&self) -> impl Iterator<Item = &Item> {
        self.content.agenda.iter().filter(|item| self.is_not_reached(item))
    }

    fn is_not_reached(&self, item: &Item) -> bool {
        !item.skipped && !self.items.contains_key(&item.id)
    }

    /// An item of the agenda, or one that was taken off it.
    pub fn known_item(&self, id: &ItemId) -> Option<&Item> {
        self.content.item(id).or_else(|| self.removed.iter().find(|item| item.id == *id))
    }

    /// The last time that the room saw an interstitial.
    pub fn last_exposure(&self, kind: InterstitialKind) -> Option<&Exposure> {
        self.exposures.iter().rev().find(|exposure| exposure.what.kind == kind)
    }

    /// The text that the room is to see now: the interstitial that is up, else what a generated slide of boilerplate
    /// shows. Nothing under black, a card, or while it looks elsewhere.
    pub fn text_on_show(&self) -> Option<Interstitial> {
        if self.blank.is_some() || self.card.is_some() || self.elsewhere {
            return None;
        }
        match &self.cover {
            Some(cover) => Some(cover.with.clone()),
            None => self.text_of(self.frozen.as_ref().unwrap_or(&self.place)),
        }
    }

    /// The boilerplate that a generated slide shows, in this session's edition.
    fn text_of(&self, place: &Place) -> Option<Interstitial> {
        let slide = self.content.deck(&place.deck)?.slides.get(place.slide as usize)?;
        let kind = InterstitialKind::from_name(&slide.generated.as_ref()?.name).filter(|kind| kind.is_boilerplate())?;
        Some(Interstitial { kind, edition: self.content.interstitial(kind)?.edition.clone() })
    }

    /// Whether the room has seen it, here or by other means.
    pub fn was_shown(&self, kind: InterstitialKind) -> bool {
        self.last_exposure(kind).is_some() || self.shown_elsewhere.contains_key(&kind)
    }

    /// Whether `→` and `←` pass over this slide: generated boilerplate that `open-with` has just shown.
    pub fn passes_over(&self, place: &Place) -> bool {
        let slide = self.content.deck(&place.deck).and_then(|deck| deck.slides.get(place.slide as usize));
        let Some(generated) = slide.and_then(|slide| slide.generated.as_ref()) else { return false };
        !generated.again
            && InterstitialKind::from_name(&generated.name)
                .is_some_and(|kind| kind.is_boilerplate() && self.opened_with.contains(&kind))
    }
}
