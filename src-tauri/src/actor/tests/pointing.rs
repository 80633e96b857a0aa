//! Pointing and drawing: what both windows are sent, and what puts it away.

use chairside_session::desk::{Phase, PointEvent, Tool};
use chairside_session::snapshot::Marks;

use super::*;

fn talk(folder: &Path) -> PathBuf {
    let file = folder.join("talk.md");
    std::fs::write(&file, deck_of(3, "Slide")).unwrap();
    file
}

impl RunningSession {
    fn point(&self, phase: Phase, x: f64, y: f64) {
        self.handle.send(Message::Pointed(PointEvent { phase, x, y, pressure: None }));
    }

    /// Waits for marks in the room that are like this.
    fn room_points(&self, what: &str, like: impl Fn(&Marks) -> bool) -> Marks {
        let deadline = Instant::now() + PATIENCE;
        while let Ok(message) = self.room.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if let AudienceMessage::Marks { marks } = message
                && like(&marks)
            {
                return marks;
            }
        }
        panic!("{what}");
    }

    /// The same in the presenter window.
    fn chair_has(&self, what: &str, like: impl Fn(&Marks) -> bool) -> Marks {
        let deadline = Instant::now() + PATIENCE;
        while let Ok(message) = self.chair.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if let PresenterMessage::Marks { marks } = message
                && like(&marks)
            {
                return marks;
            }
        }
        panic!("{what}");
    }
}

#[test]
fn both_windows_are_sent_where_the_pointer_is_once_it_is_armed_and_esc_puts_it_away_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&talk(folder.path()));
    session.room_is_told("the slide", |_| true);
    session.point(Phase::Over, 0.1, 0.1);
    session.press("l", true, false);
    session.room_is_told("armed", |room| room.tool == Some(Tool::Laser));
    session.point(Phase::Over, 0.5, 0.25);
    let marks = session.room_points("the laser", |_| true);
    let laser = marks.pointer.unwrap();
    assert_eq!((laser.tool, laser.x, laser.y), (Tool::Laser, 0.5, 0.25), "and nothing of before it was armed");
    assert_eq!(session.chair_has("the same", |_| true), marks);
    session.press("Escape", false, false);
    assert_eq!(session.room_points("away", |_| true).pointer, None);
    session.room_is_told("no tool is armed", |room| room.tool.is_none());
}

#[test]
fn a_stroke_is_kept_when_the_pen_is_lifted_and_one_key_puts_it_away_and_shows_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&talk(folder.path()));
    session.press("p", true, false);
    session.point(Phase::Down, 0.2, 0.2);
    session.point(Phase::Drag, 0.4, 0.2);
    session.chair_sees("armed", |seen| seen.pointing.tool == Some(Tool::Pen) && seen.pointing.strokes == 0);
    session.point(Phase::Up, 0.4, 0.2);
    session.chair_sees("kept", |seen| seen.pointing.strokes == 1);
    let is_gone = |marks: &Marks| marks.pages.iter().any(|page| page.keep == 0 && page.add.is_empty());
    session.press("e", false, false);
    session.room_points("put away", is_gone);
    let away = session.chair_sees("put away", |seen| seen.pointing.hidden);
    assert_eq!((away.pointing.tool, away.pointing.strokes), (None, 1));
    session.press("e", false, false);
    let shown = session.room_points("shown again", |marks| marks.pages.iter().any(|page| !page.add.is_empty()));
    assert_eq!(shown.pages[0].add[0].dots.len(), 2);
    session.press("e", true, true);
    session.room_points("erased", is_gone);
    session.press("z", true, false);
    session.room_points("undone", |marks| marks.pages.iter().any(|page| !page.add.is_empty()));
}
