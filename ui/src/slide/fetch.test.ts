// What comes of several small pictures in one answer.
import { expect, test, vi } from "vitest";

import { smallOnes } from "./fetch";

vi.stubGlobal(
  "ImageData",
  class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  },
);

test("a picture, one to request again, one that can't be drawn", () => {
  // The same words stand in src-tauri/src/small_pictures.rs.
  const words = Uint32Array.of(5, 0x4000_0006, 0xff00_00ff, 99, 3, 2, 0, 0xffff_ffff);
  const [red, ...others] = smallOnes(words);
  expect(typeof red === "object" && [red.width, red.height, new Uint32Array(red.image.data.buffer)]).toEqual([
    3,
    2,
    new Uint32Array(6).fill(0xff00_00ff),
  ]);
  expect(others).toEqual(["not yet", "never"]);
});
