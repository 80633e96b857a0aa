//! Ways to end on time, offered when the projected end is past the slot's end.

use jiff::{SignedDuration, Timestamp};

use crate::model::ids::ItemId;
use crate::model::overrun_fix::OverrunFix;
use crate::model::stamp::Moment;
use crate::queries::rundown::agenda::{Rundown, rundown, to_come};
use crate::queries::rundown::project::{Projected, Times, ToCome, project};
use crate::queries::rundown::time::{allotted, later, whole_minutes};
use crate::state::State;

/// What happens to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It gets this total time.
    Time(ItemId, SignedDuration),
    /// It is skipped.
    Skipped(ItemId),
}

/// A way that is offered, with its effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The way.
    pub way: OverrunFix,
    /// The projected end if it is taken.
    pub ends: Projected,
    /// Whether that is within the slot.
    pub on_time: bool,
    /// The items it changes, in the order of the agenda.
    pub changes: Vec<Change>,
    /// How long a fixed start would keep the end from slipping.
    pub(crate) holds_for: Option<SignedDuration>,
    /// When each later item would take place, by its index in the agenda.
    times: Vec<(usize, Option<Times>)>,
}

impl Offer {
    /// The rundown as it would be.
    pub fn applied(&self, rundown: &Rundown) -> Rundown {
        let mut after = Rundown { ends: self.ends, ..rundown.clone() };
        for (index, times) in &self.times {
            if let Some(item) = after.items.get_mut(*index) {
                item.projected = *times;
            }
        }
        after
    }
}

/// When the chair has accepted an overrun, the ways are offered again once the projected end is this much later.
const PAST_WHAT_WAS_ACCEPTED: SignedDuration = SignedDuration::from_mins(1);

/// The projected end from which ways are offered again, if the chair has accepted an overrun.
pub(crate) fn offered_again_at(state: &State) -> Option<Timestamp> {
    state.overrun_until.map(|until| later(until, PAST_WHAT_WAS_ACCEPTED))
}

struct Late<'a> {
    state: &'a State,
    from: Projected,
    items: Vec<ToCome>,
    slot_ends: Timestamp,
    ends: Projected,
}

impl Late<'_> {
    fn ends(&self, items: &[ToCome]) -> Projected {
        project(self.from, items).1
    }

    /// The whole minutes to cut; zero if on time.
    fn need(&self, ends: Projected) -> SignedDuration {
        whole_minutes(ends.at.duration_since(self.slot_ends))
    }

    fn id(&self, at: usize) -> ItemId {
        self.state.content.agenda[self.items[at].index].id.clone()
    }

    fn time_less(&self, at: usize, cut: SignedDuration) -> Change {
        let whole = allotted(self.state, self.items[at].index);
        Change::Time(self.id(at), whole.saturating_sub(cut).max(SignedDuration::ZERO))
    }

    fn offer(&self, way: OverrunFix, items: &[ToCome], changes: Vec<Change>) -> Offer {
        let (times, ends) = project(self.from, items);
        let free = times.iter().flatten().map(|times| times.free_before);
        let holds_for = free.filter(SignedDuration::is_positive).find(|_| self.from.slips);
        let times = items.iter().map(|item| item.index).zip(times).collect();
        Offer { way, ends, on_time: ends.at <= self.slot_ends, changes, holds_for, times }
    }

    fn can_give(&self) -> Vec<usize> {
        (0..self.items.len()).filter(|at| !self.items[*at].skipped && self.items[*at].left.is_positive()).collect()
    }

    fn take_from_open_items(&self) -> Option<Offer> {
        let gives_way = |at: &usize| self.state.content.agenda[self.items[*at].index].kind.gives_way();
        let mut items = self.items.clone();
        let mut ends = self.ends;
        let mut changes = Vec::new();
        for at in self.can_give().into_iter().filter(gives_way).rev() {
            let cut = self.need(ends).min(items[at].left);
            if !cut.is_positive() {
                break;
            }
            items[at].left -= cut;
            let shorter = self.ends(&items);
            // An item before a fixed start still ahead would gain nothing.
            if shorter.at >= ends.at {
                items[at].left += cut;
                continue;
            }
            ends = shorter;
            changes.insert(0, self.time_less(at, cut));
            // Nothing is left of an item that loses all its minutes, so it is skipped.
            if items[at].left.is_zero() && !self.state.items.contains_key(&self.id(at)) {
                items[at].skipped = true;
                ends = self.ends(&items);
                changes[0] = Change::Skipped(self.id(at));
            }
        }
        (!changes.is_empty()).then(|| self.offer(OverrunFix::FromOpenItems, &items, changes))
    }

    fn shorten(&self, at: usize) -> Option<Offer> {
        let cut = self.need(self.ends);
        let mut items = self.items.clone();
        if items[at].left <= cut {
            return None;
        }
        items[at].left -= cut;
        let ends = self.ends(&items);
        (ends.at <= self.slot_ends)
            .then(|| self.offer(OverrunFix::Shorten { item: self.id(at) }, &items, vec![self.time_less(at, cut)]))
    }

    fn drop(&self, at: usize) -> Option<Offer> {
        let item = self.id(at);
        if self.state.items.contains_key(&item) {
            return None;
        }
        let mut items = self.items.clone();
        items[at].skipped = true;
        let ends = self.ends(&items);
        (ends.at < self.ends.at)
            .then(|| self.offer(OverrunFix::Drop { item: item.clone() }, &items, vec![Change::Skipped(item)]))
    }
}

/// The ways offered as of `now`. None while the session ends on time, or within the overrun that the chair accepted.
pub fn ways(state: &State, now: &Moment) -> Vec<Offer> {
    rundown(state, now).map_or_else(Vec::new, |rundown| ways_of(state, &rundown, now))
}

/// The ways for a rundown already computed for this `now`.
pub fn ways_of(state: &State, rundown: &Rundown, now: &Moment) -> Vec<Offer> {
    let Some(slot) = rundown.slot.filter(|_| state.ended.is_none()) else { return Vec::new() };
    let accepted = offered_again_at(state).is_some_and(|until| rundown.ends.at <= until);
    if rundown.ends.at <= slot.end || accepted {
        return Vec::new();
    }
    let items = to_come(state, rundown.shift, now);
    let late = Late { state, from: rundown.goes_on_from, items, slot_ends: slot.end, ends: rundown.ends };
    let mut offers: Vec<Offer> = late.take_from_open_items().into_iter().collect();
    let one_item = late.can_give().into_iter();
    let shorter = one_item.clone().filter_map(|at| late.shorten(at));
    let mut others: Vec<Offer> = shorter.chain(one_item.filter_map(|at| late.drop(at))).collect();
    // The first way already offers this if a single item gives everything.
    others.retain(|offer| offers.iter().all(|first| first.changes != offer.changes));
    others.sort_by_key(|offer| !offer.on_time);
    offers.extend(others);
    offers.push(late.offer(OverrunFix::RunOver, &late.items, Vec::new()));
    offers
}
