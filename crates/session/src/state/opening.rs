//! What happens when a session is opened that has been run before.

use jiff::SignedDuration;

use crate::model::fact::Fact;
use crate::model::stamp::Moment;
use crate::state::run::Run;

/// After an unclean end a session opened again within this time goes on at once.
pub const AT_ONCE: SignedDuration = SignedDuration::from_mins(30);

/// What to do with an earlier run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Nothing to go on with: a new run.
    Fresh,
    /// The program ended uncleanly a short while ago: go on at once.
    GoOn,
    /// Ask, in these words.
    Ask(String),
}

/// What to do with the latest run when its session is opened at `now`.
pub fn opening(run: &Run, now: &Moment, rehearsal: bool) -> Opening {
    let state = run.state();
    let Some(last) = run.rows().last() else { return Opening::Fresh };
    if nothing_happened(run) {
        return Opening::Fresh;
    }
    let closed = last.fact == Fact::Closed;
    // Before the question of rehearsals: a session that runs past midnight is still itself.
    if !closed && state.ended.is_none() && now.since(&last.stamp.at) < AT_ONCE {
        return Opening::GoOn;
    }
    // A talk that was ended in order is given again from its start.
    if state.content.plain && closed {
        return Opening::Fresh;
    }
    // Monday's rehearsal is not the session of Tuesday.
    if state.rehearsal != rehearsal {
        return Opening::Fresh;
    }
    let zone = state.content.time_zone();
    let stopped = last.stamp.at.wall.to_zoned_datetime(zone.clone());
    let same_day = stopped.date() == now.wall.to_zoned_datetime(zone).date();
    let when = if same_day { stopped.strftime("%H:%M") } else { stopped.strftime("%-d %b %Y %H:%M") };
    let place = if state.ended.is_some() {
        "after the end of the session".to_string()
    } else {
        format!("at slide {}", state.standing(&state.place).map_or(state.place.slide + 1, |standing| standing.number))
    };
    Opening::Ask(format!("Go on {place} (stopped {when})?"))
}

/// Nothing but openings and ends: there is nothing to go on with.
fn nothing_happened(run: &Run) -> bool {
    run.rows().iter().all(|row| is_nothing(&row.fact))
}

/// Whether a run with no other facts is one in which nothing happened.
pub fn is_nothing(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Opened { .. }
            | Fact::WentOn
            | Fact::Closed
            | Fact::DeckRead { .. }
            | Fact::ClockStepped { .. }
            | Fact::ClockSimulated
    )
}
