//! Time cards and the room's timer.

use crate::decide::cards;
use crate::decide::decision::{Decision, cannot_see, no_item};
use crate::model::card::Card;
use crate::model::fact::Fact;
use crate::model::keys::Action;
use crate::model::stamp::Moment;
use crate::queries::room_time::{STANDS, in_corner, large_for, running_left};
use crate::state::State;
use crate::words::whole_minutes_left;

/// What happens by itself once the large card has stood its time. The corner's card needs no fact: it covers nothing.
pub fn gone(state: &State, now: &Moment) -> Option<Fact> {
    large_for(state, now).filter(|stood| *stood >= STANDS).map(|_| Fact::CardTakenAway)
}

/// A time card: of these minutes, else of what is left of the budget that runs. The key takes away the card that is up,
/// whatever it says; K also the large one, which Shift+K puts in the place of the one in the corner.
pub(super) fn time_card(state: &State, minutes: Option<u32>, large: bool, now: &Moment) -> Decision {
    if state.elsewhere {
        return cannot_see(state);
    }
    let (asked, is_large) = (minutes, matches!(state.card, Some(Card::Time { .. })));
    let up = match (&state.card, in_corner(state, now)) {
        (Some(Card::Time { minutes }), _) if large => Some(*minutes),
        (_, Some(card)) if !large => Some(card.minutes),
        _ => None,
    };
    let Some(minutes) = minutes.or(up).or_else(|| running_left(state, now).map(whole_minutes_left)) else {
        return no_time(state);
    };
    if large {
        return cards::toggle(state, Card::Time { minutes });
    }
    if is_large && asked.is_none() {
        return Fact::CardTakenAway.into();
    }
    if up == Some(minutes) { Fact::TimeHidden.into() } else { Fact::TimeShown { minutes }.into() }
}

/// The notice that there is no time to show, and what gives one.
fn no_time(state: &State) -> Decision {
    if state.item.is_none() {
        return no_item(state);
    }
    let more = state.cap(Action::AddMinute);
    Decision::say(format!(
        "Nothing is planned for this item, so there is no time left to show. {more} gives it a minute."
    ))
}

pub(super) fn timer(state: &State) -> Decision {
    if state.elsewhere && !state.room_timer {
        return cannot_see(state);
    }
    Fact::RoomTimer { on: !state.room_timer }.into()
}
