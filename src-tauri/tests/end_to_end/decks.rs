//! Decks of a session, PDFs among them: what the room sees of them, what becomes of them while they are shown, and what
//! happens with a deck that cannot be.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::{Key, Modifier, Screen};
use crate::pdf::{Colour, Page, pdf};

const RED: Colour = [200, 30, 30];
const GREEN: Colour = [20, 140, 40];
const BLUE: Colour = [30, 60, 190];
const OCHRE: Colour = [180, 130, 20];
const PURPLE: Colour = [120, 30, 150];
const GREY: Colour = [90, 90, 90];

/// What is promised for a deck that is built anew.
const TAKEN_WITHIN: Duration = Duration::from_millis(1500);
/// A PDF that cannot be read is tried for two seconds before it is said.
const TRIED_FOR: Duration = Duration::from_millis(2500);

/// A session whose items bring these decks.
fn session(start: Timestamp, decks: &[&str]) -> Place {
    let end = start + SignedDuration::from_hours(2);
    let items: Vec<String> = (1..)
        .zip(decks)
        .map(|(number, deck)| format!(" - {{ title: Talk {number}, presenter: Ann, time: 20m, deck: {deck} }}\n"))
        .collect();
    Place::with_text(&format!(
        "---\nmeeting: IETF 112\ngroup: secdispatch\ntitle: Security Dispatch\nstart: {start}\nend: {end}\nopen-with: []\n\
         agenda:\n{}---\n# Welcome\n\n---\n\n# Process\n",
        items.concat()
    ))
}

/// The day of the session is long past.
fn rehearsal(decks: &[&str]) -> Place {
    session("2021-11-09T12:00:00Z".parse().unwrap(), decks)
}

fn first_deck() -> String {
    pdf(&[Page::of(RED, "Red herrings"), Page::of(GREEN, "Green pastures"), Page::of(BLUE, "Blue moons")])
}

fn second_deck() -> String {
    pdf(&[Page::of(OCHRE, "Ochre soil"), Page::of(PURPLE, "A quagga grazing")])
}

/// Two PDFs and one in Markdown.
fn three_decks() -> Place {
    let place = rehearsal(&["first.pdf", "second.pdf", "third.md"]);
    place.with_file("first.pdf", first_deck());
    place.with_file("second.pdf", second_deck());
    place.with_file("third.md", "# Third\n\n---\n\n# Questions\n");
    place
}

/// A file of a folder in the sources.
fn carried(path: &str) -> Vec<u8> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/deck").join(path);
    std::fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The colours of the room's canvas at three places away from its text; `None` while no page of a PDF is on show.
fn pixels(chairside: &Chairside) -> Option<Vec<Colour>> {
    const PIXELS: &str = "
        const canvas = document.querySelector('canvas.picture.shown');
        if (canvas === null) return null;
        const context = canvas.getContext('2d');
        return [[0.3, 0.6], [0.5, 0.5], [0.7, 0.75]].map(([x, y]) =>
            [...context.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1).data].slice(0, 3))";
    let pixels = chairside.in_audience().script(PIXELS, &[]).unwrap();
    serde_json::from_value(pixels).unwrap()
}

fn is(pixels: Option<&[Colour]>, colour: Colour) -> bool {
    let near = |pixel: &Colour| pixel.iter().zip(colour).all(|(part, wanted)| part.abs_diff(wanted) <= 2);
    pixels.is_some_and(|pixels| pixels.iter().all(near))
}

/// The room sees this page, and its canvas has it.
fn expect_page(chairside: &Chairside, page: &str, colour: Colour) {
    chairside.expect_room(page);
    let pixels = pixels(chairside);
    assert!(is(pixels.as_deref(), colour), "{page} is to be {colour:?}: {pixels:?}");
}

