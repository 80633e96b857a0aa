//! The chair points at the slide and draws on it. Where it points goes to the room at once, past the snapshots; strokes are facts.

use chairside_session::desk::{Phase, PointEvent, Tool, put_strokes_away};
use chairside_session::snapshot::room_page;
use chairside_session::{Intent, StrokeId, decide};

use super::Actor;

impl Actor {
    /// The mouse, a finger or a pen did this on the picture of what the room sees.
    pub(super) fn pointed(&mut self, event: PointEvent) {
        let Some(tool) = self.desk.pointing.tool() else { return };
        let page = room_page(self.run.state());
        // Nothing stays on the slide while a question has to be answered first.
        let mut phase = if self.asks_something_first() { Phase::Away } else { event.phase };
        if let (Phase::Down, Some(_), Some(page)) = (phase, tool.ink(), &page)
            && let Some(words) = self.run.state().no_room_for_strokes(page)
        {
            phase = Phase::Over;
            self.notice_time.begin_anew();
            self.desk.notice = Some(words);
            self.publisher.presenter_soon();
        }
        let event = PointEvent { phase, ..event };
        let new = StrokeId::of(self.clocks.stamp().row);
        let follows = self.desk.pointing.take(event, page.as_ref(), new);
        let has_changed = follows.is_some_and(|intent| self.keep_strokes(&intent));
        self.send_marks();
        if has_changed {
            self.publish();
        }
    }

    /// Arms a tool, or puts it away if it is armed.
    pub(super) fn arm(&mut self, tool: Tool) {
        let drawn = self.desk.pointing.arm(tool);
        self.keep_drawn(drawn);
        if self.desk.pointing.tool().is_some_and(Tool::is_for_strokes) {
            self.keep_strokes(&Intent::ShowStrokes { on: true });
        }
    }

    /// Puts away the tool; strokes stay.
    pub(super) fn put_tool_away(&mut self) {
        let drawn = self.desk.pointing.put_away();
        self.keep_drawn(drawn);
    }

    /// Puts away the tool and the strokes; if there is nothing to put away, shows the strokes again.
    pub(super) fn put_all_away(&mut self) {
        let was_armed = self.desk.pointing.tool().is_some();
        self.put_tool_away();
        match put_strokes_away(self.run.state(), was_armed) {
            Ok(Some(intent)) => drop(self.keep_strokes(&intent)),
            Ok(None) => {}
            Err(why) => self.desk.notice = Some(why.into()),
        }
    }

    /// Erases all strokes of the page that the room sees.
    pub(super) fn erase_slide(&mut self) {
        match room_page(self.run.state()) {
            Some(on) => self.act(&Intent::EraseStrokes { on }),
            None => self.desk.notice = Some("The room sees no slide just now".into()),
        }
    }

    /// Keeps the stroke that was being drawn, if there was one.
    fn keep_drawn(&mut self, drawn: Option<Intent>) {
        if let Some(intent) = drawn {
            self.keep_strokes(&intent);
        }
    }

    /// Records what follows for the strokes. Unlike a key it answers nothing and closes nothing. Returns whether anything is different
    /// in the windows.
    fn keep_strokes(&mut self, intent: &Intent) -> bool {
        let stamp = self.clocks.stamp();
        let decision = decide(&self.run, intent, &stamp);
        let says = decision.notice.is_some();
        if says {
            self.notice_time.begin_anew();
            self.desk.notice = decision.notice;
        }
        let from = self.run.next_number();
        for (nth, fact) in (0..).zip(decision.facts) {
            self.run.record(stamp.nth(nth), fact);
        }
        self.save_from(from);
        says || self.run.next_number() > from
    }

    /// Something is asked that comes before everything else.
    fn asks_something_first(&self) -> bool {
        self.offered.is_some() || self.asks_about_notes()
    }

    /// Sends the room what changed of what the chair points at and draws, and the presenter window a moment later.
    pub(super) fn send_marks(&mut self) {
        self.publisher.send_marks(self.run.state(), &self.desk.pointing);
    }

    /// Sends the presenter window the same.
    pub(super) fn send_marks_to_presenter(&mut self) {
        self.publisher.send_marks_to_presenter(self.run.state(), &self.desk.pointing);
    }
}
