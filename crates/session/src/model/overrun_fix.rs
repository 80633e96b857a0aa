//! Ways to deal with a session that runs late.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::ItemId;

/// A way to deal with a session that runs late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "way", rename_all = "kebab-case")]
#[ts(export)]
#[allow(missing_docs, reason = "a field that says no more than its name and type has no comment")]
pub enum OverrunFix {
    /// Trims AOB and "if time permits" items, the last one first.
    FromOpenItems,
    /// Shortens one item by as much as is needed.
    Shorten { item: ItemId },
    /// Skips an item.
    Drop { item: ItemId },
    /// Lets the session run past its slot.
    RunOver,
}
