//! Decks that the chair attaches while the session runs.

use super::*;

#[test]
fn a_deck_that_comes_late_waits_for_the_chair_and_can_be_taken_off_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let late = folder.path().join("late.md");
    std::fs::write(&late, "# Late\n\n---\n\n# Later\n").unwrap();
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    session.handle.send(Message::FileGiven(late));
    let seen = session.chair_sees("it waits", |seen| seen.waiting.is_some());
    assert_eq!(seen.waiting.as_deref(), Some("late.md ready, 2 slides"));
    assert_eq!(session.room_sees(), "one.md/0", "the room sees nothing of it yet");
    session.press("Enter", true, false);
    let seen = session.chair_sees("it is shown", |seen| seen.slide.page.0 == "late:late.md/0");
    assert_eq!(seen.waiting, None);
    assert_eq!(session.room_sees(), "late:late.md/0");
    assert_eq!(brings(&seen.agenda[0]), "late.md, 2 slides");
    session.press("z", true, false);
    session.chair_sees("taken off again", |seen| brings(&seen.agenda[0]) == "one.md, 2 slides");
}

#[test]
fn the_slide_of_an_item_stays_on_screen_while_a_deck_for_it_waits() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let late = folder.path().join("late.md");
    std::fs::write(&late, "# Late\n").unwrap();
    session.press("ArrowRight", false, true);
    session.press("ArrowRight", false, true);
    session.chair_sees("item two", |seen| seen.slide.page.0 == "item:two/0");
    session.handle.send(Message::FileGiven(late));
    session.chair_sees("it waits", |seen| seen.waiting.is_some());
    let pages = session.room.try_iter().filter_map(|message| match message {
        AudienceMessage::Pages { pages } => Some(pages),
        _ => None,
    });
    let sent: Vec<_> = pages.flatten().filter(|page| page.id.0 == "item:two/0").collect();
    assert!(sent.len() > 1, "sent again with the deck");
    for page in &sent {
        assert!(page.classes.iter().any(|class| class == "item"), "{}", page.html);
        assert_eq!(page.html, sent[0].html);
    }
}

#[test]
fn what_is_no_deck_is_refused_in_words_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("ArrowRight", false, true);
    for name in ["picture.png", "none.md"] {
        let path = folder.path().join(name);
        if name.ends_with("png") {
            std::fs::write(&path, "x").unwrap();
        }
        session.handle.send(Message::FileGiven(path));
        let seen =
            session.chair_sees("refused", |seen| seen.troubles.iter().any(|trouble| trouble.words.contains(name)));
        assert!(seen.troubles.iter().any(|trouble| trouble.words.ends_with("Nothing was attached")));
        assert_eq!(brings(&seen.agenda[0]), "one.md, 2 slides");
    }
}

#[test]
fn two_late_decks_with_the_same_name_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    for (folder_name, slides) in [("a", 2), ("b", 3)] {
        let place = folder.path().join(folder_name);
        std::fs::create_dir(&place).unwrap();
        std::fs::write(place.join("slides.md"), deck_of(slides, folder_name)).unwrap();
        session.press("ArrowRight", false, true);
        session.handle.send(Message::FileGiven(place.join("slides.md")));
        let words = format!("slides.md ready, {slides} slides");
        session.chair_sees("it waits", |seen| seen.waiting.as_deref() == Some(words.as_str()));
    }
    session.press("Enter", true, false);
    let seen = session.chair_sees("the second", |seen| seen.slide.page.0 == "late:two:slides.md/0");
    assert_eq!([brings(&seen.agenda[0]), brings(&seen.agenda[1])], ["slides.md, 2 slides", "slides.md, 3 slides"]);
    // Read again they are what they were.
    std::fs::write(folder.path().join("b/slides.md"), deck_of(4, "b")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("read again", |seen| brings(&seen.agenda[1]) == "slides.md, 4 slides");
    assert_eq!(brings(&seen.agenda[0]), "slides.md, 2 slides");
}

#[test]
fn a_deck_that_is_attached_while_files_change_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    session.press("ArrowRight", false, true);
    std::fs::write(folder.path().join("late.md"), deck_of(2, "Late")).unwrap();
    session.handle.send(Message::FileGiven(folder.path().join("late.md")));
    std::fs::write(folder.path().join("one.md"), deck_of(3, "One")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("it waits", |seen| seen.waiting.is_some());
    assert_eq!(seen.waiting.as_deref(), Some("late.md ready, 2 slides"));
}

#[test]
fn a_deck_that_comes_late_does_not_bring_the_new_version_of_the_one_on_show() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let mut session = RunningSession::start(&session(folder.path(), &start, &end));
    session.press("ArrowRight", false, true);
    std::fs::write(folder.path().join("one.md"), deck_of(3, "Changed")).unwrap();
    std::fs::write(folder.path().join("late.md"), deck_of(2, "Late")).unwrap();
    session.handle.send(Message::FileGiven(folder.path().join("late.md")));
    session.chair_sees("it waits", |seen| seen.waiting.as_deref() == Some("late.md ready, 2 slides"));
    let changed = session.room.try_iter().any(|message| match message {
        AudienceMessage::Pages { pages } => pages.iter().any(|page| page.html.contains("Changed")),
        _ => false,
    });
    assert!(!changed, "the room is told nothing of the new version");
    session.press("Enter", true, false);
    session.chair_sees("it is shown", |seen| seen.slide.page.0 == "late:late.md/0");
}
