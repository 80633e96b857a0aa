//! Saves a changed agenda and list of outcomes in the session file. Nothing else changes there, and of these only what the
//! session changed; what somebody else changed in the file meanwhile stays, and so do comments, order, quotes and style, byte for byte. The
//! result is read again and must give exactly the merged agenda and list; otherwise nothing is saved.

use chairside_problem::Problem;
use jiff::tz::TimeZone;

use crate::file::front_matter::read;
use crate::file::item_spec::ItemSpec;
use crate::file::merge::{Conflict, Entry, Merge, Settled, Version, merge};
use crate::file::save::before::{Before, Restored};
use crate::file::save::edit::{Wanted, edited, written_new};
use crate::file::save::front::front_matter;
use crate::file::save::keys::Keys;
use crate::file::save::layout::{Layout, Placed, layout};
use crate::file::save::top_level::with_key;
use crate::file::session_file::SessionFile;
use crate::file::written::Written;
use crate::model::ids::ItemId;
use crate::model::room_plan::RoomPlan;

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The file's new text.
    Text(String),
    /// Both changed the same in different ways: nothing may be written until all of this is settled.
    Conflicts(Vec<Conflict>),
}

/// Returns the text of the session file with what the session changed in its agenda. `text` is the file as it is now;
/// `base` is what the session last read or saved, `ours` what it has now. `before` is the file's text at that time,
/// if it is still known: items that somebody else removed since then and that stay are written as they were there.
/// `settled` has what was chosen where the file says something else.
///
/// # Errors
/// A [`Problem`] if the text cannot be read, or if its agenda is written in a way that cannot be changed safely. Then leave
/// the file as it is.
pub fn save_agenda(
    file: &str,
    text: &str,
    before: Option<&str>,
    base: &Version,
    ours: &Version,
    settled: &Settled,
) -> Result<Saved, Problem> {
    let Some((head, yaml, tail)) = front_matter(text) else {
        let (what, instead) = ("the file has no front matter to write the agenda to", "begin it with a line of `---`");
        return Err(Problem::error(file, None, what, instead));
    };
    let said = read_front(file, yaml)?;
    let zone = TimeZone::get(&said.zone).unwrap_or(TimeZone::UTC);
    let theirs: Vec<Entry> = said.agenda.iter().map(Entry::of_spec).collect();
    let version = Version { outcomes: said.outcomes.clone(), entries: theirs.clone() };
    let merge = merge(base, ours, version, settled, &zone);
    if !merge.is_settled(settled) {
        return Ok(Saved::Conflicts(merge.conflicts));
    }
    let (base, ours) = (base.entries.as_slice(), ours.entries.as_slice());
    let before = before.map(|before| with_line_ends_of(text, before));
    let before = before.as_ref().and_then(|before| Before::read(file, before, base, ours));
    let keys = Keys { slot: said.slot, zone };
    let mut saving = Saving { file, said: &said, theirs: &theirs, keys, before, base, ours, merge };
    let saved = saving.save(yaml).or_else(|_| {
        // Written anew, it may be safe.
        saving.before = None;
        saving.save(yaml)
    });
    Ok(Saved::Text(format!("{head}{}{tail}", saved?)))
}

/// A text that was read, with the ends of lines that the file has.
fn with_line_ends_of(text: &str, before: &str) -> String {
    if text.contains("\r\n") && !before.contains('\r') { before.replace('\n', "\r\n") } else { before.into() }
}

/// Reads the front matter.
fn read_front(file: &str, yaml: &str) -> Result<SessionFile, Problem> {
    let (said, problems) = read(file, yaml, 2);
    if let Some(error) = problems.into_iter().find(Problem::is_error) {
        return Err(error);
    }
    said.ok_or_else(|| unsafe_to_edit(file))
}

fn unsafe_to_edit(file: &str) -> Problem {
    Problem::error(
        file,
        None,
        "the agenda is written in a way that cannot be changed without risk",
        "change it by hand: the file was left as it is",
    )
}

struct Saving<'a> {
    file: &'a str,
    /// What the file says now.
    said: &'a SessionFile,
    /// Its items, with the ids that reading gave them.
    theirs: &'a [Entry],
    keys: Keys,
    before: Option<Before<'a>>,
    base: &'a [Entry],
    ours: &'a [Entry],
    merge: Merge,
}

