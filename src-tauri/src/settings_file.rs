//! The file of settings: read at the start, and written whole or not at all by a thread of its own whenever something is set.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

use chairside_settings::{Setting, Settings};

use crate::actor::{Handle, Message};
use crate::session_file::{Replaced, replace};

/// The most bytes that a file of settings may have.
const MOST: u64 = 1 << 20;

/// So often another program may change the file while it is written.
const TRIES: usize = 5;

/// What a person has set, and the file that keeps it.
#[derive(Debug)]
pub struct KeptSettings {
    now: Settings,
    file: PathBuf,
    /// What is wrong with the file, for the chair.
    problem: Option<String>,
    /// The thread that writes, once something was set.
    writer: Option<(Sender<Change>, JoinHandle<()>)>,
}

/// Who is told what goes wrong while settings are written.
pub trait Told: Clone + Send + 'static {
    /// Tells it.
    fn trouble(&self, words: String);
}

impl Told for Handle {
    fn trouble(&self, words: String) {
        self.send(Message::Trouble(words));
    }
}

/// A change of the file.
#[derive(Debug, Clone)]
enum Change {
    Set(Setting),
    Reset,
}

impl KeptSettings {
    /// Reads the file. One that is missing has the defaults, and so has what is wrong in it.
    pub fn open(file: PathBuf) -> Self {
        let (now, problem) = match text(&file) {
            Ok(text) => {
                let read = chairside_settings::read(&file.display().to_string(), &text);
                (read.settings, read.problems.first().map(ToString::to_string))
            }
            Err(why) => (Settings::default(), Some(why)),
        };
        let problem = problem.map(|why| format!("{why} (until then settings are not saved)"));
        Self { now, file, problem, writer: None }
    }

    /// What is set now.
    pub fn now(&self) -> &Settings {
        &self.now
    }

    /// The file that keeps it.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What is wrong with the file, as it was read.
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// Changes a setting, at once and in the file.
    pub fn set(&mut self, setting: Setting, told: &impl Told) {
        self.now.set(setting.clone());
        self.write(Change::Set(setting), told);
    }

    /// Gives every setting its default again.
    pub fn reset(&mut self, told: &impl Told) {
        self.now = self.now.after_reset();
        self.write(Change::Reset, told);
    }

    /// Waits until everything is written.
    pub fn finish(&mut self) {
        if let Some((changes, thread)) = self.writer.take() {
            drop(changes);
            let _ = thread.join();
        }
    }

    fn write(&mut self, change: Change, told: &impl Told) {
        if self.writer.is_none() {
            let (sender, changes) = mpsc::channel();
            let (file, told) = (self.file.clone(), told.clone());
            let thread = std::thread::Builder::new().name("settings".into());
            let started = thread.spawn(move || write_all(&file, &changes, &told));
            self.writer = started.ok().map(|thread| (sender, thread));
        }
        if let Some((changes, _)) = &self.writer {
            let _ = changes.send(change);
        }
    }
}

/// Writes one change after the other.
fn write_all(file: &Path, changes: &Receiver<Change>, told: &impl Told) {
    for change in changes {
        if let Err(why) = write(file, &change) {
            told.trouble(format!("Settings are not saved: {why}"));
        }
    }
}

fn write(file: &Path, change: &Change) -> Result<(), String> {
    let changed = |before: &str| match change {
        Change::Set(setting) => chairside_settings::with(before, setting.clone()),
        Change::Reset => chairside_settings::reset(before),
    };
    change_file(file, changed, |text| first_problem(file, text))
}

/// Makes a change in a file as it is now, which another Chairside may have written. `changed` returns its new text, or `None` when it has a
/// problem and must stay as it is.
pub fn change_file(
    file: &Path,
    changed: impl Fn(&str) -> Option<String>,
    problem: impl Fn(&str) -> String,
) -> Result<(), String> {
    for _ in 0..TRIES {
        let before = text(file)?;
        let after = changed(&before).ok_or_else(|| problem(&before))?;
        if after == before || put(file, &before, &after)? {
            return Ok(());
        }
    }
    Err(format!("another program keeps changing {}", file.display()))
}

