//! A session that is over: handed on, and opened again to be read.

use chairside_session::Blank;
use chairside_session::snapshot::Closes;

use super::*;

/// Ends a session of two items.
fn ended(folder: &Path) -> RunningSession {
    let file = session(folder, LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start(&file);
    session.press("ArrowRight", false, true);
    session.want(Intent::Note { text: "action: write it up".into() });
    session.want(Intent::EndSession);
    session.chair_sees("the end", |seen| seen.after.is_some());
    session
}

#[test]
fn what_is_handed_on_is_looked_at_copied_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = ended(folder.path());
    let mut desk = |action| {
        session.keys += 1;
        session.handle.send(Message::Desk(session.keys, action));
    };
    desk(DeskAction::LookAtHandout { part: MinutesPart::Report });
    let looked_at = session.chair_sees("the report", |seen| {
        seen.after.as_ref().is_some_and(|after| after.preview.starts_with("TEST met"))
    });
    assert_eq!(looked_at.after.map(|after| after.part), Some(MinutesPart::Report));
    session.keys += 1;
    session.handle.send(Message::Desk(session.keys, DeskAction::SaveHandout { part: MinutesPart::Whole }));
    assert_eq!(session.asked.recv_timeout(PATIENCE).as_deref(), Ok("save as test-minutes.md"));
    let to = folder.path().join("test-minutes.md");
    session.handle.send(Message::ChooserClosed);
    session.handle.send(Message::PlaceChosen(MinutesPart::Whole, to.clone()));
    session.chair_sees("saved", |seen| seen.notice.as_deref() == Some("Saved as test-minutes.md"));
    let text = std::fs::read_to_string(&to).unwrap();
    assert!(text.starts_with("# ") && text.contains("write it up"), "{text}");
    // Saving the minutes counts as copying them: what comes now is new.
    session.want(Intent::Note { text: "one more".into() });
    session.chair_sees("it is new", |seen| {
        seen.after.as_ref().is_some_and(|after| after.open.iter().any(|row| row.closes == Closes::Copy))
    });
    // The slides, as files.
    session.keys += 1;
    session.handle.send(Message::Desk(session.keys, DeskAction::SaveHandout { part: MinutesPart::Slides }));
    assert_eq!(session.asked.recv_timeout(PATIENCE).as_deref(), Ok("save as files"));
    let slides = folder.path().join("slides");
    std::fs::create_dir(&slides).unwrap();
    session.handle.send(Message::PlaceChosen(MinutesPart::Slides, slides.clone()));
    session.chair_sees("copied", |seen| seen.notice.as_deref() == Some("1 file copied to slides"));
    assert_eq!(std::fs::read(slides.join("one.md")).unwrap(), std::fs::read(folder.path().join("one.md")).unwrap());
    // The chairs' slides, as a PDF; what is written is tested end to end.
    session.keys += 1;
    session.handle.send(Message::Desk(session.keys, DeskAction::SaveHandout { part: MinutesPart::ChairsSlides }));
    assert_eq!(session.asked.recv_timeout(PATIENCE).as_deref(), Ok("save as test-slides.pdf"));
    // What cannot be written is said.
    session.handle.send(Message::PlaceChosen(MinutesPart::Report, folder.path().join("no/such/report.txt")));
    session.chair_sees("said", |seen| seen.troubles.iter().any(|trouble| trouble.words.contains("was not written")));
}

#[test]
fn a_session_that_is_over_is_opened_to_be_read_and_the_room_sees_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = LONG_AGO;
    let file = session(folder.path(), start, end);
    let mut session = RunningSession::start_with(&file, |setup| {
        let ago = SignedDuration::from_mins;
        let item = ItemId::from("one");
        let begun = [Fact::ItemBegun { item: item.clone() }, Fact::TimeStarted { item, at: Clock::new().stamp().at }];
        let over = [Fact::SessionEnded, Fact::Closed];
        earlier(setup, begun.into_iter().chain(over).zip([4, 4, 3, 2].map(ago)).map(|(fact, ago)| (ago, fact)));
    });
    let asked = session.chair_sees("asked", |seen| seen.offer.is_some());
    let offer = asked.offer.unwrap();
    assert!(offer.words.contains("ended"), "{}", offer.words);
    assert_eq!((offer.accept.as_str(), offer.decline.as_str()), ("Read it", "Start over"));
    // Until that is answered too.
    assert_eq!(session.room_sees_first(), RoomView::Blank { colour: Blank::Black });
    session.press("ArrowRight", false, false);
    session.chair_sees("what to press", |seen| seen.notice.as_deref() == Some("Answer the question first: Enter"));
    // Esc never starts a session over.
    session.press("Escape", false, false);
    let seen = session.chair_sees("the page after the end", |seen| seen.after.is_some());
    assert!(seen.agenda.iter().all(|row| row.state != ItemState::Now) && seen.mic.is_none());
    session.room_is_told("nothing", |told| told.view == RoomView::Blank { colour: Blank::Black });
    // It is mended without going on.
    session.want(Intent::Note { text: "a note after all".into() });
    let seen = session.chair_sees("the note", |seen| seen.notes.len() == 1);
    assert!(seen.after.is_some());
    session.want(Intent::ReopenSession);
    let seen = session.chair_sees("it goes on", |seen| seen.after.is_none());
    assert_eq!((seen.agenda[0].state, seen.notes.len()), (ItemState::Now, 1));
}

#[test]
fn a_run_that_is_resumed_with_a_click_is_nothing_to_undo() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let file = session(folder.path(), &start, &end);
    let mut session = RunningSession::start_with(&file, |setup| {
        earlier(setup, [(SignedDuration::from_mins(40), begun("one")), (SignedDuration::from_mins(39), Fact::Closed)]);
    });
    session.chair_sees("asked", |seen| seen.offer.is_some());
    session.does(DeskAction::GoOn);
    let seen = session.chair_sees("it goes on", |seen| seen.offer.is_none());
    assert_eq!(seen.agenda[0].state, ItemState::Now);
    assert_eq!((seen.notice, seen.notice_offers), (None, None));
}

#[test]
fn a_finished_session_that_is_started_over_shows_the_holding_page_and_the_journal_keeps_no_black_screen() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let file = session(folder.path(), &start, &end);
    for (is_over, facts) in [(true, vec![begun("one"), Fact::SessionEnded, Fact::Closed]), (false, vec![begun("one")])]
    {
        let (mut setup, _inbox) = setup(&file);
        let hour = SignedDuration::from_mins(60);
        earlier(&mut setup, facts.into_iter().map(|fact| (hour, fact)));
        let mut actor = Actor::begin(setup, Box::new(FakeWindows::new()));
        assert_eq!(actor.desk.offer.as_ref().map(|offer| offer.is_over), Some(is_over));
        assert_eq!(actor.run.state().blank, Some(Blank::Black), "until it is answered");
        actor.desk_action(Window::Presenter, DeskAction::StartOver);
        assert_eq!(actor.run.state().blank, None);
        assert!(actor.run.state().stand_in().is_some(), "the holding page");
        assert_eq!(actor.run.rows().len(), 1, "{:?}", actor.run.rows());
    }
}

fn begun(item: &str) -> Fact {
    Fact::ItemBegun { item: item.into() }
}
