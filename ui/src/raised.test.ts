// Which press of the mouse only brings a window to the front.
import { expect, test } from "vitest";

import { Raised } from "./raised";

/** A window that has the focus or not, and what happens in it at these times. */
function after(hasFocus: boolean, ...events: [string, number][]): boolean {
  const target = Object.assign(new EventTarget(), { document: { hasFocus: () => hasFocus } });
  let time = 0;
  const raised = new Raised(target, () => time);
  for (const [name, at] of events) {
    time = at;
    const event = new Event(name);
    // As WebKit was seen to stamp what the mouse does.
    if (name === "mousedown") Object.defineProperty(event, "timeStamp", { value: at + 540 });
    target.dispatchEvent(event);
  }
  return raised.raises;
}

test("a press in a window that has had the focus for a while is a click", () => {
  expect(after(true, ["mousedown", 5])).toBe(false);
  expect(after(true, ["focus", 1000], ["mousedown", 1400])).toBe(false);
});

test("a press that brings the focus is not, whichever of the two comes first and however long it is held", () => {
  expect(after(true, ["focus", 1000], ["mousedown", 1004])).toBe(true);
  expect(after(false, ["mousedown", 1000])).toBe(true);
  expect(after(false, ["mousedown", 1000], ["focus", 1002], ["mouseup", 3000], ["click", 3000])).toBe(true);
});

test("a key afterwards acts", () => {
  expect(after(true, ["focus", 1000], ["mousedown", 1004], ["keydown", 1100])).toBe(false);
});
