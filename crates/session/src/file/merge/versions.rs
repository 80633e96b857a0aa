//! The two versions of the agenda that the run has: as it last was in the file, and as it is now.

use crate::file::merge::said::{Entry, deck_in_file};
use crate::model::content::SessionContent;
use crate::model::item::Item;
use crate::state::State;
use crate::state::run::{InFile, Run};

/// The agenda as the run last read it from the file or saved it there. `named` says how the file names an attached deck,
/// given its path; `None` if it cannot, because the deck is not in the file's folder.
pub fn base(run: &Run, named: impl Fn(&str) -> Option<String>) -> Vec<Entry> {
    match run.in_file() {
        Some(InFile::Read(content)) => as_read(content),
        Some(InFile::Saved { state, .. }) => ours(&state, named),
        None => Vec::new(),
    }
}

/// The agenda as it was read from the file.
pub(super) fn as_read(content: &SessionContent) -> Vec<Entry> {
    content.agenda.iter().map(|item| Entry::of_item(item, deck_in_file(content, item))).collect()
}

/// The agenda as the run has it now.
pub fn ours(state: &State, named: impl Fn(&str) -> Option<String>) -> Vec<Entry> {
    let entry = |item: &Item| {
        let attached = state.attached.get(&item.id).and_then(|file| named(file));
        Entry::of_item(item, attached.or_else(|| deck_in_file(&state.content, item)))
    };
    state.content.agenda.iter().map(entry).collect()
}
