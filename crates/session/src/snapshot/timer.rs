//! The timer card.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::item_clock::{HANDOVER_REMINDER, ItemClock, ItemRun};
use crate::model::keys::Action;
use crate::model::stamp::Moment;
use crate::queries::names;
use crate::queries::rundown::agenda::Rundown;
use crate::queries::rundown::budget::{Budget, Part, budget};
use crate::queries::rundown::time::allotted;
use crate::snapshot::times::{Projection, Ticking, millis, projection};
use crate::state::State;
use crate::words::{clock_time, minutes_words};

/// How the timer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TimerMood {
    /// Before the first item, or after the end.
    Idle,
    /// The item is up, its time has not started.
    Handover,
    /// Runs.
    Running,
    /// Stands.
    Paused,
    /// Over its time.
    Over,
}

/// The timer card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TimerCard {
    /// The item's number: "2"; empty when no item is up.
    pub number: String,
    /// The item's title, or what it is time for: "Before the session".
    pub title: String,
    /// What stands beside the title: who presents, or the part that runs: "Discussion", "Talk 1 of 2".
    pub aside: String,
    /// "15 + 10 min".
    pub budget: String,
    /// How it stands.
    pub mood: TimerMood,
    /// The big number: time left, or over when negative; time spent when nothing was planned.
    pub left: Ticking,
    /// "left of 15 min", "over 15 min", "Ready", "paused".
    pub words: String,
    /// What is said instead of when the item ends: "starts 16:00".
    pub starts: Option<String>,
    /// What is said instead of the plan, before the start: "Slot 120 min", "115 planned".
    pub slot: Option<(String, String)>,
    /// The bar's parts in milliseconds (talk, discussion), none when nothing was planned.
    #[ts(type = "number[]")]
    pub parts: Vec<i64>,
    /// Where marks stand on the bar, in milliseconds from its start: at the session's minutes before the end of what
    /// runs (the talk, a short talk, the discussion).
    #[ts(type = "number[]")]
    pub marks: Vec<i64>,
    /// Time spent, against the bar.
    pub spent: Ticking,
    /// What is left for the discussion, when the item has one.
    pub discussion: Option<Ticking>,
    /// The talk takes from the discussion, so what is left of that is worth saying. Before, the budget says it
    /// ("15 + 10 min"); in the discussion itself the big number does.
    pub says_discussion: bool,
    /// When the talk ends, while it runs.
    pub talk_ends: Option<Projection>,
    /// When the item ends.
    pub item_ends: Option<Projection>,
    /// How far behind the plan, in milliseconds; negative is ahead. `None` before the start.
    pub behind: Option<Ticking>,
    /// The time was not started a minute after the item came up: said in words, with what Shift+P does.
    pub reminder: Option<String>,
}

/// A discussion that was given less has no time of its own.
const LEAST_GIVEN: SignedDuration = SignedDuration::from_secs(30);

const STANDING: Ticking = Ticking { ms: 0, rate: 0 };

/// The card as of `now`.
pub fn card(state: &State, rundown: Option<&Rundown>, now: &Moment) -> TimerCard {
    let Some((index, run)) = current(state) else { return idle(state, now) };
    let item = &state.content.agenda[index];
    let total = allotted(state, index);
    let spent = run.clock.spent(now);
    let rate = i8::from(run.clock.runs());
    let talk = item.talk_part().filter(|talk| *talk < total);
    let in_talk = talk.filter(|_| run.talk_took.is_none());
    let budget = budget(state, now);
    let counts_up = budget.is_none();
    let left = budget.map_or(spent, |budget| budget.left);
    let short = budget.and_then(|budget| match budget.part {
        Part::ShortTalk(number) => Some(number),
        Part::Whole | Part::Talk | Part::Discussion => None,
    });
    let over = !counts_up && !left.is_positive() && run.clock != ItemClock::Handover;
    let aside = match (run.talk_took, short) {
        (Some(_), _) => "Discussion".into(),
        (None, Some(number)) => format!("Talk {number} of {}", item.talks.len()),
        (None, None) if state.content.plain => {
            format!("Started {}", clock_time(run.begun.wall, &state.content.time_zone()))
        }
        (None, None) => item.presenter.clone().unwrap_or_default(),
    };
    let mood = match run.clock {
        ItemClock::Handover => TimerMood::Handover,
        ItemClock::Paused { .. } => TimerMood::Paused,
        ItemClock::Running { .. } if over => TimerMood::Over,
        ItemClock::Running { .. } => TimerMood::Running,
    };
    let given = budget.map_or_else(String::new, |budget| part_words(&budget, total));
    let words = match mood {
        TimerMood::Handover if !counts_up => format!("Ready · {given}"),
        TimerMood::Paused if over => format!("over {given}, paused"),
        TimerMood::Paused if !counts_up => format!("paused, of {given}"),
        _ => digits_in_words(budget, total, run.talk_took.is_some()),
    };
    TimerCard {
        number: if state.content.plain { String::new() } else { names::number(&state.content, &item.id) },
        // The header has the name of a plain talk.
        title: if state.content.plain { "Your talk".into() } else { item.title.clone() },
        aside,
        budget: match talk {
            Some(talk) => {
                format!("{} + {} min", minutes_words(talk), minutes_words(total.saturating_sub(talk)))
            }
            None if counts_up => String::new(),
            None => format!("{} min", minutes_words(total)),
        },
        mood,
        left: Ticking { ms: millis(left), rate: if counts_up { rate } else { -rate } },
        words,
        starts: None,
        slot: None,
        parts: match talk {
            Some(talk) => vec![millis(talk), millis(total.saturating_sub(talk))],
            None if counts_up => Vec::new(),
            None => vec![millis(total)],
        },
        marks: budget.map_or_else(Vec::new, |budget| marks(state, budget, spent)),
        spent: Ticking { ms: millis(spent), rate },
        discussion: budget.filter(|_| talk.is_some() || run.talk_took.is_some()).map(|budget| Ticking {
            ms: millis(budget.discussion),
            rate: if in_talk.is_some_and(|talk| spent < talk) || budget.discussion.is_zero() { 0 } else { -rate },
        }),
        says_discussion: talk.is_some_and(|talk| spent >= talk)
            && budget.is_some_and(|budget| matches!(budget.part, Part::Talk | Part::ShortTalk(_))),
        talk_ends: in_talk.filter(|talk| *talk > spent && run.clock.runs()).and_then(|talk| {
            let at = now.wall.saturating_add(talk.saturating_sub(spent)).ok()?;
            Some(Projection { epoch_ms: at.as_millisecond(), rate: 0 })
        }),
        item_ends: rundown
            .filter(|_| !state.content.is_open_talk())
            .and_then(|rundown| rundown.item_ends)
            .map(projection),
        behind: rundown
            .filter(|_| !state.content.plain)
            .map(|rundown| Ticking { ms: millis(rundown.behind), rate: i8::from(rundown.ends.slips) }),
        reminder: reminder(state, run, now),
    }
}

