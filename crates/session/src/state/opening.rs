//! What happens when a session is opened that has been run before.

use jiff::SignedDuration;

use crate::model::content::{Item, SessionContent};
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

/// The new content with the ids of items that match one of the old: by `id:`, else by deck, else by title. Ids that
/// the file gives are kept.
#[must_use]
pub fn with_known_ids(mut new: SessionContent, old: &SessionContent) -> SessionContent {
    let known = |id: &crate::model::ids::ItemId| old.agenda.iter().any(|item| item.id == *id);
    let mut taken: Vec<crate::model::ids::ItemId> =
        new.agenda.iter().filter(|item| known(&item.id)).map(|item| item.id.clone()).collect();
    for item in new.agenda.iter_mut().filter(|item| !known(&item.id)) {
        let free = |candidate: &&Item| !taken.contains(&candidate.id);
        let by_deck = old
            .agenda
            .iter()
            .filter(free)
            .find(|other| item.brings_deck && other.brings_deck && other.deck == item.deck);
        let matching = by_deck.or_else(|| old.agenda.iter().filter(free).find(|other| other.title == item.title));
        if let Some(matching) = matching {
            let old_slide = crate::model::ids::DeckId::of_item(&item.id);
            item.id = matching.id.clone();
            taken.push(item.id.clone());
            if item.deck == old_slide {
                item.deck = crate::model::ids::DeckId::of_item(&item.id);
            }
        }
    }
    for item in &mut new.agenda {
        // What is skipped is the run's to say, not the file's.
        item.skipped = old.item(&item.id).is_some_and(|before| before.skipped);
    }
    for deck in &mut new.decks {
        if let Some(item) = deck.id.as_str().strip_prefix("item:")
            && !new.agenda.iter().any(|known| known.id.as_str() == item)
        {
            // Its item was renamed to a known id: the deck follows.
            if let Some(owner) = new.agenda.iter().find(|known| known.title == deck.title) {
                deck.id = crate::model::ids::DeckId::of_item(&owner.id);
            }
        }
    }
    new
}

/// What is different between the agenda that the journal has and the file's, in words; `None` when nothing is.
pub fn differences(old: &SessionContent, new: &SessionContent) -> Option<String> {
    let mut parts = Vec::new();
    for item in &new.agenda {
        match old.item(&item.id) {
            None => parts.push(format!("new: {}", item.title)),
            Some(before) if before.title != item.title => parts.push(format!("renamed: {}", item.title)),
            Some(before) if before.time != item.time => parts.push(format!("other minutes: {}", item.title)),
            Some(before) if before != item => parts.push(format!("changed: {}", item.title)),
            Some(_) => {}
        }
    }
    for item in old.agenda.iter().filter(|item| new.item(&item.id).is_none()) {
        parts.push(format!("gone: {}", item.title));
    }
    let order = |content: &SessionContent| content.agenda.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    if parts.is_empty() && order(old) != order(new) {
        parts.push("another order of items".into());
    }
    if parts.is_empty() {
        let rest = |content: &SessionContent| SessionContent { decks: Vec::new(), ..content.clone() };
        if rest(old) != rest(new) {
            parts.push("its times, people, links or texts".into());
        }
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}
