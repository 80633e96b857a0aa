// Those who wait, to scale.
import { expect, test } from "vitest";

import type { QueueNeed } from "../../gen/QueueNeed";
import { needRibbon } from "./need-ribbon";

const MINUTE = 60_000;
const need = (each: number, left: number): QueueNeed => ({
  words: "",
  judged_by: "",
  each: each * MINUTE,
  left: { ms: left * MINUTE, rate: -1 },
  ends: null,
  give: null,
});

test("each has the same width, and the time that is left lies among them", () => {
  const ribbon = needRibbon(need(2, 8), 5);
  expect([0, 4].map((index) => ribbon.place(index))).toEqual([
    { left: 0, width: 20 },
    { left: 80, width: 20 },
  ]);
  expect(ribbon.left(0)).toBe(80);
  expect(ribbon.left(MINUTE)).toBe(70);
});

test("time beyond what they need ends with them, and time that is over is none", () => {
  expect(needRibbon(need(1, 30), 2).left(0)).toBe(100);
  expect(needRibbon(need(1, -3), 2).left(0)).toBe(0);
});

test("of very many, so many are drawn as can be told apart", () => {
  const ribbon = needRibbon(need(2, 50), 100);
  expect(ribbon.shown).toBe(40);
  expect(ribbon.place(39)).toEqual({ left: 97.5, width: 2.5 });
  expect(ribbon.left(0), "of the time of all").toBe(25);
});
