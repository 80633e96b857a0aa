//! Pages on the screen: by keys, from the overview, found by a word, with their text and links.

use super::*;

#[test]
fn keys_go_through_all_decks_and_every_page_has_its_pixels() {
    let place = three_decks();
    let chairside = place.open();
    chairside.expect_room("holding");
    expect_no_pdf(&chairside);
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.in_presenter();
    chairside.next();
    expect_page(&chairside, "first.pdf/1", GREEN);
    // The audience window takes keys too.
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
    expect_no_pdf(&chairside);
    chairside.in_presenter();
    chairside.press("h");
    expect_page(&chairside, "second.pdf/1", PURPLE);
    // Black and the Note Well cover it.
    chairside.in_presenter();
    chairside.press("b");
    chairside.expect_room("blank:black");
    chairside.in_presenter();
    chairside.press("b");
    expect_page(&chairside, "second.pdf/1", PURPLE);
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    expect_no_pdf(&chairside);
    chairside.in_presenter();
    chairside.press("n");
    expect_page(&chairside, "second.pdf/1", PURPLE);

    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("third.md/0");
    expect_no_pdf(&chairside);
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
fn a_burst_of_keys_ends_on_the_page_that_the_last_one_asks_for() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    expect_page(&chairside, "first.pdf/0", RED);
    let burst = "
        for (let n = 0; n < 60; n++)
            dispatchEvent(new KeyboardEvent('keydown', { key: n % 3 === 2 ? 'ArrowLeft' : 'ArrowRight', cancelable: true }))";
    // Sixty keys, two forward and one back: it stops at the last page each time and ends on the one before it.
    chairside.in_audience().script(burst, &[]).unwrap();
    expect_page(&chairside, "first.pdf/1", GREEN);
    expect_colour_stays(&chairside, GREEN, Duration::from_millis(500));
    chairside.expect_room("first.pdf/1");
}

#[test]
fn the_overview_goes_to_a_page_of_a_pdf() {
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
    // Its tile has a picture.
    let pictures = "return document.querySelector('[role=option] canvas')?.width > 0";
    let drawn =
        chairside.driver.wait_until("tiles are drawn", SOON, |driver| Ok(driver.script(pictures, &[])? == true));
    drawn.unwrap();
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    expect_page(&chairside, "first.pdf/2", BLUE);
}

#[test]
fn a_word_on_a_page_of_the_last_pdf_is_found_as_soon_as_it_has_been_read() {
    let place = three_decks();
    let chairside = place.open();
    chairside.in_presenter();
    // PDFs are read some seconds after the start; this is typed before.
    chairside.press("/quag");
    chairside.expect_chair("A quagga grazing");
    chairside.expect_chair("2 · Talk 2");
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    expect_page(&chairside, "second.pdf/1", PURPLE);
}

#[test]
fn the_chair_selects_text_and_follows_links_and_the_room_gets_no_link() {
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

    // The place of the page in the audience window has its text as a label.
    let label = "
        const place = document.querySelector('.painted > .place');
        return `${place?.getAttribute('role')}: ${place?.getAttribute('aria-label')}`";
    let waited = chairside.driver.wait_until("the page has its text", SOON, |driver| {
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

    // A link to an address asks first.
    chairside.in_presenter();
    let link = chairside.driver.find(&format!(".over a[href='{EXTERNAL}']")).unwrap();
    chairside.driver.click(&link).unwrap();
    chairside.expect_chair("Open this link in the browser?");
    chairside.expect_chair(EXTERNAL);
    // Whatever is being typed opens nothing, and is no command.
    chairside.press(&format!("nb 7{}{}", Key::ENTER, Key::RIGHT));
    std::thread::sleep(Duration::from_millis(400));
    expect_page(&chairside, "first.pdf/0", RED);
    chairside.expect_chair("Open this link in the browser?");
    assert!(!chairside.chair_reads().contains("cannot be opened") && place.count("blanked") == 0);
    chairside.in_presenter();
    chairside.press(&Key::ESCAPE.to_string());
    let closed =
        chairside.driver.wait_until("it has closed", SOON, |_| Ok(!chairside.chair_reads().contains("Open this link")));
    closed.unwrap();
    expect_page(&chairside, "first.pdf/0", RED);

    // A link to a page goes there.
    chairside.in_presenter();
    let link = chairside.driver.find(".over a[aria-label='Slide 3']").unwrap();
    chairside.driver.click(&link).unwrap();
    expect_page(&chairside, "first.pdf/2", BLUE);
    chairside.in_presenter();
    chairside.press(&Key::BACKSPACE.to_string());
    expect_page(&chairside, "first.pdf/0", RED);
}
