//! Pages as they are sent to the windows.

use serde::Serialize;
use ts_rs::TS;

use crate::model::page_id::PageId;
use crate::model::picture::Picture;

/// A page's content. Sent once for each revision of a deck, to both windows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Page {
    /// Its name.
    pub id: PageId,
    /// Sanitised HTML of the slide's inside.
    pub html: String,
    /// Classes of the slide's box: `lead`, `generated`, `interstitial`, `item`.
    pub classes: Vec<String>,
    /// The footer's three parts; empty ones are not drawn.
    pub footer: [String; 3],
    /// Set for the page of a PDF, which is drawn from pixels; `html` is empty then.
    pub picture: Option<Picture>,
}
