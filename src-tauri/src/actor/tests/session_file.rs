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
fn an_error_in_the_file_is_said_once_keeps_its_decks_and_is_gone_once_mended() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let good = std::fs::read_to_string(&file).unwrap();
    let broken =
        [good.replace("agenda:", "agenda: ["), String::new(), good[..20].to_owned(), good.replace("5m", "soon")];
    let mut session = RunningSession::start(&file);
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    for text in broken {
        std::fs::write(&file, &text).unwrap();
        session.handle.send(Message::FilesChanged);
        let seen = session.chair_sees("said", |seen| !seen.troubles.is_empty());
        let [trouble] = seen.troubles.as_slice() else { panic!("{text}: {:?}", seen.troubles) };
        assert!(trouble.words.contains("session.md") && trouble.words.contains("still shown"), "{}", trouble.words);
        assert_eq!((seen.slide.position.as_str(), seen.changed_file), ("one.md 1 / 2", None), "{text}");
        // Understood, it is not said again for another change while the file is as it was.
        session.handle.send(Message::Desk(1, DeskAction::Understood));
        session.chair_sees("understood", |seen| seen.troubles.is_empty());
        session.handle.send(Message::FilesChanged);
        std::thread::sleep(Duration::from_millis(600));
        session.press("PageDown", false, false);
        let seen = session.chair_sees("turned", |seen| seen.slide.page.0 == "one.md/1");
        assert_eq!(seen.troubles, [], "{text}");
        session.press("PageUp", false, false);
        std::fs::write(&file, &good).unwrap();
        session.handle.send(Message::FilesChanged);
        std::thread::sleep(Duration::from_millis(100));
    }
    // One that is not dismissed goes by itself.
    std::fs::write(&file, good.replace("agenda:", "agenda: [")).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("said", |seen| !seen.troubles.is_empty());
    std::fs::write(&file, &good).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("mended", |seen| seen.troubles.is_empty());
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

fn retitled(item: &str, title: &str) -> Intent {
    Intent::SetTitle { item: ItemId::from(item), title: title.into() }
}

/// Writes the session file as another program does.
fn edit(file: &Path, was: &str, is: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(was), "{text}");
    let text = text.replace(was, is);
    std::fs::write(file, &text).unwrap();
    text
}

#[test]
fn what_another_program_changed_in_the_file_survives_saving() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start(&file);
    session.want(retitled("two", "Tea"));
    session.chair_sees("bashed", |seen| seen.status.agenda_unsaved);
    let theirs = edit(&file, "title: Two, time: 5m", "title: Two, time: 9m, presenter: Ann");
    session.handle.send(Message::Desk(2, DeskAction::SaveAgenda));
    let seen = session.chair_sees("saved", |seen| !seen.status.agenda_unsaved || !seen.troubles.is_empty());
    assert_eq!((seen.troubles, seen.conflicts), (vec![], vec![]));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs.replace("title: Two", "title: Tea"));
    // What the other changed is offered, as ever.
    let seen = session.chair_sees("offered", |seen| seen.changed_file.is_some());
    assert_eq!(seen.changed_file.as_deref(), Some("The session file has changed (other minutes: Tea)"));
    // Saving again undoes nothing of it.
    session.want(retitled("one", "First"));
    session.handle.send(Message::Desk(4, DeskAction::SaveAgenda));
    session.chair_sees("saved again", |seen| !seen.status.agenda_unsaved && seen.agenda[0].title == "First");
    let twice = theirs.replace("title: Two", "title: Tea").replace("title: One", "title: First");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), twice);
}

#[test]
fn what_both_changed_is_asked_and_nothing_is_written_before() {
    for (sides, title) in
        [(None, "Drei"), (Some(vec![Side::Mine]), "Tea"), (Some(vec![Side::Theirs]), "Drei"), (Some(vec![]), "Drei")]
    {
        let folder = tempfile::tempdir().unwrap();
        let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
        let mut session = RunningSession::start(&file);
        session.want(retitled("two", "Tea"));
        edit(&file, "title: Two, time: 5m", "title: Drei, time: 5m, id: two");
        session.handle.send(Message::Desk(2, DeskAction::SaveAgenda));
        let seen = session.chair_sees("asked", |seen| !seen.conflicts.is_empty());
        let asked = &seen.conflicts[0];
        let words = [&asked.title, &asked.label, &asked.mine, &asked.theirs].map(String::as_str);
        assert_eq!((seen.conflicts.len(), words), (1, ["Two", "Title", "Tea", "Drei"]));
        let text = || std::fs::read_to_string(&file).unwrap();
        assert!(text().contains("title: Drei"));
        let Some(sides) = sides else {
            session.handle.send(Message::Desk(3, DeskAction::LeaveUnsaved));
            session.chair_sees("left", |seen| seen.conflicts.is_empty() && seen.status.agenda_unsaved);
            assert!(text().contains("title: Drei"));
            continue;
        };
        let is_settled = !sides.is_empty();
        session.handle.send(Message::Desk(3, DeskAction::SaveSettled { sides }));
        if is_settled {
            // The session has what was chosen, too.
            session.chair_sees("settled", |seen| {
                seen.conflicts.is_empty() && seen.agenda[1].title == title && seen.changed_file.is_none()
            });
        } else {
            session.chair_sees("still asked", |seen| !seen.conflicts.is_empty());
        }
        assert!(text().contains(&format!("title: {title}")), "{}", text());
    }
}

