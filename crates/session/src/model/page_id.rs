//! Names of the pages that a window can draw.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::interstitial::InterstitialKind;
use crate::model::place::Place;

/// The name of a page that a window can draw.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct PageId(pub String);

impl PageId {
    /// The page of a slide.
    pub fn slide(place: &Place) -> Self {
        Self(format!("{}/{}", place.deck, place.slide))
    }

    /// A page of an interstitial, from 0.
    pub fn interstitial(kind: InterstitialKind, page: u32) -> Self {
        Self(format!("show:{}/{page}", kind.name()))
    }

    /// The page with the QR code of a link, by its place among the session's links.
    pub fn code(link: usize) -> Self {
        Self(format!("code:{link}"))
    }
}

impl std::fmt::Display for PageId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::DeckId;

    #[test]
    fn pages_are_named_as_the_windows_know_them() {
        let slide = |deck: DeckId, slide| PageId::slide(&Place { deck, slide });
        let cases = [
            (slide(DeckId::chairs(), 0), "chairs/0"),
            (slide(DeckId::of_item(&"pat".into()), 0), "item:pat/0"),
            (slide("pat.pdf".into(), 12), "pat.pdf/12"),
            (PageId::interstitial(InterstitialKind::NoteWell, 1), "show:note-well/1"),
        ];
        for (page, name) in cases {
            assert_eq!(serde_json::to_value(&page).unwrap(), name);
            assert_eq!(page.to_string(), name);
        }
    }
}
