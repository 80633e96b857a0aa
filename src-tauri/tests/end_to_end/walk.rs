//! A chair goes through the sample session.

use std::time::Duration;

use crate::chairside::{Place, SOON};
use crate::driver::Key;

#[test]
fn the_start_of_the_session_from_the_title_to_the_first_timer() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.expect_room("holding");
    chairside.expect_chair("The room sees the holding page");
    chairside.expect_chair("Rehearsal");

    // The title slide, then the opening texts: Note Well, Code of Conduct, recording. Then the slides, without the texts
    // just shown; the slide of the tips counts as shown too. What is gone before it was painted does not.
    let pages = ["chairs/0", "show:note-well/0", "show:code-of-conduct/0", "show:recording/0", "chairs/4"];
    for (texts, page) in pages.into_iter().enumerate() {
        chairside.next();
        chairside.expect_room(page);
        let shown = chairside.driver.wait_until("the text was drawn", SOON, |_| Ok(place.count("drawn") == texts));
        assert!(shown.is_ok(), "{page}: {} of {texts}", place.count("drawn"));
    }
    chairside.expect_saved();

    // A key shows an interstitial, in the audience window too; the same key goes back to the slide.
    chairside.in_audience();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    chairside.expect_chair("The room sees the Note Well");
    chairside.press("n");
    chairside.expect_room("chairs/4");

    // The first item: handover, then its time.
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_chair("Ready · 5 min");
    chairside.press("p");
    chairside.expect_up("1 Intro/Administrivia");
    chairside.driver.wait_until("the time runs", SOON, |_| Ok(chairside.chair_reads().contains("04:5"))).unwrap();
    chairside.press("p");
    chairside.expect_chair("paused");
    chairside.next();
    chairside.expect_chair("paused");
}

#[test]
fn to_the_end_and_back_and_no_further() {
    let place = Place::sample();
    let chairside = place.open();
    // The sample has twelve slides.
    let last = 11;
    chairside.in_presenter();
    chairside.press(&Key::END.to_string());
    chairside.expect_room(&format!("chairs/{last}"));
    chairside.next();
    chairside.expect_chair("This is the last slide");
    chairside.expect_room(&format!("chairs/{last}"));
    for slide in (0..last).rev() {
        chairside.press(&Key::LEFT.to_string());
        chairside.expect_room(&format!("chairs/{slide}"));
    }
    // Before the start the holding page comes before it, and nothing before that.
    chairside.press(&Key::PAGE_UP.to_string());
    chairside.expect_room("holding");
    chairside.press(&Key::PAGE_UP.to_string());
    chairside.expect_chair("Nothing comes before the holding page");
    // Digits and Enter. A slide that does not exist is reported and changes nothing.
    chairside.press(&format!("7{}", Key::ENTER));
    chairside.expect_room("chairs/6");
    chairside.press(&format!("99{}", Key::ENTER));
    chairside.expect_chair("There is no slide 99");
    chairside.expect_room("chairs/6");
}

#[test]
fn three_hundred_keys_in_a_burst_keep_their_order() {
    let slides: Vec<String> = (1..=40).map(|number| format!("# Slide {number}\n")).collect();
    let text = slides.join("\n---\n\n");
    let place = Place::with_text(&text);
    let chairside = place.open();
    // Ten forward and nine back, more than thirty times: swapped keys would hit an end and lose one.
    let script = "
        let sent = 0;
        for (let round = 0; round < 15; round++)
            for (const [key, times] of [['ArrowRight', 11], ['ArrowLeft', 9]])
                for (let n = 0; n < times; n++, sent++)
                    dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
        return sent";
    let sent = chairside.in_audience().script(script, &[]).unwrap();
    assert_eq!(sent, 300);
    chairside.expect_room("chairs/30");
    chairside.expect_saved();
    std::thread::sleep(Duration::from_millis(300));
    let slides: Vec<u64> = place
        .journal()
        .iter()
        .filter(|fact| fact["fact"] == "turned")
        .map(|fact| fact["to"]["slide"].as_u64().unwrap())
        .collect();
    let mut expected = Vec::new();
    let mut at = 0;
    for _ in 0..15 {
        for _ in 0..11 {
            at += 1;
            expected.push(at);
        }
        for _ in 0..9 {
            at -= 1;
            expected.push(at);
        }
    }
    assert_eq!(slides, expected);
}

