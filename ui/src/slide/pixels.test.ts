// What of a page is painted.
import { describe, expect, test } from "vitest";

import { changedBoxes } from "./pixels";

describe("what is painted", () => {
  const tiles = (...changed: number[]): Uint32Array =>
    Uint32Array.from({ length: 10 * 10 }, (_, at) => (changed.includes(at) ? 1 : 0));
  const boxes = (...changed: number[]): number[][] =>
    changedBoxes(tiles(), tiles(...changed), 155, 150).map(({ left, top, width, height }) => [
      left,
      top,
      width,
      height,
    ]);

  test("nothing when nothing differs", () => expect(boxes()).toEqual([]));
  test("a tile", () => expect(boxes(23)).toEqual([[48, 32, 16, 16]]));
  test("the last tile is cut off at the edge", () => expect(boxes(99)).toEqual([[144, 144, 11, 6]]));
  test("neighbours in one box, what is far below in another", () =>
    expect(boxes(2, 15, 93)).toEqual([
      [32, 0, 64, 32],
      [48, 144, 16, 6],
    ]));
});
