//! A PDF that may have the speaker's notes on half of each page: the chair is asked, and the room sees nothing of it before.

use super::*;
use crate::chairside::click;

const QUESTION: &str = "Is half of each page the speaker's notes?";

/// Two pages with a red slide at the left and something green at the right, which may be notes.
fn doubtful() -> String {
    pdf(&["One", "Two"].map(|text| Page::of(RED, text).beside(GREEN)))
}

/// The colours of the room's window at its left and its right.
fn sides(chairside: &Chairside) -> [Colour; 2] {
    let seen = chairside.seen_by_room();
    [0.3, 0.8].map(|across| seen.at(across, 0.6))
}

fn expect_sides(chairside: &Chairside, left: Colour, right: Colour) {
    let near = |one: Colour, other: Colour| one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= 2);
    let mut last = sides(chairside);
    let waited = chairside.driver.wait_until("the room sees the right part", SOON, |_| {
        last = sides(chairside);
        Ok(near(last[0], left) && near(last[1], right))
    });
    assert!(waited.is_ok(), "the room is to see {left:?} and {right:?}: {last:?}");
}

/// What the room reads on the page that it sees.
fn room_reads(chairside: &Chairside) -> String {
    const TEXT: &str = "
        const shown = [...document.querySelectorAll('.shown')];
        return shown.map((e) => e.shadowRoot ? e.shadowRoot.textContent : e.textContent).join(' ')";
    chairside.in_audience().script(TEXT, &[]).unwrap().as_str().unwrap_or_default().to_owned()
}

/// Asks again through the palette.
fn ask_again(chairside: &Chairside) {
    chairside.in_presenter();
    chairside.driver.press('k', &[Modifier::Control]).unwrap();
    chairside.press("Where the notes are");
    std::thread::sleep(Duration::from_millis(400));
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair(QUESTION);
}

#[test]
fn the_chair_is_asked_and_the_room_sees_the_items_title_until_then_and_the_right_part_after_each_answer() {
    let place = session(Timestamp::now() - SignedDuration::from_mins(10), &["talk.pdf"]);
    place.with_file("talk.pdf", first_deck());
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "talk.pdf/0", RED);
    chairside.expect_saved();
    chairside.driver.kill_app().unwrap();
    drop(chairside);

    // The deck comes back another one while the item is up: the session is resumed on its page.
    place.replace_file("talk.pdf", doubtful());
    let chairside = place.open();
    chairside.expect_chair(QUESTION);
    chairside.expect_room("talk.pdf/0");
    expect_no_pdf(&chairside);
    assert!(room_reads(&chairside).contains("Talk 1"), "{}", room_reads(&chairside));
    // No key is a command, in either window, and none brings a half to the room.
    for window in ["presenter", "audience"] {
        if window == "presenter" {
            chairside.in_presenter()
        } else {
            chairside.in_audience()
        };
        chairside.press(&format!("b7{}", Key::RIGHT));
        std::thread::sleep(Duration::from_millis(400));
        chairside.expect_room("talk.pdf/0");
        expect_no_pdf(&chairside);
    }
    chairside.expect_chair(QUESTION);
    click(&chairside, "The right half is notes");
    expect_sides(&chairside, RED, RED);
    ask_again(&chairside);
    click(&chairside, "The left half is notes");
    expect_sides(&chairside, GREEN, GREEN);
    ask_again(&chairside);
    click(&chairside, "The whole page is the slide");
    expect_sides(&chairside, RED, GREEN);
    chairside.expect_saved();
    assert_eq!((place.count("notes-placed"), place.count("blanked"), place.count("turned")), (3, 0, 1));
}
