//! The speaker's window: a third one, which shows the time and what the chair says to the speaker, and can do nothing.

use std::ffi::OsStr;
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use crate::accessible::violations;
use crate::chairside::{Chairside, Place, SOON, click};
use crate::cut_text::cut_texts;
use crate::driver::{Handle, Key, LEFT, Modifier, RIGHT, Screen, THIRD, TwoScreens, is_on};
use crate::gallery::keep_picture;
use crate::room::{INVOKE, commands};

const TITLE: &str = "Timer for the speaker";

/// All that stands in it: "1|Intro/Administrivia|Chairs|Running|04:59|Two minutes left".
const READS: &str = "
    const text = (part) => document.querySelector(part).textContent;
    return ['.number', '.title', '.who', '.word', '.left', '.next', '.message'].map(text).join('|')";

/// The parts of it that lie over one another, and those that are not whole in the window.
const OVERLAPS: &str = "
    const parts = [...document.querySelectorAll('.what, .who, .state, .comment, .left, .message')];
    const shown = parts.filter((part) => part.textContent.trim() !== '' && part.checkVisibility({ checkVisibilityCSS: true }));
    const boxes = shown.map((part) => [part.className, part.getBoundingClientRect()]);
    const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const over = boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) => meets(a, b)).map(([other]) => `${one} over ${other}`));
    const out = boxes.filter(([, { left, right, top, bottom }]) => left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1);
    return [...over, ...out.map(([name]) => `${name} sticks out`)]";

/// Opens it with its key, and finds it.
fn open(chairside: &Chairside) -> Handle {
    chairside.in_presenter().press('j', &[Modifier::Control, Modifier::Shift]).unwrap();
    found(chairside)
}

fn found(chairside: &Chairside) -> Handle {
    let drawn = "return location.pathname.includes('speaker') && 'drawn' in document.body.dataset";
    chairside.driver.switch_to_window_where(drawn).unwrap()
}

fn reads(chairside: &Chairside, speaker: &Handle) -> String {
    chairside.driver.switch(speaker).unwrap();
    chairside.driver.script(READS, &[]).unwrap().as_str().unwrap_or_default().to_owned()
}

fn expect(chairside: &Chairside, speaker: &Handle, what: &str, like: impl Fn(&str) -> bool) -> String {
    let mut last = String::new();
    let waited = chairside.driver.wait_until(what, SOON, |_| {
        last = reads(chairside, speaker);
        Ok(like(&last))
    });
    assert!(waited.is_ok(), "{what}: {last}");
    last
}

fn say(chairside: &Chairside, words: &str) {
    chairside.in_presenter().press('j', &[Modifier::Control]).unwrap();
    let open = "return document.activeElement?.dataset.field === 'form'";
    let waited =
        chairside.driver.wait_until("the field is there", SOON, |driver| Ok(driver.script(open, &[])? == true));
    waited.unwrap();
    chairside.press(&format!("{words}{}", Key::ENTER));
}

fn expect_closed(chairside: &Chairside) {
    let closed = chairside.driver.wait_until("it is closed", SOON, |driver| Ok(driver.windows()?.len() == 2));
    closed.unwrap();
}

