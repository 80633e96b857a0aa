// The room's window has no frame: it is dragged by its page. A click alone moves nothing.

/** The pointer has to go this far with the button down: a hand that clicks is never quite still. */
export const FAR_ENOUGH_PX = 5;

/** Where the pointer is on the screen. */
export type Place = Pick<MouseEvent, "screenX" | "screenY">;

/** Calls `drag` once for each time that the pointer is pressed and then moved. */
export function letBeDragged(drag: () => void, target: Document = document): void {
  let pressed: Place | null = null;
  target.addEventListener("mousedown", (event) => {
    pressed = event.button === 0 ? { screenX: event.screenX, screenY: event.screenY } : null;
  });
  target.addEventListener("mousemove", (event) => {
    if (pressed === null) return;
    // The button may have been released outside the window.
    if ((event.buttons & 1) === 0) pressed = null;
    else if (isFar(pressed, event)) {
      pressed = null;
      drag();
    }
  });
  for (const name of ["mouseup", "mouseleave", "blur"] as const) {
    target.addEventListener(name, () => (pressed = null));
  }
}

/** Whether the pointer has moved further than a hand does that clicks. */
export function isFar(from: Place, to: Place): boolean {
  return Math.hypot(to.screenX - from.screenX, to.screenY - from.screenY) >= FAR_ENOUGH_PX;
}
