//! The file as it was written before: an item that somebody else removed meanwhile, and that the session keeps, comes back
//! with its own text, comments and keys that the session knows nothing of.

use crate::file::front_matter::read;
use crate::file::merge::{Entry, Said, with_known_ids};
use crate::file::save::edit::edited;
use crate::file::save::front::front_matter;
use crate::file::save::keys::Keys;
use crate::file::save::layout::{Layout, layout};
use crate::model::ids::ItemId;
use crate::model::notes_place::NotesPlace;

/// The agenda of the file as it was written before.
pub(super) struct Before<'a> {
    layout: Layout<'a>,
    entries: Vec<Entry>,
    notes: Vec<Option<NotesPlace>>,
}

/// An item that comes back.
pub(super) struct Restored {
    /// The comments above it, unless the file still has them.
    pub lead: String,
    /// Its text, with what the session says of it now.
    pub text: String,
}

impl<'a> Before<'a> {
    /// Reads the file as it was; `None` if it cannot be read or is written in a way that is not supported.
    pub fn read(file: &str, text: &'a str, base: &[Entry], ours: &[Entry]) -> Option<Self> {
        let (_, yaml, _) = front_matter(text)?;
        let said = read(file, yaml, 2).0?;
        let layout = layout(yaml, said.agenda.len())?;
        let entries = with_known_ids(said.agenda.iter().map(Entry::of_spec).collect(), base, ours);
        let notes = said.agenda.iter().map(|spec| spec.notes).collect();
        Some(Self { layout, entries, notes })
    }

    fn place(&self, id: &ItemId) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == *id)
    }

    /// Where the item's deck has notes, if the file said so.
    pub fn notes(&self, id: &ItemId) -> Option<NotesPlace> {
        self.notes[self.place(id)?]
    }

    /// The item as it was written, with what is said of it now. `now` is the file's front matter as it is.
    pub fn restored(
        &self,
        now: (&str, &Layout<'_>),
        keys: &Keys,
        said: &Said,
        id: (&ItemId, bool),
    ) -> Option<Restored> {
        let (yaml, layout) = now;
        let at = self.place(id.0)?;
        let piece = self.layout.items.get(at)?;
        // Lines that belong together stand under each other.
        let fits = layout.items.first().map_or("  - ", |like| like.dash) == piece.dash;
        if !fits && (piece.body.contains('\n') || piece.dash.is_empty()) {
            return None;
        }
        let text = edited(piece, &keys.changed(&self.entries[at].said, said, id.1.then_some(id.0)))?;
        let is_there = yaml.contains(piece.lead.trim());
        Some(Restored { lead: if is_there { String::new() } else { piece.lead.into() }, text })
    }
}
