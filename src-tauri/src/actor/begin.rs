//! How the program's state begins: with a new run, with an earlier one, or with the question which.

use std::collections::VecDeque;

use chairside_journal::Report;
use chairside_session::desk::Desk;
use chairside_session::keys::Keyboard;
use chairside_session::{Fact, Intent, Opening, Run, opening};

use super::clocks::Clocks;
use super::desktop::Desktop;
use super::generated::DrawnFrom;
use super::look::Look;
use super::notes_copies::NotesCopies;
use super::notice_time::NoticeTime;
use super::publisher::Publisher;
use super::questions::Questions;
use super::refreshing::Refreshing;
use super::saving::Saving;
use super::screens_now::ScreensNow;
use super::speaker_window::SpeakerWindow;
use super::texts::SlideTexts;
use super::watchers::Watchers;
use super::{Actor, EarlierRun, RunChoice, Setup, Windows};

impl Actor {
    /// Shows the session: in a new run, in an earlier one that is resumed, or with the question which.
    pub fn begin(setup: Setup, windows: Box<dyn Windows>) -> Self {
        let Setup {
            library,
            earlier,
            new_run,
            choice,
            writer,
            clock,
            latencies,
            mut troubles,
            rehearsals,
            settings,
            notes_folder,
            data,
            server,
            coming,
        } = setup;
        let screens = ScreensNow::new(settings.file().with_file_name("screens.toml"));
        troubles.extend(settings.problem().or(screens.problem()).map(ToOwned::to_owned));
        let clocks = Clocks::new(clock);
        let now = clocks.now();
        let session = &library.session;
        let rehearsal = session.content.is_rehearsal_at(now.wall);
        let opening = match &earlier {
            Some(earlier) if choice == RunChoice::Latest => opening(&earlier.run, &session.content, &now, rehearsal),
            Some(_) if matches!(choice, RunChoice::This(_)) => Opening::GoOn,
            _ => Opening::Fresh,
        };
        let mut actor = Self {
            run: Run::opened(clocks.stamp(), session.content.clone(), session.hash.clone(), rehearsal),
            offered: None,
            desk: Desk { troubles, ..Desk::default() },
            desktop: Desktop::new(windows),
            publisher: Publisher::new(latencies),
            questions: Questions::default(),
            notice_time: NoticeTime::default(),
            saving: Saving::new(new_run, writer),
            texts: SlideTexts::new(library.pdfs.renderer().clone(), library.handle().clone(), session),
            drawn_from: DrawnFrom::default(),
            before_letters: VecDeque::new(),
            rehearsals,
            settings,
            screens,
            speaker: SpeakerWindow::default(),
            keyboard: Keyboard::default(),
            look: Look::default(),
            notes_copies: NotesCopies::new(notes_folder),
            refreshing: Refreshing::new(server),
            watchers: Watchers::default(),
            data,
            clocks,
            library,
        };
        actor.read_keys();
        if actor.settings.now().keys_in_other_programs {
            actor.desktop.take_keys_elsewhere(true);
        }
        actor.fetch_coming(coming);
        actor.ask_for_password();
        if let Some(earlier) = &earlier {
            actor.take_answers_of(&earlier.run);
        }
        actor.open(opening, earlier);
        actor.note_text_in_common();
        let state = actor.run.state();
        // A talk that has to end at a given time runs from the start.
        let runs_at_once = state.content.plain && state.content.start_at_once && state.items.is_empty();
        if runs_at_once && actor.offered.is_none() {
            actor.carry_out(&Intent::StartOrPause);
        }
        actor
    }

    fn open(&mut self, opening: Opening, earlier: Option<EarlierRun>) {
        match (opening, earlier) {
            (Opening::GoOn, Some(earlier)) => self.resume(earlier),
            (Opening::Ask(words), Some(earlier)) => {
                // Nothing of this run is to be saved until the chair has chosen.
                self.journal_reports(Report::Saved(1));
                self.offer(earlier, words);
            }
            _ => {
                if self.clocks.is_simulated() {
                    self.run.record(self.clocks.stamp(), Fact::ClockSimulated);
                }
                self.save_from(1);
            }
        }
    }
}
