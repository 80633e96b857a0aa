//! A session file that changes while the session runs, and the agenda that is saved into it.

use super::*;

#[test]
fn a_changed_session_file_waits_beside_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start(&file);
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    change_file(&file, "Tea");
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("offered", |seen| seen.changed_file.is_some());
    let words = "The session file has changed (new: Tea; gone: Two)";
    assert_eq!((seen.changed_file.as_deref(), seen.offer), (Some(words), None));
    // Every key does what it does without it.
    session.press("PageDown", false, false);
    session.chair_sees("turned", |seen| seen.slide.page.0 == "one.md/1" && seen.notice.is_none());
    session.press("Escape", false, false);
    session.press("PageUp", false, false);
    let seen = session.chair_sees("turned back", |seen| seen.slide.page.0 == "one.md/0");
    assert_eq!(seen.changed_file.as_deref(), Some(words));
    // A deck that waits too is taken first.
    let late = folder.path().join("late.md");
    std::fs::write(&late, "# Late\n").unwrap();
    session.handle.send(Message::FileGiven(late));
    session.chair_sees("it waits", |seen| seen.waiting.is_some() && seen.changed_file.is_some());
    session.press("Enter", true, false);
    let seen = session.chair_sees("the deck", |seen| seen.slide.page.0 == "late:late.md/0");
    assert!(seen.waiting.is_none() && seen.changed_file.is_some() && seen.agenda[1].title == "Two");
    session.press("Enter", true, false);
    session.chair_sees("the file", |seen| seen.changed_file.is_none() && seen.agenda[1].title == "Tea");
}

#[test]
fn a_changed_session_file_that_is_not_taken_over_is_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start(&file);
    change_file(&file, "Tea");
    session.handle.send(Message::FilesChanged);
    session.chair_sees("offered", |seen| seen.changed_file.is_some());
    session.handle.send(Message::Desk(1, DeskAction::KeepWhatWas));
    session.chair_sees("kept", |seen| seen.changed_file.is_none());
    session.handle.send(Message::FilesChanged);
    std::fs::write(folder.path().join("one.md"), "# One\n\n---\n\n# Two\n\n---\n\n# Three\n").unwrap();
    session.handle.send(Message::FilesChanged);
    session.press("ArrowRight", false, true);
    let seen = session.chair_sees("read", |seen| seen.slide.position == "one.md 1 / 3");
    assert_eq!((seen.changed_file, seen.agenda[1].title.as_str()), (None, "Two"));
}

#[test]
fn a_file_that_changes_while_an_earlier_run_is_offered_waits_for_the_answer() {
    for goes_on in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
        let mut session = RunningSession::start_with(&file, |setup| {
            let minutes = SignedDuration::from_mins;
            let item = ItemId::from("one");
            earlier(setup, [(minutes(3), Fact::ItemBegun { item }), (minutes(2), Fact::Closed)]);
        });
        session.chair_sees("asked", |seen| seen.offer.is_some());
        change_file(&file, "Tea");
        session.handle.send(Message::FilesChanged);
        std::fs::write(folder.path().join("one.md"), "# One\n\n---\n\n# Second\n\n---\n\n# Third\n").unwrap();
        session.handle.send(Message::FilesChanged);
        session.chair_sees("read", |seen| brings(&seen.agenda[0]) == "one.md, 3 slides" && seen.offer.is_some());
        session.press(if goes_on { "Enter" } else { "Escape" }, false, false);
        let seen = session.chair_sees("answered", |seen| seen.changed_file.is_some());
        assert_eq!((seen.offer, seen.agenda[0].state == ItemState::Planned), (None, !goes_on));
    }
}

#[test]
fn an_edit_of_the_file_that_is_undone_is_no_longer_offered() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let before = std::fs::read_to_string(&file).unwrap();
    let session = RunningSession::start(&file);
    change_file(&file, "Tea");
    session.handle.send(Message::FilesChanged);
    session.chair_sees("offered", |seen| seen.changed_file.is_some());
    std::fs::write(&file, before).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("no longer", |seen| seen.changed_file.is_none());
}

#[test]
fn what_is_bashed_after_a_save_is_no_change_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start(&file);
    let title = |title: &str| Intent::SetTitle { item: ItemId::from("two"), title: title.into() };
    session.want(title("Tea"));
    session.handle.send(Message::Desk(2, DeskAction::SaveAgenda));
    session.chair_sees("saved", |seen| !seen.status.agenda_unsaved && seen.agenda[1].title == "Tea");
    session.want(title("Coffee"));
    std::fs::write(folder.path().join("one.md"), deck_of(3, "One")).unwrap();
    // The chairs' slides are in the file itself.
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("title: Tea"), "{text}");
    std::fs::write(&file, format!("{text}\n---\n\n# More\n")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("read", |seen| brings(&seen.agenda[0]) == "one.md, 3 slides");
    assert_eq!((seen.changed_file, seen.agenda[1].title.as_str()), (None, "Coffee"));
}

#[test]
fn the_agenda_is_saved_with_the_ends_of_lines_that_the_file_has() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let before = format!("\u{feff}{}", std::fs::read_to_string(&file).unwrap().replace('\n', "\r\n"));
    std::fs::write(&file, &before).unwrap();
    let mut session = RunningSession::start(&file);
    session.want(Intent::SetTitle { item: ItemId::from("two"), title: "Tea".into() });
    session.chair_sees("bashed", |seen| seen.status.agenda_unsaved);
    session.handle.send(Message::Desk(2, DeskAction::SaveAgenda));
    let seen = session.chair_sees("saved", |seen| !seen.status.agenda_unsaved || !seen.troubles.is_empty());
    assert_eq!(seen.troubles, []);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before.replace("title: Two", "title: Tea"));
    session.handle.send(Message::FilesChanged);
    session.press("ArrowRight", false, true);
    let seen = session.chair_sees("it goes on", |seen| seen.slide.page.0 == "one.md/0");
    assert_eq!(seen.changed_file, None);
}
