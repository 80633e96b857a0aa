// How often the room's slide is drawn. The first turn is drawn at once. While a key is held, strokes come faster than
// slides can be painted, and the next stroke is only heard between two paints. A stroke that was heard late says so: then
// a paint is followed by a rest of half its length, and what is over already is never painted. Without the rest, strokes
// would queue up and the slides run on for seconds after the key is let go.

/** At most so long after a paint nothing is drawn. */
const LONGEST_REST_MS = 40;
/** A stroke heard so long after it was struck has waited for a paint, and for more than one frame of it. */
const LATE_MS = 25;

export class Pace {
  readonly #draw: () => void;
  #state: "free" | "painting" | "resting" = "free";
  #isWanted = false;
  #isLate = false;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** A stroke was heard so many milliseconds after it was struck. */
  heard(lateMs: number): void {
    this.#isLate = lateMs > LATE_MS;
  }

  /** Draws now, or as soon as it may be. */
  want(): void {
    if (this.#state === "free") this.#draw();
    else this.#isWanted = true;
  }

  /** Says that something was drawn, whoever wanted it. */
  drew(): void {
    this.#isWanted = false;
    this.#state = "painting";
    const began = performance.now();
    requestAnimationFrame(() => {
      // A task of its own: the frame is painted before it.
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
