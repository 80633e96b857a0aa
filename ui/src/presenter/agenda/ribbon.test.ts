// How the ribbon's numbers become places on the screen.
import { describe, expect, test } from "vitest";

import type { RibbonBlock } from "../../gen/RibbonBlock";
import { fill, minutesOf, place } from "./ribbon";

const MINUTE = 60_000;
const at = (minutes: number, rate = 0) => ({ ms: minutes * MINUTE, rate });
const block = (
  item: string,
  from: number,
  to: number,
  rate = 0,
  minutes: number | null = to - from,
): RibbonBlock => ({
  item,
  number: item,
  from: at(from, rate),
  to: at(to, rate),
  kind: "to-come",
  past: false,
  minutes,
});
const blocks = [block("1", 0, 10, 0, null), block("2", 10, 30), block("3", 30, 40)];

describe("a block lies", () => {
  test("where its times say, in percent", () => {
    expect(place(blocks, 1, 100 * MINUTE, 0, null)).toEqual({ left: 10, width: 20 });
  });
  test("later as time passes, if it moves with the clock", () => {
    const [left, width] = [block("1", 10, 20, 1)]
      .map((moving) => place([moving], 0, 100 * MINUTE, 5 * MINUTE, null))
      .flatMap(({ left, width }) => [left, width]);
    expect([left, width]).toEqual([15, 10]);
  });
  test("after the block whose edge is dragged, as far as that goes", () => {
    const drag = { item: "2", by: -5 };
    const places = blocks.map((_, index) => place(blocks, index, 100 * MINUTE, 0, drag));
    expect(places).toEqual([
      { left: 0, width: 10 },
      { left: 10, width: 15 },
      { left: 25, width: 10 },
    ]);
  });
});

test("the block that is up is filled up to now", () => {
  expect(fill(block("1", 10, 30), at(15, 1), 0)).toBe(0.25);
  expect(fill(block("1", 10, 30), at(15, 1), 5 * MINUTE)).toBe(0.5);
  expect(fill(block("1", 10, 30), at(45), 0)).toBe(1);
});

test("a drag gives whole minutes, and leaves one", () => {
  for (const [pixels, has, by] of [
    [0, 10, 0],
    [2, 10, 1],
    [11, 10, 3],
    [-400, 10, -9],
  ])
    expect(minutesOf(pixels!, 400, 100 * MINUTE, has!), `${pixels} px`).toBe(by);
});
