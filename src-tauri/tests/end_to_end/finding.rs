//! Finding a slide: only the chair sees the overview and the search, and the room's slide stays until Enter.

use crate::chairside::Place;
use crate::driver::Key;

/// A session of three decks in one folder; only the last slide of the last deck has the word "quokka".
fn three_decks() -> Place {
    let place = Place::with_text(
        "---\nmeeting: IETF 112\ngroup: secdispatch\ntitle: Security Dispatch\nstart: 2021-11-09T12:00:00Z\n\
         end: 2021-11-09T14:00:00Z\nopen-with: []\nagenda:\n\
         - { title: Tokens, presenter: Tommy, time: 25m, deck: tokens.md }\n\
         - { title: Multicast, presenter: Jake, time: 25m, deck: multicast.md }\n---\n\
         # Welcome\n\n---\n\n# Process\n\n---\n\n# Goodbye\n",
    );
    place.with_file("tokens.md", "# Tokens\n\n---\n\n# Blind signatures\n\n---\n\n# Question\n");
    place.with_file("multicast.md", "# Multicast\n\n---\n\n# Threats\n\nA quokka listens to the tree.\n");
    place
}

#[test]
fn only_the_chair_sees_the_overview_and_enter_goes_to_the_chosen_slide() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press("o");
    chairside.expect_chair("Overview");
    chairside.expect_chosen("Welcome");
    chairside.press(&Key::END.to_string());
    chairside.expect_chosen("2 · Multicast, slide 2 Threats");
    chairside.press(&Key::LEFT.to_string());
    chairside.expect_chosen("2 · Multicast, slide 1");
    chairside.press(&Key::LEFT.to_string());
    chairside.expect_chosen("1 · Tokens, slide 3 Question");
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_room("tokens.md/2");
    // It has closed: keys turn slides again, and back goes from deck to deck.
    chairside.in_presenter();
    chairside.press(&Key::LEFT.to_string());
    chairside.expect_room("tokens.md/1");
    chairside.press(&Key::BACKSPACE.to_string());
    chairside.expect_room("tokens.md/2");
    chairside.press(&Key::BACKSPACE.to_string());
    chairside.expect_room("chairs/0");
}

#[test]
fn keys_in_the_audience_window_move_in_the_overview_too() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_audience();
    chairside.press("o");
    chairside.expect_chair("Overview");
    chairside.in_audience();
    chairside.press(&Key::END.to_string());
    chairside.expect_chosen("Threats");
    chairside.expect_room("holding");
    chairside.in_audience();
    chairside.press(&Key::ESCAPE.to_string());
    chairside.press(&Key::RIGHT.to_string());
    chairside.expect_room("chairs/0");
    assert_eq!(place.count("turned"), 1);
}

#[test]
fn a_word_of_the_last_deck_is_found_and_enter_goes_there() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press("/QUOK tree");
    chairside.expect_chair("A quokka listens to the tree.");
    chairside.expect_chair("2 · Multicast");
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_room("multicast.md/1");
    chairside.in_presenter();
    chairside.press(&Key::LEFT.to_string());
    chairside.expect_room("multicast.md/0");
}

#[test]
fn typing_a_search_turns_no_slide_in_either_window() {
    let place = three_decks();
    let chairside = place.open();
    for audience in [false, true] {
        if audience {
            chairside.in_audience();
        } else {
            chairside.in_presenter();
        }
        // Outside the search each of these is a command. Nothing is found, so Enter leaves the line open.
        chairside.press(&format!("/nbfh 7{}jx ?o", Key::ENTER));
        chairside.expect_chair("No slide has all these words");
        chairside.expect_room("holding");
        if audience {
            chairside.in_audience();
        } else {
            chairside.in_presenter();
        }
        chairside.press(&Key::ESCAPE.to_string());
    }
    chairside.expect_room("holding");
    // After it keys are commands again, and those typed before did nothing else.
    chairside.in_audience();
    chairside.press("b");
    chairside.expect_room("blank:black");
    chairside.expect_saved();
    let facts: Vec<String> = place.journal().iter().map(|fact| fact["fact"].as_str().unwrap().to_owned()).collect();
    assert_eq!(facts, ["opened", "blanked"]);
}

#[test]
fn a_number_typed_in_the_search_offers_that_slide_first() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_audience();
    chairside.press("/3");
    chairside.expect_chair("Slide 3");
    chairside.expect_chair("from the room's window");
    chairside.expect_room("holding");
    chairside.in_audience();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_room("chairs/2");
}

#[test]
fn h_goes_to_the_chairs_slides_and_back() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.next();
    chairside.expect_room("chairs/0");
    chairside.next();
    chairside.expect_room("chairs/1");
    chairside.shift(Key::RIGHT);
    chairside.next();
    chairside.expect_room("tokens.md/1");
    chairside.in_presenter();
    chairside.press("h");
    chairside.expect_room("chairs/1");
    chairside.expect_chair("H again goes back to tokens.md 2 / 3");
    chairside.press("h");
    chairside.expect_room("tokens.md/1");
}
