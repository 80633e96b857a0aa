//! The budget of the item that is up (its talk, a short talk or its discussion), and what is left of it.

use jiff::SignedDuration;

use crate::model::stamp::Moment;
use crate::queries::rundown::time::allotted;
use crate::state::State;

/// A part of an item's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole time: it has no parts.
    Whole,
    /// The talk.
    Talk,
    /// One of its short talks, from 1.
    ShortTalk(u32),
    /// The discussion.
    Discussion,
}

/// What is left of an item's time, by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The current part.
    pub part: Part,
    /// The time given to that part. The discussion has everything that the talk leaves.
    pub given: SignedDuration,
    /// The time left of it; negative when over.
    pub left: SignedDuration,
    /// The time left for the discussion, never negative. A talk over its time uses it up.
    pub discussion: SignedDuration,
}

/// The budget of the item that is up; `None` if none is up or it has no time.
pub fn budget(state: &State, now: &Moment) -> Option<Budget> {
    let (id, run) = state.item_run()?;
    let item = state.content.item(id)?;
    let total = allotted(state, state.content.item_index(id)?);
    if total.is_zero() {
        return None;
    }
    let spent = run.clock.spent(now);
    let left_in_all = total.saturating_sub(spent);
    if let Some(talk_took) = run.talk_took {
        let given = total.saturating_sub(talk_took).max(SignedDuration::ZERO);
        let discussion = left_in_all.max(SignedDuration::ZERO);
        return Some(Budget { part: Part::Discussion, given, left: left_in_all, discussion });
    }
    let talk = item.talk_part().filter(|talk| *talk < total);
    let kept = talk.map_or(SignedDuration::ZERO, |talk| total.saturating_sub(talk));
    let discussion = kept.min(left_in_all).max(SignedDuration::ZERO);
    let (number, before) = run.short_talk.unwrap_or((1, SignedDuration::ZERO));
    let short = (number as usize).checked_sub(1).and_then(|at| item.talks.get(at));
    if let Some(short) = short.filter(|short| short.time.is_positive()) {
        let left = short.time.saturating_sub(spent.saturating_sub(before));
        return Some(Budget { part: Part::ShortTalk(number), given: short.time, left, discussion });
    }
    let (part, given) = talk.map_or((Part::Whole, total), |talk| (Part::Talk, talk));
    Some(Budget { part, given, left: given.saturating_sub(spent), discussion })
}
