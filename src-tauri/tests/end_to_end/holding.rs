//! The holding page before the start, in the room's window and in the pane "Room now".

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::Key;

/// A session that starts in eight minutes, with a title of this length.
fn in_eight_minutes(title: &str) -> Place {
    let start = Timestamp::now() + SignedDuration::from_mins(8);
    let end = start + SignedDuration::from_hours(2);
    Place::with_text(&format!(
        "---\nmeeting: IETF 126\ngroup: quic\ntitle: {title}\nstart: {start}\nend: {end}\nopen-with: [note-well]\nlinks:\n  \
         Minutes: https://notes.ietf.org/notes-ietf-126-quic\nagenda:\n  - {{ title: Administrivia, time: 5m }}\n---\n\
         # QUIC\n\n---\n\n# Agenda\n"
    ))
}

/// The texts of the holding page in the window that is driven now.
const TEXTS: &str = "
    const page = document.querySelector('.holding-page.shown');
    return page && [...page.querySelectorAll('.kicker, h1, .countdown, .line, footer span')]
        .filter((e) => !e.hidden).map((e) => e.textContent)";

fn countdown(chairside: &Chairside) -> String {
    chairside.driver.script(TEXTS, &[]).unwrap()[2].as_str().unwrap().to_owned()
}

#[test]
fn the_room_waits_before_a_countdown_until_the_chair_turns() {
    let place = in_eight_minutes("QUIC");
    let chairside = place.open();
    chairside.expect_room("holding");
    chairside.expect_chair("The room sees the holding page");
    chairside.expect_chair("counts down to");
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        let texts = chairside.driver.script(TEXTS, &[]).unwrap();
        assert_eq!(texts[0], "QUIC · IETF 126");
        assert!(texts[1].as_str().unwrap().starts_with("We start at "), "{texts}");
        // They take turns.
        let lines = [
            "This session is being recorded. The Note Well applies.",
            "We begin with Administrivia.",
            "The Code of Conduct applies: treat each other with respect.",
        ];
        assert!(lines.iter().any(|line| texts[3] == *line), "{texts}");
        assert_eq!(texts[5], "notes.ietf.org/notes-ietf-126-quic");
        // It counts by itself, a second at a time.
        let before = countdown(&chairside);
        assert!(before.starts_with("07:") && before.len() == 5, "{before}");
        let counts = |_: &crate::driver::Driver| Ok(countdown(&chairside) < before);
        chairside.driver.wait_until("it counts", SOON, counts).unwrap();
    }
    // What is shown meanwhile gives way to it again.
    chairside.in_presenter();
    chairside.press("t");
    chairside.expect_room("show:tips/0");
    chairside.in_presenter();
    chairside.press(&Key::ESCAPE.to_string());
    chairside.expect_room("holding");
    for (key, page) in
        [(Key::RIGHT, "chairs/0"), (Key::RIGHT, "show:note-well/0"), (Key::ESCAPE, "chairs/0"), (Key::LEFT, "holding")]
    {
        chairside.in_presenter();
        chairside.press(&key.to_string());
        chairside.expect_room(page);
    }
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("item:administrivia/0");
}

#[test]
fn nothing_of_the_holding_page_is_cut_off_or_overlaps() {
    /// Parts that stick out of the page, are cut off, or lie over the one before.
    const WRONG: &str = "
        const page = document.querySelector('.holding-page.shown');
        const outer = page.getBoundingClientRect();
        const parts = [...page.querySelectorAll('.kicker, h1, .countdown, .line, footer')].filter((e) => !e.hidden);
        let above = outer.top;
        return parts.flatMap((part) => {
            const box = part.getBoundingClientRect();
            const wrong = box.left < outer.left || box.right > outer.right + 1 || box.bottom > outer.bottom + 1
                || box.top < above - 1 || part.scrollWidth > part.clientWidth + 1;
            above = box.bottom;
            return wrong ? [part.className + ' ' + part.textContent] : [];
        })";
    for title in ["QUIC", "Some quite long title of a working group that meets for the first time today"] {
        let place = in_eight_minutes(title);
        let chairside = place.open();
        chairside.expect_room("holding");
        for (width, height) in [(1280, 720), (1440, 900), (1920, 1080)] {
            chairside.in_audience().resize(width, height).unwrap();
            assert_eq!(chairside.driver.script(WRONG, &[]).unwrap(), json!([]), "{title}, {width} × {height}");
            chairside.in_presenter().resize(width, height).unwrap();
            for scheme in ["dark", "light"] {
                let set = format!("document.documentElement.style.colorScheme = '{scheme}'; return true");
                chairside.driver.script(&set, &[]).unwrap();
                assert_eq!(chairside.driver.script(WRONG, &[]).unwrap(), json!([]), "Room now, {width}, {scheme}");
            }
        }
    }
}

#[test]
fn after_the_end_the_room_is_thanked_and_undoing_the_end_brings_its_slide_back() {
    let place = in_eight_minutes("QUIC");
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press("h");
    chairside.expect_room("chairs/0");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("item:administrivia/0");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_chair("End the session?");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_room("ended");
    chairside.expect_chair("The room sees that the session has ended");
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        let texts = chairside.driver.script(TEXTS, &[]).unwrap();
        assert_eq!(texts[0], "QUIC · IETF 126");
        assert_eq!(texts[1], "Thank you");
        assert_eq!(texts[2], "Minutes: notes.ietf.org/notes-ietf-126-quic");
    }
    chairside.in_presenter();
    chairside.press(&Key::LEFT.to_string());
    chairside.expect_room("item:administrivia/0");
    chairside.in_presenter();
    chairside.press(&Key::RIGHT.to_string());
    chairside.expect_room("ended");
    chairside.in_presenter();
    chairside.driver.press('z', &[crate::driver::Modifier::Control]).unwrap();
    chairside.expect_room("item:administrivia/0");
}
