//! Closing the program: at once, or after a question while an item is up.

use chairside_session::closing;
use chairside_session::desk::DeskAction;

use super::Actor;
use crate::window::Window;

impl Actor {
    /// A window is to be closed. While something is up that is asked first, in the presenter window; asked to close once more,
    /// the program closes. A second press that comes before the question could be read does not count.
    pub(super) fn close(&mut self, window: Window) {
        let question = closing::question(self.run.state(), window == Window::Audience);
        if self.desk.asks_to_close.is_none() && question.is_some() {
            self.desk.asks_to_close = question;
        } else if self.questions.may_answer(&DeskAction::Quit) {
            self.desktop.quit();
        }
    }
}
