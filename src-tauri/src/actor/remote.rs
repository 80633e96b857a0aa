//! What another program asks through the remote: done like a key, with an answer.

use std::sync::mpsc::SyncSender;

use chairside_session::desk::DeskAction;
use chairside_session::keys::{Action, Does};
use chairside_session::search::Index;
use chairside_session::{Intent, snapshot};

use super::Actor;
use crate::remote::request::{self, Refusal, Reply, Request, TimerChange};
use crate::remote::status::Status;
use crate::window::Window;

impl Actor {
    /// Does what is asked, and says how the session stands then.
    pub(super) fn remote(&mut self, request: Request) -> Reply {
        let done = match request {
            Request::Status | Request::Watch => Ok(String::new()),
            Request::Do(action) => self.remote_action(action),
            Request::GoTo(number) => {
                self.remote_intent(&Intent::GoToNumber { number }, "That slide is on screen already")
            }
            Request::Timer(change) => self.remote_timer(change),
        };
        Reply::of(done, self.remote_status())
    }

    /// A key that works while another program has the focus: done as from the remote, and answered in the presenter window.
    pub(super) fn pressed_elsewhere(&mut self, action: Action) {
        if let Err((_, why)) = self.remote_action(action) {
            self.notice_time.begin_anew();
            self.desk.notice = Some(why);
        }
    }

    /// Another program watches from now on.
    pub(super) fn remote_watches(&mut self, watcher: SyncSender<Status>) {
        let status = self.remote_status();
        let now = self.clocks.now().wall.as_second();
        self.watchers.add(watcher, status, now);
    }

    /// Sends the programs that watch what has changed.
    pub(super) fn send_to_watchers(&mut self) {
        let status = self.remote_status();
        let now = self.clocks.now().wall.as_second();
        self.watchers.send(&status, now);
    }

    fn remote_status(&self) -> Status {
        let shell = self.shell();
        let now = self.clocks.now();
        let seen = snapshot::presenter(&self.run, &self.desk, &shell, &now, "", &Index::default(), 0, 0);
        Status::of(self.run.state(), &self.desk, &seen, &self.library.source.path)
    }

    fn remote_action(&mut self, action: Action) -> Result<String, (Refusal, String)> {
        let row = action.row();
        if !row.is_in(self.run.state().content.plain) {
            return Err((Refusal::Unknown, format!("“{}” needs a session, and this is only a deck", row.name)));
        }
        match row.does {
            Does::Intent(intent) => self.remote_intent(&intent(), &format!("“{}” changes nothing now", row.name)),
            Does::Desk(wanted) => self.remote_desk(wanted()),
            Does::Digit | Does::GoToNumber | Does::DropNumber | Does::View => {
                Err((Refusal::Unknown, format!("{} works only as a key", request::name(action))))
            }
        }
    }

    /// Carries out an intent as a key would. If nothing changes, the answer is the notice that the chair sees, or `nothing` if there is
    /// none.
    fn remote_intent(&mut self, intent: &Intent, nothing: &str) -> Result<String, (Refusal, String)> {
        self.desk.notice = None;
        self.desk.digits.clear();
        let (before, asked) = (self.run.next_number(), self.desk.asks_to_end);
        self.act(intent);
        let notice = self.desk.notice.clone();
        if self.run.next_number() != before {
            return Ok(notice.unwrap_or_default());
        }
        if self.desk.asks_to_end && !asked {
            return Ok("The presenter window asks: End the session?".into());
        }
        Err(notice.map_or_else(|| (Refusal::NothingToDo, nothing.to_owned()), |notice| (Refusal::Refused, notice)))
    }

    /// Carries out what is wanted of the windows, as a key would.
    fn remote_desk(&mut self, action: DeskAction) -> Result<String, (Refusal, String)> {
        let refused = |words: &str| Err((Refusal::Refused, words.to_owned()));
        if self.must_answer_first() {
            return refused(&self.desk.notice.clone().unwrap_or_default());
        }
        if !self.questions.may_answer(&action) {
            return refused("A question has just appeared in the presenter window");
        }
        self.desk.notice = None;
        self.notice_time.begin_anew();
        let opens = matches!(
            action,
            DeskAction::OpenNote
                | DeskAction::OpenSearch
                | DeskAction::OpenPoll
                | DeskAction::OpenQueue
                | DeskAction::OpenName
                | DeskAction::OpenOutcome
        );
        self.desk_action(Window::Presenter, action);
        match self.desk.notice.clone() {
            // For these a notice says why they did not open.
            Some(why) if opens => Err((Refusal::Refused, why)),
            notice => Ok(notice.unwrap_or_default()),
        }
    }

    fn remote_timer(&mut self, change: TimerChange) -> Result<String, (Refusal, String)> {
        let runs = self.run.state().item_run().is_some_and(|(_, run)| run.clock.runs());
        let nothing = match (change, runs) {
            (TimerChange::Start, true) => Some("The time is already running"),
            (TimerChange::Pause, false) => Some("No time is running"),
            _ => None,
        };
        match nothing {
            Some(why) => Err((Refusal::NothingToDo, why.into())),
            None => self.remote_intent(&Intent::StartOrPause, "There is no time to start"),
        }
    }
}
