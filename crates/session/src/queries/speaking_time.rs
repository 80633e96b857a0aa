//! How long comments at the microphone take, judged by those so far, and what the people in a queue need.

use jiff::SignedDuration;

use crate::model::content::MicLimit;
use crate::model::floor::Speech;
use crate::queries::rundown::time::whole_minutes;
use crate::state::State;

/// So many comments say how long the next ones take; fewer may all have been unusual.
const ENOUGH: usize = 3;
/// Whoever has the microphone for a shorter time has hardly said anything, or was begun by mistake.
const SHORTEST: SignedDuration = SignedDuration::from_secs(10);
/// Times are said in steps of this length.
const STEP_SECONDS: i64 = 10;

/// What the estimate goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgedBy {
    /// The comments on this item.
    Item,
    /// Those on all items, because there were too few on this one.
    Session,
    /// The limit for a comment, because too few people have spoken.
    Limit,
}

/// How long a comment takes: the middle half of those so far lies between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpeakingTime {
    /// A short one.
    pub shorter: SignedDuration,
    /// A long one; never less than a short one.
    pub longer: SignedDuration,
    /// What this goes by.
    pub judged_by: JudgedBy,
}

impl SpeakingTime {
    /// The whole minutes that so many people need: at least, and at most.
    pub fn needed(&self, waiting: usize) -> (SignedDuration, SignedDuration) {
        let (shorter, longer) = self.of(waiting);
        (whole_minutes(shorter), whole_minutes(longer))
    }

    /// The same to the second.
    pub fn of(&self, waiting: usize) -> (SignedDuration, SignedDuration) {
        let count = i32::try_from(waiting).unwrap_or(i32::MAX);
        (self.shorter.saturating_mul(count), self.longer.saturating_mul(count))
    }

    /// The whole minutes to give so that so many people can speak in this time, if each is short; zero if they can.
    pub fn lacking(&self, waiting: usize, left: SignedDuration) -> SignedDuration {
        whole_minutes(self.of(waiting).0.saturating_sub(left))
    }
}

/// Judges by how long comments took on this item, else in the whole session, else by the limit.
pub fn speaking_time(item: &[SignedDuration], session: &[SignedDuration], limit: MicLimit) -> SpeakingTime {
    let judge = |took: &[SignedDuration], judged_by| {
        middle_half(took).map(|(shorter, longer)| SpeakingTime { shorter, longer, judged_by })
    };
    judge(item, JudgedBy::Item).or_else(|| judge(session, JudgedBy::Session)).unwrap_or(SpeakingTime {
        shorter: limit.warn.min(limit.over),
        longer: limit.over,
        judged_by: JudgedBy::Limit,
    })
}

/// The lower and the upper quartile, in steps; `None` of too few.
fn middle_half(took: &[SignedDuration]) -> Option<(SignedDuration, SignedDuration)> {
    let mut took: Vec<SignedDuration> = took.iter().copied().filter(|took| *took >= SHORTEST).collect();
    took.sort_unstable();
    let last = took.len().checked_sub(1).filter(|_| took.len() >= ENOUGH)?;
    Some((in_steps(took[last / 4]), in_steps(took[last - last / 4])))
}

/// Rounds up to whole steps.
fn in_steps(time: SignedDuration) -> SignedDuration {
    let seconds = time.as_secs().saturating_add(i64::from(time.subsec_nanos() > 0));
    let steps = seconds.saturating_add(STEP_SECONDS - 1).div_euclid(STEP_SECONDS);
    SignedDuration::from_secs(steps.saturating_mul(STEP_SECONDS))
}

/// How long the people in the queue of the item that is up are likely to speak. Whoever speaks now is not counted.
pub(crate) fn expected(state: &State) -> SpeakingTime {
    let over = |speech: &&Speech| speech.until.is_some();
    let took = |speech: &Speech| speech.until.as_ref().map(|until| until.since(&speech.from)).unwrap_or_default();
    let all: Vec<SignedDuration> = state.floor.speeches.iter().filter(over).map(took).collect();
    let here = state.floor.speeches.iter().filter(over).filter(|speech| speech.item == state.item);
    speaking_time(&here.map(took).collect::<Vec<_>>(), &all, state.content.mic)
}
