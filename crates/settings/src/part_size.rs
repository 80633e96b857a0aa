//! The sizes of the presenter window's parts: those that a person has given them by moving the borders between them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml_edit::{Item, Value};
use ts_rs::TS;

/// The sizes that are set, in tenths of a percent. A part that is missing has its usual size.
pub type PartSizes = BTreeMap<PartSize, u16>;

/// What a size can be, in tenths of a percent. How much of that a window has room for is another matter: it gives a part what it
/// can, and the size stays as it is set.
const LEAST: u16 = 100;
const MOST: u16 = 900;

/// A size that can be set. A plain talk has other parts than a session, and sizes of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PartSize {
    /// How much of the window's width the column has.
    ColumnWidth,
    /// How much of the window's height Next and the detail have.
    DetailHeight,
    /// How much of the stage's width Next has.
    NextWidth,
    /// How much of the window's width the column of a talk has.
    TalkColumnWidth,
    /// How much of the window's height the notes of a talk have.
    TalkNotesHeight,
}

impl PartSize {
    /// All, in the order of the file.
    pub const ALL: [Self; 5] =
        [Self::ColumnWidth, Self::DetailHeight, Self::NextWidth, Self::TalkColumnWidth, Self::TalkNotesHeight];

    /// What its value can be in the file, for whoever wrote something else.
    pub(crate) const VALUES: &str = "a number of percent from 10 to 90, such as 36.5";

    /// Its key in the file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ColumnWidth => "column-width",
            Self::DetailHeight => "detail-height",
            Self::NextWidth => "next-width",
            Self::TalkColumnWidth => "talk-column-width",
            Self::TalkNotesHeight => "talk-notes-height",
        }
    }
}

/// The nearest size that there is.
pub(crate) fn within(tenths: u16) -> u16 {
    tenths.clamp(LEAST, MOST)
}

/// The tenths that a value of the file stands for; `None` when it cannot be a size.
pub(crate) fn tenths(item: &Item) -> Option<u16> {
    #[allow(clippy::cast_precision_loss, reason = "what is that large is refused")]
    let percent = item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64))?;
    let tenths = (percent * 10.0).round();
    if !(f64::from(LEAST)..=f64::from(MOST)).contains(&tenths) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 100 and 900")]
    let tenths = tenths as u16;
    Some(tenths)
}

/// The value for the file: 36 or 36.5.
pub(crate) fn percent(tenths: u16) -> Value {
    if tenths.is_multiple_of(10) { i64::from(tenths / 10).into() } else { (f64::from(tenths) / 10.0).into() }
}
