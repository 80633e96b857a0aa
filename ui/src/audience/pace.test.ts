// When the room's slide is drawn while strokes come faster than it can be painted.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Pace } from "./pace";

/** What a paint takes in these tests. */
const PAINT_MS = 30;

let drawn: number[] = [];
let pace: Pace;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => setTimeout(frame, PAINT_MS));
  drawn = [];
  pace = new Pace(() => {
    drawn.push(performance.now());
    pace.drew();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Strokes so many milliseconds apart, each heard so late; gives when the last one was. */
function strokes(count: number, apart: number, late = 0): number {
  for (let stroke = 0; stroke < count; stroke++) {
    if (stroke > 0) vi.advanceTimersByTime(apart);
    pace.heard(late);
    pace.want();
  }
  return performance.now();
}

describe("the pace of drawing", () => {
  test("a turn after a rest is drawn at once", () => {
    strokes(3, 800);
    expect(drawn.map((at) => at - (drawn[0] ?? 0))).toEqual([0, 800, 1600]);
  });

  test("while strokes are heard in time, one paint follows another", () => {
    strokes(60, 10);
    const gaps = drawn.slice(1).map((at, index) => at - (drawn[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(PAINT_MS * 1.5);
  });

  test("once they are heard late, a rest follows each paint", () => {
    strokes(60, 10, 40);
    const gaps = drawn.slice(1).map((at, index) => at - (drawn[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(8);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(PAINT_MS * 1.5);
  });

  test("what the last stroke leads to is drawn within a paint and a rest", () => {
    for (const apart of [1, 7, 15, 33]) {
      const last = strokes(20, apart, apart < 10 ? 40 : 0);
      vi.advanceTimersByTime(500);
      expect(drawn.at(-1)).toBeGreaterThanOrEqual(last);
      expect((drawn.at(-1) ?? Infinity) - last).toBeLessThanOrEqual(PAINT_MS * 1.5 + 1);
      drawn = [];
    }
  });

  test("what was drawn for another reason counts", () => {
    pace.drew();
    pace.want();
    expect(drawn).toEqual([]);
    vi.advanceTimersByTime(PAINT_MS * 2);
    expect(drawn.length).toBe(1);
  });
});
