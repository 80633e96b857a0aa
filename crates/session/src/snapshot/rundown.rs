//! What the presenter window says of a session that runs late, and of the agenda as it was agreed.

use jiff::tz::TimeZone;

use crate::model::ids::ItemId;
use crate::model::intent::Intent;
use crate::model::stamp::{CHAIR, Moment};
use crate::queries::rundown::{Change, Offer, Rundown, Way, allotted, ways_of};
use crate::snapshot::agenda::{name, number};
use crate::snapshot::build::projection;
use crate::snapshot::{RundownCard, WayRow};
use crate::state::State;
use crate::state::run::Run;
use crate::words::{clock_time, minutes_words};

/// The card as of `now`.
pub fn card(run: &Run, rundown: &Rundown, now: &Moment, zone: &TimeZone) -> RundownCard {
    let state = run.state();
    let ways = ways_of(state, rundown, now);
    let late = rundown.cut().zip(rundown.slot).filter(|_| state.ended.is_none());
    let cut =
        late.map(|(cut, slot)| format!("To end at {}, cut {} min", clock_time(slot.end, zone), minutes_words(cut)));
    let accepted = state.overrun_until.filter(|_| late.is_some() && ways.is_empty());
    RundownCard {
        cut: cut.filter(|_| accepted.is_none()),
        ways: ways.into_iter().map(|offer| row(state, offer)).collect(),
        accepted: accepted.map(|until| format!("Runs over until {}", clock_time(until, zone))),
        agreed: state.agreed.as_ref().map(|at| clock_time(at.wall, zone)),
        redo: run.latest_taken_back(CHAIR).map(|(_, words)| format!("Ctrl+Shift+Z puts back: {words}")),
    }
}

fn row(state: &State, offer: Offer) -> WayRow {
    let item = |id: &ItemId| {
        let title = state.content.item(id).map_or("", |item| item.title.as_str());
        format!("item {}, {title}", number(&state.content, id))
    };
    let words = match (&offer.way, offer.changes.as_slice()) {
        (Way::FromOpenItems, _) => "Take it from AOB and what time permits".into(),
        (Way::Shorten { item: id }, [Change::Time(_, to)]) => {
            format!("Shorten {}, to {} min", item(id), minutes_words(*to))
        }
        (Way::Shorten { item: id }, _) => format!("Shorten {}", item(id)),
        (Way::Drop { item: id }, _) => format!("Drop {}", item(id)),
        (Way::RunOver, _) => "Run over".into(),
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
