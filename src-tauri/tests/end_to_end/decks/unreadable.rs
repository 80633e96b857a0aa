//! Decks that cannot be shown as they are: locked, broken, hostile, or without the processes that draw them.

use super::*;
use crate::chairside::focus_row;

#[test]
fn a_locked_deck_asks_the_chair_and_typing_its_password_turns_no_slide() {
    // In a live session new versions wait; an unlocked deck is not a new version.
    let place = session(Timestamp::now() - SignedDuration::from_mins(10), &["locked.pdf", "first.pdf"]);
    place.with_file("locked.pdf", carried("tests/pages/password-aes-256.pdf"));
    place.with_file("first.pdf", first_deck());
    let chairside = place.open();
    chairside.expect_chair("locked.pdf is encrypted and asks for a password");
    // The field has the focus by itself. Nearly each of these is a command elsewhere.
    expect_password_focused(&chairside);
    chairside.press(&format!("nbfh 7jx?op{}{}", Key::RIGHT, Key::LEFT));
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("That is not the password of locked.pdf");
    chairside.expect_room("holding");
    // It keeps the focus. While it is empty, other keys than text are commands, and the item has a slide although its
    // deck is locked.
    expect_password_focused(&chairside);
    chairside.shift(Key::RIGHT);
    chairside.expect_room("locked.pdf/0");
    expect_no_pdf(&chairside);
    // Typed into the room's window it is no command either.
    chairside.in_audience();
    chairside.press("nb.7");
    chairside.expect_chair("Type the password of locked.pdf in the presenter window");
    chairside.expect_room("locked.pdf/0");
    // The focus may be anywhere.
    chairside.in_presenter().script("document.activeElement.blur()", &[]).unwrap();
    chairside.press("secret");
    std::thread::sleep(Duration::from_millis(200));
    chairside.expect_room("locked.pdf/0");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    for asked in ["asks for a password", "That is not the password"] {
        let gone = chairside.driver.wait_until(asked, SOON, |_| Ok(!chairside.chair_reads().contains(asked)));
        assert!(gone.is_ok(), "{}", chairside.chair_reads());
    }
    // White, because the page has only one line of text.
    expect_colour(&chairside, [255; 3]);
    // Until the field is gone, keys are its own.
    let closed = "return document.querySelector('input[type=password]') === null";
    let waited = chairside
        .driver
        .wait_until("the field is closed", SOON, |_| Ok(chairside.in_presenter().script(closed, &[])? == true));
    waited.unwrap();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.expect_saved();
    let facts = place.journal();
    assert!(facts.iter().all(|fact| !fact.to_string().contains("secret\"")), "the password is in the journal");
    assert_eq!(place.count("noted") + place.count("blanked") + place.count("froze"), 0);
}

/// Waits until the field for a password has the focus.
fn expect_password_focused(chairside: &Chairside) {
    const FOCUSED: &str = "return document.activeElement?.dataset.field === 'password'";
    let waited = chairside.driver.wait_until("the field has the focus", SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        Ok(driver.script(FOCUSED, &[])? == true)
    });
    waited.unwrap();
}

#[test]
fn a_deck_that_is_no_pdf_is_reported_with_its_line_and_its_item_has_a_slide() {
    let place = rehearsal(&["broken.pdf", "first.pdf"]);
    place.with_file("broken.pdf", [0x9d_u8, 0x00, 0xff, 0x41].repeat(4000));
    place.with_file("first.pdf", first_deck());
    let chairside = place.open();
    // The first item is line 9 of the file.
    chairside.expect_chair("deck.md:9");
    chairside.expect_chair("broken.pdf");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("item:talk-1/0");
    let slide = "
        const host = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.classList.contains('shown'));
        return host.shadowRoot.textContent";
    let text = chairside.in_audience().script(slide, &[]).unwrap();
    assert!(text.as_str().unwrap().contains("Talk 1"), "{text}");
    assert!(!text.as_str().unwrap().contains("broken"), "the room need not know: {text}");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    // Once the file can be read, the chair is asked whether the item should have it.
    place.replace_file("broken.pdf", second_deck());
    chairside.expect_chair("broken.pdf has come, for “Talk 1”");
    // The question blocks no key.
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);
    chairside.in_presenter();
    chairside.reads_question();
    chairside.driver.press(Key::ENTER, &[Modifier::Control]).unwrap();
    focus_row(&chairside, "talk-1");
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("broken.pdf\n2 slides");
}

