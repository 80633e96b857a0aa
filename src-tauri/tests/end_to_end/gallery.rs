//! The pages of the design, one after another, at the sizes that people have and in both schemes: no word is cut off and
//! axe-core finds nothing. With `CHAIRSIDE_PICTURES=FOLDER` each is left there as a picture.

use std::cell::RefCell;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use crate::accessible::violations;
use crate::chairside::{Chairside, Place, SOON, click, focus_row};
use crate::cut_text::cut_texts;
use crate::driver::{Driver, Key, Modifier, Screen};
use crate::layout;

/// A working group's session of two hours.
const SESSION: &str = include_str!("gallery.md");

/// The sizes of the presenter window.
const SIZES: [(i64, i64); 3] = [(1280, 720), (1440, 900), (1920, 1080)];

/// Smaller ones, of old projectors and of half a screen.
const SMALLER: [(i64, i64); 3] = [(1000, 740), (1024, 768), (1180, 720)];

/// Leaves a picture of the window in the folder `CHAIRSIDE_PICTURES`, if that is set.
pub fn keep_picture(driver: &Driver, name: &str) {
    if let Some(folder) = std::env::var_os("CHAIRSIDE_PICTURES") {
        let picture = driver.screenshot().unwrap();
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), picture).unwrap();
    }
}

/// No text is cut off. Names in rows are, and titles in a window that is narrow or small: a pointer on them shows the whole.
fn is_whole(chairside: &Chairside, name: &str) {
    let small = SMALLER.iter().any(|(width, height)| name.ends_with(&format!("{width} × {height}")));
    let titles = if small || name.starts_with("narrow") { ".now > .title bdi, .rundown .name, " } else { "" };
    let cut = cut_texts(&chairside.driver, &format!("{titles}.rundown .who, .message .answer"));
    if cut != json!([]) {
        CUT.with_borrow_mut(|all| all.push(format!("{name}: {cut}")));
    }
}

