// The search for the scale at which a page fits.
import { expect, test } from "vitest";

import { type Measure, MOST_LAYOUTS, searchFit } from "./fit";

/** Runs the search on a content of some height at scale 1, and counts the layouts. */
function search(measure: Measure): { scale: number | null; layouts: number } {
  let layouts = 0;
  const steps = searchFit((scale) => {
    layouts++;
    return measure(scale);
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return { scale: step.value, layouts };
  }
}

test("what fits is left alone, with one layout", () => {
  expect(search(() => 0.4)).toEqual({ scale: 1, layouts: 1 });
  expect(search(() => 1)).toEqual({ scale: 1, layouts: 1 });
});

test.each([1.05, 1.3, 2, 3.7, 8, 20])("text %d times too long fits, and fills what there is", (excess) => {
  const text = (scale: number): number => excess * scale * scale;
  const { scale, layouts } = search(text);
  expect(text(scale ?? 0)).toBeLessThanOrEqual(1);
  expect(text(scale ?? 0)).toBeGreaterThan(0.9);
  expect(layouts).toBeLessThanOrEqual(MOST_LAYOUTS);
});

test.each([1.05, 1.5, 4, 12])("a line of code %d times too wide fits", (excess) => {
  const code = (scale: number): number => excess * scale;
  const { scale, layouts } = search(code);
  expect(code(scale ?? 0)).toBeLessThanOrEqual(1);
  expect(code(scale ?? 0)).toBeGreaterThan(0.85);
  expect(layouts).toBeLessThanOrEqual(MOST_LAYOUTS);
});

test.each([1.1, 1.7, 2.6, 5])("lines that break in steps, %d times too long", (excess) => {
  const lines = (scale: number): number => (Math.ceil(excess * 10 * scale) * scale) / 10;
  const { scale, layouts } = search(lines);
  expect(lines(scale ?? 0)).toBeLessThanOrEqual(1);
  expect(lines(scale ?? 0)).toBeGreaterThan(0.75);
  expect(layouts).toBeLessThanOrEqual(MOST_LAYOUTS);
});

test("others get their turn between two layouts", () => {
  const steps = searchFit((scale) => 4 * scale);
  expect(steps.next().done).toBe(false);
});

test("a box without a size gives no scale, from the start or later", () => {
  expect(search(() => null)).toEqual({ scale: null, layouts: 1 });
  expect(search((scale) => (scale === 1 ? 3 : null))).toEqual({ scale: null, layouts: 2 });
});
