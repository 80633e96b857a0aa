//! The session to scale: where each item lies between the start and the end, for a ribbon that windows draw.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use ts_rs::TS;

use crate::model::item::{Item, ItemKind};
use crate::model::item_clock::ItemRun;
use crate::model::stamp::Moment;
use crate::queries::rundown::agenda::Rundown;
use crate::queries::rundown::project::{Projected, Times};
use crate::queries::rundown::slot::begun;
use crate::state::State;

/// The ribbon keeps this much after the slot, so that nothing moves when the session runs over.
const AFTER_THE_SLOT: SignedDuration = SignedDuration::from_mins(10);
/// A ribbon that needs more grows in steps of this length.
const GROWS_BY: i64 = 5 * 60_000;
/// Steps between the times under the ribbon, in minutes.
const STEPS: [i64; 9] = [1, 2, 5, 10, 15, 30, 60, 120, 240];
/// At most this many of those steps fit.
const MOST_STEPS: i64 = 5;

/// What a block of the ribbon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum BlockKind {
    /// The item was up then.
    Done,
    /// The item is up.
    Up,
    /// The item comes.
    ToCome,
    /// The item comes if time permits.
    IfTimePermits,
}

/// An item, or the part of one on this side of the slot's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The item's index in the agenda.
    pub index: usize,
    /// Its start.
    pub from: Projected,
    /// Its end.
    pub to: Projected,
    /// What it stands for.
    pub kind: BlockKind,
    /// It lies past the slot's end.
    pub past: bool,
    /// It is the last part of its item, whose end can be moved.
    pub ends_item: bool,
}

/// The session to scale, as of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ribbon {
    /// Where it begins: with the slot, or with the first item if that came up earlier.
    pub from: Projected,
    /// How long it is.
    pub length: SignedDuration,
    /// The slot's end.
    pub slot_ends: Option<Projected>,
    /// The items in the order of their times. They do not overlap.
    pub blocks: Vec<Block>,
}

/// Lays the session out as of `now`.
pub fn ribbon(state: &State, rundown: &Rundown, now: &Moment) -> Ribbon {
    let as_of = state.ended.as_ref().unwrap_or(now);
    let begun = begun(state, as_of);
    let starts = rundown.slot.map(|slot| slot.start);
    let from = starts.into_iter().chain(begun).min();
    // A session that waits for its first item begins now, and its slot in a rehearsal with it.
    let waits = begun.is_none() && (rundown.slot.is_none() || state.rehearsal);
    let from = Projected { at: from.unwrap_or(as_of.wall), slips: waits };
    let slot_ends = rundown.slot.map(|slot| Projected { at: slot.end, slips: waits });

    let mut blocks = past_and_present(state, rundown);
    blocks.extend(to_come(state, rundown));
    if let Some(end) = slot_ends {
        blocks = blocks.into_iter().flat_map(|block| split(block, end)).collect();
    }
    let last = blocks.iter().map(|block| block.to.at).max().unwrap_or(from.at);
    Ribbon { from, length: length(from.at, slot_ends.map(|end| end.at), last), slot_ends, blocks }
}

/// What was up, in the order in which it came up, and what is up.
fn past_and_present(state: &State, rundown: &Rundown) -> Vec<Block> {
    let run_of = |(index, item): (usize, &Item)| state.items.get(&item.id).map(|run| (index, run));
    let mut runs: Vec<(usize, &ItemRun)> = state.content.agenda.iter().enumerate().filter_map(run_of).collect();
    runs.sort_by_key(|(index, run)| (run.begun.wall, *index));
    let up = state.item.as_ref().and_then(|id| state.content.item_index(id));
    let stands = |at| Projected { at, slips: false };
    let mut blocks = Vec::new();
    let mut last_end: Option<Timestamp> = None;
    for (place, (index, run)) in runs.iter().enumerate() {
        let next = runs.get(place + 1).map(|(_, next)| next.begun.wall);
        let ended = run.ended.as_ref().map(|ended| ended.wall);
        let Some(end) = ended.into_iter().chain(next).min() else { continue };
        // What came up again was up before as well, until the next one.
        if (up != Some(*index) || next.is_some()) && end > run.begun.wall {
            let (from, to) = (stands(run.begun.wall), stands(end));
            let ends_item = false;
            blocks.push(Block { index: *index, from, to, kind: BlockKind::Done, past: false, ends_item });
        }
        last_end = last_end.max(ended.or(next));
    }
    if let (Some(index), Some(end)) = (up, rundown.item_ends)
        && let Some(run) = state.items.get(&state.content.agenda[index].id)
    {
        let from = last_end.map_or(run.begun.wall, |last| last.max(run.begun.wall));
        let kind = BlockKind::Up;
        blocks.push(Block { index, from: stands(from), to: end, kind, past: false, ends_item: true });
    }
    blocks
}

