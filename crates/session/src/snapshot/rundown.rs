//! A session that runs late, and the agenda as it was agreed.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::ids::ItemId;
use crate::model::intent::Intent;
use crate::model::keys::Action;
use crate::model::overrun_fix::OverrunFix;
use crate::model::stamp::{CHAIR, Moment};
use crate::queries::names::number;
use crate::queries::rundown::agenda::Rundown;
use crate::queries::rundown::time::allotted;
use crate::queries::rundown::ways::{Change, Offer, ways_of};
use crate::snapshot::ribbon::{self, RibbonCard};
use crate::snapshot::times::{Projection, Ticking, millis, projection};
use crate::state::State;
use crate::state::run::Run;
use crate::words::{DayTimes, isolated, minutes_words};

/// The agenda against the slot: what must be cut, and the ways to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RundownCard {
    /// "To end at 14:00, cut 6 min"; `None` while the session ends in time, or once the chair lets it run over.
    pub cut: Option<String>,
    /// The session to scale.
    pub ribbon: RibbonCard,
    /// When the slot ends: "18:00".
    pub slot_ends: Option<String>,
    /// The ways there are, the best first; none while it ends in time, or once the chair lets it run over.
    pub ways: Vec<WayRow>,
    /// "Runs over until 14:06", once the chair has said so.
    pub accepted: Option<String>,
    /// When the group agreed to the agenda: "12:03".
    pub agreed: Option<String>,
    /// There is something that `redo` would put back: "Ctrl+Shift+Z redoes: item moved".
    pub redo: Option<String>,
}

/// A way to deal with a session that runs late, with all that it would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WayRow {
    /// "Drop Multicast Transports (25 min)".
    pub words: String,
    /// The items that change, in the order of the agenda.
    pub changes: Vec<WayChange>,
    /// When the session would end.
    pub ends: Projection,
    /// What would be left of the slot; negative past it.
    pub free: Ticking,
    /// Whether that is in time.
    pub on_time: bool,
    /// The session to scale, as it would be.
    pub ribbon: RibbonCard,
    /// What takes it.
    pub intent: Intent,
}

/// What a way does to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WayChange {
    /// Which item.
    pub item: ItemId,
    /// "Cut AOB, 10 → 4 min", "Drop AOB (10 min)".
    pub words: String,
    /// Its minutes before: "10".
    pub was: String,
    /// Its minutes then: "4"; `None` if it is dropped.
    pub becomes: Option<String>,
    /// The minutes that it loses: "6".
    pub less: String,
}

/// So many ways are shown at most; the first are the best, and the last is always to run over.
const MOST_WAYS: usize = 12;

/// The card as of `now`. The ribbon is drawn as the state ahead has it.
pub fn card(
    run: &Run,
    rundown: &Rundown,
    (ahead, after): (&State, &Rundown),
    now: &Moment,
    times: &DayTimes,
) -> RundownCard {
    let state = run.state();
    let mut ways = ways_of(state, rundown, now);
    if ways.len() > MOST_WAYS {
        ways.drain(MOST_WAYS - 1..ways.len() - 1);
    }
    let late = rundown.cut().zip(rundown.slot).filter(|_| state.ended.is_none());
    let cut = late.map(|(cut, slot)| format!("To end at {}, cut {} min", times.time(slot.end), minutes_words(cut)));
    let accepted = state.overrun_until.filter(|_| late.is_some() && ways.is_empty());
    RundownCard {
        cut: cut.filter(|_| accepted.is_none()),
        ways: ways.into_iter().map(|offer| row(state, rundown, now, times, offer)).collect(),
        ribbon: ribbon::card(ahead, after, now, times),
        slot_ends: rundown.slot.map(|slot| times.time(slot.end)),
        accepted: accepted.map(|until| format!("Runs over until {}", times.time(until))),
        agreed: state.agreed.as_ref().map(|at| times.time(at.wall)),
        redo: run.latest_taken_back(CHAIR).map(|(_, words)| format!("{} redoes: {words}", state.cap(Action::Redo))),
    }
}

fn row(state: &State, rundown: &Rundown, now: &Moment, times: &DayTimes, offer: Offer) -> WayRow {
    let changes: Vec<WayChange> = offer.changes.iter().map(|change| way_change(state, change)).collect();
    let after = offer.applied(rundown);
    let free = slot_free(&after);
    WayRow {
        words: way_words(state, &offer, &changes, times),
        changes,
        ends: projection(offer.ends),
        free,
        on_time: offer.on_time,
        ribbon: ribbon::card(state, &after, now, times),
        intent: Intent::TakeWay { way: offer.way },
    }
}

/// What is left of the slot; nothing without one.
fn slot_free(rundown: &Rundown) -> Ticking {
    let free = rundown.slot.map_or(SignedDuration::ZERO, |slot| slot.end.duration_since(rundown.ends.at));
    Ticking { ms: millis(free), rate: -i8::from(rundown.ends.slips) }
}

/// Up to two changes are named; more are what the way is called.
fn way_words(state: &State, offer: &Offer, changes: &[WayChange], times: &DayTimes) -> String {
    if offer.way == OverrunFix::RunOver {
        return format!("Run over to {}", times.time(offer.ends.at));
    }
    match changes {
        [only] => only.words.clone(),
        [other, first] => format!("{}, {}", first.words, beside(state, other)),
        _ => "Trim AOB and “if time permits” items".into(),
    }
}

/// The second of two changes: "1 min off item 11".
fn beside(state: &State, change: &WayChange) -> String {
    let number = number(&state.content, &change.item);
    match &change.becomes {
        Some(_) => format!("{} min off item {number}", change.less),
        None => format!("item {number} ({} min)", change.was),
    }
}

fn way_change(state: &State, change: &Change) -> WayChange {
    let (Change::Skipped(id) | Change::Time(id, _)) = change;
    let title = isolated(state.content.item(id).map_or("", |item| item.title.as_str()));
    let time = state.content.item_index(id).map(|index| allotted(state, index)).unwrap_or_default();
    let was = minutes_words(time);
    let (words, becomes, less) = match change {
        Change::Skipped(_) => (format!("Drop {title} ({was} min)"), None, time),
        Change::Time(_, to) => {
            let becomes = minutes_words(*to);
            (format!("Cut {title}, {was} → {becomes} min"), Some(becomes), time.saturating_sub(*to))
        }
    };
    WayChange { item: id.clone(), words, was, becomes, less: minutes_words(less) }
}
