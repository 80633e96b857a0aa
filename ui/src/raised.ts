// A click that only brings a window to the front must do nothing else: it was meant for the window.

/** A press that is handled this soon after the window got the focus is the one that brought it to the front. */
const RAISED_MS = 300;

/** What is needed of a browser's window, for tests. */
export interface Raisable extends EventTarget {
  document: { hasFocus(): boolean };
}

/**
 * Knows whether the press of the mouse that is being handled brought its window to the front. The focus may come just before the
 * press or after it, as the window system likes. What counts is when each is handled, not its `timeStamp`: WebKit takes a
 * press's from the window system, whose clock was seen half a second ahead of the focus's.
 */
export class Raised {
  #focusedAt = -Infinity;
  #raises = false;

  constructor(target: Raisable, now = (): number => performance.now()) {
    const capture = { capture: true };
    target.addEventListener("focus", () => (this.#focusedAt = now()), capture);
    target.addEventListener(
      "mousedown",
      () => {
        const isSoon = now() - this.#focusedAt < RAISED_MS;
        this.#raises = !target.document.hasFocus() || isSoon;
      },
      capture,
    );
    // A button that is clicked by a key afterwards was not pressed with the mouse.
    target.addEventListener("keydown", () => (this.#raises = false), capture);
  }

  /** Whether the latest press brought the window to the front. */
  get raises(): boolean {
    return this.#raises;
  }
}

const raised = typeof window === "undefined" ? null : new Raised(window);

/** Whether the click that is being handled brought this window to the front. */
export function onlyRaises(): boolean {
  return raised?.raises ?? false;
}
