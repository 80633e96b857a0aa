//! What leaves the session: the minutes, to the clipboard.

use chairside_session::Intent;
use chairside_session::desk::MinutesPart;
use chairside_session::minutes::{self, Options};

use super::Actor;

impl Actor {
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
}
