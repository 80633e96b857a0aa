//! Looking at the decks before the session: in the window, and as a command.

use std::process::{Command, Output};

use serde_json::Value;

use crate::accessible::violations;
use crate::chairside::{Chairside, Place, SOON, click};
use crate::driver::{Key, Modifier};
use crate::gallery::keep_picture;
use crate::pdf::{Page, pdf};

/// A session with a deck from a template, one of another talk, one that is fine, and one that is none.
fn session() -> Place {
    let place = Place::with_text(
        "---\nmeeting: IETF 126\ngroup: quic\ntitle: QUIC\nstart: 2026-07-22T14:00:00Z\nend: 2026-07-22T16:00:00Z\n\
         chairs: [Lucas Pardue]\nagenda:\n\
         - { title: Main logging schema, presenter: Robin Marx, time: 20m, deck: qlog.pdf }\n\
         - { title: Multipath, presenter: Quentin De Coninck, time: 20m, deck: multipath.pdf }\n\
         - { title: Reverso, presenter: Florentin Rochet, time: 20m, deck: reverso.pdf }\n\
         - { title: Open issues, presenter: Ann, time: 20m, deck: broken.pdf }\n---\n# Welcome\n",
    );
    let blue = [20, 40, 120];
    place.with_file("qlog.pdf", pdf(&[Page::of(blue, "Robin Marx: logging"), Page::of(blue, "Click to add title")]));
    place.with_file("multipath.pdf", pdf(&[Page::of(blue, "Datagrams over sheep")]));
    place.with_file("reverso.pdf", pdf(&[Page::of(blue, "Reverso, Florentin Rochet")]));
    place.with_file("broken.pdf", "%PDF-1.7\nno\n%%EOF\n");
    place
}

fn opened(place: &Place) -> Chairside {
    let chairside = place.open();
    chairside.in_presenter().press('k', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Every action");
    chairside.driver.keys("preflight").unwrap();
    chairside
        .driver
        .wait_until("the palette finds it", SOON, |_| Ok(chairside.chair_reads().contains("Check the decks")))
        .unwrap();
    chairside.driver.keys(&Key::ENTER.to_string()).unwrap();
    chairside.expect_chair("3 decks have something to mend; 2 are fine.");
    chairside
}

#[test]
fn the_window_lists_what_to_mend_with_pictures_and_the_room_sees_nothing_of_it() {
    let place = session();
    let chairside = opened(&place);
    let room = chairside.room_sees();
    for words in [
        "“Click to add title” on page 2 is the template's text.",
        "These seem to be the slides of another talk: neither Quentin De Coninck nor a word of “Multipath” is in them.",
        "Nothing to mend",
        "broken.pdf",
    ] {
        chairside.expect_chair(words);
    }
    let pictures = "return [...document.querySelectorAll('.checked-decks img')].map((image) => image.naturalWidth)";
    let drawn = chairside.driver.wait_until("the pages are drawn", SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        let widths = driver.script(pictures, &[])?;
        Ok(widths.as_array().is_some_and(|all| all.len() == 2 && all.iter().all(|width| width.as_u64() > Some(100))))
    });
    drawn.unwrap();
    for (width, height) in [(1280, 720), (1920, 1080)] {
        chairside.in_presenter().resize(width, height).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        keep_picture(&chairside.driver, &format!("checked-{width}"));
    }
    assert_eq!(violations(&chairside), "");
    // The list came by itself: nothing that was being typed is a command, or presses one of its buttons.
    chairside.press(&format!("nb 7{}", Key::ENTER));
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert_eq!(chairside.room_sees(), room);
    chairside.expect_chair("The decks, as the room will see them");
    chairside.in_presenter();
    click(&chairside, "Copy letters");
    chairside.expect_chair("The letters are copied");
    chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
    let gone =
        chairside.driver.wait_until("it is closed", SOON, |_| Ok(!chairside.chair_reads().contains("template's text")));
    gone.unwrap();
    assert_eq!(chairside.room_sees(), room);
}

