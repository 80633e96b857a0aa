//! What to do with an earlier run when its session is opened again.

use jiff::{SignedDuration, Timestamp};

use crate::model::content::SessionContent;
use crate::model::fact::Fact;
use crate::model::matching::with_known_ids;
use crate::model::stamp::Moment;
use crate::state::State;
use crate::state::run::Run;

/// A run that ended in a crash less than this ago is resumed without asking.
pub const AT_ONCE: SignedDuration = SignedDuration::from_mins(30);

/// What to do with an earlier run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Nothing to resume: start a new run.
    Fresh,
    /// The program crashed a short while ago: resume at once.
    GoOn,
    /// Ask the chair, in these words.
    Ask(String),
}

/// Decides what to do with the latest run when a file of its session, which says `file`, is opened at `now`.
pub fn opening(run: &Run, file: &SessionContent, now: &Moment, rehearsal: bool) -> Opening {
    let state = run.state();
    let Some(last) = run.rows().last() else { return Opening::Fresh };
    if nothing_happened(run) {
        return Opening::Fresh;
    }
    let closed = last.fact == Fact::Closed;
    // This comes before the check for a rehearsal: a session that runs past midnight is still the same session.
    if !closed && state.ended.is_none() && now.since(&last.stamp.at) < AT_ONCE && have_much_in_common(state, file) {
        return Opening::GoOn;
    }
    // A talk that was closed normally starts again from its first slide.
    if state.content.plain && closed {
        return Opening::Fresh;
    }
    let zone = state.content.time_zone();
    let today =
        |at: Timestamp| at.to_zoned_datetime(zone.clone()).date() == now.wall.to_zoned_datetime(zone.clone()).date();
    // A session that is over can be read on any later day. Monday's rehearsal is not Tuesday's session.
    if let Some(ended) = state.ended.as_ref().filter(|_| rehearsal || !state.rehearsal) {
        let at = ended.wall.to_zoned_datetime(zone.clone());
        let when = if today(ended.wall) { at.strftime("at %H:%M") } else { at.strftime("on %-d %b %Y at %H:%M") };
        let what = if state.rehearsal { "rehearsal" } else { "session" };
        return Opening::Ask(format!("This {what} ended {when}"));
    }
    if state.rehearsal != rehearsal {
        return Opening::Fresh;
    }
    let stopped = last.stamp.at.wall.to_zoned_datetime(zone.clone());
    let when = if today(last.stamp.at.wall) { stopped.strftime("%H:%M") } else { stopped.strftime("%-d %b %Y %H:%M") };
    let slide = state.standing(&state.place).map_or(state.place.slide + 1, |standing| standing.number);
    Opening::Ask(format!("Resume at slide {slide} (stopped {when})?"))
}

/// Whether this may be the file that the run was about: another one can have the same meeting, group and start. At least half of the
/// items of the shorter agenda are in the longer one.
fn have_much_in_common(state: &State, file: &SessionContent) -> bool {
    let known = &state.content.agenda;
    let file = with_known_ids(file.clone(), &state.content);
    let common = file.agenda.iter().filter(|item| known.iter().any(|other| other.id == item.id)).count();
    common * 2 >= known.len().min(file.agenda.len())
}

/// Whether nothing happened in the run: it was only opened and closed.
fn nothing_happened(run: &Run) -> bool {
    run.rows().iter().all(|row| is_nothing(&row.fact))
}

/// Whether nothing happened in a run that has only facts like this one.
pub fn is_nothing(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Opened { .. }
            | Fact::Resumed
            | Fact::Closed
            | Fact::DeckRead { .. }
            | Fact::NotesPlaced { .. }
            | Fact::ClockStepped { .. }
            | Fact::ClockSimulated
    )
}