#[test]
fn what_the_run_has_read_is_known_again_after_it_was_resumed() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let session = RunningSession::start_with(&file, |setup| {
        let ago = SignedDuration::from_secs;
        let retitled = Fact::ItemRetitled { item: ItemId::from("two"), title: "Tea".into() };
        earlier(setup, [(ago(60), Fact::ItemBegun { item: ItemId::from("one") }), (ago(50), retitled)]);
    });
    session.chair_sees("resumed", |seen| seen.agenda[1].title == "Tea" && seen.status.agenda_unsaved);
    let theirs = edit(&file, "title: Two, time: 5m", "title: Two, time: 9m");
    session.handle.send(Message::Desk(1, DeskAction::SaveAgenda));
    session.chair_sees("saved", |seen| !seen.status.agenda_unsaved);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs.replace("title: Two", "title: Tea"));
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_left_and_the_chair_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).unwrap();
    let before = std::fs::read_to_string(&file).unwrap();
    let mut session = RunningSession::start(&file);
    session.want(retitled("two", "Tea"));
    session.handle.send(Message::Desk(2, DeskAction::SaveAgenda));
    let seen = session.chair_sees("told", |seen| !seen.troubles.is_empty());
    let words = &seen.troubles[0].words;
    assert!(words.contains("the file is read-only, and was left as it is; allow writing and save again"), "{words}");
    assert!(seen.status.agenda_unsaved);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn what_the_run_changed_stays_when_the_changed_file_is_applied_and_is_still_to_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let mut session = RunningSession::start(&file);
    session.want(retitled("two", "Tea"));
    session.chair_sees("bashed", |seen| seen.status.agenda_unsaved);
    let theirs = edit(&file, "title: Two, time: 5m", "title: Two, time: 9m");
    session.handle.send(Message::FilesChanged);
    session.chair_sees("offered", |seen| seen.changed_file.is_some());
    session.handle.send(Message::Desk(2, DeskAction::TakeFile));
    let seen = session.chair_sees("applied", |seen| seen.changed_file.is_none());
    assert_eq!((seen.agenda[1].title.as_str(), seen.agenda[1].time.as_str()), ("Tea", "9"));
    assert!(seen.status.agenda_unsaved && seen.conflicts.is_empty());
    session.handle.send(Message::Desk(3, DeskAction::SaveAgenda));
    session.chair_sees("saved", |seen| !seen.status.agenda_unsaved);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs.replace("title: Two", "title: Tea"));
}

#[test]
fn what_both_changed_is_asked_before_the_file_is_applied() {
    for (side, title) in [(Some(Side::Mine), "Tea"), (Some(Side::Theirs), "Drei"), (None, "Tea")] {
        let folder = tempfile::tempdir().unwrap();
        let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
        let mut session = RunningSession::start(&file);
        session.want(retitled("two", "Tea"));
        let theirs = edit(&file, "title: Two, time: 5m", "title: Drei, time: 5m, id: two");
        session.handle.send(Message::FilesChanged);
        session.chair_sees("offered", |seen| seen.changed_file.is_some());
        session.handle.send(Message::Desk(2, DeskAction::TakeFile));
        let seen = session.chair_sees("asked", |seen| !seen.conflicts.is_empty());
        assert_eq!((seen.settles, seen.agenda[1].title.as_str()), (Settles::Applying, "Tea"));
        let Some(side) = side else {
            session.handle.send(Message::Desk(3, DeskAction::LeaveUnsaved));
            // It is still offered.
            session.chair_sees("left", |seen| seen.conflicts.is_empty() && seen.changed_file.is_some());
            continue;
        };
        session.handle.send(Message::Desk(3, DeskAction::SaveSettled { sides: vec![side] }));
        let seen = session.chair_sees("applied", |seen| seen.conflicts.is_empty() && seen.changed_file.is_none());
        assert_eq!((seen.agenda[1].title.as_str(), seen.status.agenda_unsaved), (title, side == Side::Mine));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs, "applying writes nothing");
    }
}
