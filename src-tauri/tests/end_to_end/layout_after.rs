//! Where things stand on the page after the end.

use crate::driver::Key;
use crate::layout::{ROWS_IN_SIGHT, SIZES, found, in_words, press, region, two_hours};

/// The regions of the page after the end.
const AFTER: &str = "
    const regions = { header: 'header.top', head: '.after > header', still: '.still', hand: '.hand > ol', preview: '.preview',
        room: '.pane.room', rundown: '.rundown', note: '.note' };
    return Object.entries(regions).map(([name, css]) => {
        const { left, top, width, height } = document.querySelector(css).getBoundingClientRect();
        return [name, left, top, width, height].map((part) => typeof part === 'number' ? Math.round(part) : part);
    })";

/// Words of that page that must be readable whole, but are cut off or stick out.
const AFTER_CUT: &str = "
    const whole = ['.after h2', '.after > header button', '.still h3', '.still .does button', '.still b', '.hand strong',
        '.hand small', '.hand .plain', '.preview h3', '.preview header button', '.rundown > .head b', '.rundown time', '.note'];
    return whole.flatMap((css) => [...document.querySelectorAll(css)]).filter((element) => {
        const region = element.closest('.after, .column');
        const [own, outer] = [element, region].map((e) => e.getBoundingClientRect());
        const inside = own.left >= outer.left - 1 && own.right <= outer.right + 1 && own.bottom <= outer.bottom + 1;
        return !inside || element.scrollWidth > element.clientWidth + 1;
    }).map((element) => element.textContent)";

fn after_the_end(theme: &str) {
    let place = two_hours();
    place.choose_theme(theme);
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    press(&chairside, "v");
    press(&chairside, "Should the idle timeout change?\u{e007}");
    press(&chairside, "j");
    press(&chairside, "action: ask the TLS WG about #17\u{e007}\u{e00c}");
    for _ in 0..11 {
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
    }
    chairside.end_session();
    for (width, height, ..) in SIZES {
        chairside.in_presenter().resize(width, height).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        let size = format!("{theme}, {width} × {height}, after the end");
        let all = found(&chairside, AFTER);
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert!(!one.overlaps(other), "{size}: {} and {} overlap: {}", one.name, other.name, in_words(&all));
            }
            assert!(
                one.left >= 0 && one.left + one.width <= width && one.top + one.height <= height,
                "{size}: {}",
                one.name
            );
        }
        let rows = chairside.driver.script(ROWS_IN_SIGHT, &[]).unwrap();
        assert_eq!(rows, 12, "{size}: rows of the rundown in sight: {}", in_words(&all));
        let cut = chairside.driver.script(AFTER_CUT, &[]).unwrap();
        assert_eq!(cut, serde_json::json!([]), "{size}: words are cut off");
        assert!(region(&all, "preview").height * 100 >= height * 30, "{size}: the preview is low: {}", in_words(&all));
    }
}

#[test]
fn after_the_end_every_region_has_its_place_in_the_dark_scheme() {
    after_the_end("dark");
}

#[test]
fn after_the_end_every_region_has_its_place_in_the_light_scheme() {
    after_the_end("light");
}