#[test]
fn the_strip_always_says_what_the_room_sees() {
    let place = Place::sample();
    let chairside = place.open();
    let cases = [
        ("b", "blank:black", "The room sees black"),
        ("b", "holding", "The room sees the holding page"),
        ("w", "blank:white", "The room sees white"),
        ("c", "show:code-of-conduct/0", "The room sees the Code of Conduct"),
        ("c", "holding", "The room sees the holding page"),
        ("f", "holding", "The room sees the holding page, which stays until you turn"),
        ("h", "chairs/0", "The room sees this slide"),
        ("f", "chairs/0", "The room is frozen on this slide"),
        (&Key::END.to_string(), "chairs/0", "The room is frozen on 1, you are on 12"),
        ("t", "show:tips/0", "The room sees the meeting tips"),
        (&Key::ESCAPE.to_string(), "chairs/0", "The room is frozen on 1, you are on 12"),
        (&Key::ESCAPE.to_string(), "chairs/11", "The room sees this slide"),
        (&Key::ESCAPE.to_string(), "chairs/11", "The room sees this slide"),
        ("x", "chairs/11", "The room isn't seeing this window"),
        ("n", "chairs/11", "Press X when it is back"),
        ("x", "chairs/11", "The room sees this slide"),
        ("l", "show:links/0", "The room sees the links"),
        ("a", "show:agenda/0", "The room sees the agenda"),
        ("g", "show:mic-rules/0", "The room sees the mic rules"),
        ("r", "show:recording/0", "The room sees the recording notice"),
    ];
    for (key, room, strip) in cases {
        chairside.in_presenter();
        chairside.press(key);
        chairside.expect_room(room);
        chairside.expect_chair(strip);
    }
}

#[test]
fn a_text_is_ticked_only_once_the_room_has_drawn_it() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    chairside.press("n");
    chairside.expect_room("holding");
    chairside.expect_saved();
    let facts: Vec<String> = place.journal().iter().map(|fact| fact["fact"].as_str().unwrap().to_owned()).collect();
    assert_eq!(facts, ["opened", "covered", "drawn", "uncovered"]);
}

/// The words of a text, without Markdown's marks and the addresses of links; all dashes are the same.
fn words(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    // `[BCP 9](https://…)` is drawn as `BCP 9`.
    while let Some((before, after)) = rest.split_once("](") {
        plain.push_str(before);
        rest = after.split_once(')').map_or("", |(_, tail)| tail);
    }
    plain.push_str(rest);
    let marks = |c: char| if "[]*#-–•".contains(c) { ' ' } else { c };
    let kept: String = plain.chars().filter(|c| !"<>".contains(*c)).map(marks).collect();
    let numbered = |word: &&str| !(word.ends_with('.') && word[..word.len() - 1].chars().all(|c| c.is_ascii_digit()));
    kept.split_whitespace().filter(numbered).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_note_well_and_the_code_of_conduct_are_drawn_word_for_word() {
    let slides = include_str!("../../../crates/ietf/tests/data/ietf112-secdispatch-chairs.txt");
    let part = |from: &str, to: &str| {
        let start = slides.find(from).unwrap();
        words(&slides[start..start + slides[start..].find(to).unwrap()])
    };
    let place = Place::sample();
    let chairside = place.open();
    for (key, page, expected) in [
        ("n", "show:note-well/0", part("Note Well – still applies", "IETF Code of Conduct")),
        ("c", "show:code-of-conduct/0", part("IETF Code of Conduct", "This session is")),
    ] {
        chairside.in_presenter();
        chairside.press(key);
        chairside.expect_room(page);
        // What is on the screen: the text that is laid out within the slide's box.
        let script = "
            const host = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.classList.contains('shown'));
            const content = host.shadowRoot.querySelector('.content');
            const box = host.shadowRoot.querySelector('.body');
            return [content.innerText, content.offsetHeight <= box.clientHeight && content.scrollWidth <= box.clientWidth,
                    parseFloat(getComputedStyle(content.querySelector('li')).lineHeight)]";
        let drawn = chairside.in_audience().script(script, &[]).unwrap();
        assert_eq!(words(drawn[0].as_str().unwrap()), expected);
        assert_eq!(drawn[1], true, "{page} is cut off");
        assert!(drawn[2].as_f64().unwrap() >= 21.6, "a line is under 3 % of the height: {}", drawn[2]);
    }
}
