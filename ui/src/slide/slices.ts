// Does work that can wait, in slices so short that no key press is kept waiting.

/** A slice ends after the first step past this many milliseconds. */
const SLICE_MS = 4;

type Steps = Generator<void, void, void>;

export class Slices {
  readonly #waiting: Steps[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Adds work; with `soon`, ahead of everything that waits. */
  add(steps: Steps, soon = false): void {
    if (soon) this.#waiting.unshift(steps);
    else this.#waiting.push(steps);
    this.#timer ??= setTimeout(this.#slice, 0);
  }

  readonly #slice = (): void => {
    const end = performance.now() + SLICE_MS;
    do {
      const steps = this.#waiting[0];
      if (steps === undefined) break;
      if (steps.next().done) this.#waiting.splice(this.#waiting.indexOf(steps), 1);
    } while (performance.now() < end);
    this.#timer = this.#waiting.length > 0 ? setTimeout(this.#slice, 8) : undefined;
  };
}
