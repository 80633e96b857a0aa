//! What the state says without a clock: which item is next, what the room should see, who does what.

use crate::model::card::Card;
use crate::model::cover::{Exposure, Interstitial};
use crate::model::ids::{DeckId, ItemId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::Item;
use crate::model::item_clock::ItemRun;
use crate::model::keys::{Action, Chord};
use crate::model::outcome::Outcome;
use crate::model::people::Role;
use crate::model::place::Place;
use crate::model::room_plan::ShownBy;
use crate::model::source::Source;
use crate::model::stamp::Moment;
use crate::model::steps::{self, Standing};
use crate::state::State;
use crate::words::DayTimes;
use crate::words::isolated;

impl State {
    /// The keycap of an action for a message; what stands on its button where it has no key.
    pub fn cap(&self, action: Action) -> String {
        let keys = action.keys(self.keyboard.set(self.content.plain));
        let label = || isolated(action.row().button.unwrap_or(action.row().name)).into_owned();
        keys.first().map_or_else(|| format!("“{}”", label()), Chord::cap)
    }

    /// How its times of day are written: those of the slot's first day, of a rehearsal's or a session's without a slot
    /// those of the day it was held, have no date.
    pub(crate) fn day_times(&self) -> DayTimes {
        let slot = self.content.slot.filter(|_| !self.rehearsal).map(|slot| slot.start);
        DayTimes::new(self.content.time_zone(), slot.or(self.started.as_ref().map(|at| at.wall)))
    }

    /// The number of pages of a deck, counting each step of an overlay; 0 for an unknown deck.
    pub fn slides(&self, deck: &DeckId) -> u32 {
        self.content.deck(deck).map_or(0, |deck| u32::try_from(deck.slides.len()).unwrap_or(u32::MAX))
    }

    /// The position of a place in its deck, as a chair counts slides.
    pub fn standing(&self, place: &Place) -> Option<Standing> {
        steps::standing(&self.content.deck(&place.deck)?.slides, place.slide)
    }

    /// The number that is printed on a slide, if the deck says that it is another than its place: what people see and
    /// name.
    pub fn printed_number(&self, place: &Place) -> Option<&str> {
        let number = self.standing(place)?.number;
        let label = self.content.deck(&place.deck)?.slides.get(place.slide as usize)?.label.as_deref()?;
        (!label.is_empty() && label != number.to_string()).then_some(label)
    }

    /// The number that people see on a slide: the printed one, else its place in the deck. Empty if there is no such slide.
    pub fn shown_number(&self, place: &Place) -> String {
        let in_deck = || self.standing(place).map_or_else(String::new, |standing| standing.number.to_string());
        self.printed_number(place).map_or_else(in_deck, |label| isolated(label).into_owned())
    }

    /// The item that is up, with its run.
    pub fn item_run(&self) -> Option<(&ItemId, &ItemRun)> {
        let id = self.item.as_ref()?;
        Some((id, self.items.get(id)?))
    }

    /// The index of the next item: after the one that is up, or the first that has not been up yet. Skipped items do
    /// not count. The length of the agenda if there is none.
    pub fn next_index(&self) -> usize {
        let agenda = &self.content.agenda;
        let up = self.item.as_ref().and_then(|id| self.content.item_index(id));
        let from = up.map_or(0, |up| up + 1);
        let comes = |item: &Item| !item.skipped && (up.is_some() || !self.items.contains_key(&item.id));
        agenda.iter().skip(from).position(comes).map_or(agenda.len(), |at| from + at)
    }

    /// The index of the item that `NextItem` begins: the next one, otherwise the first that was skipped for now. `None` if
    /// only the end of the session is left.
    pub fn comes_next(&self) -> Option<usize> {
        let next = self.next_index();
        let all = 0..self.content.agenda.len();
        if next < all.end { Some(next) } else { all.into_iter().find(|index| self.is_skipped_for_now(*index)) }
    }

    /// Whether an item was skipped for now: it is before the one that is up, was never up itself, and is not skipped.
    pub fn is_skipped_for_now(&self, index: usize) -> bool {
        let up = self.item.as_ref().and_then(|id| self.content.item_index(id));
        let item = self.content.agenda.get(index);
        up.is_some_and(|up| index < up) && item.is_some_and(|item| self.is_not_reached(item))
    }

    /// Items that have never been up and are not skipped.
    pub fn not_reached(&self) -> impl Iterator<Item = &Item> {
        self.content.agenda.iter().filter(|item| self.is_not_reached(item))
    }

    fn is_not_reached(&self, item: &Item) -> bool {
        !item.skipped && !self.items.contains_key(&item.id)
    }

    /// An item of the agenda, or one removed from it.
    pub fn known_item(&self, id: &ItemId) -> Option<&Item> {
        self.content.item(id).or_else(|| self.removed.iter().find(|item| item.id == *id))
    }

    /// The last time that the room saw an interstitial of this kind.
    pub fn last_exposure(&self, kind: InterstitialKind) -> Option<&Exposure> {
        self.exposures.iter().rev().find(|exposure| exposure.what.kind == kind)
    }

    /// The text that the room should see now: the interstitial, or the boilerplate on a generated slide. `None` while
    /// the screen is blank, a card is shown, or the room sees another screen.
    pub fn text_on_show(&self) -> Option<Interstitial> {
        if self.blank.is_some() || self.card.is_some() || self.elsewhere {
            return None;
        }
        match &self.cover {
            Some(cover) => Some(cover.with.clone()),
            None if self.stand_in().is_some() => None,
            None => self.text_of(self.frozen.as_ref().unwrap_or(&self.place)),
        }
    }

    /// The boilerplate on a generated slide, in this session's edition, or the text that a slide shows by itself.
    fn text_of(&self, place: &Place) -> Option<Interstitial> {
        let slide = self.content.deck(&place.deck)?.slides.get(place.slide as usize)?;
        if slide.shows.is_some() {
            return slide.shows.clone();
        }
        let kind = InterstitialKind::from_name(&slide.generated.as_ref()?.name).filter(|kind| kind.is_boilerplate())?;
        Some(Interstitial { kind, edition: self.content.interstitial(kind)?.edition.clone() })
    }

    /// Whether the room has seen this text, here or by other means.
    pub fn was_shown(&self, kind: InterstitialKind) -> bool {
        self.last_exposure(kind).is_some() || self.shown_elsewhere.contains_key(&kind)
    }

    /// Whether the chairs' own slides show a text of this kind by themselves.
    pub fn chairs_slides_show(&self, kind: InterstitialKind) -> bool {
        self.content.deck(&DeckId::chairs()).is_some_and(|deck| deck.slide_that_shows(kind).is_some())
    }

    /// Whether turning passes over this slide: boilerplate that `open-with` has just shown, or left out because it had been
    /// shown already.
    pub fn passes_over(&self, place: &Place) -> bool {
        let slide = self.content.deck(&place.deck).and_then(|deck| deck.slides.get(place.slide as usize));
        let Some(generated) = slide.and_then(|slide| slide.generated.as_ref()) else { return false };
        let came = |kind: &InterstitialKind| {
            let is_planned = self.content.open_with.contains(kind);
            self.opened_with.contains(kind) || (is_planned && self.covered_with.contains(kind))
        };
        let kind = InterstitialKind::from_name(&generated.name).filter(|kind| kind.is_boilerplate());
        !generated.again && kind.is_some_and(|kind| came(&kind))
    }

    /// When a family of cards was last shown; the question only if it was that of the item that is up.
    pub(crate) fn shown_at(&self, source: Source) -> Option<&Moment> {
        let (at, item) = self.cards_shown.get(&source)?;
        (source != Source::Question || *item == self.item).then_some(at)
    }

    /// Who has a role: as filled in during the session, otherwise as planned in the file.
    pub fn names_of(&self, role: Role) -> &[String] {
        let planned = match role {
            Role::NoteTakers => &self.content.room.note_takers,
            Role::Scribe => &self.content.room.scribes,
        };
        self.roles.get(&role).unwrap_or(planned)
    }

    /// Who shows an item's slides: as said during the session, otherwise as planned in the file.
    pub fn shown_by(&self, item: &Item) -> ShownBy {
        self.showers.get(&item.id).copied().unwrap_or(item.shown_by)
    }

    /// The item's outcome, if one is recorded.
    pub fn outcome(&self, item: &Item) -> Option<&Outcome> {
        self.outcomes.get(&item.id).map(|recorded| &recorded.outcome)
    }

    /// Whether the queue of the item that is up is closed.
    pub(crate) fn queue_is_closed(&self) -> bool {
        let queue = self.item.as_ref().and_then(|item| self.floor.queues.get(item));
        queue.is_some_and(|queue| queue.closed)
    }

    /// Whether the session still has what the card shows.
    pub(crate) fn knows_card(&self, card: &Card) -> bool {
        match card {
            Card::Question { item } => self.content.item(item).is_some_and(|item| item.question_asked().is_some()),
            Card::Proposal { item, .. } => self.content.item(item).is_some(),
            Card::Poll { poll } => self.polls.iter().any(|known| known.id == *poll && known.result.is_some()),
            Card::QueueClosed => self.queue_is_closed(),
            Card::Summary | Card::Time { .. } => true,
        }
    }
}
