// Places in the queue.
import { describe, expect, test } from "vitest";

import { placeAfter, placeInGap } from "./places";

describe("places", () => {
  test.each([
    [0, 0, null],
    [1, 0, null],
    [2, 0, 1],
    [4, 0, 3],
    [0, 3, 0],
    [3, 3, null],
    [2, -1, null],
  ])("into gap %i the row of place %i goes to place %o", (gap, from, to) =>
    expect(placeInGap(gap, from)).toBe(to),
  );
  test("a key goes no further than the ends", () => {
    expect(placeAfter(0, -1, 3)).toBeNull();
    expect(placeAfter(0, 1, 3)).toBe(1);
    expect(placeAfter(2, 1, 3)).toBeNull();
  });
});
