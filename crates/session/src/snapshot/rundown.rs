//! A session that runs late, and the agenda as it was agreed.

use serde::Serialize;
use ts_rs::TS;

use crate::model::ids::ItemId;
use crate::model::intent::Intent;
use crate::model::keys::Action;
use crate::model::overrun_fix::OverrunFix;
use crate::model::stamp::{CHAIR, Moment};
use crate::queries::names::{name, number};
use crate::queries::rundown::agenda::Rundown;
use crate::queries::rundown::time::allotted;
use crate::queries::rundown::ways::{Change, Offer, ways_of};
use crate::snapshot::times::{Projection, projection};
use crate::state::State;
use crate::state::run::Run;
use crate::words::{DayTimes, isolated, minutes_words};

/// The agenda against the slot: what must be cut, and the ways to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RundownCard {
    /// "To end at 14:00, cut 6 min"; `None` while the session ends in time, or once the chair lets it run over.
    pub cut: Option<String>,
    /// The ways there are; none while it ends in time, or once the chair lets it run over.
    pub ways: Vec<WayRow>,
    /// "Runs over until 14:06", once the chair has said so.
    pub accepted: Option<String>,
    /// When the group agreed to the agenda: "12:03".
    pub agreed: Option<String>,
    /// There is something that `redo` would put back: "Ctrl+Shift+Z redoes: item moved".
    pub redo: Option<String>,
}

/// A way to deal with a session that runs late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WayRow {
    /// "Drop item 3, Multicast Transports".
    pub words: String,
    /// Each item that changes: "5 · AOB: 10 → 4 min".
    pub changes: Vec<String>,
    /// When the session would end.
    pub ends: Projection,
    /// Whether that is in time.
    pub on_time: bool,
    /// What takes it.
    pub intent: Intent,
}

/// The card as of `now`.
pub fn card(run: &Run, rundown: &Rundown, now: &Moment, times: &DayTimes) -> RundownCard {
    let state = run.state();
    let ways = ways_of(state, rundown, now);
    let late = rundown.cut().zip(rundown.slot).filter(|_| state.ended.is_none());
    let cut = late.map(|(cut, slot)| format!("To end at {}, cut {} min", times.time(slot.end), minutes_words(cut)));
    let accepted = state.overrun_until.filter(|_| late.is_some() && ways.is_empty());
    RundownCard {
        cut: cut.filter(|_| accepted.is_none()),
        ways: ways.into_iter().map(|offer| row(state, offer)).collect(),
        accepted: accepted.map(|until| format!("Runs over until {}", times.time(until))),
        agreed: state.agreed.as_ref().map(|at| times.time(at.wall)),
        redo: run.latest_taken_back(CHAIR).map(|(_, words)| format!("{} redoes: {words}", Action::Redo.cap())),
    }
}

fn row(state: &State, offer: Offer) -> WayRow {
    let item = |id: &ItemId| {
        let title = state.content.item(id).map_or("", |item| item.title.as_str());
        format!("item {}, {}", number(&state.content, id), isolated(title))
    };
    let words = match (&offer.way, offer.changes.as_slice()) {
        (OverrunFix::FromOpenItems, _) => "Trim AOB and “if time permits” items".into(),
        (OverrunFix::Shorten { item: id }, [Change::Time(_, to)]) => {
            format!("Shorten {}, to {} min", item(id), minutes_words(*to))
        }
        (OverrunFix::Shorten { item: id }, _) => format!("Shorten {}", item(id)),
        (OverrunFix::Drop { item: id }, _) => format!("Drop {}", item(id)),
        (OverrunFix::RunOver, _) => "Run over".into(),
    };
    let change = |change: &Change| match change {
        Change::Skipped(id) => format!("{}: skipped", name(&state.content, id)),
        Change::Time(id, to) => {
            let was = state.content.item_index(id).map(|index| allotted(state, index)).unwrap_or_default();
            format!("{}: {} → {} min", name(&state.content, id), minutes_words(was), minutes_words(*to))
        }
    };
    WayRow {
        words,
        changes: offer.changes.iter().map(change).collect(),
        ends: projection(offer.ends),
        on_time: offer.on_time,
        intent: Intent::TakeWay { way: offer.way },
    }
}