fn preflight(place: &Place, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chairside"))
        .arg("preflight")
        .arg(place.file())
        .args(options)
        .env("CHAIRSIDE_DATA_DIR", place.path("data"))
        .env_remove("DISPLAY")
        .output()
        .unwrap()
}

#[test]
fn the_command_prints_text_json_and_letters() {
    let place = session();
    let text = preflight(&place, &[]);
    assert_eq!(text.status.code(), Some(1), "{text:?}");
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("qlog.pdf (Main logging schema), 2 pages\n"), "{text}");
    assert!(text.contains("    to do: write what belongs there, or remove it\n"), "{text}");
    let folder = place.path("pictures");
    let json = preflight(&place, &["--json", "--pictures", folder.to_str().unwrap()]);
    let report: Value = serde_json::from_slice(&json.stdout).unwrap();
    // The chairs' own slides come first.
    assert_eq!(report["decks"][0]["findings"], serde_json::json!([]));
    assert_eq!(report["decks"][1]["findings"][0]["kind"], "template");
    assert_eq!(report["decks"][1]["findings"][0]["pages"], serde_json::json!([1]));
    assert!(folder.join("2-qlog-pdf-page-2.png").is_file());
    let letters = String::from_utf8(preflight(&place, &["--mail"]).stdout).unwrap();
    assert!(
        letters.contains("To: Robin Marx\nSubject: Your slides for QUIC at IETF 126: Main logging schema\n"),
        "{letters}"
    );
    assert!(!letters.contains("Multipath"), "the wrong deck is no fault of its speaker: {letters}");
    let clean = Place::with_deck("reverso.pdf", pdf(&[Page::of([20, 40, 120], "Reverso")]));
    assert_eq!(preflight(&clean, &[]).status.code(), Some(0));
    let none = Place::with_text("---\nagenda: [\n---\n");
    assert_eq!(preflight(&none, &[]).status.code(), Some(2));
}

#[test]
fn what_is_found_in_a_deck_in_markdown_has_the_slide_beside_it() {
    const SLIDES: &str = "
        return [...document.querySelectorAll('.checked-decks .slide')].map((place) => {
            const box = place.getBoundingClientRect();
            const host = place.querySelector('.slide-host');
            const slide = host?.getBoundingClientRect();
            return [Math.round(box.width), Math.round(slide?.width ?? 0), host?.shadowRoot?.textContent ?? host?.textContent ?? ''];
        })";
    let place = Place::with_text(
        "---\nmeeting: IETF 126\ngroup: quic\ntitle: QUIC\nstart: 2026-07-22T14:00:00Z\nend: 2026-07-22T16:00:00Z\n\
         agenda:\n- { title: Logging, presenter: Robin Marx, time: 20m, deck: qlog.md }\n---\n# Welcome\n",
    );
    place.with_file("qlog.md", "# Logging\n\nRobin Marx\n\n---\n\n# Click to add title\n");
    let chairside = place.open();
    chairside.in_presenter().press('k', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Every action");
    chairside.driver.keys("preflight").unwrap();
    chairside.expect_chair("Check the decks");
    chairside.driver.keys(&Key::ENTER.to_string()).unwrap();
    chairside.expect_chair("“Click to add title” on page 2 is the template's text.");
    chairside.expect_chair("Not looked at: the drawn slides");
    let is_drawn = |driver: &crate::driver::Driver| {
        driver.switch(&chairside.presenter)?;
        let slides = driver.script(SLIDES, &[])?;
        let slide = &slides[0];
        let (place, drawn) = (slide[0].as_i64().unwrap_or(0), slide[1].as_i64().unwrap_or(-9));
        let words = slide[2].as_str().unwrap_or_default();
        Ok(place > 100 && (place - drawn).abs() <= 3 && words.contains("Click to add title"))
    };
    let drawn = chairside.driver.wait_until("the slide is drawn", SOON, is_drawn);
    assert!(drawn.is_ok(), "{}", chairside.in_presenter().script(SLIDES, &[]).unwrap());
    assert_eq!(violations(&chairside), "");
}
