// How the pace against the last run is worded as time passes.
import { expect, test } from "vitest";

import type { PaceCard } from "../../gen/PaceCard";
import type { Clocks } from "../../gen/Clocks";
import { duration, finishes, isTooLong, paceWords } from "./pace";

const pace = (change: Partial<PaceCard> = {}): PaceCard => ({
  held: "Mon 20 Jul · 17:50",
  took: 1_100_000,
  ahead: 25_000,
  spent: { ms: 100_000, rate: 1 },
  allotted: [1_200_000, "20 min"],
  slides: [
    { number: 1, title: "One", from: 0, to: 60_000, is_up: false },
    { number: 2, title: "Two", from: 60_000, to: 150_000, is_up: true },
  ],
  ...change,
});

test("ahead stays while the slide takes no longer than last time, then it sinks", () => {
  expect(paceWords(pace(), 0)).toBe("25 s ahead of your last run");
  expect(paceWords(pace(), 20_000)).toBe("25 s ahead of your last run");
  expect(paceWords(pace(), 30_000)).toBe("20 s ahead of your last run");
  expect(paceWords(pace(), 50_000)).toBe("On pace with your last run");
  expect(paceWords(pace(), 68_000)).toBe("18 s behind your last run");
  expect(paceWords(pace({ spent: { ms: 100_000, rate: 0 } }), 68_000)).toBe("25 s ahead of your last run");
});

test("before the start it says how long the last run took", () => {
  expect(paceWords(pace({ ahead: null }), 0)).toBe("Your last run took 18 min 20 s");
});

test("the end is told from how long the rest took last time", () => {
  const clocks = { epoch_ms: 10_000_000 } as Clocks;
  const end = (change: Partial<PaceCard>, passed: number): number | null =>
    finishes(pace(change), clocks, passed);
  // 1100 s last time, 25 s ahead: it takes 1075 s, of which 100 s are over.
  expect(end({}, 0)).toBe(10_975_000);
  expect(end({}, 20_000)).toBe(10_975_000);
  expect(end({}, 45_000)).toBe(10_995_000);
  // While the time is paused, the end slips.
  expect(end({ spent: { ms: 100_000, rate: 0 } }, 20_000)).toBe(10_995_000);
  expect(end({ ahead: null }, 0)).toBeNull();
  // Past the end of the last run it is now.
  const [first, second] = pace().slides;
  const slides = [first!, { ...second!, to: 1_100_000 }];
  expect(end({ slides, spent: { ms: 1_200_000, rate: 1 } }, 5000)).toBe(10_005_000);
});

test("it is too long once the rest as last time would end after the talk's time", () => {
  expect(isTooLong(pace(), 0)).toBe(false);
  expect(isTooLong(pace({ ahead: -90_000 }), 0)).toBe(false);
  expect(isTooLong(pace({ ahead: -110_000 }), 0)).toBe(true);
  expect(isTooLong(pace({ ahead: -110_000, allotted: null }), 0)).toBe(false);
  expect(isTooLong(pace({ ahead: null, allotted: [1, "0 min"] }), 0)).toBe(false);
});

test.each([
  [18_900, "18 s"],
  [60_000, "1 min"],
  [125_000, "2 min 5 s"],
])("%d ms are %s", (ms, words) => expect(duration(ms)).toBe(words));
