//! The agenda and the rundown, row by row.

use serde::Serialize;
use ts_rs::TS;

use crate::model::content::ItemKind;
use crate::model::ids::ItemId;
use crate::model::intent::Intent;
use crate::snapshot::{Projection, Ticking};

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemState {
    /// Was up.
    Done,
    /// Is up.
    Now,
    /// Comes.
    Planned,
    /// The chair skips it.
    Skipped,
    /// Stands before the one that is up, and was never up itself.
    PassedOver,
}

/// A row of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AgendaRow {
    /// For `begin-item`.
    pub id: ItemId,
    /// "2".
    pub number: String,
    /// The title.
    pub title: String,
    /// "Tommy Pauly · no slides yet".
    pub who: String,
    /// "25", "took 9 of 5".
    pub time: String,
    /// How it stands.
    pub state: ItemState,
    /// When it is planned or was begun: "12:05".
    pub at: String,
    /// What it is.
    pub kind: ItemKind,
    /// Who presents, alone, for editing; may be empty.
    pub presenter: String,
    /// What the group is asked; may be empty.
    pub question: String,
    /// Where the plan has it: "12:05–12:30"; empty without a slot.
    pub planned: String,
    /// When the plan has it end: "12:30"; `None` without a slot.
    pub planned_end: Option<String>,
    /// When it was up: "12:06–12:31", "12:06–" while it is; empty before.
    pub actual: String,
    /// When it will be; `None` for what is over, skipped or passed over.
    pub projected: Option<ProjectedTimes>,
    /// Its fixed start: "13:00".
    pub fixed_start: Option<String>,
    /// Free time before that, while there is some.
    pub free_before: Option<Ticking>,
    /// The short talks that it holds.
    pub talks: Vec<TalkRow>,
}

/// When an item will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ProjectedTimes {
    /// Its start.
    pub start: Projection,
    /// Its end.
    pub end: Projection,
}

/// One of the short talks of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TalkRow {
    /// Its title.
    pub title: String,
    /// Who presents; may be empty.
    pub who: String,
    /// Its minutes: "5"; empty when it has none of its own.
    pub time: String,
    /// It is the one that is on.
    pub now: bool,
}

/// The agenda against the slot: what must be cut, and the ways to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RundownCard {
    /// "To end at 14:00, cut 6 min"; `None` while the session ends in time, or once the chair lets it run over.
    pub cut: Option<String>,
    /// The ways there are; none while it ends in time, or once the chair lets it run over.
    pub ways: Vec<WayRow>,
    /// "Runs over until 14:06", once the chair has said so.
    pub accepted: Option<String>,
    /// When the group agreed to the agenda: "12:03".
    pub agreed: Option<String>,
    /// There is something that `redo` would put back: "Ctrl+Shift+Z puts back: item moved".
    pub redo: Option<String>,
}

/// A way to deal with a session that runs late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WayRow {
    /// "Drop item 3, Multicast Transports".
    pub words: String,
    /// Each item that changes: "5 · AOB: 10 → 4 min".
    pub changes: Vec<String>,
    /// When the session would end.
    pub ends: Projection,
    /// Whether that is in time.
    pub on_time: bool,
    /// What takes it.
    pub intent: Intent,
}
