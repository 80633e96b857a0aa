//! The file of what was chosen for each set of screens: read at the start, and written whole or not at all by a thread when a choice is
//! made.

use std::path::{Path, PathBuf};

use chairside_screens::{Chosen, ScreenKey, Wish, read, with};

use crate::settings_file::{Told, change_file, text};

/// What was chosen, and the file that keeps it.
#[derive(Debug)]
pub struct KeptScreens {
    chosen: Vec<Chosen>,
    file: PathBuf,
    /// What is wrong with the file, for the chair.
    problem: Option<String>,
}

impl KeptScreens {
    /// Reads the file. One that is missing says nothing.
    pub fn open(file: PathBuf) -> Self {
        let (chosen, problem) = match text(&file) {
            Ok(text) => {
                let read = read(&file.display().to_string(), &text);
                (read.chosen, read.problems.first().map(ToString::to_string))
            }
            Err(why) => (Vec::new(), Some(why)),
        };
        let problem = problem.map(|why| format!("{why} (until then the choice of screens is not saved)"));
        Self { chosen, file, problem }
    }

    /// What is wrong with the file, as it was read.
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// What was chosen for these screens.
    pub fn wish(&self, set: &[ScreenKey]) -> Option<&Wish> {
        self.of(set)?.wish.as_ref()
    }

    /// Where the speaker's window was open on these screens.
    pub fn speaker(&self, set: &[ScreenKey]) -> Option<&ScreenKey> {
        self.of(set)?.speaker.as_ref()
    }

    fn of(&self, set: &[ScreenKey]) -> Option<&Chosen> {
        self.chosen.iter().find(|chosen| chosen.set == set)
    }

    /// Changes what is kept for these screens, at once and in the file.
    pub fn change(&mut self, set: Vec<ScreenKey>, told: &impl Told, change: impl FnOnce(&mut Chosen)) {
        let known = self.chosen.iter().position(|known| known.set == set).map(|at| self.chosen.remove(at));
        let mut chosen = known.unwrap_or(Chosen { set, wish: None, speaker: None });
        change(&mut chosen);
        self.chosen.push(chosen.clone());
        let (file, told) = (self.file.clone(), told.clone());
        let write = move || {
            if let Err(why) = write(&file, &chosen) {
                told.trouble(format!("The choice of screens is not saved: {why}"));
            }
        };
        // Without a thread it counts until the end of the program.
        let _ = std::thread::Builder::new().name("screens".into()).spawn(write);
    }
}

fn write(file: &Path, chosen: &Chosen) -> Result<(), String> {
    let problem = |text: &str| {
        let read = read(&file.display().to_string(), text);
        read.problems.first().map_or_else(String::new, ToString::to_string)
    };
    change_file(file, |text| with(text, chosen), problem)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use tokio::sync::mpsc::unbounded_channel;

    use super::*;
    use crate::actor::{Handle, Message};

    fn key(name: &str) -> ScreenKey {
        ScreenKey(name.into())
    }

    #[test]
    fn what_was_chosen_is_there_at_the_next_start_and_a_bad_file_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("not/yet/screens.toml");
        let set = vec![key("A 1x1"), key("B 1x1")];
        let wish = Wish { room: key("A 1x1"), presenter: key("B 1x1") };
        let (sender, mut told) = unbounded_channel();
        let mut kept = KeptScreens::open(file.clone());
        kept.change(set.clone(), &Handle(sender.clone()), |chosen| chosen.wish = Some(wish.clone()));
        assert_eq!((kept.wish(&set), kept.problem()), (Some(&wish), None));
        let begun = Instant::now();
        while KeptScreens::open(file.clone()).wish(&set) != Some(&wish) {
            assert!(begun.elapsed() < Duration::from_secs(5), "it is not written");
            std::thread::sleep(Duration::from_millis(10));
        }

        std::fs::write(&file, "[[screens]]\n").unwrap();
        let mut kept = KeptScreens::open(file.clone());
        assert!(kept.problem().is_some_and(|why| why.contains("screens.toml:1: ")), "{:?}", kept.problem());
        kept.change(set, &Handle(sender), |chosen| chosen.wish = Some(wish));
        let Some(Message::Trouble(words)) = told.blocking_recv() else { panic!("nothing is said") };
        assert!(words.starts_with("The choice of screens is not saved: "), "{words}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "[[screens]]\n");
    }
}
