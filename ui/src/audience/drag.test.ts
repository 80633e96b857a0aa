// When the room's window begins to move.
import { describe, expect, test } from "vitest";

import { FAR_ENOUGH_PX, letBeDragged } from "./drag";

interface Moment {
  button?: number;
  buttons?: number;
  x?: number;
}

/** Plays events and counts how often the window begins to move. */
function drags(...events: [string, Moment?][]): number {
  let count = 0;
  const target = new EventTarget();
  letBeDragged(() => count++, target as Document);
  for (const [name, { button = 0, buttons = 1, x = 0 } = {}] of events)
    target.dispatchEvent(Object.assign(new Event(name), { button, buttons, screenX: x, screenY: 0 }));
  return count;
}

describe("the room's window", () => {
  test("is not moved by a click, however short or shaky", () => {
    expect(drags(["mousedown"], ["mouseup"])).toBe(0);
    expect(drags(["mousedown"], ["mousemove", { x: FAR_ENOUGH_PX - 1 }], ["mouseup"])).toBe(0);
    expect(drags(["mousedown"], ["mouseup"], ["mousemove", { x: 90, buttons: 0 }])).toBe(0);
  });
  test("is not moved when the button was released elsewhere", () => {
    expect(drags(["mousedown"], ["mousemove", { x: 90, buttons: 0 }], ["mousemove", { x: 99 }])).toBe(0);
  });
  test("is moved once when the pointer is pressed and moved", () => {
    expect(drags(["mousedown"], ["mousemove", { x: 5 }], ["mousemove", { x: 50 }])).toBe(1);
    expect(drags(["mousedown"], ["mousemove", { x: -5 }])).toBe(1);
  });
  test("is not moved by another button", () => {
    expect(drags(["mousedown", { button: 2 }], ["mousemove", { x: 50 }])).toBe(0);
  });
});
