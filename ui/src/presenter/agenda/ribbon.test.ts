// How the ribbon's numbers become places on the screen.
import { describe, expect, test } from "vitest";

import type { RibbonBlock } from "../../gen/RibbonBlock";
import { fill, inSteps, minutesOf, names, notYetShown, place, placeLabels } from "./ribbon";

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

test("a block keeps its name while times pass, and an item that comes up again has another block", () => {
  const past = { ...block("1", 0, 10), past: true };
  const before = names([past, block("2", 10, 20), block("1", 20, 30)]);
  expect(new Set(before).size).toBe(3);
  expect(names([past, block("2", 12.5, 22.5, 1), block("1", 22.5, 32.5, 1)])).toEqual(before);
  expect(new Set(names([past, { ...past, from: at(30) }])).size).toBe(2);
});

test("of a drag only what the blocks do not show yet is drawn", () => {
  const drag = { item: "2", by: 5 };
  expect(notYetShown(drag, 20, blocks), "nothing is shown yet").toEqual({ item: "2", by: 5 });
  const longer = [blocks[0]!, block("2", 10, 33), block("3", 33, 43)];
  expect(notYetShown(drag, 20, longer), "three minutes are").toEqual({ item: "2", by: 2 });
  expect(notYetShown({ item: "2", by: 0 }, 20, longer), "the mouse went back").toEqual({ item: "2", by: -3 });
  expect(notYetShown(drag, 20, []), "the item is gone").toEqual(drag);
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

describe("the times under the ribbon", () => {
  /** Times are 30 px wide and dates 40. */
  const label = (middle: number, day = "") => ({ middle, day, dayWidth: day === "" ? 0 : 40, width: 30 });
  const lefts = (...[marks, slot, room]: Parameters<typeof placeLabels>) => {
    const placed = placeLabels(marks, slot, room);
    return [...placed.marks, placed.slot].map((at) => at && `${at.left}${at.dated ? " dated" : ""}`);
  };

  test("stand where they belong, and the first begins there", () => {
    expect(lefts([label(0), label(100), label(200)], label(300), 340)).toEqual(["0", "85", "185", "285"]);
  });
  test("have their date once, and the slot's end none that stands before it", () => {
    const day = "25 Oct";
    expect(lefts([label(0), label(100, day), label(200, day)], label(300, day), 340)).toEqual([
      "0",
      "65 dated",
      "185",
      "285",
    ]);
  });
  test("give way to one another, and the slot's end is whole with its date", () => {
    const day = "25 Oct";
    // The first time of the day has no room beside the first of the session, nor the next beside the slot's end.
    expect(lefts([label(0), label(40, day), label(90, day)], label(98, day), 110)).toEqual([
      "0",
      null,
      null,
      "40 dated",
    ]);
  });
  test("never reach out of the ribbon", () => {
    expect(lefts([label(0), label(100)], label(198), 200)).toEqual(["0", "85", "170"]);
    expect(lefts([label(-5)], null, 200)).toEqual(["0", null]);
  });
});

test.each([
  [7_200_000, [0, 4_999, 5_000, 12_000], [0, 0, 5_000, 10_000]],
  [3_000_000, [2_999, 3_000, 7_000], [0, 3_000, 6_000]],
  [600_000, [999, 1_000, 4_500], [0, 1_000, 4_000]],
])("a ribbon of %d ms moves in steps that nobody sees", (length, passed, steps) => {
  expect(passed.map((ms) => inSteps(ms, length))).toEqual(steps);
});
