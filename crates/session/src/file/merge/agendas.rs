//! The merge of two versions of an agenda and its list of outcomes that come from one.

use jiff::tz::TimeZone;

use crate::file::merge::conflict::{About, Conflict, Judge, Settled};
use crate::file::merge::known::with_known_ids;
use crate::file::merge::order::ordered;
use crate::file::merge::said::{Entry, Field, Minutes, Said, listed};
use crate::file::merge::versions::Version;
use crate::model::ids::ItemId;
use crate::model::side::Side;

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The session's list of possible outcomes; `None` for what is usual.
    pub outcomes: Option<Vec<String>>,
    /// The items, in order. Where a conflict is not settled, they are mine.
    pub entries: Vec<Entry>,
    /// All conflicts, whether settled or not, in the order of the agenda.
    pub conflicts: Vec<Conflict>,
    /// The ids that the file's items were found to have, in the file's order.
    pub theirs: Vec<ItemId>,
}

impl Merge {
    /// Whether every conflict was settled as it is now.
    pub fn is_settled(&self, settled: &Settled) -> bool {
        self.conflicts.iter().all(|conflict| settled.iter().any(|(known, _)| known == conflict))
    }
}

/// Merges two versions that both come from `base`. `theirs` may still have ids of its own: it is first found
/// out which items they are. Conflicts that were settled come out as was chosen, as long as both sides still say what they
/// said then. Times are said in `zone`.
pub fn merge(base: &Version, ours: &Version, theirs: Version, settled: &Settled, zone: &TimeZone) -> Merge {
    let mut judge = Judge::new(settled, zone);
    let outcomes = outcomes(&mut judge, base, ours, theirs.outcomes);
    let (base, ours) = (base.entries.as_slice(), ours.entries.as_slice());
    let theirs = with_known_ids(theirs.entries, base, ours);
    let only_theirs = theirs.iter().filter(|entry| find(ours, &entry.id).is_none());
    let mut entries = Vec::with_capacity(ours.len());
    for Entry { id, .. } in ours.iter().chain(only_theirs) {
        let said = merged(&mut judge, find(base, id), find(ours, id), find(&theirs, id));
        entries.extend(said.map(|said| Entry { id: id.clone(), said }));
    }
    let entries = ordered(&mut judge, base, ours, &theirs, entries);
    Merge { outcomes, entries, conflicts: judge.conflicts, theirs: theirs.into_iter().map(|entry| entry.id).collect() }
}

/// The session's list, as a whole: of two different new ones, one is chosen.
fn outcomes(judge: &mut Judge<'_>, base: &Version, ours: &Version, theirs: Option<Vec<String>>) -> Option<Vec<String>> {
    let (base, ours) = (&base.outcomes, &ours.outcomes);
    if ours == base || *ours == theirs {
        return theirs;
    }
    if theirs != *base {
        let [mine, others] = [ours, &theirs].map(|outcomes| listed(outcomes.as_deref(), "the usual ones"));
        let conflict = Conflict { about: About::Outcomes, title: String::new(), mine, theirs: others };
        if judge.side(conflict) == Side::Theirs {
            return theirs;
        }
    }
    ours.clone()
}

fn find<'a>(entries: &'a [Entry], id: &ItemId) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.id == *id)
}

/// One item; `None` if it is on the agenda no longer.
fn merged(judge: &mut Judge<'_>, base: Option<&Entry>, ours: Option<&Entry>, theirs: Option<&Entry>) -> Option<Said> {
    match (base, ours, theirs) {
        (base, Some(ours), Some(theirs)) => Some(both(judge, base, ours, theirs)),
        (None, Some(new), None) | (None, None, Some(new)) => Some(new.said.clone()),
        (Some(base), Some(kept), None) => one_removed(judge, base, kept, Side::Mine),
        (Some(base), None, Some(kept)) => one_removed(judge, base, kept, Side::Theirs),
        (_, None, None) => None,
    }
}

/// An item that one side removed: it goes, unless the other side has changed it.
fn one_removed(judge: &mut Judge<'_>, base: &Entry, kept: &Entry, keeper: Side) -> Option<Said> {
    let is_kept = kept.said != base.said && judge.presence(base, &kept.said, keeper) == keeper;
    is_kept.then(|| kept.said.clone())
}

/// An item that both have.
fn both(judge: &mut Judge<'_>, base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> Said {
    let (id, ours, theirs) = (&ours.id, &ours.said, &theirs.said);
    let base = base.map(|base| &base.said);
    // Both added it: what only one of them says is taken.
    let blank = Said::titled(&ours.title);
    let before = base.unwrap_or(&blank);
    let mut said = theirs.clone();
    for field in Field::ALL.iter().copied().filter(|field| ours.differs(*field, theirs)) {
        match (ours.differs(field, before), theirs.differs(field, before)) {
            (false, _) => {}
            (true, false) => said.take(field, ours),
            (true, true) => match parts(field, before, ours, theirs) {
                Some(minutes) => said.minutes = minutes,
                None => match judge.field(id, field, base, ours, theirs) {
                    Side::Mine => said.take(field, ours),
                    Side::Theirs => {}
                },
            },
        }
    }
    said
}

/// The minutes where one side changed the whole time and the other the talk's share, if the talk still fits.
fn parts(field: Field, before: &Said, ours: &Said, theirs: &Said) -> Option<Minutes> {
    if field != Field::Minutes {
        return None;
    }
    let (before, ours, theirs) = (before.minutes, ours.minutes, theirs.minutes);
    let time = part(&before.time, &ours.time, &theirs.time)?;
    let talk = part(&before.talk, &ours.talk, &theirs.talk)?;
    Some(Minutes { time, talk }).filter(|minutes| minutes.fit())
}

fn part<T: PartialEq + Copy>(before: &T, ours: &T, theirs: &T) -> Option<T> {
    match (ours == before, theirs == before) {
        (true, _) => Some(*theirs),
        (_, true) => Some(*ours),
        _ => (ours == theirs).then_some(*ours),
    }
}
