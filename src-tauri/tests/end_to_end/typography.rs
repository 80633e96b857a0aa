//! How text is set on slides: inside their edges, and broken where a line may end.

use std::path::Path;

use serde_json::Value;

use crate::chairside::{Place, SOON};
use crate::driver::Key;

fn case(name: &str) -> Place {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/deck/tests/cases").join(name);
    Place::with_deck(name, std::fs::read(file).unwrap())
}

/// The slide that the room sees, as a shadow root.
const SLIDE: &str = "const slide = document.querySelector('.stage .slide-host.shown').shadowRoot;";

#[test]
fn nothing_on_a_slide_with_too_much_is_cut_off() {
    let chairside = case("md-too-much.md").open();
    chairside.expect_room("chairs/0");
    // Everything drawn, compared with the box inside the margins; a pixel is rounding.
    let beyond = format!(
        "{SLIDE}
        const page = slide.querySelector('.body').getBoundingClientRect();
        return [...slide.querySelectorAll('.content *')].filter((element) => {{
            const box = element.getBoundingClientRect();
            return box.left < page.left - 1 || box.right > page.right + 1 || box.bottom > page.bottom + 1
                || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline');
        }}).map((element) => element.tagName + ' ' + element.textContent.slice(0, 40))"
    );
    for slide in 0..4 {
        chairside.expect_room(&format!("chairs/{slide}"));
        chairside.in_audience();
        let none = chairside.driver.wait_until("the slide fits", SOON, |driver| {
            Ok(driver.script(&beyond, &[])?.as_array().is_some_and(Vec::is_empty))
        });
        let left = chairside.driver.script(&beyond, &[]).unwrap();
        assert!(none.is_ok(), "slide {}: {left}", slide + 1);
        chairside.press(&Key::RIGHT.to_string());
    }
}

#[test]
fn a_table_uses_the_width_of_the_slide() {
    let chairside = case("md-too-much.md").open();
    chairside.expect_room("chairs/0");
    let share = format!(
        "{SLIDE}
        const width = (css) => slide.querySelector(css).getBoundingClientRect().width;
        return width('table') / width('.body')"
    );
    let share: Value = chairside.in_audience().script(&share, &[]).unwrap();
    assert!(share.as_f64().unwrap() > 0.98, "{share}");
}

#[test]
fn no_line_of_japanese_begins_with_what_ends_a_sentence() {
    let chairside = case("md-cjk.md").open();
    chairside.expect_room("chairs/0");
    let begins = format!(
        "{SLIDE}
        const walk = document.createTreeWalker(slide.querySelector('.content'), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        const letters = [];
        for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
            for (let at = 0; at < node.data.length; at++) {{
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                if (box.width > 0) letters.push([node.data[at], box.top + box.height / 2, box.left]);
            }}
        const first = letters.filter(([, middle, left], at) => at > 0 &&
            (middle > letters[at - 1][1] + 4) && left < letters[at - 1][2]).map(([letter]) => letter);
        return first.join('')"
    );
    let first = chairside.in_audience().script(&begins, &[]).unwrap();
    let first = first.as_str().unwrap();
    assert!(first.chars().count() >= 4, "lines are broken: {first}");
    assert!(!first.contains(['、', '。', '」', '）', '，', '：', 'ー', 'っ']), "{first}");
}
