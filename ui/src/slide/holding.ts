// The pages in the place of the slide. Before the start: what session this is, when it starts, and a countdown. In a break: when the
// session goes on and with what. After the end: thanks, and where the minutes are. What applies takes turns, and so do the links, each
// in a box of its own, so that nothing else moves. Text in a box of 1280 × 720, scaled by its owner, like a card.
import type { HoldingPage } from "../gen/HoldingPage";
import type { LinkCode } from "../gen/LinkCode";
import type { PageStore } from "../pages";
import type { Ticking } from "../gen/Ticking";
import { untilStart, untilStartChanges } from "../time";
import { Since } from "./since";

/** A little later than the words change, so that they surely have. */
const LATER_MS = 4;

/** So long is each line and each link seen: time enough to read it, and to scan its code. */
const TURN_MS = 12_000;

export class HoldingView {
  readonly element = document.createElement("section");
  readonly #kicker = part("p", "kicker");
  readonly #heading = part("h1");
  readonly #countdown = part("div", "countdown");
  readonly #line = part("p", "line");
  readonly #next = part("p", "next");
  readonly #presenter = part("p", "presenter");
  readonly #turns = part("p", "turns");
  readonly #when = part("span");
  readonly #notes = part("span");
  readonly #code = part("aside", "code");
  readonly #since = new Since();
  #tick: ReturnType<typeof setTimeout> | undefined;
  #turn: ReturnType<typeof setTimeout> | undefined;
  #shownCode = "";

  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
    this.element.className = "holding-page";
    const foot = part("footer");
    foot.append(this.#when, this.#notes);
    this.#countdown.setAttribute("role", "timer");
    const middle = part("div", "middle");
    middle.append(this.#kicker, this.#heading, this.#countdown, this.#line, this.#next, this.#presenter);
    this.element.append(middle, this.#turns, foot, this.#code);
  }

  /** Shows a page and counts down from `left` as of now; null stops the clock, since nobody sees the page. */
  put(page: HoldingPage | null, left: Ticking | null): void {
    clearTimeout(this.#tick);
    clearTimeout(this.#turn);
    if (page === null) return;
    say(this.#kicker, page.kicker);
    say(this.#heading, page.heading);
    say(this.#line, page.line);
    say(this.#next, page.next?.title ?? "");
    say(this.#presenter, page.next?.presenter ?? "");
    say(this.#when, page.when);
    say(this.#notes, page.notes);
    this.element.classList.toggle("has-code", page.codes.length > 0);
    this.#take(page);
    this.#count(left);
  }

  /** Shows the line and the link whose turn it is. Windows that show the same page do so at the same time: each has its turn by the clock. */
  #take(page: HoldingPage): void {
    const { turns } = page;
    const now = performance.timeOrigin + performance.now();
    const turn = Math.floor(now / TURN_MS);
    say(this.#turns, turns[turn % turns.length] ?? "");
    this.#draw(page.codes[turn % page.codes.length]);
    if (turns.length > 1 || page.codes.length > 1)
      this.#turn = setTimeout(() => this.#take(page), TURN_MS - (now % TURN_MS) + LATER_MS);
  }

  #draw(code: LinkCode | undefined): void {
    // Made in Rust from the address alone; without one the address still stands there.
    const drawn = code === undefined ? "" : (this.#store.get(code.page)?.html ?? "");
    const shown = code === undefined ? "" : `${drawn} ${code.label} ${code.address}`;
    if (shown === this.#shownCode) return;
    this.#shownCode = shown;
    this.#code.innerHTML = drawn;
    if (code !== undefined) this.#code.append(part("strong", "", code.label), addressed(code.address));
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

/** An address that is broken between its parts. */
function addressed(address: string): HTMLElement {
  const made = part("span");
  for (const piece of address.split(/(?<=[/?&=])(?=[^/])/)) made.append(piece, document.createElement("wbr"));
  return made;
}

function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

function part(tag: string, className = "", words = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = words;
  if (className !== "") made.className = className;
  return made;
}
