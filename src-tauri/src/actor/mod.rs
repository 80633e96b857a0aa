//! The one owner of the session: takes messages in order, decides, records, and publishes to the windows and the
//! journal. No locks; everything else sends it messages.
//!
//! Its state is in a few structs: `publisher` (the windows as receivers), `desktop` (the windows on the screen),
//! `saving` (the journal), `clocks`, `library` (files and decks), `texts` (what slides say). The other files are what
//! it does, by subject.

mod acknowledged;
mod act;
mod answer;
mod attach;
mod before;
mod begin;
mod change_words;
mod changed_file;
mod check_decks;
mod clocks;
mod close;
mod coming;
mod copies;
mod datatracker;
mod desk;
mod desktop;
mod drop;
mod expected;
mod export;
mod generated;
mod known;
mod latency;
mod library;
mod links;
mod look;
mod message;
mod notes_copies;
mod notes_page;
mod notes_question;
mod notice_time;
mod page_texts;
mod passwords;
mod pasted;
mod pointing;
mod press;
mod prose;
mod publish;
mod publisher;
mod questions;
mod reading;
mod record;
mod refresh;
mod refreshing;
mod remote;
mod reread;
mod resume;
mod save_agenda;
mod save_as;
mod saving;
mod screens;
mod screens_now;
mod settings;
mod setup;
mod speaker;
mod speaker_window;
mod taking;
#[cfg(test)]
mod tests;
mod texts;
mod watchers;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use chairside_journal::RunId;
use chairside_load::session_card;
use chairside_session::desk::{Desk, DeskAction};
use chairside_session::keys::Keyboard;
use chairside_session::pace::Rehearsal;
use chairside_session::{Fact, Run, rundown};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until};

use crate::remote::request::Request;
use crate::settings_file::KeptSettings;
use crate::window::Window;

pub use desktop::{RoomPlace, Windows};
pub use latency::Latencies;
pub use library::Library;
pub use message::{Handle, Message};
pub use publisher::Sink;
pub use setup::{EarlierRun, RunChoice, Setup};

use before::Before;
use clocks::Clocks;
use desktop::Desktop;
use generated::DrawnFrom;
use look::Look;
use notes_copies::NotesCopies;
use notice_time::NoticeTime;
use publisher::Publisher;
use questions::Questions;
use refreshing::Refreshing;
use saving::Saving;
use screens_now::ScreensNow;
use speaker_window::SpeakerWindow;
use texts::SlideTexts;
use watchers::Watchers;

/// The state of the program.
pub struct Actor {
    /// What has happened in the session, and how it stands.
    run: Run,
    /// The earlier run that we offer to resume: other keys are ignored until Enter or Esc.
    offered: Option<Box<EarlierRun>>,
    /// What is open in the windows.
    desk: Desk,
    desktop: Desktop,
    publisher: Publisher,
    questions: Questions,
    notice_time: NoticeTime,
    saving: Saving,
    clocks: Clocks,
    library: Library,
    texts: SlideTexts,
    drawn_from: DrawnFrom,
    /// Earlier runs of a plain talk that say something about its pace, the latest first.
    rehearsals: Vec<(RunId, Rehearsal)>,
    settings: KeptSettings,
    screens: ScreensNow,
    speaker: SpeakerWindow,
    /// The keys that count.
    keyboard: Keyboard,
    /// The look at all decks.
    look: Look,
    notes_copies: NotesCopies,
    refreshing: Refreshing,
    /// Other programs that watch the session.
    watchers: Watchers,
    /// The journal's folder.
    data: PathBuf,
    /// How things were before the latest letters that were commands.
    before_letters: VecDeque<Before>,
}