fn to_come<'a>(state: &'a State, rundown: &'a Rundown) -> impl Iterator<Item = Block> + 'a {
    let up = state.item.as_ref().and_then(|id| state.content.item_index(id));
    let times = state.content.agenda.iter().zip(&rundown.items).enumerate();
    times.filter(move |(index, _)| up != Some(*index)).filter_map(|(index, (item, times))| {
        let Times { start, end, .. } = times.projected.filter(|times| times.end.at > times.start.at)?;
        let kind = if item.kind == ItemKind::AsTimePermits { BlockKind::IfTimePermits } else { BlockKind::ToCome };
        Some(Block { index, from: start, to: end, kind, past: false, ends_item: true })
    })
}

/// The parts of a block before and after the slot's end.
fn split(block: Block, end: Projected) -> Vec<Block> {
    if block.to.at <= end.at {
        return vec![block];
    }
    if block.from.at >= end.at {
        return vec![Block { past: true, ..block }];
    }
    vec![Block { to: end, ends_item: false, ..block }, Block { from: end, past: true, ..block }]
}

/// Long enough for what is kept after the slot, and for all items.
fn length(from: Timestamp, slot_ends: Option<Timestamp>, last: Timestamp) -> SignedDuration {
    let kept = slot_ends.map_or(SignedDuration::ZERO, |end| end.duration_since(from).saturating_add(AFTER_THE_SLOT));
    let base = slot_ends.unwrap_or(from);
    let needed = base.duration_since(from).saturating_add(in_steps(last.duration_since(base)));
    kept.max(needed).max(in_steps(SignedDuration::from_millis(1)))
}

/// Rounds up to whole steps by which the ribbon grows.
fn in_steps(time: SignedDuration) -> SignedDuration {
    let millis = i64::try_from(time.as_millis()).unwrap_or(i64::MAX - GROWS_BY);
    SignedDuration::from_millis(millis.saturating_add(GROWS_BY - 1).div_euclid(GROWS_BY).saturating_mul(GROWS_BY))
}

/// How long until the ribbon changes other than by moving: a slipping block reaches the slot's end, or it has to grow.
pub(crate) fn changes_in(state: &State, rundown: &Rundown, now: &Moment) -> Vec<SignedDuration> {
    let past = |wait: SignedDuration| wait.saturating_add(SignedDuration::from_millis(1));
    let mut waits = Vec::new();
    if let Some(slot) = rundown.slot {
        let moving = rundown.items.iter().filter_map(|item| item.projected);
        for Times { start, end, .. } in moving {
            waits.extend(start.slips.then(|| slot.end.duration_since(start.at)));
            waits.extend(end.slips.then(|| past(slot.end.duration_since(end.at))));
        }
    } else if let (true, Some(from)) = (rundown.ends.slips, begun(state, now)) {
        // Before anything has begun the whole ribbon moves with the clock, and its length stays.
        let long = rundown.ends.at.duration_since(from);
        waits.push(past(in_steps(long).saturating_sub(long)));
    }
    waits
}

impl Ribbon {
    /// The times that stand under it: its start, whole times in this zone, and none where the slot's end stands.
    pub fn marks(&self, zone: &TimeZone) -> Vec<Timestamp> {
        let minutes = (self.length.as_secs() / 60).max(1);
        let fits = |step: &i64| minutes / step <= MOST_STEPS;
        let step = STEPS.into_iter().find(fits).unwrap_or(minutes / MOST_STEPS) * 60_000;
        let start = self.from.at.as_millisecond();
        let end = start.saturating_add(i64::try_from(self.length.as_millis()).unwrap_or(i64::MAX));
        let offset = i64::from(zone.to_offset(self.from.at).seconds()) * 1000;
        let first = (start + offset).div_euclid(step) * step - offset;
        let ends = self.slot_ends.map(|end| end.at.as_millisecond());
        let minute = start.div_euclid(60_000) * 60_000;
        let near = |at: i64, other: i64| (at - other).abs() < step / 2;
        let whole = (1..).map(|count| first + count * step).take_while(|at| at / 60_000 < end / 60_000);
        let whole = whole.filter(|at| !near(*at, minute) && ends.is_none_or(|ends| !near(*at, ends)));
        let all = std::iter::once(start).chain(whole);
        all.filter_map(|at| Timestamp::from_millisecond(at).ok()).collect()
    }
}
