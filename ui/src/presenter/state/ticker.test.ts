import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { PARTS, Ticker } from "./ticker";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When each part was drawn in the first second, in milliseconds. */
function drawn(areTogether: boolean): number[] {
  const ticker = new Ticker(() => undefined);
  ticker.areTogether = () => areTogether;
  const begun = Date.now();
  const times: number[] = [];
  const element = {} as HTMLElement;
  for (const part of PARTS) ticker.each(() => void times.push(Date.now() - begun), part)(element);
  times.length = 0;
  vi.advanceTimersByTime(1500);
  return times;
}

test("each part has a frame of its own, unless nothing of them is seen to change", () => {
  expect(drawn(false)).toEqual([1004, 1044, 1084]);
  expect(drawn(true)).toEqual([1004, 1004, 1004]);
});
