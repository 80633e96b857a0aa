//! Decks that change, go or come while a session runs.

use super::*;

#[test]
fn a_rebuilt_deck_is_shown_at_once_in_a_rehearsal_and_half_a_file_never() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);

    place.replace_file("first.pdf", pdf(&[Page::of(GREY, "a"), Page::of(OCHRE, "b"), Page::of(GREY, "c")]));
    let replaced = Instant::now();
    expect_colour(&chairside, OCHRE);
    let took = replaced.elapsed();
    assert!(took < TAKEN_WITHIN, "{took:?}");
    chairside.expect_room("first.pdf/1");

    // Half of the file is there for longer than we try to read it.
    let new = pdf(&[Page::of(GREY, "a"), Page::of(PURPLE, "b"), Page::of(GREY, "c"), Page::of(GREY, "d")]);
    place.with_file("first.pdf", &new[..new.len() / 2]);
    expect_colour_stays(&chairside, OCHRE, TRIED_FOR);
    chairside.expect_chair("The version read before is still shown");
    chairside.expect_room("first.pdf/1");
    place.with_file("first.pdf", &new);
    expect_colour(&chairside, PURPLE);
    chairside.expect_room("first.pdf/1");
    // The new version has one page more.
    chairside.in_presenter();
    chairside.press(&Key::END.to_string());
    expect_page(&chairside, "first.pdf/3", GREY);

    // In a shorter version the page shown is the last one.
    place.replace_file("first.pdf", pdf(&[Page::of(RED, "a"), Page::of(BLUE, "b")]));
    expect_colour(&chairside, BLUE);
    chairside.expect_room("first.pdf/1");
}

#[test]
fn a_deleted_deck_stays_on_the_screen_until_it_is_back() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    std::fs::remove_file(place.path("first.pdf")).unwrap();
    expect_colour_stays(&chairside, RED, TRIED_FOR);
    chairside.expect_chair("The version read before is still shown");
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);
    place.with_file("first.pdf", pdf(&[Page::of(RED, "a"), Page::of(GREY, "b")]));
    expect_colour(&chairside, GREY);
}

#[test]
fn a_new_version_waits_for_the_chair_in_a_live_session() {
    let place = session(Timestamp::now() - SignedDuration::from_mins(10), &["first.pdf", "second.pdf"]);
    place.with_file("first.pdf", first_deck());
    place.with_file("second.pdf", second_deck());
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);

    // A deck that the room does not see is replaced at once.
    place.replace_file("second.pdf", pdf(&[Page::of(GREY, "a"), Page::of(RED, "b")]));
    // The one that it sees waits, and half a file is not even offered.
    let new = pdf(&[Page::of(GREY, "a"), Page::of(OCHRE, "b"), Page::of(GREY, "c")]);
    std::thread::sleep(Duration::from_millis(700));
    assert!(!chairside.chair_reads().contains("New version"));
    place.with_file("first.pdf", &new[..new.len() / 2]);
    expect_colour_stays(&chairside, GREEN, Duration::from_millis(900));
    assert!(!chairside.chair_reads().contains("New version"));
    place.replace_file("first.pdf", &new);
    chairside.expect_chair("New version of first.pdf");
    expect_colour_stays(&chairside, GREEN, TAKEN_WITHIN);
    // Turning shows the old version.
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/2", BLUE);
    chairside.in_presenter();
    chairside.press(&Key::LEFT.to_string());
    expect_page(&chairside, "first.pdf/1", GREEN);
    chairside.in_presenter();
    chairside.reads_question();
    chairside.driver.press(Key::ENTER, &[Modifier::Control]).unwrap();
    expect_colour(&chairside, OCHRE);
    chairside.expect_room("first.pdf/1");
    assert!(!chairside.chair_reads().contains("New version"));
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "second.pdf/0", GREY);
}

#[test]
fn a_deck_that_comes_late_is_attached_to_the_running_item_and_waits() {
    let place = session(Timestamp::now() - SignedDuration::from_mins(10), &["first.pdf", "second.pdf"]);
    place.with_file("first.pdf", first_deck());
    place.with_file("second.pdf", second_deck());
    let late = Place::with_deck("late.pdf", pdf(&[Page::of(GREY, "Late"), Page::of(OCHRE, "Later")]));
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.in_presenter();
    chairside.driver.press('o', &[Modifier::Control]).unwrap();
    Screen::answer_dialog("Attach a deck", late.path("late.pdf").to_str().unwrap()).unwrap();
    chairside.expect_chair("late.pdf ready, 2 slides");
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.in_presenter();
    chairside.reads_question();
    chairside.driver.press(Key::ENTER, &[Modifier::Control]).unwrap();
    expect_colour(&chairside, GREY);
    chairside.in_presenter();
    chairside.next();
    expect_colour(&chairside, OCHRE);
    chairside.expect_saved();
    assert_eq!(place.count("deck-attached"), 1);
    // A crash does not lose it.
    // The window's page learns what is painted a moment later.
    std::thread::sleep(Duration::from_millis(600));
    let seen = chairside.room_sees();
    chairside.driver.kill_app().unwrap();
    drop(chairside);
    let again = place.open();
    again.expect_room(&seen);
    expect_colour(&again, OCHRE);
}
