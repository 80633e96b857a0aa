// The one timer of the presenter window: at each whole second of the clock it lets what ticks say itself anew.
import type { Attachment } from "svelte/attachments";

import type { Clocks } from "../../gen/Clocks";
import { passed, untilNextSecond } from "../../time";

/** A little past the second, so that a timer that fires early does not say the old one again. */
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

  /** Fills an element with a text that depends on the time passed, and touches it only when the text is another. */
  text(say: (passed: number) => string): Attachment<HTMLElement> {
    return this.each((element, passed) => {
      const text = say(passed);
      const node = element.firstChild;
      if (node === null) element.append(text);
      else if (node.nodeValue !== text) node.nodeValue = text;
    });
  }

  /** Does something with an element at once, when what it reads changes, and every second. */
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
