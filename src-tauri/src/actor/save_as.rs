//! Save as: the session in a new file, with which it goes on.

use std::path::{Path, PathBuf};

use chairside_load::{file_hash, is_pdf};
use chairside_session::Fact;
use chairside_session::file::merge::Side;
use chairside_session::file::{Saved, save_agenda};

use super::Actor;
use crate::{beside, remembered};

impl Actor {
    /// Asks the chair where to save the session.
    pub(super) fn ask_where_to_save(&mut self) {
        let path = &self.library.source.path;
        let stem = path.file_stem().map_or_else(|| "session".into(), |stem| stem.to_string_lossy().into_owned());
        let name = if is_pdf(path) { format!("{stem}.md") } else { format!("{stem}-2.md") };
        let folder = self.library.source.folder();
        self.desktop.choose(|windows| windows.choose_new_file(&folder, &name));
    }

    /// Saves the session in a new file. The system's dialog has asked before another file gives way to it.
    pub(super) fn save_as(&mut self, path: PathBuf) {
        let has_end = path.extension().is_some();
        let path = if has_end { path } else { path.with_extension("md") };
        if !has_end && chairside_file::exists(&path) {
            return self.trouble(format!("{} exists already. Choose it in the dialog to replace it.", path.display()));
        }
        if path == self.library.source.path {
            return self.save_agenda(&[]);
        }
        let folder = folder_of(&path);
        let decks = self.decks_outside(&folder);
        let is_here = same(&folder, &self.library.source.folder());
        let own = self.library.source.path.clone();
        let with = if is_here {
            Vec::new()
        } else {
            self.library.session.files.iter().filter(|file| **file != own).cloned().collect()
        };
        if decks.is_empty() && with.is_empty() {
            self.write_new(&path);
        } else {
            self.copy_decks(decks, with, folder, Some(path));
        }
    }

    /// Writes the new file and goes on with it.
    pub(super) fn write_new(&mut self, path: &Path) {
        let written = self.text_as_new(path).and_then(|text| beside::write(&text, path).map(|()| text));
        let text = match written {
            Ok(text) => text,
            Err(words) => return self.trouble(format!("The session was not saved: {words}")),
        };
        let name = path.display().to_string();
        if self.run.state().content.plain {
            self.desk.notice = Some(format!("Saved as {name}. Open it to chair it as a session."));
            return;
        }
        let from = std::mem::replace(&mut self.library.source.path, path.into());
        let (content, session) = (&self.run.state().content, self.saving.session());
        remembered::moved(&self.data, &from, &self.library.source, content, session);
        let text = chairside_deck::as_read(&text);
        let hash = file_hash(&text);
        self.library.file.text_in_common = Some(text);
        self.record(Fact::AgendaSaved { hash });
        self.library.file.agenda_is_unsaved = self.is_agenda_unsaved();
        self.library.read(self.run.state());
        self.desk.notice = Some(format!("Saved as {name}"));
    }

    /// The text of the session as a new file.
    fn text_as_new(&self, path: &Path) -> Result<String, String> {
        let own = self.library.source.path.as_path();
        let name = own.display().to_string();
        if self.run.state().content.plain {
            return self.plain_as_session(path);
        }
        let text = chairside_deck::read_as_written(own, &name).map_err(|problem| problem.to_string())?;
        let (base, ours) = self.versions();
        let before = self.library.file.text_in_common.as_deref();
        let save = |settled: &[_]| {
            save_agenda(&name, &text, before, &base, &ours, settled).map_err(|problem| problem.to_string())
        };
        match save(&[])? {
            Saved::Text(text) => Ok(text),
            // In a file of the chair's own, what the chair has counts.
            Saved::Conflicts(conflicts) => {
                let mine: Vec<_> = conflicts.into_iter().map(|conflict| (conflict, Side::Mine)).collect();
                match save(&mine)? {
                    Saved::Text(text) => Ok(text),
                    Saved::Conflicts(_) => Err("the session's file has changed meanwhile; save it first".into()),
                }
            }
        }
    }

    /// A plain deck as a session of one item.
    fn plain_as_session(&self, path: &Path) -> Result<String, String> {
        let own = self.library.source.path.as_path();
        let deck = own.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !same(&folder_of(path), &folder_of(own)) {
            return Err(format!("choose the folder of {deck}, which the session names"));
        }
        let content = &self.run.state().content;
        let item = content.agenda.first();
        Ok(chairside_session::file::as_session(&content.title, &deck, item.map(|item| item.time).unwrap_or_default()))
    }
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|parent| *parent != Path::new("")).map_or_else(|| ".".into(), Path::to_path_buf)
}

fn same(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| chairside_file::canonical(path).unwrap_or_else(|_| path.into());
    whole(one) == whole(other)
}
