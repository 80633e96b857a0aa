// The direction of what is written on a page, block by block.

/** What has a direction of its own: it is mirrored as a whole, marks, columns and rules with it. */
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, ul, ol, dl, table, blockquote, details, figure";

/** What says nothing about the direction of what is around it. */
const OTHERS = "pre, code, kbd, samp, [dir]";

/** The same for the words of an item: neither do the lists and tables within it. */
const ASIDE = `ul, ol, dl, table, ${OTHERS}`;

/** Letters from right to left, by the blocks of Unicode that are kept for them. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Gives each block the direction of its first letter, unless the deck or a block around it gives it one. An item of a list has
 * its own, so that its bullet or number stands before its first word.
 */
export function direct(content: HTMLElement): void {
  for (const block of content.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (block.closest("[dir]") !== null) continue;
    // What has a direction of its own doesn't count for the one around it, and soon each item has.
    block.dir = (block.querySelector("li") === null ? null : directionOf(wordsOf(block, OTHERS))) ?? "auto";
    const ours = new Set<Element>([block]);
    for (const item of block.querySelectorAll("li")) {
      const around = item.closest("[dir]");
      if (around === null || !ours.has(around)) continue;
      const own = directionOf(wordsOf(item));
      if (own === null) continue;
      item.dir = own;
      ours.add(item);
    }
  }
}

/** The direction of the first letter; null when there is none. */
export function directionOf(words: string): "ltr" | "rtl" | null {
  const letter = /\p{L}/u.exec(words)?.[0];
  if (letter === undefined) return null;
  return FROM_RIGHT.test(letter) ? "rtl" : "ltr";
}

/** What an item says by itself: without the lists within it, and without code, which always goes from left to right. */
function wordsOf(item: Element, aside = ASIDE): string {
  let words = "";
  for (const part of item.childNodes) {
    if (part instanceof Element) {
      if (!part.matches(aside)) words += wordsOf(part, aside);
    } else {
      words += part.nodeValue ?? "";
    }
  }
  return words;
}
