// What the mouse does in the room's window.
import { expect, test } from "vitest";

import { letTurn } from "./mouse";

interface Moment {
  button?: number;
  x?: number;
  wheelDeltaY?: number;
  ctrlKey?: boolean;
}

/** Plays events and returns the turns they lead to. */
function turns(events: [string, Moment?][], raises = false): string {
  const turned: string[] = [];
  const target = new EventTarget();
  letTurn(
    (towards) => turned.push(towards),
    () => raises,
    target as Document,
  );
  for (const [name, { button = 0, x = 0, wheelDeltaY = 0, ctrlKey = false } = {}] of events) {
    const fields = { button, screenX: x, screenY: 0, deltaX: 0, deltaY: -wheelDeltaY, wheelDeltaY, ctrlKey };
    target.dispatchEvent(Object.assign(new Event(name), fields));
  }
  return turned.join(" ");
}

test("a click goes on, and the right button goes back", () => {
  expect(turns([["mousedown"], ["mouseup"]])).toBe("next");
  expect(
    turns([
      ["mousedown", { button: 2 }],
      ["mouseup", { button: 2 }],
    ]),
  ).toBe("back");
  expect(
    turns([
      ["mousedown", { button: 1 }],
      ["mouseup", { button: 1 }],
    ]),
  ).toBe("");
});

test("the wheel turns, but not while it would zoom", () => {
  expect(
    turns([
      ["wheel", { wheelDeltaY: -120 }],
      ["wheel", { wheelDeltaY: 120 }],
    ]),
  ).toBe("next back");
  expect(turns([["wheel", { wheelDeltaY: -120, ctrlKey: true }]])).toBe("");
});

test("a press that brings the window to the front, a drag, and half a click turn nothing", () => {
  expect(turns([["mousedown"], ["mouseup"]], true)).toBe("");
  expect(turns([["mousedown"], ["mouseup", { x: 40 }]])).toBe("");
  expect(turns([["mouseup"]])).toBe("");
  expect(turns([["mousedown"], ["mouseleave"], ["mouseup"]])).toBe("");
  expect(turns([["mousedown"], ["mouseup", { button: 2 }]])).toBe("");
});
