//! Words typed while no field is open: the room's picture never changes, and no letter is lost.

use crate::chairside::{Chairside, NO_WORD, Place, SOON};
use crate::driver::Key;

/// What people type, forty lines of it.
const LINES: [&str; 40] = [
    "note that the draft expired in May",
    "no objections so far",
    "the chairs will ask on the list",
    "there was support for option 2, and some doubt",
    "agenda bashing: nothing to add",
    "a question about the timer at the end of the session",
    "Roman asked whether the text covers relays",
    "Ted said it doesn't; see section 4.2",
    "I think we should adopt it, said Alissa",
    "in the end nobody was against it",
    "it is not clear who owns the registry",
    "is there a reason to keep the old name?",
    "very few implementations do this today",
    "various people nodded",
    "we should write this down",
    "what about downgrade attacks?",
    "who is going to implement the server side",
    "from the chat: please speak up",
    "for the minutes: option 1 won",
    "fine with me",
    "knowing the key is enough",
    "key exchange stays as it is",
    "links are in the chat",
    "let us take it to the list",
    "recorded as consensus",
    "group adopts the draft as is",
    "good point from the floor",
    "by the end it was 31 to 4, with 60 in the room",
    "can we hear the remote participants",
    "summary by the chair at the end",
    "so the next step is a call for adoption",
    "quic already has that",
    "question for Martin: is it deployed?",
    "hum was clearly in favour",
    "he withdrew the objection",
    "mic line closed after Jake",
    "people asked for more time",
    "but only for TLS 1.3, said Ben",
    "3 people said yes, 12 said no",
    "(see also the thread from March)",
];

/// Ways in which a text field or line was open and is left, each typed in the presenter window.
fn leave_a_field(chairside: &Chairside, way: usize) {
    let (enter, escape) = (Key::ENTER, Key::ESCAPE);
    let keys = match way % 6 {
        0 => format!("jsomething{enter}{escape}"),
        1 => format!("jsomething{enter}{enter}{enter}"),
        2 => format!("jdropped{escape}"),
        3 => format!("/nothing{escape}"),
        4 => {
            chairside.press("?");
            chairside
                .driver
                .wait_until("the filter has the focus", SOON, |driver| {
                    Ok(driver.script("return document.activeElement?.dataset.field === 'filter'", &[])? == true)
                })
                .unwrap();
            format!("keys{escape}")
        }
        _ => format!("vIs it clear?{escape}"),
    };
    chairside.press(&keys);
}

#[test]
fn forty_lines_of_prose_show_the_room_nothing_and_lose_no_letter() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.expect_room("holding");
    watch(&chairside);
    for (nth, line) in LINES.iter().enumerate() {
        let ms = [20, 20, 120, 120, 20, 20, 45, 45][nth % 8];
        let typed_evenly = (0..TRIES).any(|_| types_evenly(&chairside, nth, line, ms));
        assert!(typed_evenly, "this machine is too busy to type {line:?} at {ms} ms a letter");
    }
    let notes = place.journal().into_iter().filter(|fact| fact["fact"] == "noted");
    let is_ours = |text: &serde_json::Value| text == "something" || text == "jsomething";
    assert!(notes.clone().all(|fact| is_ours(&fact["text"])), "{:?}", notes.collect::<Vec<_>>());
}

/// How often a line is typed again when the machine is too busy to type it evenly.
const TRIES: usize = 20;

/// Leaves a field, types a line, and checks what came of it. False if the machine was so busy that two letters came as far
/// apart as commands do, or the line so long after the field that its first letter may be a command (`WORD_MS`, `AFTER_OPENER_MS` and
/// `AFTER_TEXT_MS` in ui/src/letters.ts).
fn types_evenly(chairside: &Chairside, nth: usize, line: &str, pace: u32) -> bool {
    chairside.in_presenter();
    leave_a_field(chairside, nth / 2);
    if nth % 2 == 1 {
        chairside.in_audience();
        // This window has a line of its own before.
        chairside.press(&format!("jdropped{}", Key::ESCAPE));
    }
    let (gap, pause) = types(chairside, line, pace);
    let opens = line.starts_with(['i', 'I', 'j', 'v']);
    let is_even = pause < 1950.0 && gap < if opens { 145.0 } else { 240.0 };
    if is_even {
        expect_line(chairside, line);
    }
    chairside.in_presenter();
    // Once for the line, and again for what a letter that came late has shown.
    for _ in 0..if is_even { 1 } else { 3 } {
        chairside.press(&Key::ESCAPE.to_string());
    }
    expect_no_line(chairside);
    chairside.expect_room("holding");
    let seen = seen_since(chairside);
    assert!(!is_even || seen == serde_json::json!([]), "{line:?} showed the room {seen}");
    is_even
}

