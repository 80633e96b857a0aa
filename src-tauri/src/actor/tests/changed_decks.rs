//! Decks whose files change, break or are locked while the session runs.

use super::*;

#[test]
fn a_changed_deck_is_taken_at_once_in_a_rehearsal_and_offered_in_a_live_session() {
    let around = around_now();
    for live in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let [start, end] = if live { around.clone() } else { LONG_AGO.map(String::from) };
        let mut session = RunningSession::start(&session(folder.path(), &start, &end));
        session.press("ArrowRight", false, true);
        session.press("ArrowRight", false, false);
        session.chair_sees("the second slide", |seen| seen.slide.page.0 == "one.md/1");
        std::fs::write(folder.path().join("one.md"), "# One\n\n---\n\n# Changed\n\n---\n\n# Third\n").unwrap();
        session.handle.send(Message::FilesChanged);
        if live {
            let seen = session.chair_sees("offered", |seen| seen.waiting.is_some());
            assert_eq!(seen.waiting.as_deref(), Some("New version of one.md"));
            assert_eq!(seen.slide.position, "one.md 2 / 2");
            session.press("Enter", true, false);
        }
        let seen = session.chair_sees("taken", |seen| seen.slide.position == "one.md 2 / 3");
        assert_eq!((seen.slide.page.0.as_str(), seen.waiting), ("one.md/1", None));
        std::fs::remove_file(folder.path().join("one.md")).unwrap();
        session.handle.send(Message::FilesChanged);
        let seen = session.chair_sees("gone", |seen| !seen.troubles.is_empty());
        assert_eq!(seen.slide.position, "one.md 2 / 3", "what was read stays");
    }
}

#[test]
fn a_version_that_waited_is_not_taken_after_a_later_one() {
    let folder = tempfile::tempdir().unwrap();
    let [start, end] = around_now();
    let mut session = RunningSession::start(&session(folder.path(), &start, &end));
    let one = folder.path().join("one.md");
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    std::fs::write(&one, deck_of(3, "Later")).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("offered", |seen| seen.waiting.is_some());
    session.press("ArrowRight", false, true);
    session.chair_sees("item two", |seen| seen.slide.page.0 == "item:two/0");
    std::fs::write(&one, deck_of(4, "Latest")).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("taken", |seen| seen.waiting.is_none() && brings(&seen.agenda[0]) == "one.md, 4 slides");
    session.press("Enter", true, false);
    let seen =
        session.chair_sees("nothing waits", |seen| seen.notice.as_deref() == Some("Nothing is waiting to be shown"));
    assert_eq!(brings(&seen.agenda[0]), "one.md, 4 slides");
}

#[test]
fn a_pdf_that_is_waited_for_or_being_read_stays_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let (mut actor, _inbox) = idle_actor(&file);
    let open = |key| OpenDeck { key: DeckKey(key), info: Arc::default() };
    let [waiting, reading] = [open(1), open(2)];
    let pdfs = PdfCache::holding(Renderer::new("/nowhere".into()), &[waiting.clone(), reading.clone()]);
    actor.library.pdfs = pdfs.clone();
    let mut new = LoadedSession::load(&Source::of(&file), Timestamp::now(), &pdfs).unwrap();
    new.pdfs.push(waiting.clone());
    actor.wait_with(Waiting::Version(Box::new(new)), "New version".into());
    actor.library.read_again(actor.run.state());
    actor.library.close_unused();
    assert!(pdfs.is_open(&waiting) && pdfs.is_open(&reading));
    actor.library.readings.under_way = 0;
    actor.library.close_unused();
    assert!(pdfs.is_open(&waiting) && !pdfs.is_open(&reading));
}

#[test]
fn a_deck_that_is_gone_stays_as_it_was_and_holds_no_other_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    change_file(&file, "Two, deck: two.md");
    let [one, two] = ["one.md", "two.md"].map(|name| folder.path().join(name));
    std::fs::write(&two, deck_of(2, "Two")).unwrap();
    let mut session = RunningSession::start(&file);
    session.press("ArrowRight", false, true);
    session.chair_sees("item one", |seen| seen.slide.page.0 == "one.md/0");
    std::fs::remove_file(&one).unwrap();
    std::fs::write(&two, deck_of(3, "Two")).unwrap();
    session.handle.send(Message::FilesChanged);
    let seen = session.chair_sees("the other is taken", |seen| brings(&seen.agenda[1]) == "two.md, 3 slides");
    assert_eq!((brings(&seen.agenda[0]).as_str(), seen.changed_file), ("one.md, 2 slides", None));
    assert!(seen.troubles[0].words.ends_with("The version read before is still shown"), "{:?}", seen.troubles);
    session.press("PageDown", false, false);
    session.chair_sees("its slides are there", |seen| seen.slide.page.0 == "one.md/1");
    // Nor does it hold back one that comes late.
    std::fs::write(folder.path().join("late.md"), deck_of(1, "Late")).unwrap();
    session.handle.send(Message::FileGiven(folder.path().join("late.md")));
    session.chair_sees("it waits", |seen| seen.waiting.is_some());
    // Once it is back it is read again.
    session.press("z", true, false);
    std::fs::write(&one, deck_of(4, "One")).unwrap();
    session.handle.send(Message::FilesChanged);
    session.chair_sees("it is back", |seen| brings(&seen.agenda[0]) == "one.md, 4 slides");
}

