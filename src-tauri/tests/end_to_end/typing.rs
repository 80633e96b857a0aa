//! Text being typed is never a command, in whichever window it was begun.

use crate::chairside::Place;
use crate::driver::Key;

const LINE: &str = "the network limit";

#[test]
fn typing_a_note_in_the_presenter_window_turns_no_slide() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press(&format!("j{LINE}"));
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_saved();
    assert_note_and_nothing_else(&place);
    // The line is open for the next note. After Esc keys are commands again.
    chairside.press(&format!("n{}", Key::ESCAPE));
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
}

#[test]
fn a_note_begun_in_the_audience_window_shows_only_in_the_presenter_window() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_audience();
    chairside.press(&format!("j{LINE}"));
    let field = "return [...document.querySelectorAll('input')].map((field) => field.value).join()";
    let shown = chairside.driver.wait_until("the line shows", crate::chairside::SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        Ok(driver.script(field, &[])?.as_str().is_some_and(|text| text.contains(LINE)))
    });
    shown.unwrap();
    chairside.expect_room("holding");
    chairside.in_audience();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_saved();
    assert_note_and_nothing_else(&place);
    chairside.in_audience();
    chairside.press(&format!("n{}", Key::ESCAPE));
    chairside.expect_room("holding");
    chairside.in_audience();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
}

#[test]
fn escape_closes_the_line_and_does_nothing_else() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    chairside.in_presenter();
    chairside.press(&format!("jbx{}", Key::ESCAPE));
    chairside.expect_room("show:note-well/0");
    chairside.in_presenter();
    chairside.press(&Key::ESCAPE.to_string());
    chairside.expect_room("holding");
    assert_eq!(place.count("noted"), 0);
}

fn assert_note_and_nothing_else(place: &Place) {
    let facts = place.journal();
    let names: Vec<&str> = facts.iter().map(|fact| fact["fact"].as_str().unwrap()).collect();
    assert_eq!(names, ["opened", "noted"]);
    assert_eq!(facts[1]["text"], LINE);
}
