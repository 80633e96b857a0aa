// Shows for a moment, next to the button, that something was copied.

/** How long it shows, in milliseconds. */
const MOMENT_MS = 2000;

export class Copied {
  /** What was copied just now; null once the moment is over. */
  what: string | null = $state(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(what: string): void {
    this.what = what;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.what = null), MOMENT_MS);
  }
}