/// Waits until the room's canvas has this colour.
fn expect_colour(chairside: &Chairside, colour: Colour) {
    let mut last = None;
    let waited = chairside.driver.wait_until("the colour comes", SOON, |_| {
        last = pixels(chairside);
        Ok(is(last.as_deref(), colour))
    });
    assert!(waited.is_ok(), "it is to be {colour:?}: {last:?}");
}

/// For so long the room's canvas has this colour and no other.
fn expect_colour_stays(chairside: &Chairside, colour: Colour, time: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < time {
        let pixels = pixels(chairside);
        assert!(is(pixels.as_deref(), colour), "after {:?} not {colour:?}: {pixels:?}", begun.elapsed());
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn all_decks_by_keys_each_page_with_its_pixels() {
    let place = three_decks();
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    assert_eq!(pixels(&chairside), None, "no page of a PDF yet");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);
    // The room's window takes keys too.
    chairside.next();
    expect_page(&chairside, "first.pdf/2", BLUE);
    chairside.press(&Key::LEFT.to_string());
    expect_page(&chairside, "first.pdf/1", GREEN);

    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "second.pdf/0", OCHRE);
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "second.pdf/1", PURPLE);

    // To the chairs' slides, which cover the canvas, and back.
    chairside.in_presenter();
    chairside.press("h");
    chairside.expect_room("chairs/0");
    assert_eq!(pixels(&chairside), None);
    chairside.in_presenter();
    chairside.press("h");
    expect_page(&chairside, "second.pdf/1", PURPLE);
    // Black, and the Note Well, lie over it.
    chairside.in_presenter();
    chairside.press("b");
    chairside.expect_room("blank:black");
    chairside.in_presenter();
    chairside.press("b");
    expect_page(&chairside, "second.pdf/1", PURPLE);
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    assert_eq!(pixels(&chairside), None);
    chairside.in_presenter();
    chairside.press("n");
    expect_page(&chairside, "second.pdf/1", PURPLE);

    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("third.md/0");
    assert_eq!(pixels(&chairside), None);
    chairside.in_presenter();
    chairside.next();
    chairside.expect_room("third.md/1");
    // Back across decks.
    chairside.in_presenter();
    chairside.press(&Key::BACKSPACE.to_string());
    chairside.expect_room("third.md/0");
    chairside.in_presenter();
    chairside.press(&Key::BACKSPACE.to_string());
    expect_page(&chairside, "second.pdf/1", PURPLE);
}

#[test]
fn keys_in_a_burst_end_on_the_page_that_the_last_one_means() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    let burst = "
        for (let n = 0; n < 60; n++)
            dispatchEvent(new KeyboardEvent('keydown', { key: n % 3 === 2 ? 'ArrowLeft' : 'ArrowRight', cancelable: true }))";
    // Two on and one back, sixty keys, never beyond the last page: it ends on the one before the last.
    chairside.in_audience().script(burst, &[]).unwrap();
    expect_page(&chairside, "first.pdf/1", GREEN);
    expect_colour_stays(&chairside, GREEN, Duration::from_millis(500));
    assert_eq!(chairside.room_sees(), "first.pdf/1");
}

#[test]
fn from_the_overview_to_a_page_of_a_pdf() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press("o");
    chairside.expect_chosen("Welcome");
    chairside.press(&Key::END.to_string());
    chairside.expect_chosen("3 · Talk 3, slide 2");
    for _ in 0..3 {
        chairside.press(&Key::LEFT.to_string());
    }
    chairside.expect_chosen("2 · Talk 2, slide 1");
    chairside.press(&Key::LEFT.to_string());
    chairside.expect_chosen("1 · Talk 1, slide 3");
    // Its tile is a picture that has come.
    let pictures = "
        const pictures = [...document.querySelectorAll('[role=option] img')];
        return pictures.some((picture) => picture.complete && picture.naturalWidth > 0)";
    let drawn =
        chairside.driver.wait_until("tiles are drawn", SOON, |driver| Ok(driver.script(pictures, &[])? == true));
    drawn.unwrap();
    chairside.expect_room("chairs/0");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    expect_page(&chairside, "first.pdf/2", BLUE);
}

