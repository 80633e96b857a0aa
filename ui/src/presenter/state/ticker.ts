// The presenter window's only timer: once a second, on the clock's whole second, it updates everything that shows passing time.
import type { Attachment } from "svelte/attachments";

import type { Clocks } from "../../gen/Clocks";
import { passed, untilNextSecond } from "../../time";

/** Fires a little after the second, so that a timer that runs early doesn't draw the old one again. */
const PAST_MS = 4;

export class Ticker {
  readonly #clocks: () => Clocks | undefined;
  readonly #draws = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clocks: () => Clocks | undefined) {
    this.#clocks = clocks;
  }

  /** Milliseconds since the snapshot, as of the last whole second. */
  passed(): number {
    const clocks = this.#clocks();
    return clocks === undefined ? 0 : passed(clocks);
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
  each(draw: (element: HTMLElement, passed: number) => void): Attachment<HTMLElement> {
    return (element) => {
      const again = (): void => draw(element, this.passed());
      again();
      this.#draws.add(again);
      this.#wake();
      return () => this.#draws.delete(again);
    };
  }

  #wake(): void {
    if (this.#timer !== undefined) return;
    const clocks = this.#clocks();
    this.#timer = setTimeout(this.#tick, clocks === undefined ? 1000 : untilNextSecond(clocks) + PAST_MS);
  }

  readonly #tick = (): void => {
    this.#timer = undefined;
    for (const draw of this.#draws) draw();
    if (this.#draws.size > 0) this.#wake();
  };
}
