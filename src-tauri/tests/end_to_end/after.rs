//! The page after the end: from the question whether to end, over what is still open, to the minutes and the session opened
//! again.

use crate::chairside::{Chairside, Place, SOON, click};
use crate::driver::Key;

fn place() -> Place {
    Place::with_text(
        "---\ngroup: tls\nmeeting: IETF 112\nstart: 2021-11-09T12:00:00Z\nend: 2021-11-09T14:00:00Z\nopen-with: []\n\
         outcomes: [Adopt it, More work]\nlinks:\n  Minutes: https://notes.example.org/tls\nagenda:\n  - title: A draft\n    \
         presenter: Ann\n    time: 10m\n    question: Adopt it?\n---\n# TLS\n",
    )
}

/// Types a line that a key opens.
fn line(chairside: &Chairside, key: &str, text: &str) {
    chairside.in_presenter();
    chairside.press(key);
    chairside.press(text);
    chairside.press(&Key::ENTER.to_string());
    if key == "j" {
        chairside.press(&Key::ESCAPE.to_string());
    }
}

/// How many rows are still open.
fn still_open(chairside: &Chairside) -> i64 {
    let count = "return document.querySelectorAll('.still li').length";
    chairside.in_presenter().script(count, &[]).unwrap().as_i64().unwrap()
}

fn expect_still_open(chairside: &Chairside, count: i64) {
    let waited =
        chairside.driver.wait_until(&format!("{count} are open"), SOON, |_| Ok(still_open(chairside) == count));
    assert!(waited.is_ok(), "{} are open, not {count}: {}", still_open(chairside), chairside.chair_reads());
}

#[test]
fn what_is_open_is_closed_and_the_minutes_are_copied_and_the_session_is_opened_again_to_be_read() {
    let place = place();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 A draft");
    line(&chairside, "j", "action: write down the threat model");
    line(&chairside, "v", "Is there interest?");
    chairside.end_session();
    chairside.expect_chair("3 still open");
    let room = chairside.room_sees();

    // Each is closed where it stands.
    click(&chairside, "Type the result");
    chairside.press("31 4 62");
    chairside.press(&Key::ENTER.to_string());
    expect_still_open(&chairside, 2);
    click(&chairside, "Add a name");
    chairside.press("Bob Example");
    chairside.press(&Key::ENTER.to_string());
    expect_still_open(&chairside, 1);
    click(&chairside, "Record it");
    chairside.expect_chair("No conclusion");
    chairside.in_presenter();
    chairside.press("1");
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("Nothing is open");
    assert_eq!(chairside.room_sees(), room, "nothing of it is for the room");

    // The minutes have it all, and are copied.
    for words in ["31 yes, 4 no", "**Bob Example:** write down", "Adopt it."] {
        chairside.expect_chair(words);
    }
    click(&chairside, "Copy");
    chairside.expect_chair("Copied, ");
    let copied = |_: &crate::driver::Driver| Ok(place.count("minutes-copied") == 1);
    chairside.driver.wait_until("the copy is in the journal", SOON, copied).unwrap();
    // The page where they go is opened after a question, unless the link says where it leads.
    click(&chairside, "Outcomes for the list");
    chairside.expect_chair("Outcomes of the session, to be confirmed on this list");
    chairside.expect_saved();
    chairside.driver.quit().unwrap();

    let again = place.open();
    again.expect_chair("ended");
    again.in_presenter();
    again.reads_question();
    again.press(&Key::ENTER.to_string());
    again.expect_chair("Session ended at");
    again.expect_chair("Nothing is open");
    again.expect_room("blank:black");
    // A note is mended, and is then newer than the copy.
    click(&again, "Edit the notes");
    let mend = "
        const field = [...document.querySelectorAll('.preview input')].find((field) => field.value.includes('threat'));
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
        return document.activeElement === field";
    assert_eq!(again.in_presenter().script(mend, &[]).unwrap(), true);
    again.press(" by May");
    again.press(&Key::ENTER.to_string());
    again.expect_chair("Newer than your last copy of the minutes: 1 note");
    again.expect_saved();
    assert_eq!((place.count("note-mended"), place.count("went-on"), place.count("session-ended")), (2, 1, 1));
    assert_eq!((place.count("time-started"), place.count("item-begun")), (0, 1), "no timer has started");
    // It goes on only when it is asked to.
    click(&again, "Resume the session");
    again.expect_up("1 A draft");
}
