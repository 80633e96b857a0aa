//! A dispatch session in discussion, and what the room sees of it.

use chairside_session::outcome::Outcome;
use chairside_session::snapshot::{AudienceSnapshot, RoomCard, RoomView, audience};
use chairside_session::{Intent, SessionContent};

use crate::support::{Chair, sec_dispatch};

pub const OUTCOMES: [&str; 3] = ["Direct to an existing WG", "Propose a new, focused WG", "AD-sponsorship"];

pub fn dispatch() -> SessionContent {
    let mut content = sec_dispatch();
    content.outcomes = OUTCOMES.map(String::from).to_vec();
    content.room.decides = true;
    content
}

/// Private Access Tokens is up and discussed; it is 12:20.
pub fn discussed() -> Chair {
    let mut chair = Chair::opens(dispatch());
    chair.at("12:00").press("Shift+→ P").at("12:05").press("Shift+→ P").at("12:20").press("M");
    chair
}

pub fn to_room(chair: &Chair) -> AudienceSnapshot {
    audience(&chair.run, &chair.clock.now(), 1, 0, false)
}

pub fn card(chair: &Chair) -> RoomCard {
    match to_room(chair).view {
        RoomView::Card { card } => card,
        other => panic!("{other:?}"),
    }
}

pub fn lines(card: &RoomCard) -> Vec<String> {
    card.lines.iter().map(|line| format!("{} {}", line.mark, line.text).trim().to_string()).collect()
}

pub fn outcome(chosen: &[&str]) -> Outcome {
    Outcome { chosen: chosen.iter().map(ToString::to_string).collect(), ..Outcome::default() }
}

pub fn record(chair: &mut Chair, item: &str, outcome: Outcome) {
    let decision = chair.wants(&Intent::RecordOutcome { item: item.into(), outcome });
    assert_eq!((decision.facts.len(), decision.notice), (1, None));
}
