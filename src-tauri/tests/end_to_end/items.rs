//! A whole session is made in the window, without a line of YAML.

use chairside_session::file::read;
use chairside_session::people::Seat;

use crate::chairside::{Chairside, Place, SOON, click};
use crate::driver::{Driver, Key, Modifier, Screen};

/// Types into the field of this label, in place of what it has.
fn fill(chairside: &Chairside, label: &str, text: &str) {
    const FOCUS: &str = "
        const named = (field) => field.closest('label')?.querySelector('span')?.textContent.trim();
        const field = [...document.querySelectorAll('[data-field=form]')].find((field) => named(field) === arguments[0]);
        field?.scrollIntoView({ block: 'center' });
        field?.focus();
        field?.select();
        return document.activeElement === field && field !== undefined";
    let focused = |driver: &Driver| Ok(driver.script(FOCUS, &[label.into()])? == true);
    chairside.in_presenter();
    chairside.driver.wait_until(&format!("the field {label}"), SOON, focused).unwrap();
    chairside.driver.keys(text).unwrap();
}

/// Chooses an entry of the menu with this button, by keyboard.
fn choose(chairside: &Chairside, menu: &str, entry: &str) {
    const FOCUS: &str = "
        const button = document.querySelector(`button[aria-label^=\"${arguments[0]}\"]`);
        button?.focus({ focusVisible: true });
        return document.activeElement === button && button !== null";
    const AT: &str = "return document.activeElement?.textContent.includes(arguments[0]) ?? false";
    assert_eq!(chairside.in_presenter().script(FOCUS, &[menu.into()]).unwrap(), true, "no menu {menu}");
    chairside.driver.press(Key::ENTER, &[]).unwrap();
    let open = "return document.querySelector('[role=menuitemradio]') !== null";
    chairside.driver.wait_until(menu, SOON, |driver| Ok(driver.script(open, &[])? == true)).unwrap();
    for _ in 0..6 {
        if chairside.driver.script(AT, &[entry.into()]).unwrap() == true {
            break;
        }
        chairside.driver.press(Key::DOWN, &[]).unwrap();
    }
    chairside.driver.press(Key::ENTER, &[]).unwrap();
    let closed = |driver: &Driver| Ok(driver.script(open, &[])? == false);
    chairside.driver.wait_until(&format!("{entry} is chosen"), SOON, closed).unwrap();
}

/// Selects a row of the rundown and edits it, once it is there. The first is 0.
fn edit_row(chairside: &Chairside, number: u32) {
    const FOCUS: &str = "
        const row = document.querySelectorAll('[data-row]')[arguments[0]];
        row?.focus({ focusVisible: true });
        return document.activeElement === row && row !== undefined";
    let focused = |driver: &Driver| Ok(driver.script(FOCUS, &[number.into()])? == true);
    chairside.in_presenter();
    chairside.driver.wait_until(&format!("row {number}"), SOON, focused).unwrap();
    chairside.driver.press(Key::ENTER, &[]).unwrap();
}

/// Presses the button with this label, which shows no words.
fn press_labelled(chairside: &Chairside, label: &str) -> bool {
    const PRESS: &str = "
        const button = document.querySelector(`button[aria-label=\"${arguments[0]}\"]:enabled`);
        button?.click();
        return button !== null";
    std::thread::sleep(std::time::Duration::from_millis(200));
    chairside.in_presenter().script(PRESS, &[label.into()]).unwrap() == true
}

/// Pastes a text into the line that adds an item.
const PASTE: &str = "
    const field = [...document.querySelectorAll('[data-field=form]')].find((field) => field.placeholder.startsWith('Add an item'));
    if (field === undefined) return false;
    const data = new DataTransfer();
    data.setData('text/plain', arguments[0]);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    return true";

const DECK: &str = "# Open issues\n\n---\n\n# More\n";