impl Saving<'_> {
    /// The front matter with the merged agenda.
    fn save(&self, yaml: &str) -> Result<String, Problem> {
        let unsafe_to_edit = || unsafe_to_edit(self.file);
        let yaml = &self.with_outcomes(yaml).ok_or_else(unsafe_to_edit)?;
        if self.is_agenda_in_file() {
            let again = read_front(self.file, yaml).map_err(|_| unsafe_to_edit())?;
            return if self.is_what_was_wanted(&again) { Ok(yaml.clone()) } else { Err(unsafe_to_edit()) };
        }
        let layout = layout(yaml, self.theirs.len()).ok_or_else(unsafe_to_edit)?;
        let entries = &self.merge.entries;
        let wants_id = self.wants_id();
        // Items are matched by title. If that would match the wrong one, the id is written too.
        let mut with_id = vec![false; entries.len()];
        for _ in 0..2 {
            let new = self.written(yaml, &layout, &with_id).ok_or_else(unsafe_to_edit)?;
            let again = read_front(self.file, &new).map_err(|_| unsafe_to_edit())?;
            if !self.is_what_was_wanted(&again) {
                return Err(unsafe_to_edit());
            }
            let ids = self.ids_when_read(&again.agenda);
            let right: Vec<bool> =
                ids.iter().zip(entries).zip(&wants_id).map(|((id, entry), wants)| !wants || *id == entry.id).collect();
            if right.iter().all(|right| *right) {
                return Ok(new);
            }
            with_id = right.into_iter().zip(with_id).map(|(right, before)| !right || before).collect();
        }
        Err(unsafe_to_edit())
    }

    /// The front matter with the merged list of outcomes.
    fn with_outcomes(&self, yaml: &str) -> Option<String> {
        let outcomes = &self.merge.outcomes;
        if *outcomes == self.said.outcomes {
            return Some(yaml.into());
        }
        with_key(yaml, &Wanted::texts("outcomes", outcomes.as_deref()))
    }

    /// Whether the file already says all of the agenda.
    fn is_agenda_in_file(&self) -> bool {
        let (merge, theirs) = (&self.merge, self.theirs);
        let same = |(entry, (theirs, id)): (&Entry, (&Entry, &ItemId))| entry.said == theirs.said && entry.id == *id;
        merge.entries.len() == theirs.len() && merge.entries.iter().zip(theirs.iter().zip(&merge.theirs)).all(same)
    }

    /// The index of an item in the file as it is.
    fn place(&self, id: &ItemId) -> Option<usize> {
        self.merge.theirs.iter().position(|known| known == id)
    }

    /// For each item, whether reading the file must find it again. Somebody else's new title can make it another item as
    /// long as the session has changed nothing about it.
    fn wants_id(&self) -> Vec<bool> {
        let now = self.ids_when_read(&self.said.agenda);
        let find = |entries: &[Entry], id: &ItemId| entries.iter().find(|entry| entry.id == *id).cloned();
        let wants = |Entry { id, .. }: &Entry| {
            let is_found = self.place(id).is_none_or(|at| now[at] == *id);
            is_found || find(self.base, id) != find(self.ours, id)
        };
        self.merge.entries.iter().map(wants).collect()
    }

    fn written(&self, yaml: &str, layout: &Layout<'_>, with_id: &[bool]) -> Option<String> {
        let mut pieces = Vec::new();
        for (entry, with_id) in self.merge.entries.iter().zip(with_id) {
            let id = with_id.then_some(&entry.id);
            let replaces = self.place(&entry.id);
            let restored =
                || self.before.as_ref()?.restored((yaml, layout), &self.keys, &entry.said, (&entry.id, *with_id));
            let (lead, text) = if let Some(at) = replaces {
                let wanted = self.keys.changed(&self.theirs[at].said, &entry.said, id);
                (String::new(), edited(layout.items.get(at)?, &wanted)?)
            } else if let Some(Restored { lead, text }) = restored() {
                (lead, text)
            } else {
                (String::new(), written_new(layout, &self.keys.all(&entry.said, id)))
            };
            pieces.push(Placed { replaces, lead, text });
        }
        layout.written(&pieces)
    }

    /// Whether only the agenda and the list of outcomes differ, and they are exactly the wanted ones.
    fn is_what_was_wanted(&self, again: &SessionFile) -> bool {
        let same = |(spec, entry): (&ItemSpec, &Entry)| {
            let notes = match self.place(&entry.id) {
                Some(at) => self.said.agenda[at].notes,
                None => self.before.as_ref().and_then(|before| before.notes(&entry.id)),
            };
            Entry::of_spec(spec).said == entry.said && spec.notes == notes
        };
        let entries = &self.merge.entries;
        rest(self.said) == rest(again)
            && again.outcomes == self.merge.outcomes
            && again.agenda.len() == entries.len()
            && again.agenda.iter().zip(entries).all(same)
    }

    /// The ids that items will get when the file is read again: by `id:`, then by title (see `with_known_ids`).
    fn ids_when_read(&self, specs: &[ItemSpec]) -> Vec<ItemId> {
        let entries = &self.merge.entries;
        let known = |id: &ItemId| entries.iter().any(|entry| entry.id == *id);
        let mut taken: Vec<ItemId> = specs.iter().map(|spec| spec.id.clone()).filter(known).collect();
        let mut ids = Vec::with_capacity(specs.len());
        for spec in specs {
            let by_title = |taken: &[ItemId]| {
                entries.iter().find(|entry| !taken.contains(&entry.id) && entry.said.title == spec.title)
            };
            let id = match by_title(&taken) {
                Some(entry) if !known(&spec.id) => {
                    taken.push(entry.id.clone());
                    entry.id.clone()
                }
                _ => spec.id.clone(),
            };
            ids.push(id);
        }
        ids
    }
}

/// Everything but the agenda and the list of outcomes, without line numbers, because lines move.
fn rest(said: &SessionFile) -> SessionFile {
    let without_line = |written: &Written<String>| Written { line: 0, ..written.clone() };
    SessionFile {
        agenda: Vec::new(),
        outcomes: None,
        room: RoomPlan { decides: false, ..said.room.clone() },
        is_session: true,
        deck: said.deck.as_ref().map(without_line),
        kind: said.kind.as_ref().map(without_line),
        participants: said.participants.as_ref().map(without_line),
        editions: said.editions.iter().map(|(kind, edition)| (*kind, without_line(edition))).collect(),
        ..said.clone()
    }
}
