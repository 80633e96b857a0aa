import { expect, test } from "vitest";
import { areaOf, fractionsOf } from "./area";

const frame = { left: 10, top: 20, width: 1920, height: 1080 };

test("a page is in the middle of its frame, and thin bars are closed", () => {
  expect(areaOf(null, frame)).toEqual(frame);
  expect(areaOf({ width: 4, height: 3 }, frame)).toEqual({ left: 250, top: 20, width: 1440, height: 1080 });
  expect(areaOf({ width: 2, height: 1 }, { left: 0, top: 0, width: 1000, height: 1000 })).toEqual({
    left: 0,
    top: 250,
    width: 1000,
    height: 500,
  });
  expect(areaOf(null, { left: 0, top: 0, width: 1366, height: 768 }).width).toBe(1366);
});

test("a place is a fraction of the page, beside it less than 0 or more than 1", () => {
  expect(fractionsOf(frame, { clientX: 970, clientY: 290 })).toEqual({ x: 0.5, y: 0.25 });
  expect(fractionsOf(frame, { clientX: 0, clientY: 0 }).x).toBeLessThan(0);
});
