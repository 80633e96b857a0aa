//! Reads a document's outline, also called bookmarks (ISO 32000-2, 12.3.3).

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Dict, String as PdfString};

use super::destination::Destinations;
use super::model::OutlineEntry;
use super::text_string::{decode, one_line};
use super::tree::Budget;

const MOST_ENTRIES: usize = 2_000;
const DEEPEST: u8 = 8;
const LONGEST_TITLE: usize = 300;

/// Returns the entries that lead to a page, in order. An entry without a page gets that of its first child.
pub(super) fn read(catalog: &Dict<'_>, destinations: &Destinations) -> Vec<OutlineEntry> {
    let mut found: Vec<(u8, String, Option<u32>)> = Vec::new();
    let mut budget = Budget::default();
    let mut seen = HashSet::new();
    let mut waiting = Vec::new();
    waiting.extend(catalog.get::<Dict<'_>>("Outlines").and_then(|root| root.get::<Dict<'_>>("First")).map(|d| (0, d)));
    while let Some((level, item)) = waiting.pop() {
        let known = item.obj_id().is_some_and(|id| !seen.insert(id));
        if known || found.len() >= MOST_ENTRIES || !budget.step() {
            continue;
        }
        let title = item.get::<PdfString<'_>>("Title").map(|text| one_line(&decode(&text), LONGEST_TITLE));
        found.push((level, title.unwrap_or_default(), destinations.page_of(catalog, &item, &mut budget)));
        waiting.extend(item.get::<Dict<'_>>("Next").map(|next| (level, next)));
        if level < DEEPEST {
            waiting.extend(item.get::<Dict<'_>>("First").map(|child| (level + 1, child)));
        }
    }
    for at in (0..found.len().saturating_sub(1)).rev() {
        if found[at].2.is_none() && found[at + 1].0 > found[at].0 {
            found[at].2 = found[at + 1].2;
        }
    }
    found
        .into_iter()
        .filter(|(_, title, _)| !title.is_empty())
        .filter_map(|(level, title, page)| Some(OutlineEntry { level, title, page: page? }))
        .collect()
}
