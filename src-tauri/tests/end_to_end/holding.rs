//! The holding page before the start, in the room's window and in the pane "Room now".

use std::time::Duration;

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
    return page && [...page.querySelectorAll('.kicker, h1, .countdown, .line, .next, .presenter, footer span')]
        .filter((e) => e.checkVisibility()).map((e) => e.textContent)";

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
        assert_eq!((&texts[3], &texts[4]), (&json!("We begin with"), &json!("Administrivia")));
        assert_eq!(texts[6], "notes.ietf.org/notes-ietf-126-quic");
        // They take turns.
        let turns = [
            "This session will be recorded. The Note Well applies.",
            "The Code of Conduct applies: treat each other with respect.",
        ];
        let turn =
            chairside.driver.script("return document.querySelector('.holding-page.shown .turns').textContent", &[]);
        assert!(turns.contains(&turn.unwrap().as_str().unwrap()), "{texts}");
        // It counts by itself, a second at a time.
        let before = countdown(&chairside);
        assert!(before == "08:00" || before.starts_with("07:") && before.len() == 5, "{before}");
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

/// Parts of the page in the place of the slide that stick out of it, are cut off, or lie over another.
const WRONG: &str = "
    const page = document.querySelector('.holding-page.shown');
    const outer = page.getBoundingClientRect();
    const parts = [...page.querySelectorAll('.kicker, h1, .countdown, .line, .next, .presenter, .turns, footer, .code')]
        .filter((e) => e.checkVisibility());
    const boxes = parts.map((part) => {
        const range = document.createRange();
        range.selectNodeContents(part);
        return part.matches('.turns') ? range.getBoundingClientRect() : part.getBoundingClientRect();
    });
    const lies = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return parts.flatMap((part, index) => {
        const box = boxes[index];
        const out = box.left < outer.left || box.right > outer.right + 1 || box.bottom > outer.bottom + 1 || box.top < outer.top;
        const cut = part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 2;
        const over = boxes.findIndex((other, at) => at < index && lies(box, other));
        const wrong = [out && 'out', cut && 'cut', over >= 0 && `over ${parts[over].className}`].filter(Boolean);
        return wrong.length > 0 ? [`${part.className} ${part.textContent}: ${wrong}`] : [];
    })";

/// In both windows, at every size and in both schemes.
fn expect_nothing_wrong(chairside: &Chairside, what: &str) {
    for (width, height) in [(1280, 720), (1440, 900), (1920, 1080)] {
        chairside.in_audience().resize(width, height).unwrap();
        assert_eq!(chairside.driver.script(WRONG, &[]).unwrap(), json!([]), "{what}, {width} × {height}");
        chairside.in_presenter().resize(width, height).unwrap();
        for scheme in ["dark", "light"] {
            let set = format!("document.documentElement.style.colorScheme = '{scheme}'; return true");
            chairside.driver.script(&set, &[]).unwrap();
            assert_eq!(chairside.driver.script(WRONG, &[]).unwrap(), json!([]), "{what}, Room now, {width}, {scheme}");
        }
    }
}

const LONG: &str = "Some quite long title of a working group that meets for the first time today";

#[test]
fn nothing_of_the_holding_page_is_cut_off_or_overlaps() {
    for title in ["QUIC", LONG] {
        let place = in_eight_minutes(title);
        let chairside = place.open();
        chairside.expect_room("holding");
        expect_nothing_wrong(&chairside, title);
    }
}

#[test]
fn nothing_of_the_break_page_is_cut_off_and_its_turns_move_nothing() {
    /// Where everything is that does not take turns.
    const PLACES: &str = "
        const page = document.querySelector('.holding-page.shown');
        return [...page.querySelectorAll('.kicker, h1, .line, .next, .presenter, .code svg, .code strong')]
            .map((part) => part.getBoundingClientRect()).map(({ top, height }) => [Math.round(top), Math.round(height)])";
    const TURN: &str = "const page = document.querySelector('.holding-page.shown');
        return page.querySelector('.turns').textContent + page.querySelector('.code strong').textContent";
    let place = Place::with_text(&format!(
        "---\nmeeting: IETF 126\ngroup: quic\ntitle: QUIC\nstart: 2026-03-19T09:00:00Z\nend: 2026-03-19T11:00:00Z\nlinks:\n  \
         Minutes: https://notes.ietf.org/notes-ietf-126-quic\n  \
         Meetecho: https://meetings.conf.meetecho.com/onsite126/?group=quic&short=quic&item=1\n\
         agenda:\n  - {{ title: Coffee, time: 10m, kind: break }}\n  \
         - {{ title: \"{LONG}\", presenter: \"Ana Núñez, Bo Chen, Chidi Okafor\", time: 20m }}\n---\n# QUIC\n"
    ));
    let chairside = place.open_at("2026-03-19T09:00:00Z");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("break");
    expect_nothing_wrong(&chairside, "a break");
    chairside.in_audience();
    let texts = chairside.driver.script(TEXTS, &[]).unwrap();
    let words: Vec<_> = texts.as_array().unwrap().iter().filter_map(|text| text.as_str()).collect();
    assert!(words.contains(&LONG) && words.contains(&"Ana Núñez, Bo Chen, Chidi Okafor"), "{words:?}");
    let read = |script: &str| chairside.in_audience().script(script, &[]).unwrap();
    let (turn, places) = (read(TURN), read(PLACES));
    let turned = |_: &crate::driver::Driver| Ok(read(TURN) != turn);
    chairside.driver.wait_until("the lines and links take turns", Duration::from_secs(14), turned).unwrap();
    assert_eq!(read(PLACES), places);
    expect_nothing_wrong(&chairside, "a break, the other turn");
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
    chairside.end_session();
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
