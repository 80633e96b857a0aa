//! The two versions that the run has of what it can change in the file: as it last was there, and as it is now.

use crate::file::merge::said::{Entry, deck_in_file};
use crate::model::content::SessionContent;
use crate::model::item::Item;
use crate::state::State;
use crate::state::run::{InFile, Run};

/// What the session can change in its file, as one version of the file says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Version {
    /// What can be decided about items without a list of their own; `None` for what is usual for the kind of group.
    pub outcomes: Option<Vec<String>>,
    /// The agenda's items, in order.
    pub entries: Vec<Entry>,
}

impl From<Vec<Entry>> for Version {
    /// A version that says nothing but the agenda.
    fn from(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }
}

/// The file as the run last read it or saved it. `named` says how the file names an attached deck,
/// given its path; `None` if it cannot, because the deck is not in the file's folder.
pub fn base(run: &Run, named: impl Fn(&str) -> Option<String>) -> Version {
    match run.in_file() {
        Some(InFile::Read(content)) => as_read(content),
        Some(InFile::Saved { state, .. }) => ours(&state, named),
        None => Version::default(),
    }
}

/// What was read from the file.
pub(super) fn as_read(content: &SessionContent) -> Version {
    let entries = content.agenda.iter().map(|item| Entry::of_item(item, deck_in_file(content, item)));
    Version { outcomes: content.outcome_list.own.clone(), entries: entries.collect() }
}

/// What the run has now.
pub fn ours(state: &State, named: impl Fn(&str) -> Option<String>) -> Version {
    let entry = |item: &Item| {
        let attached = state.attached.get(&item.id).and_then(|file| named(file));
        Entry::of_item(item, attached.or_else(|| deck_in_file(&state.content, item)))
    };
    let entries = state.content.agenda.iter().map(entry).collect();
    Version { outcomes: state.content.outcome_list.own.clone(), entries }
}
