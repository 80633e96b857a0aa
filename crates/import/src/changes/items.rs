//! Items of the agenda that are new, gone, or of which something else is said.

use chairside_datatracker::FoundSession;
use chairside_session::ItemId;
use chairside_session::file::{Draft, DraftItem};

use super::before::Before;
use super::change::{Change, ItemField, KnownItem, KnownSession};
use super::pairs::pairs;

/// What has changed of the items, in the order of the Datatracker's agenda. An agenda without items says nothing: its text may
/// be missing, or be written for people alone.
pub(super) fn changes(
    known: &KnownSession,
    found: &FoundSession,
    now: &Draft,
    then: Option<&(&Before, Draft)>,
) -> Vec<Change> {
    if found.agenda.is_none() || now.items.is_empty() {
        return Vec::new();
    }
    let ours: Vec<&DraftItem> = known.items.iter().map(|item| &item.draft).collect();
    let theirs: Vec<&DraftItem> = now.items.iter().collect();
    let base: Option<Vec<&DraftItem>> =
        then.map(|(_, draft)| draft.items.iter().collect::<Vec<_>>()).filter(|items| !items.is_empty());
    Compared::new(known, &ours, &theirs, base.as_deref()).changes()
}

/// The three agendas, with each item's counterparts.
struct Compared<'a> {
    known: &'a KnownSession,
    theirs: &'a [&'a DraftItem],
    base: Option<&'a [&'a DraftItem]>,
    /// For each item of theirs, the same in the base, and the same here.
    in_base: Vec<Option<usize>>,
    here: Vec<Option<usize>>,
    /// For each item of the base, the same here.
    base_here: Vec<Option<usize>>,
}

impl<'a> Compared<'a> {
    fn new(
        known: &'a KnownSession,
        ours: &[&DraftItem],
        theirs: &'a [&'a DraftItem],
        base: Option<&'a [&'a DraftItem]>,
    ) -> Self {
        let of_base = base.unwrap_or_default();
        let in_base = pairs(of_base, theirs);
        let base_here = pairs(ours, of_base);
        let mut here: Vec<Option<usize>> = in_base.iter().map(|found| base_here[(*found)?]).collect();
        // What the chair wrote meanwhile may be what the Datatracker has now.
        let is_free = |index: &usize| !base_here.contains(&Some(*index)) && !here.contains(&Some(*index));
        let free: Vec<usize> = (0..ours.len()).filter(is_free).collect();
        let left: Vec<usize> = (0..theirs.len()).filter(|at| in_base[*at].is_none()).collect();
        let same = pairs(
            &free.iter().map(|index| ours[*index]).collect::<Vec<_>>(),
            &left.iter().map(|at| theirs[*at]).collect::<Vec<_>>(),
        );
        for (at, index) in left.iter().zip(same) {
            here[*at] = index.map(|index| free[index]);
        }
        Self { known, theirs, base, in_base, here, base_here }
    }

    fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for at in 0..self.theirs.len() {
            match (self.here[at], self.in_base[at]) {
                (Some(index), base) => {
                    let base = base.and_then(|base| Some(self.base?[base]));
                    changes.extend(fields(&self.known.items[index], self.theirs[at], base));
                }
                // The chair removed it.
                (None, Some(_)) => {}
                (None, None) => changes.push(Change::NewItem {
                    item: Box::new(self.theirs[at].clone()),
                    before: self.next_here(at),
                    is_likely: self.base.is_some(),
                }),
            }
        }
        changes.extend(self.gone());
        changes
    }

    /// The first item after this one that is here too.
    fn next_here(&self, at: usize) -> Option<ItemId> {
        let index = self.here[at + 1..].iter().flatten().next()?;
        Some(self.known.items[*index].id.clone())
    }

    /// Items here that the Datatracker had, or without a base may have had, and has no longer.
    fn gone(&self) -> Vec<Change> {
        let gone = |index: usize, base: Option<&DraftItem>| {
            let item = &self.known.items[index];
            let is_likely = base.is_some_and(|base| ItemField::all(base) == ItemField::all(&item.draft));
            item.is_to_come.then(|| Change::ItemGone { item: item.id.clone(), is_likely })
        };
        match self.base {
            Some(base) => {
                let of_base = (0..base.len()).filter(|at| !self.in_base.contains(&Some(*at)));
                of_base.filter_map(|at| gone(self.base_here[at]?, Some(base[at]))).collect()
            }
            None => (0..self.known.items.len())
                .filter(|index| !self.here.contains(&Some(*index)))
                .filter_map(|index| gone(index, None))
                .collect(),
        }
    }
}

/// What is said otherwise of an item than before, if there is a before, and than here.
fn fields(ours: &KnownItem, theirs: &DraftItem, base: Option<&DraftItem>) -> Vec<Change> {
    let base = base.map(ItemField::all);
    let all = ItemField::all(theirs).into_iter().zip(ItemField::all(&ours.draft)).enumerate();
    let differs = all.filter(|(_, (theirs, ours))| theirs != ours);
    differs
        .filter_map(|(at, (field, here))| {
            let base = base.as_ref().map(|base| &base[at]);
            let is_fixed = matches!(field, ItemField::Minutes { .. }) && ours.is_over;
            let has_changed = base.is_none_or(|base| *base != field);
            (has_changed && !is_fixed).then(|| Change::Item {
                item: ours.id.clone(),
                field,
                is_likely: base.is_some_and(|base| *base == here),
            })
        })
        .collect()
}
