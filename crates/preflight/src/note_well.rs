//! A Note Well that is no longer in force.

use crate::finding::{Finding, Kind};
use crate::seen::DeckSeen;

pub(crate) fn find(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let old = (0_u32..).zip(deck.pages).filter_map(|(number, page)| {
        let what = chairside_ietf::older_note_well(&page.text.text(), deck.date)?;
        Some(Finding {
            kind: Kind::NoteWell,
            pages: vec![number],
            what: format!("page {} shows {what}", number + 1),
            why: "participants are held to the text that is in force".into(),
            instead: "leave the page out: Chairside shows the Note Well that is in force".into(),
        })
    });
    old.collect()
}