#[test]
fn a_word_on_a_page_of_the_last_pdf_is_found_as_soon_as_it_has_been_read() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    // Typed before the PDFs' texts are read, some seconds after the start.
    chairside.press("/quag");
    chairside.expect_chair("A quagga grazing");
    chairside.expect_chair("2 · Talk 2");
    chairside.expect_room("chairs/0");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    expect_page(&chairside, "second.pdf/1", PURPLE);
}

#[test]
fn a_deck_built_anew_is_taken_at_once_in_a_rehearsal_and_half_a_file_never() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);

    place.replace_file("first.pdf", pdf(&[Page::of(GREY, "a"), Page::of(OCHRE, "b"), Page::of(GREY, "c")]));
    let replaced = Instant::now();
    expect_colour(&chairside, OCHRE);
    let took = replaced.elapsed();
    assert!(took < TAKEN_WITHIN, "{took:?}");
    assert_eq!(chairside.room_sees(), "first.pdf/1");

    // Half of it is there for longer than it is tried.
    let new = pdf(&[Page::of(GREY, "a"), Page::of(PURPLE, "b"), Page::of(GREY, "c"), Page::of(GREY, "d")]);
    place.with_file("first.pdf", &new[..new.len() / 2]);
    expect_colour_stays(&chairside, OCHRE, TRIED_FOR);
    chairside.expect_chair("What was read before is still shown");
    assert_eq!(chairside.room_sees(), "first.pdf/1");
    place.with_file("first.pdf", &new);
    expect_colour(&chairside, PURPLE);
    assert_eq!(chairside.room_sees(), "first.pdf/1");
    // The new version has one page more.
    chairside.in_presenter();
    chairside.press(&Key::END.to_string());
    expect_page(&chairside, "first.pdf/3", GREY);

    // A shorter one: the last page that there is.
    place.replace_file("first.pdf", pdf(&[Page::of(RED, "a"), Page::of(BLUE, "b")]));
    expect_colour(&chairside, BLUE);
    assert_eq!(chairside.room_sees(), "first.pdf/1");
}

#[test]
fn a_deck_that_is_taken_away_is_shown_on_until_it_is_back() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    std::fs::remove_file(place.path("first.pdf")).unwrap();
    expect_colour_stays(&chairside, RED, TRIED_FOR);
    chairside.expect_chair("What was read before is still shown");
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);
    place.with_file("first.pdf", pdf(&[Page::of(RED, "a"), Page::of(GREY, "b")]));
    expect_colour(&chairside, GREY);
}

#[test]
fn a_new_version_waits_for_the_chair_in_a_live_session() {
    let place = session(Timestamp::now() - SignedDuration::from_mins(10), &["first.pdf", "second.pdf"]);
    place.with_file("first.pdf", first_deck());
    place.with_file("second.pdf", second_deck());
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);

    // One that the room does not see is simply taken.
    place.replace_file("second.pdf", pdf(&[Page::of(GREY, "a"), Page::of(RED, "b")]));
    // The one that it sees waits, and what is half written is not even offered.
    let new = pdf(&[Page::of(GREY, "a"), Page::of(OCHRE, "b"), Page::of(GREY, "c")]);
    std::thread::sleep(Duration::from_millis(700));
    assert!(!chairside.chair_reads().contains("New version"));
    place.with_file("first.pdf", &new[..new.len() / 2]);
    expect_colour_stays(&chairside, GREEN, Duration::from_millis(900));
    assert!(!chairside.chair_reads().contains("New version"));
    place.replace_file("first.pdf", &new);
    chairside.expect_chair("New version of first.pdf");
    expect_colour_stays(&chairside, GREEN, TAKEN_WITHIN);
    // Turning on shows the version that the room knows.
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/2", BLUE);
    chairside.in_presenter();
    chairside.press(&Key::LEFT.to_string());
    expect_page(&chairside, "first.pdf/1", GREEN);
    chairside.in_presenter();
    chairside.driver.press(Key::ENTER, &[Modifier::Control]).unwrap();
    expect_colour(&chairside, OCHRE);
    assert_eq!(chairside.room_sees(), "first.pdf/1");
    assert!(!chairside.chair_reads().contains("New version"));
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "second.pdf/0", GREY);
}

