//! The order of a merged agenda.

use crate::file::merge::conflict::{About, Conflict, Judge};
use crate::file::merge::said::Entry;
use crate::model::ids::ItemId;
use crate::model::side::Side;

/// The merged entries in the order that results from both versions. An item that only one version has comes after the
/// item that it follows there. The result does not depend on which version is whose, unless a conflict was settled.
pub(super) fn ordered(
    judge: &mut Judge<'_>,
    base: &[Entry],
    ours: &[Entry],
    theirs: &[Entry],
    mut merged: Vec<Entry>,
) -> Vec<Entry> {
    let is_merged = |entry: &&Entry| merged.iter().any(|known| known.id == entry.id);
    let ids =
        |entries: &[Entry]| -> Vec<ItemId> { entries.iter().filter(is_merged).map(|entry| entry.id.clone()).collect() };
    let titles_of_both = [ours, theirs];
    let (ours, theirs, base) = (ids(ours), ids(theirs), ids(base));
    let of_both = |order: &[ItemId]| -> Vec<ItemId> {
        order.iter().filter(|id| ours.contains(id) && theirs.contains(id)).cloned().collect()
    };
    let common = common_order(judge, titles_of_both, &of_both(&base), of_both(&ours), of_both(&theirs));
    let mut order = Vec::with_capacity(merged.len());
    for after in std::iter::once(None).chain(common.iter().map(Some)) {
        order.extend(after.cloned());
        let mut groups = [&ours, &theirs].map(|version| alone_after(version, after, &common));
        // Both added items at the same place: in an order that both sides would choose.
        groups.sort_by_cached_key(|group| titles(group, &merged));
        order.extend(groups.concat());
    }
    let position = |entry: &Entry| order.iter().position(|id| *id == entry.id);
    merged.sort_by_key(|entry| position(entry).unwrap_or(usize::MAX));
    merged
}

/// The order of the items that both versions have. The side that moved items decides; if both did, whoever was chosen.
fn common_order(
    judge: &mut Judge<'_>,
    entries: [&[Entry]; 2],
    base: &[ItemId],
    ours: Vec<ItemId>,
    theirs: Vec<ItemId>,
) -> Vec<ItemId> {
    if ours == theirs {
        return ours;
    }
    let kept = |order: &[ItemId]| -> Vec<ItemId> { order.iter().filter(|id| base.contains(id)).cloned().collect() };
    match (kept(&ours) != base, kept(&theirs) != base) {
        (false, true) => theirs,
        (true, false) => ours,
        // Both added the same item, at different places.
        (false, false) => ours.min(theirs),
        (true, true) if kept(&ours) == kept(&theirs) => ours.min(theirs),
        (true, true) => {
            // Each side's own titles: what is chosen in other conflicts must not change this one.
            let [mine, others] =
                [(&ours, entries[0]), (&theirs, entries[1])].map(|(order, of)| titles(order, of).join(", "));
            let conflict = Conflict { about: About::Order, title: String::new(), mine, theirs: others };
            if judge.side(conflict) == Side::Mine { ours } else { theirs }
        }
    }
}

/// The items that only this version has and that follow the item `after`, or begin the agenda.
fn alone_after(version: &[ItemId], after: Option<&ItemId>, common: &[ItemId]) -> Vec<ItemId> {
    let from = match after {
        Some(after) => version.iter().position(|id| id == after).map_or(version.len(), |at| at + 1),
        None => 0,
    };
    version[from..].iter().take_while(|id| !common.contains(id)).cloned().collect()
}

fn titles(ids: &[ItemId], entries: &[Entry]) -> Vec<String> {
    let title = |id: &ItemId| entries.iter().find(|entry| entry.id == *id).map(|entry| entry.said.title.clone());
    ids.iter().filter_map(title).collect()
}