#[test]
fn a_hostile_deck_costs_its_own_page_and_nothing_else() {
    for name in ["glyph-that-shows-itself.pdf", "forms-of-forms.pdf"] {
        let place = rehearsal(&["hostile.pdf", "first.pdf"]);
        place.with_file("hostile.pdf", carried(&format!("fuzz/hostile/{name}")));
        place.with_file("first.pdf", first_deck());
        let chairside = place.open();
        let app = chairside.driver.app_pid().unwrap();
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        // A page has five seconds, perhaps twice.
        let mut last = String::new();
        let waited = chairside.driver.wait_until("the page has been given up", 3 * SOON, |_| {
            last = chairside.room_sees();
            Ok(last == "hostile.pdf/0")
        });
        assert!(waited.is_ok(), "{name}: the room sees {last}");
        // Dark letters in the middle of a plain slide say that it cannot be shown.
        let mut counted = (0, 0);
        let waited = chairside.driver.wait_until("the window says so", 3 * SOON, |_| {
            let seen = chairside.seen_by_room();
            let middle = seen.height * 2 / 5..seen.height * 3 / 5;
            let pixels = middle.flat_map(|y| (0..seen.width).map(move |x| (x, y)));
            let (dark, light): (Vec<_>, Vec<_>) = pixels.partition(|(x, y)| seen.pixel(*x, *y)[0] < 128);
            counted = (dark.len(), light.len());
            Ok(counted.0 > 300 && counted.1 > 20 * counted.0)
        });
        assert!(waited.is_ok(), "{name}: {} dark and {} light pixels", counted.0, counted.1);
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        expect_page(&chairside, "first.pdf/0", RED);
        chairside.in_presenter();
        chairside.next();
        expect_page(&chairside, "first.pdf/1", GREEN);
        assert_eq!(chairside.driver.app_pid().unwrap(), app);
    }
}

#[test]
fn a_page_that_cannot_be_drawn_is_in_the_list_of_what_is_not_in_place() {
    let place = session(Timestamp::now() + SignedDuration::from_mins(5), &["first.pdf", "hostile.pdf"]);
    place.with_file("hostile.pdf", carried("fuzz/hostile/glyph-that-shows-itself.pdf"));
    place.with_file("first.pdf", first_deck());
    let chairside = place.open();
    // Nobody has turned to it.
    let rows = "return [...document.querySelectorAll('[aria-label=\"Not in place\"] li')].map((row) => row.innerText).join(' ')";
    let words = "hostile.pdf: page 1 cannot be shown";
    let waited = chairside.driver.wait_until("the list names it", 3 * SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        Ok(driver.script(rows, &[])?.as_str().is_some_and(|rows| rows.contains(words)))
    });
    assert!(waited.is_ok(), "{}", chairside.chair_reads());
}

#[test]
fn a_page_without_an_area_has_a_stand_in_and_turning_over_it_goes_on() {
    const PAGE: &str = "[0 0 1280 720]";
    const NOTHING: &str = "[0 0    0   0]";
    let deck = first_deck();
    let (before, rest) = deck.split_once(PAGE).unwrap();
    let place = rehearsal(&["empty.pdf"]);
    place.with_file("empty.pdf", format!("{before}{PAGE}{}", rest.replacen(PAGE, NOTHING, 1)));
    let chairside = place.open();
    let app = chairside.driver.app_pid().unwrap();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "empty.pdf/0", RED);
    // Its failure is known the second time, and is answered at once.
    for _ in 0..3 {
        chairside.in_presenter();
        chairside.next();
        chairside.expect_room("empty.pdf/1");
        chairside.in_presenter();
        chairside.next();
        expect_page(&chairside, "empty.pdf/2", BLUE);
        chairside.in_presenter();
        chairside.driver.press(Key::LEFT, &[]).unwrap();
        chairside.expect_room("empty.pdf/1");
        chairside.in_presenter();
        chairside.driver.press(Key::LEFT, &[]).unwrap();
        expect_page(&chairside, "empty.pdf/0", RED);
    }
    assert_eq!(chairside.driver.app_pid().unwrap(), app);
}

/// Kills all processes that draw PDF pages, once the tiles of the deck are drawn: a page that a process died of twice is
/// given up, and these deaths are no page's fault.
fn kill_render_processes(chairside: &Chairside) {
    let drawn = "const tiles = [...document.querySelectorAll('.deck .frame')];
        return tiles.length > 0 && tiles.every((tile) => tile.childElementCount > 0)";
    let waited = chairside.driver.wait_until("the tiles are drawn", SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        Ok(driver.script(drawn, &[])? == true)
    });
    waited.unwrap();
    for process in chairside.driver.render_processes().unwrap() {
        let _ = chairside.driver.kill(process);
    }
}

#[test]
fn the_next_page_comes_when_the_render_processes_are_killed() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    assert!(!chairside.driver.render_processes().unwrap().is_empty());
    let steps = [("first.pdf/1", GREEN, false), ("first.pdf/2", BLUE, false), ("second.pdf/0", OCHRE, true)];
    for (page, colour, hands_over) in steps {
        kill_render_processes(&chairside);
        chairside.in_presenter();
        if hands_over {
            chairside.shift(Key::RIGHT);
        } else {
            chairside.next();
        }
        expect_page(&chairside, page, colour);
    }
    // A new version has to be opened by a new process.
    kill_render_processes(&chairside);
    place.replace_file("second.pdf", pdf(&[Page::of(GREY, "a"), Page::of(RED, "b")]));
    expect_colour(&chairside, GREY);
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "second.pdf/1", RED);
}
