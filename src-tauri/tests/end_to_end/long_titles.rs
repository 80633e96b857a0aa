//! Long names stay in their places.

use serde_json::Value;

use crate::chairside::Place;
use crate::driver::Key;

#[test]
fn long_titles_run_over_nothing() {
    // What is beyond its own part of the window, unless that scrolls or cuts it off.
    const OVER: &str = "
        const parts = [...document.querySelectorAll('header, main, aside, footer')];
        const cut = (element, part) => {
            for (let up = element.parentElement; up !== part; up = up.parentElement)
                if (getComputedStyle(up).overflowX !== 'visible') return true;
            return false;
        };
        return parts.flatMap((part) => {
            const box = part.getBoundingClientRect();
            return [...part.querySelectorAll('*')].filter((element) => {
                const own = element.getBoundingClientRect();
                return own.width > 1 && own.right > box.right + 1 && !cut(element, part);
            }).map((element) => part.tagName + ' ' + element.tagName + '.' + element.className);
        })";
    let long = "Very long title that goes on and on ".repeat(8);
    let file = format!("{}.md", "a-file-with-a-long-name-".repeat(8));
    let place = Place::with_text(&format!(
        "---\nmeeting: IETF 112\ngroup: {}\ntitle: {long}\nstart: 2021-11-09T12:00:00Z\nend: 2021-11-09T14:00:00Z\n\
         open-with: []\nagenda:\n - {{ title: {long}, presenter: {long}, time: 20m, deck: {file} }}\n---\n# {long}\n",
        "averylonggroup".repeat(4)
    ));
    place.with_file(&file, format!("# {long}\n\n---\n\n# {long}\n"));
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room(&format!("{file}/0"));
    let over: Value = chairside.in_presenter().script(OVER, &[]).unwrap();
    assert_eq!(over, Value::Array(Vec::new()));
}