impl Actor {
    /// Works until the program ends.
    pub async fn work(mut self, mut inbox: mpsc::UnboundedReceiver<Message>) {
        // A simulated clock may be moved at any time.
        let interval = if self.clocks.is_simulated() { Duration::from_millis(50) } else { Duration::from_secs(1) };
        let mut clock_check = tokio::time::interval(interval);
        clock_check.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            let next_change = self.next_change();
            tokio::select! {
                biased;
                message = inbox.recv() => match message {
                    Some(Message::Quit(done)) => return self.quit(done),
                    Some(message) => self.handle(message),
                    None => return,
                },
                () = until(self.publisher.presenter_due()) => self.publish_to_presenter(),
                () = until(self.publisher.marks_due()) => {
                    self.send_marks_to_presenter();
                    continue;
                }
                () = until(self.watchers.due()) => {
                    self.send_to_watchers();
                    continue;
                }
                () = until(next_change) => self.publish(),
                () = until(self.notice_time.goes_at(&self.desk)) => self.drop_notice(),
                () = until(self.screens.numbers_go_at()) => self.hide_numbers(),
                () = until(self.publisher.acknowledged.late_at()) => self.check_drawing(),
                _ = clock_check.tick() => {
                    self.check_clocks();
                    self.follow_notes_page();
                    self.follow_datatracker();
                }
            }
            self.watchers.note_change();
        }
    }

    /// When the next snapshot differs though nothing is done: a timer runs out, a minute is full.
    fn next_change(&self) -> Option<Instant> {
        let wait = rundown::next_change(self.run.state(), &self.clocks.now())?;
        // A little later, so that the change has surely come; at most an hour, since sleep does not count.
        let wait = Duration::try_from(wait).ok()?.min(Duration::from_hours(1));
        Some(Instant::now() + wait + Duration::from_millis(20))
    }

    fn handle(&mut self, message: Message) {
        match message {
            Message::AudienceSubscribed(sink) => {
                self.redraw_generated(false);
                self.texts.forget_sent();
                let pages = self.library.session.pages.with_missing(&self.run.state().content);
                self.publisher.subscribe_audience(sink, pages);
                self.send_keys();
                self.publish();
            }
            Message::PresenterSubscribed(sink) => {
                // What was dragged there is no longer.
                self.desk.ahead = None;
                self.redraw_generated(false);
                self.texts.forget_sent();
                let state = self.run.state();
                let pages = self.library.session.pages.with_missing(&state.content);
                self.publisher.subscribe_presenter(sink, session_card(state, &self.library.session), pages);
                self.send_keys();
                self.publish_to_presenter();
                self.expect_tiles();
            }
            Message::RoomOpens(size) => self.expect_room_page(size),
            Message::SpeakerSubscribed(sink) => {
                self.speaker.subscribe(sink);
                self.publish_to_speaker();
            }
            Message::SpeakerClosed => self.speaker_is_closed(),
            Message::Press(window, number, press) => {
                self.publisher.latencies.intent();
                self.publisher.saw_key(window, number);
                self.note_what_was(window, number, &press);
                self.press(window, &press);
                self.publish();
            }
            Message::Struck(window, press) => {
                self.publisher.latencies.intent();
                self.press(window, &press);
                self.publish();
            }
            Message::Prose { window, number, text, since } => {
                self.publisher.saw_key(window, number);
                self.take_prose(window, &text, since);
                self.publish();
                self.publish_to_presenter();
            }
            Message::Pointed(event) => self.pointed(event),
            Message::Act(number, intent) => {
                self.publisher.latencies.intent();
                self.publisher.saw_key(Window::Presenter, number);
                self.act_and_answer(number, &intent);
                self.publish();
            }
            Message::Desk(number, action) => {
                self.publisher.saw_key(Window::Presenter, number);
                let before = self.run.next_number();
                // The rows of a run that is resumed were not decided by this click.
                let switches_run = matches!(action, DeskAction::GoOn | DeskAction::StartOver);
                self.desk_action(Window::Presenter, action);
                if !switches_run {
                    self.offer_undo_since(before);
                }
                self.publish();
            }
            Message::Drawn(window, number) => {
                self.publisher.latencies.drawn(window, number);
                match window {
                    Window::Audience => self.room_drew(number),
                    Window::Presenter => {
                        self.publisher.presenter_drew(number);
                        self.questions.drew(number);
                        self.texts.start_reading();
                    }
                }
            }
            Message::WebHangs => self.desktop.end_hung_process(),
            Message::Journal(report) => self.journal_reports(report),
            Message::StartedAgain => {
                self.desktop.raise();
                self.desk.notice = Some("This session is already open: here it is".into());
                self.publish_to_presenter();
            }
            Message::Trouble(words) => self.trouble(words),
            Message::Screens(screens, standing) => {
                self.screens_are(&screens, standing.as_ref());
                self.publish();
            }
            Message::RoomHidden(hidden) => {
                self.desktop.unseen = hidden;
                self.look_whether_seen();
            }
            Message::RoomWindow(place) => {
                // Somebody has pressed F11. A window that moves before the desktop has made it full screen says nothing new.
                if place.fills != self.desktop.room_fills() {
                    self.screens.fills(place.fills);
                    self.place_speaker();
                }
                if self.desktop.room_window_is(place) {
                    self.look_whether_seen();
                    self.publish();
                    self.publisher.presenter_soon();
                }
            }
            Message::TextRoom(percent) => {
                self.desktop.text_room = percent;
                self.publisher.presenter_soon();
            }
            Message::CloseAsked(window) => {
                self.close(window);
                self.publish_to_presenter();
            }
            Message::FilesChanged => self.library.read(self.run.state()),
            Message::FilesRead(reading) => self.files_read(*reading),
            Message::FileGiven(path) => self.take_file(None, path),
            Message::Dropped(path, at) => self.ask_on_what(path, at),
            Message::DeckChosen(item, path) => self.take_file(Some(item), path),
            Message::DeckGiven(item, path) => self.attach_file(item, path),
            Message::TextPasted(text) => self.read_agenda(&text),
            Message::NotesPageSeen(seen) => self.notes_page_seen(seen),
            Message::Datatracker(number, answer) => {
                self.datatracker_says(number, answer);
                self.publish();
            }
            Message::DecksLookedAt(looked) => self.decks_looked_at(looked),
            Message::SaveAs(path) => self.save_as(path),
            Message::DecksCopied(copied) => self.decks_copied(copied),
            Message::ChooserClosed => self.desktop.chooser_closed(),
            Message::PlaceChosen(part, path) => self.save_handout_at(part, path),
            Message::HandoutSaved(part, done) => {
                self.handout_saved(part, done);
                self.publish();
            }
            Message::PollsRead(path, polls) => self.take_polls(&path, polls),
            Message::PageRead(page, text) => self.page_read(&page, text.map(|text| *text)),
            Message::Rests => {
                self.library.look_for_fonts(self.run.state());
                self.library.try_pages();
                self.publisher.presenter_soon();
            }
            Message::PageNotDrawn => self.publisher.presenter_soon(),
            Message::FontsMissing(fonts) => {
                self.library.session.fonts = fonts;
                self.publisher.presenter_soon();
            }
            Message::Focus(window, has) => {
                self.desktop.focus(window, has);
                self.publisher.presenter_soon();
            }
            Message::Remote(request, answer) => {
                let reply = self.remote(request);
                if !matches!(request, Request::Status) {
                    self.publish();
                }
                // Who asked may have gone.
                let _ = answer.try_send(reply);
            }
            Message::PressedElsewhere(action) => {
                self.pressed_elsewhere(action);
                self.publish();
            }
            Message::RemoteWatches(watcher) => self.remote_watches(watcher),
            // The end is taken in `work`.
            Message::Quit(_) => {}
        }
    }

    /// The notice has been there for long enough.
    fn drop_notice(&mut self) {
        self.desk.notice = None;
        self.publish_to_presenter();
    }

    /// Tells the chair that something went wrong.
    fn trouble(&mut self, words: String) {
        self.desk.troubles.retain(|known| *known != words);
        self.desk.troubles.push(words);
        self.publisher.presenter_soon();
    }

    /// Once a second: has a clock been set, has the machine slept, does the audience window draw?
    fn check_clocks(&mut self) {
        if self.clocks.was_moved() {
            self.publish();
            self.publish_to_presenter();
        }
        let divergence = self.clocks.compare();
        if let Some(by) = divergence.step {
            self.record(Fact::ClockStepped { by });
        }
        if divergence.windows_are_behind {
            // The audience window has slept too: it gets its timer and its corner anew.
            self.publish();
        }
        if self.publisher.acknowledged.is_late() {
            self.publisher.presenter_soon();
        }
        if self.publisher.acknowledged.hangs() {
            self.desktop.end_hung_process();
        }
    }

    fn quit(mut self, done: oneshot::Sender<()>) {
        if self.offered.is_none() {
            // A stroke that is being drawn is kept.
            self.put_tool_away();
            self.record(Fact::Closed);
        }
        self.saving.finish();
        self.settings.finish();
        self.publisher.latencies.write();
        let _ = done.send(());
    }
}

async fn until(instant: Option<Instant>) {
    match instant {
        Some(instant) => sleep_until(instant).await,
        None => std::future::pending().await,
    }
}
