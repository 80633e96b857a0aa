//! Finds words in a window that cannot be read whole: cut off by an ellipsis, by an edge that hides what sticks out, or by the
//! window; words that lie over others; and words under a scrollbar.

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
    // An edge that nothing scrolls under, through the middle of a line.
    const hidesBeyond = (element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowY);
    const cutThrough = (box, { top, bottom }) => {
        const inside = Math.min(bottom, box.bottom) - Math.max(top, box.top);
        return inside > 0.25 * (bottom - top) && inside < 0.75 * (bottom - top);
    };
    const isCut = (element, rects) => {
        const around = chain(element);
        if (around.some(hides)) return false;
        const boxes = around.filter(clips).map((each) => each.getBoundingClientRect());
        boxes.push({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
        const inView = rects.filter((rect) => rect.width > 0 && boxes.every((box) => rect.bottom > box.top + 3 && rect.top < box.bottom - 3));
        const list = around.findIndex((each) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowY));
        const edges = around.slice(0, list === -1 ? undefined : list).filter(hidesBeyond).map((each) => each.getBoundingClientRect());
        return inView.some((rect) => boxes.some((box) => cutBy(box, rect)) || edges.some((box) => cutThrough(box, rect)));
    };
    const seen = [];
    const isOnTop = (element, { left, right, top, bottom }) => {
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const isIn = (box) => x > box.left && x < box.right && y > box.top && y < box.bottom;
        if (!chain(element).filter(clips).every((each) => isIn(each.getBoundingClientRect()))) return false;
        const at = document.elementFromPoint(x, y);
        return at !== null && (at.contains(element) || element.contains(at));
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
        const rects = [...range.getClientRects()];
        if (isCut(element, rects)) found.push(`${name(element)}: ${text.data.trim()}`);
        if (chain(element).some(hides)) continue;
        for (const rect of rects) if (isOnTop(element, rect)) seen.push({ element, text, rect });
    }
    // A line of text is higher than its letters, most of all that of large digits.
    const letters = ({ left, right, top, bottom, height }) => {
        const pad = height * (height > 40 ? 0.25 : 0.12);
        return { left, right, top: top + pad, bottom: bottom - pad };
    };
    const over = (one, other) => {
        const [a, b] = [letters(one), letters(other)];
        return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    };
    seen.forEach((one, at) => {
        const other = seen.slice(at + 1).find((other) => other.text !== one.text && over(one.rect, other.rect));
        if (other !== undefined) found.push(`${name(one.element)}: ${one.text.data.trim()} lies over ${other.text.data.trim()}`);
    });
    const SCROLLBAR = 7.5;
    for (const list of document.querySelectorAll('.scrolls')) {
        if (!list.checkVisibility() || list.scrollHeight <= list.clientHeight + 1) continue;
        if (getComputedStyle(list).scrollbarWidth === 'none') continue;
        const { right, top, bottom } = list.getBoundingClientRect();
        const under = seen.find(({ element, rect }) =>
            list.contains(element) && rect.right > right - SCROLLBAR && rect.bottom > top && rect.top < bottom);
        if (under !== undefined) found.push(`${name(list)}: ${under.text.data.trim()} lies under the scrollbar`);
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
