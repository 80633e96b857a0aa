//! The ribbon: the session to scale, as numbers that the window turns into widths.

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

use crate::model::ids::ItemId;
use crate::model::stamp::Moment;
use crate::queries::names::number;
use crate::queries::rundown::agenda::Rundown;
use crate::queries::rundown::project::Projected;
use crate::queries::rundown::ribbon::{Block, BlockKind, Ribbon, ribbon};
use crate::queries::rundown::time::{allotted, whole_minutes};
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::DayTimes;

/// The session to scale. Positions are milliseconds from the ribbon's start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RibbonCard {
    /// How long the ribbon is, in milliseconds; never 0.
    #[ts(type = "number")]
    pub length: i64,
    /// Where the slot ends; `None` without a slot.
    pub slot_ends: Option<RibbonMark>,
    /// Where now is; may be before the start or after the end. `None` once the session has ended.
    pub now: Option<Ticking>,
    /// The items, in the order of their times.
    pub blocks: Vec<RibbonBlock>,
    /// The times that stand under the ribbon, without the slot's end.
    pub marks: Vec<RibbonMark>,
}

/// A time under the ribbon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RibbonMark {
    /// Its position.
    pub at: Ticking,
    /// Its date, when the day is not the session's first: "10 Nov". The window says it once for several times of a day.
    pub day: String,
    /// "16:30".
    pub words: String,
}

/// An item on the ribbon, or the part of one on one side of the slot's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RibbonBlock {
    /// The item.
    pub item: ItemId,
    /// Its number: "2".
    pub number: String,
    /// Its start.
    pub from: Ticking,
    /// Its end.
    pub to: Ticking,
    /// What it stands for.
    pub kind: BlockKind,
    /// It lies past the slot's end.
    pub past: bool,
    /// Its item's whole minutes, if this block's end can be moved to change them.
    #[ts(type = "number | null")]
    pub minutes: Option<i64>,
}

/// The ribbon of this rundown, which may be one that only would be.
pub(super) fn card(state: &State, rundown: &Rundown, now: &Moment, times: &DayTimes) -> RibbonCard {
    let ribbon = ribbon(state, rundown, now);
    let mark = |at: Timestamp| {
        let (day, words) = times.day_and_time(at);
        RibbonMark { at: position(&ribbon, Projected { at, slips: false }), day, words }
    };
    RibbonCard {
        length: millis(ribbon.length).max(1),
        slot_ends: ribbon.slot_ends.map(|end| mark(end.at)),
        now: state.ended.is_none().then(|| position(&ribbon, Projected { at: now.wall, slips: true })),
        blocks: ribbon.blocks.iter().map(|found| block(state, &ribbon, found)).collect(),
        marks: ribbon.marks(&state.content.time_zone()).into_iter().map(mark).collect(),
    }
}

/// Where an instant lies, from the ribbon's start.
fn position(ribbon: &Ribbon, point: Projected) -> Ticking {
    Ticking {
        ms: point.at.as_millisecond().saturating_sub(ribbon.from.at.as_millisecond()),
        rate: i8::from(point.slips) - i8::from(ribbon.from.slips),
    }
}

fn block(state: &State, ribbon: &Ribbon, block: &Block) -> RibbonBlock {
    let item = state.content.agenda[block.index].id.clone();
    RibbonBlock {
        number: number(&state.content, &item),
        from: position(ribbon, block.from),
        to: position(ribbon, block.to),
        kind: block.kind,
        past: block.past,
        minutes: (block.ends_item && state.ended.is_none() && !state.content.plain)
            .then(|| millis(whole_minutes(allotted(state, block.index))) / 60_000),
        item,
    }
}
