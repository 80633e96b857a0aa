// The wheel in the room's window. A step of a mouse's wheel is a turn; a swipe on a touchpad, which sends many small parts of
// steps, is one turn however long it is.

/** A step of a mouse's wheel, in the units of `WheelEvent.wheelDeltaY`. */
export const STEP = 120;
/** A swipe is over when nothing came for so long. */
export const PAUSE_MS = 180;

export class Wheel {
  #gathered = 0;
  #at = -Infinity;
  /** This swipe has turned already. */
  #spent = false;

  /** Takes an event's way, down as positive, and its time; returns how many slides it turns, back as negative. */
  take(way: number, at: number): number {
    const isNew = at - this.#at > PAUSE_MS || way * this.#gathered < 0;
    if (isNew) {
      this.#gathered = 0;
      this.#spent = false;
    }
    this.#at = at;
    // Steps of a mouse are whole; two that came together are one event.
    if (way !== 0 && way % STEP === 0) {
      this.#gathered = 0;
      return way / STEP;
    }
    this.#gathered += way;
    if (this.#spent || Math.abs(this.#gathered) < STEP) return 0;
    this.#spent = true;
    return Math.sign(this.#gathered);
  }
}

/** How far down an event goes, in the units of `STEP`. Going sideways is none. */
export function wayOf(event: WheelEvent): number {
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return 0;
  // Not in the standard, but every engine has it, and it alone tells whole steps from parts.
  const { wheelDeltaY } = event as { wheelDeltaY?: number };
  return wheelDeltaY === undefined ? Math.sign(event.deltaY) * STEP : -wheelDeltaY;
}
