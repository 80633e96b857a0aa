// When the room's window says how to leave full screen.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { covers, LeaveHint, SHOWN_MS } from "./leave-hint";

const element = { hidden: false, className: "", textContent: "" };
const host = { append: (): void => {} } as unknown as HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { createElement: () => element });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("it comes once, for a moment", () => {
  const hint = new LeaveHint(host);
  hint.follow(true, false);
  expect(element.hidden).toBe(false);
  hint.follow(true, false);
  vi.advanceTimersByTime(SHOWN_MS);
  expect(element.hidden).toBe(true);
  hint.follow(true, false);
  expect(element.hidden).toBe(true);
});

test("while something covers the slide, Esc hides that first, and the hint waits", () => {
  const hint = new LeaveHint(host);
  hint.follow(true, true);
  expect(element.hidden).toBe(true);
  hint.follow(true, false);
  expect(element.hidden).toBe(false);
  hint.follow(true, true);
  expect(element.hidden).toBe(true);
});

test("a page such as the Note Well covers, and the slide does not", () => {
  expect(covers({ view: "page", id: "show:note-well/0" })).toBe(true);
  expect(covers({ view: "page", id: "chairs/0" })).toBe(false);
  expect(covers({ view: "blank", colour: "black" })).toBe(true);
});
