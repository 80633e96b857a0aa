//! What the people in the queue need, beside the time that is left for them.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::decide::would_be;
use crate::model::intent::Intent;
use crate::model::stamp::Moment;
use crate::queries::floor::time_left;
use crate::queries::rundown::agenda::{Rundown, rundown};
use crate::queries::speaking_time::{JudgedBy, SpeakingTime, expected};
use crate::snapshot::times::{Projection, Ticking, millis, projection};
use crate::state::run::Run;
use crate::words::{limits, minutes_words};

/// The people in the queue against the item's time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct QueueNeed {
    /// "5 waiting need 10 to 15 min".
    pub words: String,
    /// What that goes by: "2 min each, the mic limit", "1:10 min each, as on this item".
    pub judged_by: String,
    /// How long each is drawn, in milliseconds: a short comment.
    #[ts(type = "number")]
    pub each: i64,
    /// What is left of the item's time; negative when it is over.
    pub left: Ticking,
    /// When that ends.
    pub ends: Option<Projection>,
    /// What lets all of them speak; `None` if there is time for short comments of all.
    pub give: Option<GiveCard>,
}

/// Minutes to give to the item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GiveCard {
    /// How many.
    #[ts(type = "number")]
    pub minutes: i64,
    /// "2 min more lets all 5 speak".
    pub words: String,
    /// When the session would finish.
    pub finishes: Option<Projection>,
    /// What gives them.
    pub intent: Intent,
}

/// The card for so many people.
pub(super) fn card(run: &Run, rundown: Option<&Rundown>, waiting: usize, now: &Moment) -> Option<QueueNeed> {
    let left = time_left(run.state(), now).filter(|_| waiting > 0)?;
    let runs = run.state().item_run().is_some_and(|(_, up)| up.clock.runs());
    let expected = expected(run.state());
    Some(QueueNeed {
        words: need_words(waiting, &expected),
        judged_by: judged_by(&expected),
        each: millis(expected.shorter).max(1),
        left: Ticking { ms: millis(left), rate: -i8::from(runs) },
        ends: rundown.and_then(|rundown| rundown.item_ends).filter(|_| left.is_positive()).map(projection),
        give: give(run, waiting, expected.lacking(waiting, left), now),
    })
}

fn need_words(waiting: usize, expected: &SpeakingTime) -> String {
    let (least, most) = expected.needed(waiting);
    let need = if waiting == 1 { "needs" } else { "need" };
    let most_words = minutes_words(most);
    let time =
        if least == most { format!("about {most_words}") } else { format!("{} to {most_words}", minutes_words(least)) };
    format!("{waiting} waiting {need} {time} min")
}

fn judged_by(expected: &SpeakingTime) -> String {
    let by = match expected.judged_by {
        JudgedBy::Item => "as on this item",
        JudgedBy::Session => "as in this session",
        JudgedBy::Limit => "the mic limit",
    };
    format!("{} each, {by}", limits(expected.shorter, expected.shorter))
}

fn give(run: &Run, waiting: usize, lacking: SignedDuration, now: &Moment) -> Option<GiveCard> {
    let minutes = i32::try_from(lacking.as_mins()).ok().filter(|minutes| *minutes > 0)?;
    let intent = Intent::AddMinutes { minutes };
    let after = would_be(run, &intent, now)?;
    let who = if waiting == 1 { "them".to_string() } else { format!("all {waiting}") };
    Some(GiveCard {
        minutes: minutes.into(),
        words: format!("{minutes} min more lets {who} speak"),
        finishes: rundown(&after, now).map(|after| projection(after.ends)),
        intent,
    })
}
