//! Text from right to left: on slides, and beside times in both windows.

use serde_json::{Value, json};

use crate::chairside::Place;
use crate::driver::Key;

const SESSION: &str = "---
meeting: IETF 112
group: test
title: פגישה 1
start: 2021-11-09T12:00:00Z
end: 2021-11-09T14:00:00Z
open-with: []
agenda:
 - { title: מיון בסיסי, presenter: דנה, time: 10m, deck: מצגת.md, talks: [{ title: שיחה, presenter: רות, time: 5m }] }
---
# שלום 2021

- ראשון
- Second, in English

> ציטוט

```
let x = 1; // הערה
```

| א | ב |
|---|---|
| 1 | 2 |

1. First, in English
2. שני
   - ראשון בפנים
   - Within, in English
3. `code` שלישי

Plain English.
";

/// Where a part of some text is drawn: its left edge, in pixels.
const LEFT_OF: &str = "
    const [whole, part] = arguments;
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? [])];
    for (const root of roots) {
        const walk = document.createTreeWalker(root === document ? document.body : root, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
            const at = node.data.includes(whole) ? node.data.indexOf(part) : -1;
            if (at < 0 || node.parentElement?.closest('.unseen')) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + part.length);
            const box = range.getBoundingClientRect();
            if (box.width > 0) return box.left;
        }
    }
    return null";

#[test]
fn a_title_from_right_to_left_turns_no_number_round() {
    const PARTS: &str = "
        const row = document.querySelector('[data-row]');
        return [...row.children].map((part) => part.getBoundingClientRect())
            .filter(({ width, height }) => width > 1 && height > 1).map(({ left }) => left)";
    let place = Place::with_text(SESSION);
    place.with_file("מצגת.md", "# א\n\n---\n\n# ב\n");
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_room("מצגת.md/0");
    let left_of = |whole: &str, part: &str| -> f64 {
        let left = chairside.driver.script(LEFT_OF, &[json!(whole), json!(part)]).unwrap();
        left.as_f64().unwrap_or_else(|| panic!("{part} of {whole} is not drawn"))
    };
    chairside.in_presenter();
    // In the rundown: number, title, time, minutes.
    let lefts = chairside.driver.script(PARTS, &[]).unwrap();
    let lefts: Vec<f64> = lefts.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();
    assert!(lefts.len() >= 3 && lefts.is_sorted(), "{lefts:?}");
    // On the agenda that the room sees.
    chairside.press("a");
    chairside.expect_room("show:agenda/0");
    chairside.in_audience();
    let lefts: Vec<f64> = ["שיחה", "רות", "5", "min"].map(|part| left_of("5 min", part)).into();
    assert!(lefts.is_sorted(), "{lefts:?}");
}

/// What a script finds in either window while the session's first slide is up.
fn both_windows_have(script: &str, expected: &Value) {
    let place = Place::with_text(SESSION);
    place.with_file("מצגת.md", "# א\n");
    let chairside = place.open();
    chairside.expect_room("holding");
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        assert_eq!(chairside.driver.script(script, &[]).unwrap(), *expected);
    }
}

#[test]
fn each_block_of_a_slide_has_the_direction_of_its_first_letter_and_code_goes_from_left_to_right() {
    const LOOKS: &str = "
        const slide = [...document.querySelectorAll('.slide-host')].map((host) => host.shadowRoot)
            .find((root) => root.querySelector('h1')?.textContent.includes('2021'));
        const of = (css) => getComputedStyle(slide.querySelector(css));
        return {
            heading: of('h1').direction, list: of('ul').direction, indent: of('ul').paddingRight !== '0px',
            quote: of('blockquote').borderRightWidth !== '0px' && of('blockquote').borderLeftWidth === '0px',
            code: of('pre').direction, table: of('table').direction, english: of('.content > p:last-of-type').direction,
            columns: slide.querySelector('th').getBoundingClientRect().left >
                slide.querySelector('th:last-child').getBoundingClientRect().left,
        }";
    both_windows_have(
        LOOKS,
        &json!({
            "heading": "rtl", "list": "rtl", "indent": true, "quote": true, "code": "ltr", "table": "rtl",
            "english": "ltr", "columns": true,
        }),
    );
}

#[test]
fn bullets_and_numbers_stand_on_the_side_of_their_items_text() {
    // Of each item: its direction, and on which side of it there is more room than beside its list's other items. A mark stands
    // outside of its item, where the text begins.
    const ITEMS: &str = "
        const slide = [...document.querySelectorAll('.slide-host')].map((host) => host.shadowRoot)
            .find((root) => root.querySelector('h1')?.textContent.includes('2021'));
        return [...slide.querySelectorAll('li')].map((item) => {
            const [own, list] = [item, item.parentElement].map((each) => each.getBoundingClientRect());
            const { direction } = getComputedStyle(item);
            const text = document.createRange();
            text.selectNodeContents(item.firstChild);
            const begins = direction === 'rtl' ? own.right - text.getBoundingClientRect().right
                : text.getBoundingClientRect().left - own.left;
            const room = direction === 'rtl' ? list.right - own.right : own.left - list.left;
            return [direction, begins < 30, room > 15];
        })";
    let of = |direction: &str| json!([direction, true, true]);
    let items = [of("rtl"), of("ltr"), of("ltr"), of("rtl"), of("rtl"), of("ltr"), of("rtl")];
    both_windows_have(ITEMS, &json!(items));
}
