//! Looking at all decks while the session goes on.

use super::super::look::Looked;
use super::*;

#[test]
fn the_session_goes_on_while_the_decks_are_looked_at_and_the_list_opens_only_if_nothing_else_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let mut session = RunningSession::start(&session(folder.path(), &start, &end));
    session.does(DeskAction::CheckDecks);
    session.chair_sees("it opens", |seen| seen.decks_checked.as_ref().is_some_and(|checked| checked.shown));
    session.does(DeskAction::LeaveCheck);
    session.chair_sees("it is closed", |seen| seen.decks_checked.is_none());
    session.does(DeskAction::CheckDecks);
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    session.handle.send(Message::DecksLookedAt(Looked::AtAll(Vec::new(), String::new())));
    let is_ready = |seen: &PresenterSnapshot| {
        seen.decks_checked.as_ref().is_some_and(|checked| !checked.shown && checked.decks.is_some())
    };
    let seen = session.chair_sees("it waits", is_ready);
    assert!(seen.notice.is_some_and(|words| words.contains("“Not in place”")));
    session.does(DeskAction::ShowCheck);
    session.chair_sees("it is opened", |seen| seen.decks_checked.as_ref().is_some_and(|checked| checked.shown));
}