/// What the digits are, while they run: "left of 15 min", "over 15 min talk", "left to discuss".
pub(super) fn digits_in_words(budget: Option<Budget>, total: SignedDuration, is_discussed: bool) -> String {
    let Some(budget) = budget else { return "spent, none planned".into() };
    let given = part_words(&budget, total);
    match budget.left.is_positive() {
        false => format!("over {given}"),
        true if is_discussed => "left to discuss".into(),
        true => format!("left of {given}"),
    }
}

/// What the budget that runs was given: "15 min", "15 min talk", "10 min discussion"; the whole `total` if the talk left nothing.
pub(super) fn part_words(budget: &Budget, total: SignedDuration) -> String {
    if budget.part == Part::Discussion && budget.given < LEAST_GIVEN {
        return format!("{} min", minutes_words(total));
    }
    let minutes = minutes_words(budget.given);
    match budget.part {
        Part::Whole => format!("{minutes} min"),
        Part::Talk | Part::ShortTalk(_) => format!("{minutes} min talk"),
        Part::Discussion => format!("{minutes} min discussion"),
    }
}

/// Where the marks stand: before the end of the budget that runs, and within it.
fn marks(state: &State, budget: Budget, spent: SignedDuration) -> Vec<i64> {
    let end = spent.saturating_add(budget.left);
    let begin = end.saturating_sub(budget.given);
    let marks =
        state.content.room.marks.iter().map(|mark| end.saturating_sub(SignedDuration::from_mins((*mark).into())));
    marks.filter(|at| *at > begin && *at < end).map(millis).collect()
}

fn reminder(state: &State, run: &ItemRun, now: &Moment) -> Option<String> {
    let up_for = now.since(&run.waits_since);
    (run.clock == ItemClock::Handover && up_for >= HANDOVER_REMINDER).then(|| {
        format!("Already talking? {} starts the time from when the item came up", state.cap(Action::StartAsOf))
    })
}

fn current(state: &State) -> Option<(usize, &ItemRun)> {
    let (id, run) = state.item_run()?;
    Some((state.content.item_index(id)?, run))
}

/// Before the first item: the time until the slot starts (or since it did); in a rehearsal the time planned in total.
fn idle(state: &State, now: &Moment) -> TimerCard {
    let content = &state.content;
    let waiting = content.slot.filter(|_| !state.rehearsal).map(|slot| slot.start.duration_since(now.wall));
    let all = (0..content.agenda.len()).map(|index| allotted(state, index));
    let all = all.fold(SignedDuration::ZERO, SignedDuration::saturating_add);
    let standing = |time| Ticking { ms: millis(time), rate: 0 };
    let before = state.started.is_none() && state.ended.is_none() && !content.agenda.is_empty() && !content.plain;
    let (title, left, words) = if state.ended.is_some() {
        ("Session ended", STANDING, String::new())
    } else if content.agenda.is_empty() {
        ("", STANDING, String::new())
    } else if content.plain {
        ("Before the talk", standing(allotted(state, 0)), "starts when you advance".into())
    } else if state.started.is_some() {
        ("Between two items", STANDING, format!("{} begins the next", state.cap(Action::NextItem)))
    } else if let Some(waiting) = waiting {
        let (words, rate) = if waiting.is_positive() { ("until the start", -1) } else { ("since the start", 1) };
        ("Before the session", Ticking { ms: millis(waiting.abs()), rate }, words.into())
    } else {
        ("Before the session", standing(all), "planned in total".into())
    };
    let slot = content.slot.filter(|_| before);
    TimerCard {
        number: String::new(),
        title: title.into(),
        aside: String::new(),
        budget: String::new(),
        mood: TimerMood::Idle,
        left,
        words,
        starts: slot
            .filter(|_| !state.rehearsal)
            .map(|slot| format!("starts {}", clock_time(slot.start, &content.time_zone()))),
        slot: slot.map(|slot| {
            (format!("Slot {} min", slot.length().as_secs() / 60), format!("{} min planned", minutes_words(all)))
        }),
        parts: Vec::new(),
        marks: Vec::new(),
        spent: STANDING,
        discussion: None,
        says_discussion: false,
        talk_ends: None,
        item_ends: None,
        behind: None,
        reminder: None,
    }
}