#[test]
fn a_whole_session_is_made_in_the_window_and_is_the_same_when_it_is_opened_again() {
    let place = Place::with_deck("new.md", "---\ngroup: quic\n---\n# QUIC\n");
    let elsewhere = Place::with_deck("qmux.md", DECK);
    let chairside = place.open();
    chairside.expect_chair("QUIC");
    // The first item, on a line below the empty rundown.
    let line = "Add an item: title, presenter, minutes; or paste an agenda";
    fill(&chairside, line, &format!("Intro, chairs, 5{}", Key::ENTER));
    edit_row(&chairside, 0);
    chairside.expect_chair("Item 1");
    fill(&chairside, line, &format!("10m Open issues, updates to qmux - Jana Iyengar{}", Key::ENTER));
    // Every field of the second.
    edit_row(&chairside, 1);
    chairside.expect_chair("Item 2");
    click(&chairside, "More fields");
    for (label, text) in [
        ("Title", "Open issues: qmux, #12"),
        ("Presenter", "Jana Iyengar, Ian Swett"),
        ("Minutes", "20"),
        ("Talk, min", "12"),
        ("Question", "Adopt it, or not?"),
        ("Outcomes", "Adopt; More work, then decide"),
        ("Usual outcomes", "In own words"),
        ("Link", "https://example.org/a?b=c"),
    ] {
        fill(&chairside, label, text);
    }
    choose(&chairside, "Kind of this item", "If time permits");
    choose(&chairside, "Where the speaker is expected", "Remote");
    // Outside of the fields letters still go into the form, and the room sees nothing.
    let room = chairside.room_sees();
    chairside.in_presenter().script("document.activeElement.blur(); return true", &[]).unwrap();
    chairside.press("n");
    chairside.press("b");
    let written = |_: &Driver| Ok(chairside.chair_reads().contains("https://example.org/a?b=cnb"));
    chairside.driver.wait_until("the letters are in the form", SOON, written).unwrap();
    assert_eq!(chairside.room_sees(), room);
    fill(&chairside, "Link", "https://example.org/a?b=c");
    assert!(press_labelled(&chairside, "Add a link"));
    fill(&chairside, "Link 2", "https://example.org/wrong");
    assert!(press_labelled(&chairside, "Add a link"));
    fill(&chairside, "Link 3", "https://example.org/2");
    assert!(press_labelled(&chairside, "Remove link 2"));
    fill(&chairside, "Link 2", &format!("https://example.org/2{}", Key::ENTER));
    chairside.expect_chair("Open issues: qmux, #12");
    // Its deck, from another folder.
    edit_row(&chairside, 1);
    let has_button = |_: &Driver| Ok(chairside.chair_reads().contains("Choose deck…"));
    chairside.driver.wait_until("the button for a deck", SOON, has_button).unwrap();
    click(&chairside, "Choose deck…");
    Screen::answer_dialog("Choose a deck", elsewhere.path("qmux.md").to_str().unwrap()).unwrap();
    chairside.expect_chair("2 slides");
    // A new file, and its deck beside it, from a field of the form: what is typed there is taken first.
    fill(&chairside, "Minutes", "25");
    chairside.in_presenter();
    chairside.driver.press('s', &[Modifier::Control, Modifier::Shift]).unwrap();
    let saved = place.path("saved.md");
    Screen::answer_dialog("Save the session as", saved.to_str().unwrap()).unwrap();
    chairside.expect_chair("Saved as");
    chairside.driver.quit().unwrap();

    assert_eq!(std::fs::read_to_string(place.file()).unwrap(), "---\ngroup: quic\n---\n# QUIC\n");
    assert_eq!(std::fs::read_to_string(place.path("qmux.md")).unwrap(), DECK);
    let text = std::fs::read_to_string(&saved).unwrap();
    let yaml = text.strip_prefix("---\n").unwrap().split("---\n").next().unwrap();
    let (said, problems) = read("saved.md", yaml, 2);
    assert_eq!(problems, [], "{text}");
    let mut said = said.unwrap();
    assert_eq!(said.outcomes, Some(Vec::new()), "in own words: {text}");
    let item = said.agenda.remove(1);
    assert_eq!(item.title, "Open issues: qmux, #12");
    assert_eq!(item.presenter.as_deref(), Some("Jana Iyengar, Ian Swett"));
    assert_eq!((item.time.as_mins(), item.talk.map(|talk| talk.as_mins())), (25, Some(12)));
    assert_eq!(item.kind.name(), "as-time-permits");
    assert_eq!(item.question.as_deref(), Some("Adopt it, or not?"));
    assert_eq!(item.outcomes.unwrap(), ["Adopt", "More work, then decide"]);
    assert_eq!(item.links, ["https://example.org/a?b=c", "https://example.org/2"]);
    assert_eq!(item.seat.map(Seat::name), Some("remote"));
    assert_eq!(item.deck.map(|deck| deck.value).as_deref(), Some("qmux.md"));

    // Opened again, the window says the same.
    let again = Place::with_deck("saved.md", &text);
    again.with_file("qmux.md", DECK);
    let chairside = again.open();
    for words in ["Intro", "Open issues: qmux, #12", "Jana Iyengar, Ian Swett"] {
        chairside.expect_chair(words);
    }
    edit_row(&chairside, 1);
    click(&chairside, "More (");
    for words in
        ["Adopt it, or not?", "Adopt; More work, then decide", "in own words", "https://example.org/a?b=c", "qmux.md"]
    {
        chairside.expect_chair(words);
    }
    chairside.driver.quit().unwrap();
}

