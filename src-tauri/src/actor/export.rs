//! What leaves the session: the minutes, to the clipboard or a file, and copies of the slides.

use std::path::PathBuf;
use std::thread;

use chairside_session::Intent;
use chairside_session::desk::MinutesPart;
use chairside_session::minutes;

use super::Actor;
use super::message::Message;
use crate::export::SlidesJob;
use crate::handing_on::{Handout, write};

impl Actor {
    /// Puts a part of the minutes on the clipboard.
    pub(super) fn copy_minutes(&mut self, part: MinutesPart) {
        let text = minutes::part(&self.run, part, self.library.file.agenda_is_unsaved);
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

    /// Lets the chair choose where a part of the minutes is saved.
    pub(super) fn save_handout(&mut self, part: MinutesPart) {
        if let Some(why) = self.handout(part).err() {
            self.desk.notice = Some(why);
            return;
        }
        let content = &self.run.state().content;
        let name = file_name(content.group.as_deref().unwrap_or(&content.title), part);
        let folder = self.library.source.folder();
        self.desktop.choose(|windows| windows.choose_place(&folder, part, name.as_deref()));
    }

    /// What is saved, or why there is nothing to save.
    fn handout(&self, part: MinutesPart) -> Result<Handout, String> {
        if part == MinutesPart::Slides {
            let folder = self.library.source.folder();
            let files: Vec<PathBuf> =
                minutes::slide_files(self.run.state()).iter().map(|file| folder.join(file)).collect();
            return if files.is_empty() {
                Err("No item has a file of slides".into())
            } else {
                Ok(Handout::Files(files))
            };
        }
        if matches!(part, MinutesPart::ChairsSlides | MinutesPart::DrawnSlides) {
            let strokes = part == MinutesPart::DrawnSlides;
            if strokes && self.run.state().strokes.is_empty() {
                return Err("Nothing is drawn on the slides".into());
            }
            let run = self.saving.kept().map(|run| run.0.clone());
            let job = SlidesJob { file: self.library.source.path.clone(), data: self.data.clone(), run, strokes };
            return Ok(Handout::Slides(job));
        }
        let text = minutes::part(&self.run, part, self.library.file.agenda_is_unsaved);
        if text.trim().is_empty() { Err("There is nothing to save yet".into()) } else { Ok(Handout::Text(text)) }
    }

    /// The chair has chosen where. It is written in a thread of its own, since the drive may not answer.
    pub(super) fn save_handout_at(&mut self, part: MinutesPart, to: PathBuf) {
        let Ok(handout) = self.handout(part) else { return };
        let handle = self.library.handle().clone();
        let saves = move || handle.send(Message::HandoutSaved(part, write(&handout, &to)));
        if thread::Builder::new().name("save a handout".into()).spawn(saves).is_err() {
            self.trouble("Nothing was saved: the system has no thread left".into());
        }
    }

    /// It is written, or not.
    pub(super) fn handout_saved(&mut self, part: MinutesPart, done: Result<String, String>) {
        match done {
            Ok(words) => {
                if part == MinutesPart::Whole {
                    self.act(&Intent::MinutesCopied);
                }
                self.desk.notice = Some(words);
                self.publisher.presenter_soon();
            }
            Err(words) => self.trouble(words),
        }
    }
}

/// The name that a part of the minutes is saved under, unless the chair chooses another; `None` where it is a folder.
fn file_name(group: &str, part: MinutesPart) -> Option<String> {
    let plain: String = group
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { '-' })
        .collect::<String>()
        .to_lowercase();
    let what = match part {
        MinutesPart::Slides => return None,
        MinutesPart::ChairsSlides => "slides.pdf",
        MinutesPart::DrawnSlides => "drawn-slides.pdf",
        MinutesPart::Report => "report.txt",
        MinutesPart::List => "outcomes.txt",
        MinutesPart::Polls => "polls.json",
        MinutesPart::WithoutOutcome | MinutesPart::StillOpen => "open.txt",
        MinutesPart::Agenda => "agenda.md",
        MinutesPart::NotesPage => "notes.md",
        MinutesPart::Item | MinutesPart::SinceLastCopy | MinutesPart::Whole => "minutes.md",
    };
    Some(format!("{plain}-{what}"))
}