#[test]
fn going_on_leaves_the_slides_that_are_made_of_the_agenda_to_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let (mut setup, _inbox) = setup(&file);
    let item = || ItemId::from("two");
    let minutes = SignedDuration::from_mins;
    let bashed = [
        (minutes(3), Fact::ItemBegun { item: ItemId::from("one") }),
        (minutes(2), Fact::ItemRetitled { item: item(), title: "Tea".into() }),
    ];
    earlier(&mut setup, bashed);
    std::fs::write(folder.path().join("one.md"), deck_of(3, "One")).unwrap();
    let pdfs = setup.library.pdfs.clone();
    setup.library.session = LoadedSession::load(&Source::of(&file), Timestamp::now(), &pdfs).unwrap();
    let actor = Actor::begin(setup, Box::new(FakeWindows::new()));
    let read: Vec<&str> = actor
        .run
        .rows()
        .iter()
        .filter_map(|row| match &row.fact {
            Fact::DeckRead { deck } => Some(deck.id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(read, ["one.md"]);
    assert!(actor.run.rows().iter().any(|row| row.fact == Fact::Resumed));
}

#[test]
fn a_page_whose_reading_gave_way_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, mut inbox) = idle_actor(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let (page, deck) = (PageId("one.pdf/0".into()), DeckKey(7));
    let pdf_page = PdfPage { id: page.clone(), deck, page: 0 };
    actor.library.session.pages.pdf_pages.push(pdf_page.clone());
    actor.texts.pretend_asked(page.clone());
    actor.page_read(&pdf_page, None);
    assert_eq!(actor.texts.words(&page), None);
    // There is no such deck, which the renderer says at once: it was asked.
    assert!(matches!(inbox.try_recv(), Ok(Message::PageRead(asked, _)) if asked == pdf_page));
}

#[test]
fn a_password_outlives_a_reading_that_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, _inbox) = idle_actor(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let deck = DeckId::from("one.pdf");
    actor.library.session.locked = vec![locked(&deck)];
    actor.ask_for_password();
    actor.unlock("secret".into());
    actor.library.read(actor.run.state());
    assert_eq!(actor.library.source_now(actor.run.state()).passwords.get(&deck).map(String::as_str), Some("secret"));
}

#[test]
fn the_password_asked_for_is_that_of_the_deck_that_is_needed_first() {
    let folder = tempfile::tempdir().unwrap();
    let (mut actor, _inbox) = idle_actor(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    let [other, one, chairs] = ["other.pdf", "one.md", "chairs"].map(DeckId::from);
    let asks = |actor: &mut Actor| {
        actor.ask_for_password();
        actor.library.asks_password_of.clone().unwrap()
    };
    actor.library.session.locked = vec![locked(&other)];
    assert_eq!(asks(&mut actor), other);
    actor.library.session.locked.push(locked(&chairs));
    assert_eq!(asks(&mut actor), chairs, "the one on the screen");
    actor.library.session.locked.push(locked(&one));
    actor.act(&Intent::NextItem);
    assert_eq!(actor.library.asks_password_of, Some(one), "that of the item that is up");
}

#[test]
fn while_a_password_is_asked_for_no_letter_is_a_command_in_either_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let one = DeckId::from("one.md");
    let mut running = RunningSession::start_with(&file, |setup| setup.library.session.locked = vec![locked(&one)]);
    let asked = running.chair_sees("the question", |seen| seen.locked.is_some()).locked.unwrap();
    assert_eq!(asked.file, "one.md");
    for window in Window::BOTH {
        for key in ["n", "b", ".", " ", "Enter", "j", "?", "o"] {
            running.press_in(window, key, false, false);
        }
    }
    let seen = running.chair_sees("the answer", |seen| seen.keys_seen == 16);
    assert_eq!(seen.notice.as_deref(), Some("Type the password of one.md in the presenter window"));
    assert!(!seen.help_open && seen.draft.is_none() && seen.overview.is_none());
    assert_eq!(running.room_sees(), "holding");
    assert_eq!(running.asked.try_iter().filter(|asked| asked == "focus").count(), 8);
    // Esc leaves it locked, and keys are commands again; the deck's item asks anew.
    running.press("Escape", false, false);
    running.chair_sees("no question", |seen| seen.locked.is_none());
    running.press("b", false, false);
    running.room_is_told("black", |seen| matches!(seen.view, RoomView::Blank { .. }));
    running.press("ArrowRight", false, true);
    running.chair_sees("the question again", |seen| seen.locked.is_some());
}

#[test]
fn the_password_waits_for_the_question_that_enter_answers() {
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path(), LONG_AGO[0], LONG_AGO[1]);
    let (mut actor, _inbox) = idle_actor(&file);
    actor.library.session.locked = vec![locked(&DeckId::from("one.md"))];
    actor.ask_for_password();
    assert!(actor.desk.asks_password().is_some());
    actor.desk.asks_to_end = true;
    assert!(actor.desk.asks_password().is_none());
}