thread_local! {
    /// What was cut off on the pages so far.
    static CUT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// All at once at the end, since a page is often cut off as the one before it is.
fn nothing_was_cut() {
    CUT.with_borrow(|all| assert!(all.is_empty(), "words are cut off:\n{}", all.join("\n")));
}

/// No text is cut off at any size, nor with larger text.
fn is_whole_at_each_size(chairside: &Chairside, state: &str) {
    for (width, height) in SIZES.into_iter().chain(SMALLER) {
        chairside.in_presenter().resize(width, height).unwrap();
        sleep(Duration::from_millis(300));
        is_whole(chairside, &format!("{state}, {width} × {height}"));
    }
    chairside.driver.press('+', &[Modifier::Control]).unwrap();
    chairside.in_presenter().resize(SIZES[1].0, SIZES[1].1).unwrap();
    sleep(Duration::from_millis(400));
    is_whole(chairside, &format!("{state}, 1440 × 900 with text of 110 %"));
    chairside.driver.press('0', &[Modifier::Control]).unwrap();
}

/// Presses a key several times.
fn press_often(chairside: &Chairside, key: char, times: usize) {
    chairside.in_presenter();
    chairside.press(&key.to_string().repeat(times));
    sleep(Duration::from_millis(400));
}

/// An item that takes so long that many others would have to be dropped, with long titles.
fn ways_with_long_titles(chairside: &Chairside) {
    press_often(chairside, '+', 14);
    click(chairside, "End by");
    chairside.expect_chair("Drop Open issues, updates to extended");
    is_whole_at_each_size(chairside, "ways to end on time with long titles");
    press_often(chairside, '-', 14);
}

/// The form of an item with all its fields, and the question before one begins that is not next.
fn an_items_form(chairside: &Chairside) {
    click(chairside, "More");
    sleep(Duration::from_millis(300));
    is_whole_at_each_size(chairside, "an item's form with all fields");
    press(chairside, &Key::ESCAPE.to_string());
    focus_row(chairside, "authentication");
    chairside.in_presenter().press(Key::ENTER, &[Modifier::Shift]).unwrap();
    chairside.expect_chair("Begin item 8 now?");
    is_whole_at_each_size(chairside, "the question before an item begins");
    press(chairside, &Key::ESCAPE.to_string());
}

/// The question before Chairside closes, with the answer to the last key beside it.
fn closing(chairside: &Chairside) {
    Screen::ask_to_close("Chairside:").unwrap();
    chairside.expect_chair("Close Chairside?");
    sleep(Duration::from_millis(400));
    is_whole_at_each_size(chairside, "the question before Chairside closes");
    press(chairside, &Key::ESCAPE.to_string());
}

/// Looks at one page of the design at each size. Returns where the regions of the presenter window are at each width.
fn look(chairside: &Chairside, page: &str, theme: &str, sizes: &[(i64, i64)]) -> Vec<(i64, String)> {
    let mut places = Vec::new();
    for &(width, height) in sizes {
        chairside.in_presenter().resize(width, height).unwrap();
        sleep(Duration::from_millis(300));
        let name = format!("{page}-{width}-{theme}");
        chairside.in_presenter();
        keep_picture(&chairside.driver, &name);
        is_whole(chairside, &name);
        if page.starts_with("presenter") && page != "presenter-after" {
            let cut = chairside.driver.script(layout::CUT, &[]).unwrap();
            assert_eq!(cut, json!([]), "{name}: words are cut off");
            assert_eq!(chairside.driver.script(layout::OUTSIDE, &[]).unwrap(), json!([]), "{name}");
            assert_eq!(chairside.driver.script(layout::ROWS_IN_SIGHT, &[]).unwrap(), 12, "{name}: rows in sight");
            places.push((width, layout::places(chairside)));
        }
    }
    assert_eq!(violations(chairside), "", "{page}, {theme}");
    places
}

fn set_clock(place: &Place, chairside: Option<&Chairside>, time: &str) {
    place.with_file("clock~", format!("2026-07-22T{time}Z"));
    std::fs::rename(place.path("clock~"), place.path("clock")).unwrap();
    if let Some(chairside) = chairside {
        sleep(Duration::from_millis(1200));
        chairside.in_presenter();
    }
}

fn press(chairside: &Chairside, keys: &str) {
    chairside.in_presenter();
    chairside.press(keys);
    sleep(Duration::from_millis(400));
}

/// The decks of its items, with how many slides each has. Two items have none yet.
const DECKS: [(&str, usize); 9] = [
    ("qmux", 13),
    ("extended-key-update", 8),
    ("qlog", 5),
    ("reverso", 10),
    ("taps", 12),
    ("tag-lengths", 7),
    ("https-rr", 9),
    ("idle-timeout", 7),
    ("multicast", 14),
];

/// A deck of so many slides.
fn deck(name: &str, slides: usize) -> String {
    let title = name.replace('-', " ");
    let slide = |number: usize| match number {
        1 => format!("# {title}\n\nIETF 126\n\n<!-- Thank the co-authors. -->"),
        8 => {
            "## Only four open issues\n\n- Could it use the existing negotiation? #17\n- Require TCP (editorial) #41\n\
              - Its own ALPN #60\n- Revisit graceful close? #67"
                .into()
        }
        9 => "## Which substrates does this document define?\n\n- TLS over TCP only?\n  - ALPN is present\n  \
              - Move Unix domain sockets to an appendix\n- Or any suitable transport?"
            .into(),
        _ => format!(
            "## {title}, part {number}\n\n- What it does now\n- What was changed since the last meeting\n- What is open"
        ),
    };
    (1..=slides).map(slide).collect::<Vec<_>>().join("\n\n---\n\n") + "\n"
}

/// The session and its decks, and its simulated clock at this time.
fn quic(theme: &str, time: &str) -> (Place, Chairside) {
    let place = Place::with_deck("quic.md", SESSION);
    for (name, slides) in DECKS {
        place.with_file(&format!("{name}.md"), deck(name, slides));
    }
    place.choose_theme(theme);
    set_clock(&place, None, time);
    let clock = place.path("clock");
    let chairside = place.open_with(&["--simulated-clock", clock.to_str().unwrap()]);
    (place, chairside)
}

/// Ticks all that is in place ten minutes before the start: all but what the design's page has.
fn is_mostly_in_place(chairside: &Chairside) {
    const TICK: &str = "
        const rows = [...document.querySelectorAll('[aria-label=\"Not in place\"] li')];
        const row = rows.find((row) => !/Note takers|Slides of|Floris/.test(row.innerText) && row.querySelector('.does button'));
        row?.querySelector('.does button').click();
        return row === undefined";
    let done = chairside.driver.wait_until("the rest is in place", SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        let done = driver.script(TICK, &[])? == true;
        sleep(Duration::from_millis(100));
        Ok(done)
    });
    done.unwrap();
}