#[test]
fn a_pasted_agenda_is_a_list_to_accept() {
    let place = Place::with_deck("s.md", "---\ngroup: quic\nagenda:\n  - Intro\n---\n# QUIC\n");
    let chairside = place.open();
    edit_row(&chairside, 0);
    let text = "Agenda\nOpen issues, Jana Iyengar, 15\nAOB, 5\n";
    let pasted = |driver: &Driver| Ok(driver.script(PASTE, &[text.into()])? == true);
    chairside.in_presenter();
    chairside.driver.wait_until("the line for an item", SOON, pasted).unwrap();
    chairside.expect_chair("to the agenda");
    let rows = "return document.querySelectorAll('[data-row]').length";
    assert_eq!(chairside.in_presenter().script(rows, &[]).unwrap(), 1, "nothing is added before it is accepted");
    chairside.driver.press(Key::ENTER, &[]).unwrap();
    let added = |driver: &Driver| Ok(driver.script(rows, &[])?.as_u64().is_some_and(|rows| rows >= 3));
    chairside.in_presenter();
    chairside.driver.wait_until("the items are added", SOON, added).unwrap();
    chairside.expect_chair("Jana Iyengar");
    chairside.driver.quit().unwrap();
}

#[test]
fn the_button_of_a_question_that_is_missing_opens_its_field() {
    let place = Place::with_text(
        "---\ngroup: quic\nmeeting: IETF 126\ntitle: QUIC\nstart: 2026-07-22T14:00:00Z\nend: 2026-07-22T16:00:00Z\n\
         open-with: []\nagenda:\n- { title: Welcome, time: 20m }\n---\n# Welcome\n",
    );
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Welcome");
    let button = "document.querySelector('.asks button').click()";
    chairside.in_presenter().script(button, &[]).unwrap();
    let focused = "return document.activeElement.closest('label')?.innerText ?? ''";
    let on_it =
        |driver: &Driver| Ok(driver.script(focused, &[])?.as_str().is_some_and(|label| label.trim() == "Question"));
    chairside.in_presenter().wait_until("the question can be typed", SOON, on_it).unwrap();
    chairside.driver.keys(&format!("Adopt it?{}", Key::ENTER)).unwrap();
    chairside.expect_chair("Adopt it?");
    // With the key, once it is there, the room sees it.
    chairside.in_presenter();
    chairside.press(&Key::ESCAPE.to_string());
    chairside.press("q");
    chairside.expect_room("card:question");
}