#[test]
fn a_deck_that_comes_late_is_attached_to_the_running_item_and_waits() {
    let place = session(Timestamp::now() - SignedDuration::from_mins(10), &["first.pdf", "second.pdf"]);
    place.with_file("first.pdf", first_deck());
    place.with_file("second.pdf", second_deck());
    let late = Place::with_deck("late.pdf", pdf(&[Page::of(GREY, "Late"), Page::of(OCHRE, "Later")]));
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.in_presenter();
    chairside.driver.press('o', &[Modifier::Control]).unwrap();
    Screen::answer_dialog("Attach a deck", late.path("late.pdf").to_str().unwrap()).unwrap();
    chairside.expect_chair("late.pdf ready, 2 slides");
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.in_presenter();
    chairside.driver.press(Key::ENTER, &[Modifier::Control]).unwrap();
    expect_colour(&chairside, GREY);
    chairside.in_presenter();
    chairside.next();
    expect_colour(&chairside, OCHRE);
    chairside.expect_saved();
    assert_eq!(place.count("deck-attached"), 1);
    // The chairs' slides and back; a crash does not lose it.
    let seen = chairside.room_sees();
    chairside.driver.kill_app().unwrap();
    drop(chairside);
    let again = place.open();
    again.expect_room(&seen);
    expect_colour(&again, OCHRE);
}

#[test]
fn text_and_links_of_a_page_are_the_chairs_and_the_room_gets_no_link() {
    const EXTERNAL: &str = "https://example.org/draft";
    let place = rehearsal(&["first.pdf"]);
    let first = Page::of(RED, "Red herrings").linked_to_page(2).linked_to_url(EXTERNAL);
    place.with_file("first.pdf", pdf(&[first, Page::of(GREEN, "Green pastures"), Page::of(BLUE, "Blue moons")]));
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);

    // The text can be selected.
    let select = "
        const line = [...document.querySelectorAll('.over span')].find((span) => span.textContent.includes('Red herrings'));
        if (line === undefined) return null;
        const selection = getSelection();
        selection.selectAllChildren(line);
        const words = selection.toString();
        selection.removeAllRanges();
        const box = line.getBoundingClientRect();
        const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return [words, getComputedStyle(line).webkitUserSelect, over === line]";
    let mut selected = Value::Null;
    let waited = chairside.driver.wait_until("the text comes", SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        selected = driver.script(select, &[])?;
        Ok(!selected.is_null())
    });
    waited.unwrap();
    assert_eq!(selected, serde_json::json!(["Red herrings", "text", true]));

    // The room's canvas says what is on it.
    let label = "
        const canvas = document.querySelector('canvas.picture.shown');
        return `${canvas?.getAttribute('role')}: ${canvas?.getAttribute('aria-label')}`";
    let waited = chairside.driver.wait_until("the canvas has its text", SOON, |driver| {
        driver.switch(&chairside.audience)?;
        let label = driver.script(label, &[])?;
        Ok(label.as_str().is_some_and(|label| label.starts_with("img: ") && label.contains("Red herrings")))
    });
    waited.unwrap();
    let links = "return document.querySelectorAll('a').length";
    let in_room = "
        const all = (root) => [root.host ? root.innerHTML : document.documentElement.outerHTML,
            ...[...root.querySelectorAll('*')].filter((e) => e.shadowRoot).map((e) => all(e.shadowRoot))].join(' ');
        return all(document)";
    assert_eq!(chairside.in_audience().script(links, &[]).unwrap(), 0);
    let all = chairside.in_audience().script(in_room, &[]).unwrap();
    assert!(!all.as_str().unwrap().contains("example.org"), "the address is in the room's window");

    // A link out of the deck asks first.
    chairside.in_presenter();
    let link = chairside.driver.find(&format!(".over a[href='{EXTERNAL}']")).unwrap();
    chairside.driver.click(&link).unwrap();
    chairside.expect_chair("Open this link in the browser?");
    chairside.expect_chair(EXTERNAL);
    chairside.press(&Key::ESCAPE.to_string());
    let closed =
        chairside.driver.wait_until("it has closed", SOON, |_| Ok(!chairside.chair_reads().contains("Open this link")));
    closed.unwrap();
    expect_page(&chairside, "first.pdf/0", RED);

    // One inside it jumps.
    chairside.in_presenter();
    let link = chairside.driver.find(".over a[aria-label='Slide 3']").unwrap();
    chairside.driver.click(&link).unwrap();
    expect_page(&chairside, "first.pdf/2", BLUE);
    chairside.in_presenter();
    chairside.press(&Key::BACKSPACE.to_string());
    expect_page(&chairside, "first.pdf/0", RED);
}

