// The mouse in the room's window: a click turns, the right button goes back, the wheel turns, and a drag moves the window.
import { isFar, type Place } from "./drag";
import { wayOf, Wheel } from "./wheel";

/** Calls `turn` for each slide to turn. `raises` says whether a press only brings the window to the front. */
export function letTurn(
  turn: (towards: "next" | "back") => void,
  raises: () => boolean,
  target: Document = document,
): void {
  let pressed: (Place & { button: number }) | null = null;
  const wheel = new Wheel();
  target.addEventListener("mousedown", (event) => {
    const { button, screenX, screenY } = event;
    pressed = raises() ? null : { button, screenX, screenY };
  });
  target.addEventListener("mouseup", (event) => {
    const from = pressed;
    pressed = null;
    if (from === null || from.button !== event.button || isFar(from, event)) return;
    if (event.button === 0) turn("next");
    else if (event.button === 2) turn("back");
  });
  for (const name of ["mouseleave", "blur"] as const) target.addEventListener(name, () => (pressed = null));
  target.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey) return;
      const turns = wheel.take(wayOf(event), event.timeStamp);
      for (let left = Math.abs(turns); left > 0; left--) turn(turns > 0 ? "next" : "back");
    },
    { passive: true },
  );
}