/// Begins the next item at this time, and starts its time.
fn begin(place: &Place, chairside: &Chairside, time: &str, up: &str) {
    set_clock(place, Some(chairside), time);
    chairside.shift(Key::RIGHT);
    chairside.expect_up(up);
    press(chairside, "p");
}

/// Shows a text at this time and hides it again.
fn show(place: &Place, chairside: &Chairside, time: &str, key: &str) {
    set_clock(place, Some(chairside), time);
    press(chairside, key);
    press(chairside, &Key::ESCAPE.to_string());
}

fn session(theme: &str) {
    let (place, chairside) = quic(theme, "13:50:00");
    is_mostly_in_place(&chairside);
    let places = look(&chairside, "presenter-before", theme, &SIZES);
    let same = |now: Vec<(i64, String)>| assert_eq!(now, places, "something has moved since the start, {theme}");

    begin(&place, &chairside, "14:00:00", "1 Administrivia");
    set_clock(&place, Some(&chairside), "14:00:12");
    press(&chairside, "n");
    set_clock(&place, Some(&chairside), "14:00:48");
    same(look(&chairside, "presenter-note-well", theme, &SIZES));
    press(&chairside, &Key::ESCAPE.to_string());
    show(&place, &chairside, "14:02:00", "r");
    show(&place, &chairside, "14:02:30", "t");
    show(&place, &chairside, "14:03:00", "a");
    click(&chairside, "Agenda agreed");
    sleep(Duration::from_millis(400));

    begin(&place, &chairside, "14:04:00", "2 Open issues, updates to qmux");
    for _ in 0..7 {
        press(&chairside, &Key::RIGHT.to_string());
    }
    set_clock(&place, Some(&chairside), "14:11:46");
    same(look(&chairside, "presenter", theme, &SIZES));

    focus_row(&chairside, "authentication");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    sleep(Duration::from_millis(400));
    same(look(&chairside, "presenter-item", theme, &SIZES));
    an_items_form(&chairside);
    press(&chairside, &Key::ESCAPE.to_string());
    press(&chairside, &Key::ESCAPE.to_string());
    ways_with_long_titles(&chairside);
    closing(&chairside);

    press(&chairside, "m");
    press(&chairside, "i");
    press(&chairside, "Ian Swett, Martin Thomson, Jana Iyengar, Christian Huitema, Mirja Kühlewind, Marten Seemann");
    press(&chairside, &Key::ENTER.to_string());
    press(&chairside, &Key::ESCAPE.to_string());
    press(&chairside, "m");
    press(&chairside, "v");
    is_whole_at_each_size(&chairside, "the line of a poll");
    press(&chairside, "Is the document ready for last call?");
    press(&chairside, &Key::ENTER.to_string());
    set_clock(&place, Some(&chairside), "14:13:10");
    place.replace_file("qmux.md", deck("qmux", 14));
    chairside.reads_question();
    same(look(&chairside, "presenter-discussion", theme, &SIZES));
    chairside.in_presenter();
    chairside.driver.press(Key::ENTER, &[Modifier::Control]).unwrap();
    press(&chairside, "v");
    press(&chairside, "41 12 43");
    press(&chairside, &Key::ENTER.to_string());
    is_whole_at_each_size(&chairside, "a poll with its result");
    press(&chairside, "n");
    is_whole_at_each_size(&chairside, "advice on the Note Well, beside the counts of the other tabs");
    press(&chairside, &Key::ESCAPE.to_string());

    set_clock(&place, Some(&chairside), "14:22:00");
    chairside.shift(Key::RIGHT);
    chairside.expect_up("3 Open issues");
    chairside.in_presenter().resize(SIZES[1].0, SIZES[1].1).unwrap();
    sleep(Duration::from_millis(300));
    let before_it = layout::places(&chairside);
    set_clock(&place, Some(&chairside), "14:23:10");
    chairside.expect_chair("Already talking?");
    assert_eq!(layout::places(&chairside), before_it, "the reminder moves something");
    is_whole_at_each_size(&chairside, "the reminder that the time has not started");
    press(&chairside, "p");

    for (time, up) in [
        ("14:33:00", "4 Open issues, updates to receive"),
        ("14:46:00", "5 Open issues, updates to qlog"),
        ("14:52:00", "6 Reverso"),
        ("15:02:00", "7 TAPS"),
        ("15:16:00", "8 Authentication"),
    ] {
        begin(&place, &chairside, time, up);
    }
    set_clock(&place, Some(&chairside), "15:22:30");
    chairside.expect_chair("End by");
    same(look(&chairside, "presenter-late", theme, &SIZES));

    for (time, up) in [
        ("15:31:00", "9 HTTPS"),
        ("15:36:00", "10 Mutable"),
        ("15:46:00", "11 QUIC and multicast"),
        ("15:55:00", "12 n0 NAT"),
    ] {
        begin(&place, &chairside, time, up);
    }
    press(&chairside, "v");
    press(&chairside, "Should the idle timeout change?");
    press(&chairside, &Key::ENTER.to_string());
    press(&chairside, "j");
    press(&chairside, "action: ask the TLS WG about #17");
    press(&chairside, &Key::ENTER.to_string());
    press(&chairside, &Key::ESCAPE.to_string());
    set_clock(&place, Some(&chairside), "15:57:00");
    chairside.end_session();
    look(&chairside, "presenter-after", theme, &SIZES);
    chairside.driver.quit().unwrap();
    nothing_was_cut();
}

