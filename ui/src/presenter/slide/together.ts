// Pictures that come one by one are shown together: each that is shown by itself has the window paint those before it again.

/** Those that come within this of one another are shown together … */
const APART_MS = 30;
/** … and none waits for longer. */
const LONGEST_MS = 80;

export class Together<Picture> {
  readonly #show: (picture: Picture) => void;
  #waiting: Picture[] = [];
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(show: (picture: Picture) => void) {
    this.#show = show;
  }

  /** A picture has come. */
  add(picture: Picture): void {
    const now = performance.now();
    if (this.#waiting.length === 0) this.#since = now;
    this.#waiting.push(picture);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#showAll, Math.min(APART_MS, this.#since + LONGEST_MS - now));
  }

  readonly #showAll = (): void => {
    const all = this.#waiting;
    this.#waiting = [];
    for (const picture of all) this.#show(picture);
  };
}
