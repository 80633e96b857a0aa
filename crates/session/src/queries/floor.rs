//! The queue at the microphone: when it has to close, whether the next person can speak, and names to suggest.

use jiff::SignedDuration;

use crate::model::content::SessionContent;
use crate::model::item::Item;
use crate::model::item_clock::ItemClock;
use crate::model::stamp::Moment;
use crate::queries::rundown::time::{allotted, spent, whole_minutes};
use crate::queries::speaking_time::expected;
use crate::state::State;

/// Whether the people waiting need more time than is left, if each takes `limit`.
pub fn queue_is_full(waiting: usize, limit: SignedDuration, left: SignedDuration) -> bool {
    waiting > 0 && closes_in(waiting, limit, left).is_negative()
}

/// How long until the queue has to close, so that everybody waiting can still take `limit`. Negative if it is too late.
pub fn closes_in(waiting: usize, limit: SignedDuration, left: SignedDuration) -> SignedDuration {
    let needed = limit.saturating_mul(i32::try_from(waiting).unwrap_or(i32::MAX));
    left.saturating_sub(needed)
}

/// The time left for the item that is up; `None` if none is up or it has no planned time.
pub(crate) fn time_left(state: &State, now: &Moment) -> Option<SignedDuration> {
    let index = state.content.item_index(state.item.as_ref()?)?;
    let allotted = allotted(state, index);
    allotted.is_positive().then(|| allotted.saturating_sub(spent(state, index, now)))
}

/// How long until the queue counts as full, if it is open and the item's time is running.
pub(crate) fn fills_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    let left = time_left(state, now)?;
    let (id, _) = state.item_run().filter(|(_, run)| run.clock.runs())?;
    let queue = state.floor.queues.get(id).filter(|queue| !queue.closed)?;
    // It is full one millisecond later.
    Some(closes_in(queue.waiting.len(), expected(state).longer, left).saturating_add(SignedDuration::from_millis(1)))
}

/// How long until people in the queue lack another minute, if the item's time is running.
pub(crate) fn lacks_more_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    let left = time_left(state, now)?;
    let (id, _) = state.item_run().filter(|(_, run)| run.clock.runs())?;
    let queue = state.floor.queues.get(id).filter(|queue| !queue.waiting.is_empty())?;
    let lacks = expected(state).of(queue.waiting.len()).0.saturating_sub(left);
    Some(whole_minutes(lacks).saturating_sub(lacks).saturating_add(SignedDuration::from_millis(1)))
}

/// Whether the next speaker can begin: the item is in discussion and has time left.
pub(crate) fn next_can_speak(state: &State, now: &Moment) -> bool {
    let Some((item, run)) = state.item_run() else { return false };
    let Some(index) = state.content.item_index(item) else { return false };
    state.ended.is_none()
        && !state.content.plain
        && run.clock != ItemClock::Handover
        && run.talk_took.is_some()
        && run.clock.spent(now) < allotted(state, index)
}

/// Names to suggest, each once: people who spoke, the latest first, then people waiting, presenters, chairs and area
/// directors.
pub fn candidates(state: &State) -> Vec<String> {
    let spoke = state.floor.speeches.iter().rev().filter_map(|speech| speech.name.clone());
    let waits = state.floor.queues.values().flat_map(|queue| &queue.waiting).map(|waiting| waiting.name.clone());
    let mut names: Vec<String> = Vec::new();
    for name in spoke.chain(waits).chain(named(&state.content)) {
        if !names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            names.push(name);
        }
    }
    names
}

/// The names in the session file: presenters, then chairs and area directors.
fn named(content: &SessionContent) -> impl Iterator<Item = String> {
    let of_item = |item: &Item| {
        let talks = item.talks.iter().map(|talk| talk.presenter.clone());
        std::iter::once(item.presenter.clone()).chain(talks).flatten().collect::<Vec<_>>()
    };
    let presenters = content.agenda.iter().flat_map(of_item);
    let presenters =
        presenters.flat_map(|names| names.split(',').map(|name| name.trim().to_string()).collect::<Vec<_>>());
    let presenters = presenters.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("chairs"));
    let chairs = content.chairs.iter().chain(&content.area_directors).map(|person| person.name.clone());
    presenters.chain(chairs)
}
