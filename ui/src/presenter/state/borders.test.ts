// How far a border goes, and what size that is.
import { describe, expect, test } from "vitest";

import { type Border, type Extent, lengthInCss, moved, movedByKey, placesOf, sizeOf } from "./borders";

/** A window of 1440 × 900: the column is 463 wide, and can be from 430 to 706. */
const column: Extent = { least: 430, now: 463, most: 706, whole: 1440 };
const next: Extent = { least: 282, now: 301, most: 360, whole: 941 };
const below: Extent = { least: 203, now: 203, most: 443, whole: 900 };

describe("a border that is dragged", () => {
  test.each<[string, Border, Extent, number, number]>([
    ["to the left makes the column wider", "column", column, -100, 563],
    ["to the right makes it narrower", "column", column, 20, 443],
    ["makes it no narrower than it can be", "column", column, 400, 430],
    ["and no wider", "column", column, -1000, 706],
    ["up makes what is below the room higher", "below", below, -50, 253],
    ["down makes it no lower than it can be", "below", below, 50, 203],
    ["to the right makes Next wider", "next", next, 12, 313],
    ["to the left makes Next narrower", "next", next, -12, 289],
  ])("%s", (_, border, extent, by, length) => expect(moved(border, extent, by)).toBe(length));

  test("stays where there is no room to move", () => {
    const fixed = { ...column, least: 463, most: 463 };
    for (const by of [-300, 0, 300]) expect(moved("column", fixed, by)).toBe(463);
  });
});

describe("a border that has the focus", () => {
  test.each<[string, Border, Extent, number | null]>([
    ["ArrowLeft", "column", column, 463 + 14.4],
    ["ArrowRight", "column", column, 463 - 14.4],
    ["Home", "column", column, 706],
    ["End", "column", column, 430],
    ["ArrowUp", "column", column, null],
    ["ArrowUp", "below", below, 212],
    ["ArrowDown", "below", below, 203],
    ["ArrowLeft", "below", below, null],
    ["ArrowRight", "next", next, 301 + 9.41],
    ["Home", "next", next, 282],
    ["End", "next", next, 360],
    ["Enter", "next", next, null],
  ])("goes with %s as the arrow points: %s", (key, border, extent, length) => {
    const now = movedByKey(border, extent, key);
    if (length === null) expect(now).toBeNull();
    else expect(now).toBeCloseTo(length, 6);
  });

  test("says where it is from the left or the top, so that it grows with the arrow", () => {
    expect(placesOf("column", column)).toEqual({ min: 51, now: 68, max: 70 });
    expect(placesOf("below", below)).toEqual({ min: 51, now: 77, max: 77 });
    expect(placesOf("next", next)).toEqual({ min: 30, now: 32, max: 38 });
  });
});

describe("the size that is kept", () => {
  test("is a share of the window, to a tenth of a percent", () => {
    expect(sizeOf(500, column)).toBe(347);
    expect(lengthInCss("column", 347)).toBe("calc(34.7 * 1vw)");
    expect(lengthInCss("next", 350)).toBe("calc(35 * var(--stage) / 100)");
  });

  test("at a limit is never short of it", () => {
    expect((sizeOf(706, column) / 1000) * 1440).toBeGreaterThanOrEqual(706);
    expect((sizeOf(430, column) / 1000) * 1440).toBeLessThanOrEqual(430);
  });

  test("is one that can be set, in any window", () => {
    expect(sizeOf(10, { least: 5, now: 10, most: 20, whole: 1000 })).toBe(100);
    expect(sizeOf(990, { least: 5, now: 990, most: 999, whole: 1000 })).toBe(900);
  });

  test.each<[Border, Extent]>([
    ["column", column],
    ["below", below],
    ["next", next],
  ])("stands within a pixel of where the border %s was left", (_, extent) => {
    for (let length = extent.least; length <= extent.most; length += 0.7)
      expect(Math.abs((sizeOf(length, extent) / 1000) * extent.whole - length)).toBeLessThan(1.5);
  });
});
