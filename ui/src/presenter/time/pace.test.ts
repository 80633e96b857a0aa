// How the pace against the last run is worded as time passes.
import { expect, test } from "vitest";

import type { PaceCard } from "../../gen/PaceCard";
import { duration, paceWords } from "./pace";

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

test.each([
  [18_900, "18 s"],
  [60_000, "1 min"],
  [125_000, "2 min 5 s"],
])("%d ms are %s", (ms, words) => expect(duration(ms)).toBe(words));
