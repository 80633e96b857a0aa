//! The time that the room sees: a card in the corner for a minute, or a timer when the chair turns it on. Else none.

use jiff::SignedDuration;

use crate::decide::Decision;
use crate::model::card::{self, Card};
use crate::model::fact::Fact;
use crate::model::stamp::Moment;
use crate::queries::rundown::budget;
use crate::state::State;

/// So long a time card stands: what it says would not be true much longer.
pub const STANDS: SignedDuration = SignedDuration::from_secs(60);

/// A card in the corner of the room's slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CornerCard {
    /// Minutes left; 0 is "time".
    pub minutes: u32,
    /// Shown since.
    pub since: Moment,
}

/// "5 minutes left", "Time".
pub fn words(minutes: u32) -> String {
    match minutes {
        0 => "Time".into(),
        1 => "1 minute left".into(),
        minutes => format!("{minutes} minutes left"),
    }
}

/// What a card says of the time that is left: whole minutes, never wrong by more than half of one, and "time" from half
/// a minute on.
pub fn whole_minutes_left(left: SignedDuration) -> u32 {
    let millis = left.as_millis().max(0).saturating_add(29_999) / 60_000;
    u32::try_from(millis).unwrap_or(u32::MAX)
}

/// What is left of the budget that runs: the talk, one of several short talks, the discussion; `None` without one.
pub(crate) fn running_left(state: &State, now: &Moment) -> Option<SignedDuration> {
    budget(state, now).map(|budget| budget.left)
}

/// The corner's card as long as it stands.
pub fn in_corner<'a>(state: &'a State, now: &Moment) -> Option<&'a CornerCard> {
    state.corner.as_ref().filter(|card| !state.elsewhere && now.since(&card.since) < STANDS)
}

/// For how long the large card has stood.
fn large_for(state: &State, now: &Moment) -> Option<SignedDuration> {
    let since = state.card_since.as_ref().filter(|_| matches!(state.card, Some(Card::Time { .. })))?;
    Some(now.since(since))
}

/// How long until the first of the time cards goes.
pub(crate) fn goes_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    let corner = in_corner(state, now).map(|card| now.since(&card.since));
    let stood = [corner, large_for(state, now)].into_iter().flatten().max()?;
    Some(STANDS.saturating_sub(stood))
}

/// What happens by itself once the large card has stood its time. The corner's card needs no fact: it covers nothing.
pub fn gone(state: &State, now: &Moment) -> Option<Fact> {
    large_for(state, now).filter(|stood| *stood >= STANDS).map(|_| Fact::CardTakenAway)
}

/// A time card: of these minutes, else of what is left of the budget that runs. The key takes away the card that is up,
/// whatever it says.
pub(crate) fn time_card(state: &State, minutes: Option<u32>, large: bool, now: &Moment) -> Decision {
    if state.elsewhere {
        return Decision::say("The room looks elsewhere and cannot see a time card: X when it is back");
    }
    let up = match (&state.card, in_corner(state, now)) {
        (Some(Card::Time { minutes }), _) if large => Some(*minutes),
        (_, Some(card)) if !large => Some(card.minutes),
        _ => None,
    };
    let Some(minutes) = minutes.or(up).or_else(|| running_left(state, now).map(whole_minutes_left)) else {
        return Decision::say("No item with a planned time is up, so nothing is left to be shown");
    };
    if large {
        return card::toggle(state, Card::Time { minutes });
    }
    if up == Some(minutes) { Fact::TimeHidden.into() } else { Fact::TimeShown { minutes }.into() }
}

pub(crate) fn timer(state: &State) -> Decision {
    if state.elsewhere && !state.room_timer {
        return Decision::say("The room looks elsewhere and cannot see a timer: X when it is back");
    }
    Fact::RoomTimer { on: !state.room_timer }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_never_wrong_by_more_than_half_a_minute() {
        let cases = [
            (1200, 20),
            (600, 10),
            (310, 5),
            (271, 5),
            (270, 4),
            (150, 2),
            (151, 3),
            (120, 2),
            (90, 1),
            (31, 1),
            (30, 0),
            (29, 0),
            (0, 0),
            (-120, 0),
        ];
        for (seconds, minutes) in cases {
            assert_eq!(whole_minutes_left(SignedDuration::from_secs(seconds)), minutes, "{seconds} s");
        }
        assert_eq!(words(whole_minutes_left(SignedDuration::from_secs(90))), "1 minute left");
    }
}