#[test]
fn a_locked_deck_asks_the_chair_and_what_is_typed_turns_no_slide() {
    // Live, where new versions wait: what a password opens is none.
    let place = session(Timestamp::now() - SignedDuration::from_mins(10), &["locked.pdf", "first.pdf"]);
    place.with_file("locked.pdf", carried("tests/pages/password-aes-256.pdf"));
    place.with_file("first.pdf", first_deck());
    let chairside = place.open();
    chairside.expect_chair("locked.pdf is encrypted and asks for a password");
    let field = || {
        let field = chairside.in_presenter().find("#password").unwrap();
        chairside.driver.click(&field).unwrap();
    };
    field();
    // Nearly every one of these is a command elsewhere.
    chairside.press(&format!("nbfh 7jx?op{}{}", Key::RIGHT, Key::LEFT));
    chairside.expect_room("chairs/0");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("That is not the password of locked.pdf");
    chairside.expect_room("chairs/0");
    // Keys are commands again, and the item has a slide all the same.
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("locked.pdf/0");
    assert_eq!(pixels(&chairside), None);
    field();
    chairside.press("secret");
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(chairside.room_sees(), "locked.pdf/0");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    // White, since there is but a line of text on it; black at the sides, since it is 4 to 3.
    expect_colour(&chairside, [255; 3]);
    for asked in ["asks for a password", "That is not the password"] {
        assert!(!chairside.chair_reads().contains(asked), "{}", chairside.chair_reads());
    }
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.expect_saved();
    let facts = place.journal();
    assert!(facts.iter().all(|fact| !fact.to_string().contains("secret\"")), "the password is in the journal");
    assert_eq!(place.count("noted") + place.count("blanked") + place.count("froze"), 0);
}

#[test]
fn a_deck_that_is_no_pdf_is_said_with_its_line_and_its_item_has_a_slide() {
    let place = rehearsal(&["broken.pdf", "first.pdf"]);
    place.with_file("broken.pdf", [0x9d_u8, 0x00, 0xff, 0x41].repeat(4000));
    place.with_file("first.pdf", first_deck());
    let chairside = place.open();
    // The first item is line 9 of the file.
    chairside.expect_chair("deck.md:9");
    chairside.expect_chair("broken.pdf");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("item:talk-1/0");
    let slide = "
        const host = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.classList.contains('shown'));
        return host.shadowRoot.textContent";
    let text = chairside.in_audience().script(slide, &[]).unwrap();
    assert!(text.as_str().unwrap().contains("Talk 1"), "{text}");
    assert!(!text.as_str().unwrap().contains("broken"), "the room need not know: {text}");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    // Once it is mended the chair is asked whether the item shall have it.
    place.replace_file("broken.pdf", second_deck());
    chairside.expect_chair("The session file has changed");
    // That waits beside the keys, which do what they always do.
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);
    chairside.in_presenter();
    chairside.driver.press(Key::ENTER, &[Modifier::Control]).unwrap();
    chairside.expect_chair("broken.pdf, 2 slides");
}

