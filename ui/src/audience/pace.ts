// How often the room's slide is drawn. The first turn is drawn at once. While a key is held, key presses arrive faster
// than slides can be painted, and the next one is only heard between two paints. A press that is heard late shows that:
// then a pause of half a paint's length follows each paint, and slides already turned past are never painted. Without
// the pause, presses would queue up and the slides would keep turning for seconds after the key is released.

/** The longest pause after a paint, in milliseconds. */
const LONGEST_REST_MS = 40;
/** A press heard this many milliseconds late has waited for a paint, and for more than one frame of it. */
const LATE_MS = 25;

export class Pace {
  readonly #draw: () => void;
  #state: "free" | "painting" | "resting" = "free";
  #isWanted = false;
  #isLate = false;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** A key press was heard `lateMs` milliseconds after it happened. */
  heard(lateMs: number): void {
    this.#isLate = lateMs > LATE_MS;
  }

  /** Draws now, or as soon as the pace allows. */
  want(): void {
    if (this.#state === "free") this.#draw();
    else this.#isWanted = true;
  }

  /** Call after drawing, whoever asked for it. */
  drew(): void {
    this.#isWanted = false;
    this.#state = "painting";
    const began = performance.now();
    requestAnimationFrame(() => {
      // This runs as a task of its own, after the frame has been painted.
      setTimeout(() => this.#rest(performance.now() - began), 0);
    });
  }

  #rest(paintedMs: number): void {
    if (this.#state !== "painting") return;
    this.#state = "resting";
    if (this.#isLate) setTimeout(() => this.#resume(), Math.min(paintedMs / 2, LONGEST_REST_MS));
    else this.#resume();
  }

  #resume(): void {
    if (this.#state !== "resting") return;
    this.#state = "free";
    if (!this.#isWanted) return;
    this.#isWanted = false;
    this.#draw();
  }
}
