//! A PDF without a session.

use serde_json::{Value, json};

use super::*;

#[test]
fn a_plain_pdf_has_the_keys_of_any_presenter_and_starts_over_after_it_was_closed() {
    let place = Place::with_deck("talk.pdf", first_deck());
    let chairside = place.open();
    expect_page(&chairside, "chairs/0", RED);
    std::thread::sleep(Duration::from_millis(1200));
    chairside.expect_chair("starts when you advance");
    chairside.in_presenter();
    chairside.press("n");
    expect_page(&chairside, "chairs/1", GREEN);
    chairside.driver.wait_until("the time runs", SOON, |_| Ok(chairside.chair_reads().contains("00:02"))).unwrap();
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    expect_page(&chairside, "chairs/2", BLUE);
    chairside.in_presenter();
    chairside.press("p");
    expect_page(&chairside, "chairs/1", GREEN);
    // In the audience window too.
    chairside.press("n");
    expect_page(&chairside, "chairs/2", BLUE);
    chairside.expect_saved();
    chairside.driver.quit().unwrap();

    let again = place.open();
    expect_page(&again, "chairs/0", RED);
    // A talk that was closed starts over without a question.
    again.in_presenter();
    again.press("n");
    expect_page(&again, "chairs/1", GREEN);
}

#[test]
fn a_plain_pdf_resumes_where_it_was_after_a_crash() {
    let place = Place::with_deck("talk.pdf", first_deck());
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press("n");
    expect_page(&chairside, "chairs/1", GREEN);
    chairside.expect_saved();
    chairside.driver.kill_app().unwrap();
    drop(chairside);
    let again = place.open();
    expect_page(&again, "chairs/1", GREEN);
}

#[test]
fn the_presenter_window_draws_the_slide_and_the_next_one_before_the_first_turn() {
    const COLOURS: &str = "
        return ['.room-picture', '.next .picture'].map((place) => {
            const canvas = document.querySelector(place)?.querySelector('canvas.picture.shown');
            if (!canvas) return null;
            const at = [Math.round(canvas.width / 2), Math.round(canvas.height / 2)];
            return [...canvas.getContext('2d').getImageData(...at, 1, 1).data].slice(0, 3);
        })";
    let place = Place::with_deck("talk.pdf", first_deck());
    let chairside = place.open();
    expect_page(&chairside, "chairs/0", RED);
    let mut last = Value::Null;
    let waited = chairside.driver.wait_until("both are drawn", SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        last = driver.script(COLOURS, &[])?;
        Ok(last == json!([RED, GREEN]))
    });
    assert!(waited.is_ok(), "{last}");
}
