//! The state of a session: what all its facts add up to. Only `apply` changes it.

mod agenda;
mod apply;
mod decks;
mod floor;
mod items;
mod lookup;
pub mod opening;
mod pointing;
mod polls;
pub mod run;
mod show;
mod stand_in;

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
use crate::model::keys::Keyboard;
use crate::model::matching::with_known_ids;
use crate::model::note::Note;
use crate::model::notes_place::NotesAnswers;
use crate::model::outcome::Recorded;
use crate::model::page_id::PageId;
use crate::model::people::{Roles, Seats};
use crate::model::place::Place;
use crate::model::pointing::Stroke;
use crate::model::poll::Poll;
use crate::model::room_plan::ShownBy;
use crate::model::source::Source;
use crate::model::stamp::Moment;

/// The state of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent things can be so
pub struct State {
    /// The content, including every change to the agenda.
    pub content: SessionContent,
    /// This run is a rehearsal.
    pub rehearsal: bool,
    /// A test drives the clock.
    pub simulated: bool,
    /// The chair's slide.
    pub place: Place,
    /// The slide on which each deck was left.
    pub left_at: BTreeMap<DeckId, u32>,
    /// Earlier places, the latest last; a limited number.
    pub history: Vec<Place>,
    /// Before the start and after the end, the room sees a page in place of the chair's slide until the chair turns
    /// (`stand_in`).
    pub holding: bool,
    /// The interstitial being shown.
    pub cover: Option<Cover>,
    /// The colour of a blank screen, which covers everything.
    pub blank: Option<Blank>,
    /// The slide that the room is frozen on.
    pub frozen: Option<Place>,
    /// The room sees another screen, not our window.
    pub elsewhere: bool,
    /// The interstitials of `open-with` that have been shown as part of it.
    pub opened_with: BTreeSet<InterstitialKind>,
    /// The boilerplate that the room has seen in front of the slide, as part of `open-with` or on its own key.
    pub covered_with: BTreeSet<InterstitialKind>,
    /// Each time that the room saw a boilerplate text, in order.
    pub exposures: Vec<Exposure>,
    /// Texts that the chair says were shown by other means, with the time of saying so.
    pub shown_elsewhere: BTreeMap<InterstitialKind, Moment>,
    /// When the first item came up; `None` before.
    pub started: Option<Moment>,
    /// When the session ended; `None` while it lasts or after it was reopened.
    pub ended: Option<Moment>,
    /// The item that is up.
    pub item: Option<ItemId>,
    /// What happened with each item that has been up.
    pub items: BTreeMap<ItemId, ItemRun>,
    /// The person at the microphone.
    pub mic: Option<Mic>,
    /// The files of late decks, by the item they were attached to.
    pub attached: BTreeMap<ItemId, String>,
    /// Where the chair has said that notes are on the pages of PDFs.
    pub notes_answers: NotesAnswers,
    /// Items removed from the agenda. Facts about them still count.
    pub removed: Vec<Item>,
    /// Time given to later items instead of their planned time (by a way to end on time).
    pub given: BTreeMap<ItemId, SignedDuration>,
    /// When the group agreed to the agenda.
    pub agreed: Option<Moment>,
    /// Until when the chair lets the session run over.
    pub overrun_until: Option<Timestamp>,
    /// The ticked entries, with the time of ticking.
    pub ticks: BTreeMap<EntryId, Moment>,
    /// The notes for the minutes, in order.
    pub notes: Vec<Note>,
    /// How many facts were written by a newer version and not applied.
    pub unread: u32,
    /// The moment of the latest fact. After a crash, nothing later is known.
    pub heard: Option<Moment>,
    /// The recorded outcomes.
    pub outcomes: BTreeMap<ItemId, Recorded>,
    /// The card being shown, over the slide and any interstitial.
    pub card: Option<Card>,
    /// When the card was shown.
    pub card_since: Option<Moment>,
    /// When each family of cards was last shown, and while which item was up.
    pub cards_shown: BTreeMap<Source, (Moment, Option<ItemId>)>,
    /// The queues, and everybody who has spoken.
    pub floor: Floor,
    /// The polls, in the order in which they were asked.
    pub polls: Vec<Poll>,
    /// The time card in the corner of the room's slide.
    pub corner: Option<CornerCard>,
    /// The room's timer is on.
    pub room_timer: bool,
    /// What the speaker's window says to the speaker, while it does.
    pub speaker_told: Option<String>,
    /// What was drawn on each page, the latest stroke last. No page is here without a stroke.
    pub strokes: BTreeMap<PageId, Vec<Stroke>>,
    /// The strokes are hidden.
    pub strokes_hidden: bool,
    /// Who shows an item's slides, where that was said during the session.
    pub showers: BTreeMap<ItemId, ShownBy>,
    /// Who took which role during the session.
    pub roles: Roles,
    /// Where the speakers are who have arrived.
    pub seats: Seats,
    /// Reminders that the chair has ticked as done.
    pub silenced: BTreeSet<ReminderId>,
    /// In a plain talk: when each page was first reached, as the talk's time.
    pub reached: BTreeMap<u32, SignedDuration>,
    /// The number of the last row in the minutes when they were last copied.
    pub copied: Option<u64>,
    /// The keys that count, for the keycaps in messages. What the person has set, no fact of the session.
    pub keyboard: Keyboard,
}

impl State {
    /// The state of a session that has just been opened.
    pub fn new(content: SessionContent, rehearsal: bool) -> Self {
        let holding = !content.plain;
        let deck = content.decks.first().map_or_else(DeckId::chairs, |deck| deck.id.clone());
        Self {
            content,
            rehearsal,
            simulated: false,
            place: Place { deck, slide: 0 },
            left_at: BTreeMap::new(),
            history: Vec::new(),
            holding,
            cover: None,
            blank: None,
            frozen: None,
            elsewhere: false,
            opened_with: BTreeSet::new(),
            covered_with: BTreeSet::new(),
            exposures: Vec::new(),
            shown_elsewhere: BTreeMap::new(),
            started: None,
            ended: None,
            item: None,
            items: BTreeMap::new(),
            mic: None,
            attached: BTreeMap::new(),
            notes_answers: NotesAnswers::default(),
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
            cards_shown: BTreeMap::new(),
            floor: Floor::default(),
            polls: Vec::new(),
            corner: None,
            room_timer: false,
            speaker_told: None,
            strokes: BTreeMap::new(),
            strokes_hidden: false,
            showers: BTreeMap::new(),
            roles: Roles::new(),
            seats: Seats::new(),
            silenced: BTreeSet::new(),
            reached: BTreeMap::new(),
            copied: None,
            keyboard: Keyboard::default(),
        }
    }

    /// The state of a session that has not begun, keeping what an earlier run of it collected before its first item:
    /// roles, who is there, ticked reminders, notes and polls.
    pub fn not_begun(content: SessionContent, earlier: &State) -> Self {
        let content = with_known_ids(content, &earlier.content);
        Self {
            roles: earlier.roles.clone(),
            seats: earlier.seats.clone(),
            silenced: earlier.silenced.clone(),
            notes: earlier.notes.clone(),
            notes_answers: earlier.notes_answers.clone(),
            polls: earlier.polls.clone(),
            ..Self::new(content, false)
        }
    }
}
