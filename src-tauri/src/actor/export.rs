//! What leaves the session: the minutes to the clipboard, the agenda into its file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chairside_load::file_hash;
use chairside_session::desk::MinutesPart;
use chairside_session::file::save_agenda;
use chairside_session::minutes::{self, Options};
use chairside_session::{Fact, Intent, ItemId, State, with_known_ids};

use super::Actor;

impl Actor {
    /// Whether the agenda differs from the file's.
    pub(super) fn is_agenda_unsaved(&self) -> bool {
        let state = self.run.state();
        let file = with_known_ids(self.library.session.content.clone(), &state.content);
        let has_unsaved_deck = state.attached.keys().any(|item| !self.library.file.decks_saved.contains(item));
        has_unsaved_deck || file.agenda != state.content.agenda
    }

    /// Puts a part of the minutes on the clipboard.
    pub(super) fn copy_minutes(&mut self, part: MinutesPart) {
        let (run, options) = (&self.run, Options::default());
        let state = run.state();
        let text = match (part, &state.item) {
            (MinutesPart::Item, Some(item)) => minutes::of_item(run, item, options),
            (MinutesPart::Item, None) => String::new(),
            (MinutesPart::SinceLastCopy, _) => minutes::since_last_copy(run, options),
            (MinutesPart::Whole, _) if state.started.is_none() => minutes::skeleton(state),
            (MinutesPart::Whole, _) => minutes::minutes(run, options),
            (MinutesPart::Report, _) => minutes::report(run),
            (MinutesPart::List, _) => minutes::for_the_list(run),
            (MinutesPart::WithoutOutcome, _) => minutes::without_outcome(run),
        };
        let nothing = match part {
            MinutesPart::Item => "No item is running, so there is nothing to copy",
            MinutesPart::SinceLastCopy => "Nothing was added since the last copy",
            _ => "There is nothing to copy yet",
        };
        if text.trim().is_empty() {
            self.desk.notice = Some(nothing.into());
            return;
        }
        let lines = text.lines().count();
        if !self.desktop.copy(text) {
            return;
        }
        // With one item copied alone, there is still news to copy.
        if matches!(part, MinutesPart::SinceLastCopy | MinutesPart::Whole) {
            self.act(&Intent::MinutesCopied);
        }
        self.desk.notice = Some(format!("Copied, {lines} {}", if lines == 1 { "line" } else { "lines" }));
    }

    /// Writes the agenda as it stands into the session's file; everything else in it stays.
    pub(super) fn save_agenda(&mut self) {
        let path = self.library.source.path.clone();
        let name = path.display().to_string();
        let words = match self.write_agenda(&path, &name) {
            Ok(outside) => {
                let outside = match outside.as_slice() {
                    [] => String::new(),
                    files => format!("; without {}: decks must be in the file's folder", files.join(", ")),
                };
                format!("Agenda saved in {name}{outside}")
            }
            Err(words) => {
                return self.trouble(format!("The agenda was not saved, and the file has not changed: {words}"));
            }
        };
        self.desk.notice = Some(words);
    }

    /// Writes the agenda into the file at `path`. Returns the attached decks that the file cannot name.
    fn write_agenda(&mut self, path: &Path, name: &str) -> Result<Vec<String>, String> {
        let state = self.run.state();
        let text = chairside_deck::read_as_written(path, name).map_err(|problem| problem.to_string())?;
        let (decks, outside) = attached_decks(state, &self.library.source.folder());
        let before = with_known_ids(self.library.session.content.clone(), &state.content);
        let new = save_agenda(name, &text, &before, state, &decks).map_err(|problem| problem.to_string())?;
        write_whole(path, &new).map_err(|error| format!("{name}: {error}"))?;
        self.library.file.decks_saved.extend(decks.into_keys());
        self.record(Fact::AgendaSaved { hash: file_hash(chairside_deck::as_read(&new).as_ref()) });
        self.library.read(self.run.state());
        Ok(outside)
    }
}

/// Attached decks by the name that the session file can give them, and those outside its folder.
fn attached_decks(state: &State, folder: &Path) -> (BTreeMap<ItemId, String>, Vec<String>) {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.into());
    let (mut inside, mut outside) = (BTreeMap::new(), Vec::new());
    for (item, file) in &state.attached {
        let path = PathBuf::from(file);
        let path = path.canonicalize().unwrap_or(path);
        match path.strip_prefix(&folder) {
            Ok(name) => {
                inside.insert(item.clone(), name.display().to_string());
            }
            Err(_) => outside.push(file.clone()),
        }
    }
    (inside, outside)
}

/// Replaces a file whole or not at all: writes a new one beside it, then renames that into its place. The file keeps
/// its permissions; a link stays a link.
fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(&format!(".{name}.")).suffix(".new").tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().set_permissions(permissions)?;
    beside.as_file().sync_all()?;
    beside.persist(&path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_through_a_link_and_left_alone_when_that_fails() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("s.md");
        fs::write(&file, "old").unwrap();
        let link = folder.path().join("link.md");
        #[cfg(unix)]
        std::os::unix::fs::symlink(&file, &link).unwrap();
        #[cfg(not(unix))]
        fs::copy(&file, &link).unwrap();
        write_whole(&link, "new").unwrap();
        assert_eq!(fs::read_to_string(&link).unwrap(), "new");
        #[cfg(unix)]
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(write_whole(&folder.path().join("gone.md"), "x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("s.md");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        write_whole(&file, "new").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