#[test]
fn it_is_found_by_what_people_call_it_shows_the_time_and_a_message_and_closes_alone() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter().press('k', &[Modifier::Control]).unwrap();
    chairside.press(&format!("confidence monitor{}", Key::ENTER));
    let speaker = found(&chairside);
    assert_eq!(chairside.driver.title().unwrap(), TITLE);
    chairside.expect_chair("Speaker's window: a window on ");
    let titles = Screen::window_titles().unwrap();
    assert!(titles.iter().any(|title| title.starts_with(&format!("{TITLE}: "))), "{titles:?}");
    assert_eq!(Screen::property(TITLE, "WM_WINDOW_ROLE").unwrap(), "WM_WINDOW_ROLE(STRING) = \"speaker\"");
    assert!(Screen::property(TITLE, "WM_HINTS").unwrap().contains("input focus: False"));

    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect(&chairside, &speaker, "it is ready", |all| {
        all.starts_with("1|Intro/Administrivia|Chairs|Ready|05:00|Next: ")
    });
    chairside.in_presenter();
    chairside.press("p");
    let first = expect(&chairside, &speaker, "it runs", |all| all.contains("|Running|04:5"));
    expect(&chairside, &speaker, "another second", |all| *all != first && all.contains("|Running|04:5"));

    // What is typed in the field is no command, and the room sees nothing of it.
    let before = chairside.room_sees();
    say(&chairside, "next: black, no beep");
    expect(&chairside, &speaker, "the message", |all| all.ends_with("|next: black, no beep"));
    chairside.expect_chair("Speaker sees: “next: black, no beep”");
    assert_eq!(chairside.room_sees(), before);
    let room = chairside.in_audience().script("return document.body.innerText", &[]).unwrap();
    assert!(!room.to_string().contains("beep"), "{room}");
    assert_eq!((place.count("speaker-told"), place.count("turned"), place.count("noted")), (1, 0, 0));
    click(&chairside, "Remove");
    expect(&chairside, &speaker, "no message", |all| all.ends_with('|'));

    // A ready one by mouse, undone with a key.
    chairside.in_presenter().press('j', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Please repeat the question");
    assert_eq!(violations(&chairside), "", "the form of the message");
    click(&chairside, "Please repeat the question");
    expect(&chairside, &speaker, "the ready message", |all| all.ends_with("|Please repeat the question"));
    chairside.in_presenter().press('z', &[Modifier::Control]).unwrap();
    expect(&chairside, &speaker, "it is undone", |all| all.ends_with('|'));

    Screen::ask_to_close(TITLE).unwrap();
    expect_closed(&chairside);
    chairside.in_presenter();
    chairside.next();
    chairside.expect_room("show:note-well/0");
    let strip = "return document.querySelector('.speaker-strip') === null";
    chairside
        .in_presenter()
        .wait_until("nothing is said of it", SOON, |driver| Ok(driver.script(strip, &[])? == true))
        .unwrap();
}

#[test]
fn it_is_refused_every_command_that_is_not_its_own() {
    let place = Place::sample();
    let chairside = place.open();
    open(&chairside);
    let args = json!({
        "number": 9, "intent": { "intent": "end-session" }, "action": { "desk": "understood" },
        "url": "https://example.org", "text": "x", "channel": "__CHANNEL__:1", "press": { "key": "n" },
    });
    let all = commands();
    assert!(all.len() > 10 && all.iter().any(|name| name == "subscribe_speaker"));
    let of_tauri = ["plugin:event|emit", "plugin:event|listen", "plugin:window|close", "plugin:opener|open_url"];
    let others = all.iter().map(String::as_str).filter(|name| *name != "subscribe_speaker");
    for command in others.chain(of_tauri) {
        let answer = chairside.driver.script_async(INVOKE, &[json!(command), args.clone()]).unwrap();
        assert!(answer.as_str().unwrap().contains("not allowed"), "{command}: {answer}");
    }
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        let answer = chairside.driver.script_async(INVOKE, &[json!("subscribe_speaker"), args.clone()]).unwrap();
        assert!(answer.as_str().unwrap().contains("not allowed"), "{answer}");
    }
    // Neither another page nor a picture of a slide.
    found(&chairside);
    let before = chairside.driver.url().unwrap();
    chairside.driver.script("location.href = 'presenter.html'", &[]).unwrap();
    sleep(Duration::from_millis(300));
    assert_eq!(chairside.driver.url().unwrap(), before);
    let thumb = "
        const [done] = arguments;
        fetch('deck://localhost/thumb/0').then((answer) => done(answer.status), () => done(0))";
    assert_ne!(chairside.driver.script_async(thumb, &[]).unwrap(), 200);
}