#[test]
fn a_hostile_deck_costs_its_own_page_and_nothing_else() {
    for name in ["glyph-that-shows-itself.pdf", "forms-of-forms.pdf"] {
        let place = rehearsal(&["hostile.pdf", "first.pdf"]);
        place.with_file("hostile.pdf", carried(&format!("fuzz/hostile/{name}")));
        place.with_file("first.pdf", first_deck());
        let chairside = place.open();
        let app = chairside.driver.app_pid().unwrap();
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        // Five seconds are granted, and a second attempt may be.
        let mut last = String::new();
        let waited = chairside.driver.wait_until("the page has been given up", 3 * SOON, |_| {
            last = chairside.room_sees();
            Ok(last == "hostile.pdf/0")
        });
        assert!(waited.is_ok(), "{name}: the room sees {last}");
        // A plain slide with dark letters in the middle says that it cannot be shown.
        let words = "
            const canvas = document.querySelector('canvas.picture.shown');
            const [width, height] = [canvas.width, canvas.height];
            const { data } = canvas.getContext('2d').getImageData(0, Math.round(height * 0.4), width, Math.round(height * 0.2));
            let dark = 0, light = 0;
            for (let at = 0; at < data.length; at += 4) data[at] < 128 ? dark++ : light++;
            return [dark, light]";
        let counted = chairside.in_audience().script(words, &[]).unwrap();
        let [dark, light] = [0, 1].map(|at| counted[at].as_u64().unwrap());
        assert!(dark > 300 && light > 20 * dark, "{name}: {dark} dark and {light} light pixels");
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        expect_page(&chairside, "first.pdf/0", RED);
        chairside.in_presenter();
        chairside.next();
        expect_page(&chairside, "first.pdf/1", GREEN);
        assert_eq!(chairside.driver.app_pid().unwrap(), app);
    }
}

/// All that are there; one that has ended meanwhile is none.
fn kill_render_processes(chairside: &Chairside) {
    for process in chairside.driver.render_processes().unwrap() {
        let _ = chairside.driver.kill(process);
    }
}

#[test]
fn the_next_page_comes_when_the_render_processes_are_killed() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    assert!(!chairside.driver.render_processes().unwrap().is_empty());
    let steps = [("first.pdf/1", GREEN, false), ("first.pdf/2", BLUE, false), ("second.pdf/0", OCHRE, true)];
    for (page, colour, hands_over) in steps {
        kill_render_processes(&chairside);
        chairside.in_presenter();
        if hands_over {
            chairside.shift(Key::RIGHT);
        } else {
            chairside.next();
        }
        expect_page(&chairside, page, colour);
    }
    // A version that comes then needs a process of its own.
    kill_render_processes(&chairside);
    place.replace_file("second.pdf", pdf(&[Page::of(GREY, "a"), Page::of(RED, "b")]));
    expect_colour(&chairside, GREY);
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "second.pdf/1", RED);
}

#[test]
fn a_plain_pdf_has_the_keys_of_any_presenter_and_starts_over_after_an_end_in_order() {
    let place = Place::with_deck("talk.pdf", first_deck());
    let chairside = place.open();
    expect_page(&chairside, "chairs/0", RED);
    std::thread::sleep(Duration::from_millis(1200));
    chairside.expect_chair("starts with the first turn");
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
    // In the room's window too.
    chairside.press("n");
    expect_page(&chairside, "chairs/2", BLUE);
    chairside.expect_saved();
    chairside.driver.quit().unwrap();

    let again = place.open();
    expect_page(&again, "chairs/0", RED);
    // A talk that was ended in order starts over, and asks nothing.
    again.in_presenter();
    again.press("n");
    expect_page(&again, "chairs/1", GREEN);
}

#[test]
fn a_plain_pdf_goes_on_where_it_was_after_a_crash() {
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
