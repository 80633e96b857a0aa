// Says for a moment that something was copied, where it was asked for.

/** So long it is said. */
const MOMENT_MS = 2000;

export class Copied {
  /** What was copied just now. */
  what: string | null = $state(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(what: string): void {
    this.what = what;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.what = null), MOMENT_MS);
  }
}