#[test]
fn after_kill_9_it_is_there_again_with_its_message() {
    let place = Place::sample();
    let chairside = place.open();
    open(&chairside);
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    say(&chairside, "Louder, please");
    chairside.expect_chair("Speaker sees: “Louder, please”");
    chairside.expect_saved();
    let kept = chairside.driver.wait_until("the window is remembered", SOON, |_| {
        Ok(std::fs::read_to_string(place.path("data/screens.toml")).unwrap_or_default().contains("speaker = "))
    });
    kept.unwrap();
    chairside.driver.kill_app().unwrap();
    drop(chairside);

    let again = place.open();
    let speaker = found(&again);
    expect(&again, &speaker, "the message", |all| all.starts_with("1|Intro") && all.ends_with("|Louder, please"));
    again.expect_chair("Speaker sees: “Louder, please”");
    // It goes with the item.
    again.in_presenter();
    again.shift(Key::RIGHT);
    expect(&again, &speaker, "the next item", |all| all.starts_with("2|Private Access Tokens|") && all.ends_with('|'));
    again.in_presenter().press('j', &[Modifier::Control, Modifier::Shift]).unwrap();
    expect_closed(&again);
    again.in_presenter();
    again.driver.quit().unwrap();
    let kept = std::fs::read_to_string(place.path("data/screens.toml")).unwrap();
    assert!(!kept.contains("speaker"), "{kept}");
}

#[test]
fn it_comes_back_when_its_web_process_dies() {
    let place = Place::sample();
    let mut chairside = place.open();
    open(&chairside);
    for pid in chairside.driver.web_processes().unwrap() {
        chairside.driver.kill(pid).unwrap();
    }
    chairside.driver.reconnect().unwrap();
    chairside.find_windows();
    let speaker = found(&chairside);
    expect(&chairside, &speaker, "it shows what is up", |all| all.contains("Before the session") || all.contains('|'));
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect(&chairside, &speaker, "it follows", |all| all.starts_with("1|Intro"));
}

#[test]
fn it_fills_a_third_screen_and_never_the_one_that_the_room_sees() {
    let screens = TwoScreens::start().unwrap();
    screens.add_third().unwrap();
    let place = Place::sample();
    let chairside = place.open_in(&[("DISPLAY", OsStr::new(screens.display()))]);
    screens.wait_for("Slides for the room", "on the second screen", |place| place == RIGHT).unwrap();
    let speaker = open(&chairside);
    screens.wait_for(TITLE, "on the third screen", |place| place == THIRD).unwrap();
    chairside.expect_chair("Speaker's window: fills DUMMY2");
    assert!(screens.focused().unwrap().contains("for the chair only"), "it takes no focus");

    screens.take_away("DUMMY2").unwrap();
    screens.wait_for(TITLE, "a window beside the presenter's", |place| is_on(LEFT, place) && place != LEFT).unwrap();
    assert_eq!(screens.place_of("Slides for the room").unwrap(), RIGHT);
    chairside.expect_chair("Speaker's window: a window on DUMMY0");
    // The lid is closed: the projector alone is left.
    screens.take_away("DUMMY0").unwrap();
    chairside.expect_chair("Speaker's window: hidden, since the room sees this screen");
    expect_closed(&chairside);
    screens.give_back("DUMMY0").unwrap();
    screens.wait_for("Slides for the room", "on the second screen", |place| place == RIGHT).unwrap();
    screens.wait_for(TITLE, "a window again", |place| is_on(LEFT, place)).unwrap();
    drop(speaker);
    let speaker = found(&chairside);
    expect(&chairside, &speaker, "it shows what is up", |all| all.contains('|'));
}

/// A session with titles as long as they come, an item of an hour and a half, and one of a minute.
const LONG: &str = "---
group: quic
meeting: IETF 126
title: QUIC
start: 2026-07-22T14:00:00Z
end: 2026-07-22T17:00:00Z
agenda:
  - title: Design considerations for the negotiation of extensions and of multiple paths in the presence of middleboxes that rewrite packets, and what follows for operators
    presenter: Maximiliana Wolfeschlegelsteinhausen and Bartholomew Featherstonehaugh
    time: 100m
    talk: 90m
  - title: QUIC and multicast
    presenter: Jake Holland
    time: 1m
---
# QUIC
";

const SIZES: [(i64, i64); 4] = [(1280, 720), (1440, 900), (1920, 1080), (640, 360)];

