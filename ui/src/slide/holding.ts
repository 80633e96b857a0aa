// The pages in the place of the slide. Before the start: what session this is, when it starts, and a countdown. After the end:
// thanks, and where the minutes are. Text in a box of 1280 × 720, scaled by its owner, like a card.
import type { HoldingPage } from "../gen/HoldingPage";
import type { Ticking } from "../gen/Ticking";
import { untilStart, untilStartChanges } from "../time";
import { Since } from "./since";

/** A little later than the words change, so that they surely have. */
const LATER_MS = 4;

export class HoldingView {
  readonly element = document.createElement("section");
  readonly #kicker = part("p", "kicker");
  readonly #heading = part("h1");
  readonly #countdown = part("div", "countdown");
  readonly #line = part("p", "line");
  readonly #when = part("span");
  readonly #notes = part("span");
  readonly #since = new Since();
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.className = "holding-page";
    const foot = part("footer");
    foot.append(this.#when, this.#notes);
    this.#countdown.setAttribute("role", "timer");
    this.element.append(this.#kicker, this.#heading, this.#countdown, this.#line, foot);
  }

  /** Shows a page and counts down from `left` as of now; null stops the clock, since nobody sees the page. */
  put(page: HoldingPage | null, left: Ticking | null): void {
    clearTimeout(this.#tick);
    if (page === null) return;
    say(this.#kicker, page.kicker);
    say(this.#heading, page.heading);
    say(this.#line, page.line);
    say(this.#when, page.when);
    say(this.#notes, page.notes);
    this.#count(left);
  }

  #count(left: Ticking | null): void {
    this.#countdown.hidden = left === null;
    if (left === null) return;
    const came = this.#since.of(left);
    const draw = (): void => {
      const ms = left.ms + left.rate * (performance.now() - came);
      say(this.#countdown, untilStart(ms));
      // At the start Rust sends another page.
      if (ms > 0) this.#tick = setTimeout(draw, untilStartChanges(ms) + LATER_MS);
    };
    draw();
  }
}

function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

function part(tag: string, className = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  return made;
}
