// When pictures that come one by one are shown.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Together } from "./together";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Adds a picture each time, and says when which are shown, in milliseconds. */
function shown(times: number[]): [number, number][] {
  const all: [number, number][] = [];
  const start = performance.now();
  const together = new Together<number>((picture) => all.push([picture, performance.now() - start]));
  times.forEach((at, picture) => setTimeout(() => together.add(picture), at));
  vi.advanceTimersByTime(1000);
  return all;
}

test("they are shown together when no other has come for a moment", () => {
  expect(shown([0, 10, 20, 100])).toEqual([
    [0, 50],
    [1, 50],
    [2, 50],
    [3, 130],
  ]);
});

test("none waits long for those that keep coming, and each is shown once", () => {
  const all = shown([0, 25, 50, 75, 100, 125]);
  expect(all.map(([picture]) => picture)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(all.map(([, at]) => at)).toEqual([80, 80, 80, 80, 155, 155]);
});