/// Nothing is cut off or lies over something else at any size; a picture of each is kept.
fn look(chairside: &Chairside, speaker: &Handle, name: &str, theme: &str, wrong: &mut Vec<String>) {
    chairside.driver.switch(speaker).unwrap();
    for (width, height) in SIZES {
        chairside.driver.resize(width, height).unwrap();
        sleep(Duration::from_millis(300));
        let cut = cut_texts(&chairside.driver, ".title, .next");
        let over = chairside.driver.script(OVERLAPS, &[]).unwrap();
        if (&cut, &over) != (&json!([]), &json!([])) {
            wrong.push(format!("{name}, {theme}, {width} × {height}: {cut} {over}"));
        }
        keep_picture(&chairside.driver, &format!("speaker-{name}-{width}-{theme}"));
    }
    assert_eq!(violations(chairside), "", "{name}, {theme}");
}

/// What it says to the speaker stands there whole, and beside it what removes it; so does the form.
fn in_the_presenter_window(chairside: &Chairside, theme: &str, wrong: &mut Vec<String>) {
    for (width, height) in [(340, 900), (1280, 720), (1440, 900), (1920, 1080)] {
        if width == 340 || width == 1280 {
            chairside.in_presenter();
            chairside.press("z");
        }
        chairside.in_presenter().resize(width, height).unwrap();
        sleep(Duration::from_millis(300));
        let cut = cut_texts(&chairside.driver, ".pane, .now, .rundown, .message");
        if cut != json!([]) {
            wrong.push(format!("the strip, {theme}, {width} × {height}: {cut}"));
        }
        keep_picture(&chairside.driver, &format!("speaker-strip-{width}-{theme}"));
    }
    chairside.in_presenter().resize(1440, 900).unwrap();
    chairside.driver.press('j', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Please repeat the question");
    sleep(Duration::from_millis(300));
    let cut = cut_texts(&chairside.driver, ".pane, .now, .rundown, .message");
    if cut != json!([]) {
        wrong.push(format!("the form, {theme}: {cut}"));
    }
    keep_picture(&chairside.driver, &format!("speaker-form-1440-{theme}"));
    chairside.in_presenter();
    chairside.press(&"x".repeat(81));
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("Too long to read at a glance: 81 characters");
    assert_eq!(violations(chairside), "", "the form, {theme}");
    chairside.press(&Key::ESCAPE.to_string());
}

fn at(place: &Place, time: &str) {
    place.replace_file("clock", format!("2026-07-22T{time}Z"));
    sleep(Duration::from_millis(1200));
}

#[test]
fn it_is_whole_at_each_size_with_long_titles_and_messages() {
    let mut wrong = Vec::new();
    for theme in ["dark", "light"] {
        let place = Place::with_deck("quic.md", LONG);
        place.choose_theme(theme);
        let chairside = place.open_at("2026-07-22T14:00:00Z");
        let speaker = open(&chairside);
        let scheme = "return getComputedStyle(document.documentElement).colorScheme";
        assert_eq!(chairside.driver.script(scheme, &[]).unwrap(), theme);
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        chairside.press("p");
        at(&place, "14:06:15");
        expect(&chairside, &speaker, "the hours", |all| all.contains("|Talk|1:23:4"));
        look(&chairside, &speaker, "talk", theme, &mut wrong);
        say(&chairside, "Please repeat the question for the people who take part remotely, and speak up!");
        expect(&chairside, &speaker, "the message", |all| all.ends_with("speak up!"));
        look(&chairside, &speaker, "long-message", theme, &mut wrong);
        in_the_presenter_window(&chairside, theme, &mut wrong);
        chairside.in_presenter();
        chairside.press("m");
        chairside.press("m");
        at(&place, "14:08:20");
        say(&chairside, "Two minutes left");
        expect(&chairside, &speaker, "the discussion", |all| {
            all.contains("|Discussion|") && all.ends_with("Two minutes left")
        });
        look(&chairside, &speaker, "discussion", theme, &mut wrong);
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        chairside.press("p");
        at(&place, "15:32:05");
        expect(&chairside, &speaker, "over", |all| all.contains("|Over|+1:2"));
        look(&chairside, &speaker, "over", theme, &mut wrong);
        chairside.driver.quit().unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
