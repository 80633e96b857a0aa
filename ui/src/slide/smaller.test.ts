// What a picture looks like made smaller.
import { expect, test } from "vitest";

import { smaller } from "./smaller";

const greys = (...values: number[]): Uint8ClampedArray =>
  Uint8ClampedArray.from(values.flatMap((grey) => [grey, grey, grey, 255]));

test("each pixel is the mean of what it covers", () => {
  const four = greys(0, 100, 200, 40, 60, 20, 0, 80);
  expect(smaller(four, [4, 2], [2, 1])).toEqual(greys(45, 80));
  expect(smaller(greys(0, 90, 240), [3, 1], [2, 1])).toEqual(greys(30, 190));
});

test("at the same size it is the same", () => {
  const picture = Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255);
  expect(smaller(picture, [2, 1], [2, 1])).toEqual(picture);
});
