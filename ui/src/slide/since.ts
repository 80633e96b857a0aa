// When a value of a snapshot came. The same snapshot is drawn again when a page arrives or the window changes its size,
// and a clock must go on then rather than begin anew.
export class Since {
  #value: unknown = undefined;
  #came = 0;

  /** When this value came, as `performance.now()` had it; another value comes now. */
  of(value: unknown): number {
    if (value !== this.#value) {
      this.#value = value;
      this.#came = performance.now();
    }
    return this.#came;
  }
}
