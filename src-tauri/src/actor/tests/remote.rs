//! Other programs, through the actor: what is done, what is refused, and what those that watch are sent.

use std::sync::mpsc::{Receiver, sync_channel};

use super::*;
use crate::remote::request::{Refusal, Reply, Request, TimerChange};
use crate::remote::status::{RoomSees, Status, TimerState};

impl RunningSession {
    fn remote(&self, line: &str) -> Reply {
        let (sender, answer) = sync_channel(1);
        self.handle.send(Message::Remote(Request::read(line).unwrap(), sender));
        answer.recv_timeout(PATIENCE).unwrap()
    }

    fn asked_to(&self, name: &str) -> Status {
        let reply = self.remote(&format!(r#"{{"do":"{name}"}}"#));
        assert!(reply.ok, "{name}: {reply:?}");
        *reply.status.unwrap()
    }

    fn watches(&self) -> Receiver<Status> {
        let (sender, sent) = sync_channel(16);
        self.handle.send(Message::RemoteWatches(sender));
        sent
    }
}

fn under_way(folder: &Path) -> PathBuf {
    let [start, end] = around_now();
    session(folder, &start, &end)
}

#[test]
fn what_another_program_asks_is_done_as_by_a_key_and_the_answer_has_the_status_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let session = RunningSession::start(&under_way(folder.path()));
    let begun = session.asked_to("next-item");
    assert_eq!(begun.item.map(|item| (item.number, item.of, item.title)), Some((1, 2, "One".into())));
    assert_eq!((begun.timer.state, begun.timer.left_seconds), (TimerState::Ready, Some(300)));
    let slide = session.asked_to("next").slide.unwrap();
    assert_eq!((slide.number, slide.of, slide.deck.as_str()), (2, 2, "one.md"));
    session.chair_sees("the same slide", |seen| seen.slide.page.0 == "one.md/1");
    let covered = session.asked_to("note-well").room;
    assert_eq!((covered.sees, covered.shows.as_deref()), (RoomSees::Cover, Some("note-well")));
    assert_eq!(session.asked_to("note-well").room.sees, RoomSees::Slide);
    let black = session.asked_to("black").room;
    assert!(black.black && black.sees == RoomSees::Blank);
    session.asked_to("black");
    assert!(session.asked_to("freeze").room.frozen);
}

#[test]
fn what_changes_nothing_is_told_apart_from_what_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let session = RunningSession::start(&under_way(folder.path()));
    let error = |line: &str| {
        let reply = session.remote(line);
        assert!(!reply.ok && !reply.words.is_empty(), "{line}: {reply:?}");
        reply.error.unwrap()
    };
    assert_eq!(error(r#"{"do":"timer","to":"pause"}"#), Refusal::NothingToDo);
    assert_eq!(error(r#"{"do":"goto","slide":99}"#), Refusal::Refused);
    assert_eq!(error(r#"{"do":"outcome"}"#), Refusal::Refused);
    session.asked_to("next-item");
    let pause = Request::Timer(TimerChange::Pause).write();
    let start = Request::Timer(TimerChange::Start).write();
    assert_eq!(session.remote(&start).status.unwrap().timer.state, TimerState::Running);
    assert_eq!(error(&start), Refusal::NothingToDo);
    assert_eq!(session.remote(&pause).status.unwrap().timer.state, TimerState::Paused);
    assert_eq!(error(&pause), Refusal::NothingToDo);
}

#[test]
fn nothing_is_done_while_an_earlier_run_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let day = SignedDuration::from_hours(2);
    let file = session(folder.path(), "2021-11-09T12:00:00Z", "2021-11-09T13:00:00Z");
    let session = RunningSession::start_with(&file, |setup| {
        let item = setup.library.session.content.agenda[0].id.clone();
        earlier(setup, [(day, Fact::ItemBegun { item })]);
    });
    let asked = session.remote(r#"{"do":"status"}"#).status.unwrap();
    assert!(asked.asks.is_some(), "{asked:?}");
    for name in ["next", "note-well", "overview", "next-item"] {
        let reply = session.remote(&format!(r#"{{"do":"{name}"}}"#));
        assert_eq!(reply.error, Some(Refusal::Refused), "{name}: {reply:?}");
        assert!(reply.words.contains("Answer the question first"), "{name}: {}", reply.words);
    }
    assert_eq!(session.remote(r#"{"do":"status"}"#).status.unwrap().slide, asked.slide);
}

#[test]
fn a_deck_alone_has_no_actions_of_a_session() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("talk.md");
    std::fs::write(&file, "# One\n\n---\n\n# Two\n").unwrap();
    let session = RunningSession::start(&file);
    assert_eq!(session.remote(r#"{"do":"note-well"}"#).error, Some(Refusal::Unknown));
    assert_eq!(session.asked_to("next").slide.map(|slide| slide.number), Some(2));
}

#[test]
fn changes_are_sent_to_a_watcher_and_time_that_passes_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let session = RunningSession::start(&under_way(folder.path()));
    let sent = session.watches();
    let next = || sent.recv_timeout(PATIENCE).unwrap();
    assert_eq!(next().item, None);
    session.asked_to("next-item");
    session.remote(&Request::Timer(TimerChange::Start).write());
    let mut last = next();
    while last.timer.state != TimerState::Running {
        last = next();
    }
    // The first seconds still bring something: the room draws nothing here, and notices go away. Then the timer only runs on.
    let changes = std::iter::from_fn(|| sent.recv_timeout(Duration::from_millis(2500)).ok());
    assert!(changes.take(12).count() < 12, "each second that passes is sent");
    session.asked_to("add-minute");
    let longer = next();
    assert!(longer.timer.left_seconds.is_some_and(|left| left > 300), "{longer:?}");
    // One that reads nothing is given up, and the rest goes on.
    let idle = session.watches();
    let mut changes = 0;
    while changes < 20 {
        session.asked_to("black");
        changes += sent.recv_timeout(PATIENCE).map_or(0, |_| 1) + sent.try_iter().count();
    }
    while idle.recv_timeout(PATIENCE).is_ok() {}
    assert_eq!(idle.try_recv().err(), Some(std::sync::mpsc::TryRecvError::Disconnected), "it was dropped");
}
