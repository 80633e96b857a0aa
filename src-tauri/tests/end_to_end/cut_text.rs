//! Finds words in a window that are cut off at a side: by an ellipsis, by an edge that hides what sticks out, or by the window.

use serde_json::{Value, json};

use crate::driver::Driver;

/// Each text that is seen in part, with the class of what it stands in.
///
/// Text that is hidden as a whole (scrolled away, in a second line that nobody sees, for screen readers) is not cut off. Neither is
/// what slides and pages for the room have, which are pictures here.
const CUT: &str = "
    const [allowed] = arguments;
    const NOT_READ = 'svg, [aria-hidden=true], .unseen, .picture, .room-picture, .slide-host, .tile, canvas, noscript, style, script';
    const chain = (element) => element === null ? [] : [element, ...chain(element.parentElement)];
    const clips = (element) => getComputedStyle(element).overflowX !== 'visible';
    const hides = (element) => {
        const style = getComputedStyle(element);
        return style.clipPath !== 'none' || style.opacity === '0' || style.visibility === 'hidden';
    };
    const cutBy = (box, { left, right, top, bottom }) => {
        const seen = bottom > box.top + 3 && top < box.bottom - 3;
        return seen && (right > box.right + 1.5 || left < box.left - 1.5);
    };
    const isCut = (element, rects) => {
        const around = chain(element);
        if (around.some(hides)) return false;
        const boxes = around.filter(clips).map((each) => each.getBoundingClientRect());
        boxes.push({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
        const inView = rects.filter((rect) => rect.width > 0 && boxes.every((box) => rect.bottom > box.top + 3 && rect.top < box.bottom - 3));
        return inView.some((rect) => boxes.some((box) => cutBy(box, rect)));
    };
    const name = (element) => chain(element).slice(0, 3).reverse().map((each) =>
        each.tagName.toLowerCase() + [...each.classList].filter((word) => !word.startsWith('svelte-')).map((word) => '.' + word).join('')).join(' ');
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const element = text.parentElement;
        if (text.data.trim() === '' || element.closest(NOT_READ) !== null || !element.checkVisibility()) continue;
        if (allowed !== '' && element.closest(allowed) !== null) continue;
        range.selectNodeContents(text);
        if (isCut(element, [...range.getClientRects()])) found.push(`${name(element)}: ${text.data.trim()}`);
    }
    const pen = document.createElement('canvas').getContext('2d');
    for (const field of document.querySelectorAll('input:not([type=radio], [type=checkbox])')) {
        if (!field.checkVisibility() || field.value !== '' || (allowed !== '' && field.closest(allowed) !== null)) continue;
        const style = getComputedStyle(field);
        pen.font = style.font;
        const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (pen.measureText(field.placeholder).width > room + 1.5) found.push(`${name(field)}: ${field.placeholder}`);
    }
    return found";

/// The texts of the window that is driven now that are cut off, but for those within `allowed`, a CSS selector.
pub fn cut_texts(driver: &Driver, allowed: &str) -> Value {
    driver.script(CUT, &[json!(allowed)]).unwrap()
}