/// Types a line. Returns how far apart two of its letters came at most, and how long after the last letter before them, in
/// milliseconds.
fn types(chairside: &Chairside, line: &str, pace: u32) -> (f64, f64) {
    const BEGIN: &str = "window.gap = 0; window.left = window.at; window.at = window.pause = undefined; return true";
    chairside.driver.script(BEGIN, &[]).unwrap();
    chairside.driver.type_at(line, pace).unwrap();
    let times = chairside.driver.script("return [window.gap, window.pause ?? Infinity]", &[]).unwrap();
    (times[0].as_f64().unwrap(), times[1].as_f64().unwrap_or(f64::INFINITY))
}

/// What else the room has seen since this was asked last.
fn seen_since(chairside: &Chairside) -> serde_json::Value {
    const SEEN: &str =
        "const seen = window.seen.splice(1); window.seen.splice(0, 1, seen.at(-1) ?? window.seen[0]); return seen";
    chairside.in_audience().script(SEEN, &[]).unwrap()
}

/// Writes down what the room sees, and how far apart keys are pressed.
fn watch(chairside: &Chairside) {
    // A key that the page takes reaches no listener after its own, so it is noted when it's taken.
    const KEYS: &str = "
        const note = ({ type, key, timeStamp }) => {
            if (type !== 'keydown' || [...key].length > 1) return;
            window.pause ??= timeStamp - window.left;
            window.gap = Math.max(window.gap, timeStamp - (window.at ?? timeStamp));
            window.at = timeStamp;
        };
        const take = Event.prototype.stopImmediatePropagation;
        Event.prototype.stopImmediatePropagation = function () {
            note(this);
            take.call(this);
        };
        addEventListener('keydown', note, { capture: true });
        return true";
    const ROOM: &str = "
        const seen = window.seen = [document.body.dataset.page];
        new MutationObserver(() => {
            const page = document.body.dataset.page;
            if (seen.at(-1) !== page) seen.push(page);
        }).observe(document.body, { attributes: true });
        return true";
    chairside.in_presenter().script(KEYS, &[]).unwrap();
    chairside.in_audience().script(KEYS, &[]).unwrap();
    chairside.driver.script(ROOM, &[]).unwrap();
}

#[test]
fn b_is_never_delayed_and_ends_when_it_begins_a_word() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    for page in ["blank:black", "holding"] {
        chairside.press("b");
        chairside.expect_room(page);
        chairside.in_presenter();
        // Nobody presses a key twice as fast as a test does.
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    chairside.driver.type_at("but not yet", 60).unwrap();
    expect_line(&chairside, "but not yet");
    chairside.expect_room("holding");
}

/// A talk takes no notes, so the words are dropped, but they turn no page.
#[test]
fn in_a_talk_words_turn_no_page_and_n_and_p_do() {
    let place = Place::with_text("# One\n\n---\n\n# Two\n\n---\n\n# Three\n");
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    watch(&chairside);
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("chairs/1");
    seen_since(&chairside);
    for (nth, line) in ["no slides yet", "people are coming in", "next week", "but not here"].into_iter().enumerate() {
        let typed = (0..TRIES).any(|_| {
            if nth % 2 == 0 {
                chairside.in_presenter()
            } else {
                chairside.in_audience()
            };
            // A b that no typing came before is never delayed.
            if line.starts_with('b') {
                chairside.press(&format!("/nothing{}", Key::ESCAPE));
            }
            let (gap, pause) = types(&chairside, line, [20, 100][nth / 2]);
            let even = gap < 240.0 && (!line.starts_with('b') || pause < 1950.0);
            std::thread::sleep(NO_WORD);
            let seen = seen_since(&chairside);
            assert!(!even || seen == serde_json::json!([]), "{line:?} showed the room {seen}");
            even
        });
        assert!(typed, "this machine is too busy to type {line:?}");
    }
    chairside.in_presenter();
    chairside.press("p");
    chairside.expect_room("chairs/0");
}

fn expect_line(chairside: &Chairside, line: &str) {
    const TYPED: &str = "return [...document.querySelectorAll('input')].map((field) => field.value)";
    let mut last = serde_json::Value::Null;
    let waited = chairside.driver.wait_until(&format!("{line:?} stands in a line"), SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        last = driver.script(TYPED, &[])?;
        Ok(last.as_array().is_some_and(|fields| fields.iter().any(|field| field == line)))
    });
    assert!(waited.is_ok(), "{line:?} became {last}");
}

fn expect_no_line(chairside: &Chairside) {
    const TYPED: &str =
        "return [...document.querySelectorAll('input[data-field]')].map((field) => field.value).filter((text) => text)";
    let mut last = serde_json::Value::Null;
    let waited = chairside.driver.wait_until("no line is typed", SOON, |driver| {
        last = driver.script(TYPED, &[])?;
        Ok(last == serde_json::json!([]))
    });
    assert!(waited.is_ok(), "still typed: {last}");
}