#[test]
fn a_session_in_the_dark_scheme() {
    session("dark");
}

#[test]
fn a_session_in_the_light_scheme() {
    session("light");
}

#[test]
fn a_talk_and_the_narrow_window() {
    for theme in ["dark", "light"] {
        let place = Place::with_deck("qmux.md", deck("qmux", 13));
        place.choose_theme(theme);
        let chairside = place.open_with(&["--minutes", "20"]);
        press(&chairside, "s");
        for _ in 0..4 {
            press(&chairside, &Key::RIGHT.to_string());
        }
        look(&chairside, "talk", theme, &SIZES);
        press(&chairside, "z");
        look(&chairside, "narrow-talk", theme, &[(340, 900)]);
        look(&chairside, "narrow-talk-low", theme, &[(340, 700)]);
        chairside.driver.quit().unwrap();
        let (place, chairside) = quic(theme, "14:00:00");
        begin(&place, &chairside, "14:00:10", "1 Administrivia");
        begin(&place, &chairside, "14:04:00", "2 Open issues, updates to qmux");
        press(&chairside, "m");
        press(&chairside, "i");
        press(&chairside, "Ian Swett, Martin Thomson, Jana Iyengar");
        press(&chairside, &Key::ENTER.to_string());
        press(&chairside, &Key::ESCAPE.to_string());
        press(&chairside, "m");
        set_clock(&place, Some(&chairside), "14:08:36");
        press(&chairside, "z");
        look(&chairside, "narrow", theme, &[(340, 900)]);
        look(&chairside, "narrow-low", theme, &[(340, 700)]);
        chairside.driver.quit().unwrap();
    }
    nothing_was_cut();
}
