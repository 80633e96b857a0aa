// Which clicks count on buttons that take one another's place.
import { beforeEach, expect, test } from "vitest";

import { ClickGuard, type Control } from "./click-guard";

const HERE = { x: 100, y: 100 };
const BESIDE = { x: 103, y: 98 };
const FAR = { x: 300, y: 100 };
const BUTTON = {};
const OTHER = {};

/** What stands at each place. */
let there: (at: { x: number; y: number }) => Control | null;
let waits: boolean;
let guard: ClickGuard;

const stands = (words: string, element: object = BUTTON): void => void (there = () => ({ element, words }));
/** Clicks, and returns whether the click counts. */
function click(at: { x: number; y: number }, now: number): boolean {
  return !guard.press(at, now) && !guard.click(now + 60);
}
function move(at: { x: number; y: number }): void {
  guard.moved(at, () => there(at));
}

beforeEach(() => {
  waits = false;
  there = () => null;
  guard = new ClickGuard(
    (at) => there(at),
    () => waits,
  );
});

test("the second click of a double click does not begin the next item", () => {
  stands("Start the time");
  move(HERE);
  expect(click(HERE, 0)).toBe(true);
  stands("Begin item 2");
  guard.look(100);
  expect(click(BESIDE, 130)).toBe(false);
});

test("nor if the button was replaced by another with the same words", () => {
  stands("Begin item 8");
  move(HERE);
  expect(click(HERE, 0)).toBe(true);
  stands("Begin item 8", OTHER);
  expect(click(HERE, 150)).toBe(false);
});

test("nor if the other comes while the mouse is down", () => {
  stands("Start the time");
  move(HERE);
  guard.press(HERE, 0);
  stands("Begin item 2");
  expect(guard.click(80)).toBe(true);
});

test("nor if nothing has been clicked before", () => {
  stands("Start the time");
  move(HERE);
  stands("Begin item 2");
  guard.look(1000);
  expect(click(HERE, 1300)).toBe(false);
  expect(click(HERE, 1500)).toBe(true);
});

test("after half a second it does", () => {
  stands("Start the time");
  move(HERE);
  expect(click(HERE, 0)).toBe(true);
  stands("Begin item 2");
  guard.look(100);
  expect(click(HERE, 590)).toBe(false);
  expect(click(HERE, 601)).toBe(true);
});

test("who moves to another button has aimed at it", () => {
  stands("Start the time");
  move(HERE);
  expect(click(HERE, 0)).toBe(true);
  stands("Begin item 2", OTHER);
  move(FAR);
  expect(click(FAR, 90)).toBe(true);
});

test("a button that stays takes each click", () => {
  stands("+1");
  move(HERE);
  for (const now of [0, 90, 180, 270]) expect(click(HERE, now)).toBe(true);
});

test("until the first click is answered, the second does not count; what has no words may turn as fast as it likes", () => {
  stands("Begin item 2");
  move(HERE);
  expect(click(HERE, 0)).toBe(true);
  waits = true;
  expect(click(HERE, 130)).toBe(false);
  expect(click(HERE, 700)).toBe(true);
  stands("", OTHER);
  move(FAR);
  expect(click(FAR, 1000)).toBe(true);
  expect(click(FAR, 1100)).toBe(true);
});

test("what was scrolled under the pointer takes a click at once", () => {
  stands("Open", BUTTON);
  move(HERE);
  guard.forget();
  stands("Open", OTHER);
  expect(click(HERE, 50)).toBe(true);
});

test("where nothing takes clicks none is refused", () => {
  stands("Start the time");
  move(HERE);
  there = () => null;
  expect(click(HERE, 50)).toBe(true);
});