fn first_problem(file: &Path, text: &str) -> String {
    let read = chairside_settings::read(&file.display().to_string(), text);
    read.problems.first().map_or_else(String::new, ToString::to_string)
}

/// The text of the file; empty when there is none.
pub fn text(file: &Path) -> Result<String, String> {
    match chairside_file::read(file, MOST) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| format!("{} is not text in UTF-8; mend it", file.display())),
        Err(error) if error.is_missing() => Ok(String::new()),
        Err(error) => Err(format!("{} {error}", file.display())),
    }
}

/// Puts the new text in the place of the old one. Returns false when the file has changed meanwhile.
fn put(file: &Path, before: &str, after: &str) -> Result<bool, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    if chairside_file::exists(file) {
        return replace(file, before, after).map(|done| done == Replaced::Yes).map_err(|error| named(&error));
    }
    match create(file, after) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(named(&error)),
    }
}

/// Makes the file, whole or not at all, unless there is one by now.
fn create(file: &Path, text: &str) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut beside = chairside_file::temporary(folder)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    beside.persist_noclobber(file).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use chairside_settings::Theme;
    use tokio::sync::mpsc::unbounded_channel;

    use super::*;

    /// Sets these, waits until they are written, and returns the messages.
    fn set(kept: &mut KeptSettings, settings: &[Setting]) -> Vec<String> {
        let (sender, mut told) = unbounded_channel();
        for setting in settings {
            kept.set(setting.clone(), &Handle(sender.clone()));
        }
        kept.finish();
        let words = |message| match message {
            Message::Trouble(words) => words,
            other => format!("{other:?}"),
        };
        std::iter::from_fn(|| told.try_recv().ok()).map(words).collect()
    }

    #[test]
    fn what_is_set_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("not/yet/settings.toml");
        let mut kept = KeptSettings::open(file.clone());
        assert_eq!((kept.now(), kept.problem()), (&Settings::default(), None));
        assert!(set(&mut kept, &[Setting::Theme(Theme::Light), Setting::TextSize(130)]).is_empty());
        let again = KeptSettings::open(file.clone());
        assert_eq!((again.now().theme, again.now().text_size), (Theme::Light, 130));
        let beside: Vec<_> = fs::read_dir(file.parent().unwrap()).unwrap().collect();
        assert_eq!(beside.len(), 1, "{beside:?}");
    }

    #[test]
    fn two_programs_do_not_undo_each_others_settings() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        let (mut one, mut other) = (KeptSettings::open(file.clone()), KeptSettings::open(file.clone()));
        set(&mut one, &[Setting::Theme(Theme::Light)]);
        set(&mut other, &[Setting::RoomNeedsCtrl(true)]);
        let now = KeptSettings::open(file);
        assert_eq!((now.now().theme, now.now().letters.room_needs_ctrl), (Theme::Light, true));
    }

    #[test]
    fn a_bad_file_is_named_with_its_line_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        let bad = "# mine\ntext-size = large\n";
        fs::write(&file, bad).unwrap();
        let mut kept = KeptSettings::open(file.clone());
        assert!(kept.problem().is_some_and(|why| why.contains("settings.toml:2: error: ")), "{:?}", kept.problem());
        let told = set(&mut kept, &[Setting::TextSize(130)]);
        assert!(told.len() == 1 && told[0].starts_with("Settings are not saved: "), "{told:?}");
        assert_eq!((fs::read_to_string(&file).unwrap().as_str(), kept.now().text_size), (bad, 130));
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        let kept = KeptSettings::open(file);
        assert!(kept.problem().is_some_and(|why| why.contains("settings.toml is a folder")), "{:?}", kept.problem());
    }
}
