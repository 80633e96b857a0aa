//! Taking one of the ways to end on time.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::overrun_fix::OverrunFix;
use crate::model::stamp::Moment;
use crate::queries::rundown::time::allotted;
use crate::queries::rundown::ways::{Change, Offer, ways};
use crate::state::State;
use crate::words::{isolated, minutes_words};

/// What follows when the chair takes a way: absolute values, all of one key.
pub(super) fn take_way(state: &State, way: &OverrunFix, now: &Moment) -> Decision {
    let Some(offer) = ways(state, now).into_iter().find(|offer| offer.way == *way) else {
        return Decision::say("The times have changed, so this is no longer possible");
    };
    let notice = Some(taken(state, &offer));
    if offer.way == OverrunFix::RunOver {
        return Decision { notice, ..Fact::OverrunAccepted { until: offer.ends.at }.into() };
    }
    let facts = offer.changes.into_iter().map(|change| match change {
        Change::Time(item, time) => Fact::TimeGiven { item, time },
        Change::Skipped(item) => Fact::ItemSkipped { item },
    });
    Decision { notice, ..facts.collect::<Vec<_>>().into() }
}

/// What a way that was taken has changed, and the end that it gives: "AOB 10 → 4 min; ends 14:00".
fn taken(state: &State, offer: &Offer) -> String {
    let ends = state.day_times().time(offer.ends.at);
    if offer.way == OverrunFix::RunOver {
        return format!("Runs over until {ends}");
    }
    let change = |change: &Change| {
        let (Change::Time(id, _) | Change::Skipped(id)) = change;
        let Some(index) = state.content.item_index(id) else { return String::new() };
        let title = isolated(&state.content.agenda[index].title);
        match change {
            Change::Skipped(_) => format!("{title} skipped"),
            Change::Time(_, to) => {
                format!("{title} {} → {} min", minutes_words(allotted(state, index)), minutes_words(*to))
            }
        }
    };
    let changes = offer.changes.iter().map(change).collect::<Vec<_>>().join(", ");
    format!("{changes}; ends {ends}")
}

/// Takes the first of the ways.
pub(super) fn take_best_way(state: &State, now: &Moment) -> Decision {
    match ways(state, now).first() {
        Some(offer) => take_way(state, &offer.way, now),
        None => Decision::say("The session ends in time"),
    }
}
