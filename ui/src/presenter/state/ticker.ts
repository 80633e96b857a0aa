// The presenter window's only timer: once a second, on the clock's whole second, it updates everything that shows passing time,
// one part of the window after the other. WebKit repaints the box around all that changes in a frame: with the clock at the top
// and the timer below it, that box has the next slide in it, and its repaint costs ten times as much as theirs.
import type { Attachment } from "svelte/attachments";

import type { Clocks } from "../../gen/Clocks";
import { passed, untilNextSecond } from "../../time";

/** Fires a little after the second, so that a timer that runs early doesn't draw the old one again. */
const PAST_MS = 4;
/** A part of the window is updated this long after the one before, in a frame of its own. */
const APART_MS = 40;

/** The parts of the window, in the order in which they are updated. */
export const PARTS = ["column", "header", "room"] as const;
export type Part = (typeof PARTS)[number];

export class Ticker {
  readonly #clocks: () => Clocks | undefined;
  readonly #draws: Readonly<Record<Part, Set<() => void>>> = {
    column: new Set(),
    header: new Set(),
    room: new Set(),
  };
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the parts are updated in one frame: when the program paints the digits, most seconds change nothing that the page shows. */
  areTogether = (): boolean => false;

  constructor(clocks: () => Clocks | undefined) {
    this.#clocks = clocks;
  }

  /** Milliseconds since the snapshot, as of the last whole second. */
  passed(): number {
    const clocks = this.#clocks();
    return clocks === undefined ? 0 : passed(clocks);
  }

  /** Milliseconds until the next second passes. */
  untilNext(): number {
    const clocks = this.#clocks();
    return clocks === undefined ? 1000 : untilNextSecond(clocks);
  }

  /** Sets an element's text from the time passed; touches the DOM only if the text differs. */
  text(say: (passed: number) => string): Attachment<HTMLElement> {
    return this.each((element, passed) => {
      const text = say(passed);
      const node = element.firstChild;
      if (node === null) element.append(text);
      else if (node.nodeValue !== text) node.nodeValue = text;
    });
  }

  /** Calls `draw` at once, when what it reads changes, and every second. */
  each(draw: (element: HTMLElement, passed: number) => void, part: Part = "column"): Attachment<HTMLElement> {
    return (element) => {
      const again = (): void => draw(element, this.passed());
      again();
      this.#draws[part].add(again);
      this.#wake();
      return () => this.#draws[part].delete(again);
    };
  }

  #wake(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(this.#tick, this.untilNext() + PAST_MS);
  }

  readonly #tick = (): void => {
    this.#timer = undefined;
    const parts = PARTS.map((part) => this.#draws[part]).filter((draws) => draws.size > 0);
    const apart = this.areTogether() ? 0 : APART_MS;
    parts.forEach((draws, index) => {
      if (index * apart === 0) for (const draw of draws) draw();
      else setTimeout(() => draws.forEach((draw) => draw()), index * apart);
    });
    if (parts.length > 0) this.#wake();
  };
}
