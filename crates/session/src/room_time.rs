//! The time that the room sees: a card in the corner for a minute, or a timer when the chair turns it on. Else none.

use jiff::SignedDuration;

use crate::card::{self, Card};
use crate::decide::Decision;
use crate::fact::Fact;
use crate::mic::time_left;
use crate::stamp::Moment;
use crate::state::State;

/// So long a card stands in the corner: what it says would not be true much longer.
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

/// The mark that says best how much is left: the nearest one, "time" when less than half of the last one is left.
pub fn nearest_mark(left: SignedDuration, marks: &[u32]) -> u32 {
    let away = |mark: &u32| left.saturating_sub(SignedDuration::from_mins(i64::from(*mark))).abs();
    // "Time" is near once half a minute is left, whatever the marks.
    let marks = marks.iter().copied().filter(|mark| *mark > 0);
    marks.chain([0]).min_by_key(|mark| (away(mark), *mark)).unwrap_or(0)
}

/// The corner's card as long as it stands.
pub fn in_corner<'a>(state: &'a State, now: &Moment) -> Option<&'a CornerCard> {
    state.corner.as_ref().filter(|card| !state.elsewhere && now.since(&card.since) < STANDS)
}

/// How long until the corner's card goes.
pub(crate) fn goes_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    in_corner(state, now).map(|card| STANDS.saturating_sub(now.since(&card.since)))
}

/// A time card: of these minutes, else of the mark that is nearest. What is up already goes away.
pub(crate) fn time_card(state: &State, minutes: Option<u32>, large: bool, now: &Moment) -> Decision {
    if state.elsewhere {
        return Decision::say("The room looks elsewhere and cannot see a time card: X when it is back");
    }
    let Some(minutes) = minutes.or_else(|| Some(nearest_mark(time_left(state, now)?, &state.content.room.marks)))
    else {
        return Decision::say("No item with a planned time is up, so nothing is left to be shown");
    };
    if large {
        return card::toggle(state, Card::Time { minutes });
    }
    match in_corner(state, now) {
        Some(card) if card.minutes == minutes => Fact::TimeHidden.into(),
        _ => Fact::TimeShown { minutes }.into(),
    }
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
    fn the_nearest_mark_is_shown() {
        let marks = [5, 2, 1];
        let cases = [
            (600, 5),
            (310, 5),
            (290, 5),
            (212, 5),
            (208, 2),
            (120, 2),
            (91, 2),
            (89, 1),
            (31, 1),
            (29, 0),
            (0, 0),
            (-120, 0),
        ];
        for (seconds, mark) in cases {
            assert_eq!(nearest_mark(SignedDuration::from_secs(seconds), &marks), mark, "{seconds} s");
        }
        assert_eq!(nearest_mark(SignedDuration::from_secs(600), &[]), 0);
        assert_eq!(words(nearest_mark(SignedDuration::from_secs(90), &marks)), "1 minute left");
    }
}
