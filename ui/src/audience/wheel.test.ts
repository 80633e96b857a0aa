// Which movements of a wheel turn slides.
import { expect, test } from "vitest";

import { PAUSE_MS, STEP, wayOf, Wheel } from "./wheel";

/** The turns that these ways lead to, each so many milliseconds after the one before. */
function turns(ways: number[], gap = 16): number[] {
  const wheel = new Wheel();
  return ways.map((way, at) => wheel.take(way, at * gap));
}
const sum = (numbers: number[]): number => numbers.reduce((one, other) => one + other, 0);

test("each step of a mouse's wheel is a turn, however fast", () => {
  expect(turns([STEP, STEP, STEP], 20)).toEqual([1, 1, 1]);
  expect(turns([-STEP, STEP, STEP], 400)).toEqual([-1, 1, 1]);
  expect(turns([2 * STEP])).toEqual([2]);
});

test("a swipe is one turn, however long and however it fades", () => {
  const fading = Array.from({ length: 90 }, (_, at) => 60 * 0.96 ** at + 0.7);
  expect(sum(fading)).toBeGreaterThan(10 * STEP);
  expect(sum(turns(fading))).toBe(1);
  expect(sum(turns(fading.map((way) => -way)))).toBe(-1);
});

test("a finger that only rests on the touchpad turns nothing", () => {
  expect(sum(turns([3, -2, 4, 1, -1, 2]))).toBe(0);
  expect(sum(turns([30, 30, 30], PAUSE_MS + 1))).toBe(0);
});

test("the next swipe turns again, and one the other way turns back at once", () => {
  const wheel = new Wheel();
  const swipe = (from: number, way: number): number =>
    sum(Array.from({ length: 20 }, (_, at) => wheel.take(way, from + 10 * at)));
  expect(swipe(0, 22)).toBe(1);
  expect(swipe(200 + PAUSE_MS + 1, 22)).toBe(1);
  expect(swipe(800, -22)).toBe(-1);
});

test("going sideways is no way, and without the usual units an event is a step", () => {
  const event = (fields: object): WheelEvent => ({ deltaX: 0, deltaY: 0, ...fields }) as WheelEvent;
  expect(wayOf(event({ deltaX: 9, deltaY: 3, wheelDeltaY: -360 }))).toBe(0);
  expect(wayOf(event({ deltaY: 40, wheelDeltaY: -120 }))).toBe(STEP);
  expect(wayOf(event({ deltaY: -3 }))).toBe(-STEP);
});
