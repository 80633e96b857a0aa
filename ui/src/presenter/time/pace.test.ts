// How the pace against the last run is worded as time passes.
import { expect, test } from "vitest";

import type { PaceCard } from "../../gen/PaceCard";
import type { Clocks } from "../../gen/Clocks";
import type { LastRun } from "../../gen/LastRun";
import type { PaceSlide } from "../../gen/PaceSlide";
import { blocks, duration, finishes, isTooLong, paceWords, shareWords, slideWords } from "./pace";

const slide = (number: number, change: Partial<PaceSlide> = {}): PaceSlide => ({
  number,
  title: `Slide ${number}`,
  reached: null,
  last: null,
  is_up: false,
  ...change,
});
const pace = (change: Partial<PaceCard> = {}, last: Partial<LastRun> = {}): PaceCard => ({
  last: { held: "Mon 20 Jul · 17:50", took: 1_100_000, ahead: 25_000, until: 150_000, ...last },
  spent: { ms: 100_000, rate: 1 },
  allotted: [1_200_000, "20 min"],
  slides: [
    slide(1, { reached: 0, last: [0, 60_000] }),
    slide(2, { reached: 35_000, last: [60_000, 150_000], is_up: true }),
    slide(3, { last: [150_000, 1_100_000] }),
  ],
  ...change,
});
/** The same without a last run. */
const first = (change: Partial<PaceCard> = {}): PaceCard =>
  pace({ last: null, slides: pace().slides.map((slide) => ({ ...slide, last: null })), ...change });

test("ahead stays while the slide takes no longer than last time, then it sinks", () => {
  expect(paceWords(pace(), 0)).toBe("25 s ahead of your last run");
  expect(paceWords(pace(), 20_000)).toBe("25 s ahead of your last run");
  expect(paceWords(pace(), 30_000)).toBe("20 s ahead of your last run");
  expect(paceWords(pace(), 50_000)).toBe("On pace with your last run");
  expect(paceWords(pace(), 68_000)).toBe("15 s behind your last run");
  expect(paceWords(pace(), 69_999)).toBe("15 s behind your last run");
  expect(paceWords(pace(), 70_000)).toBe("20 s behind your last run");
  expect(paceWords(pace({ spent: { ms: 100_000, rate: 0 } }), 68_000)).toBe("25 s ahead of your last run");
});

test("before the start it says how long the last run took", () => {
  expect(paceWords(pace({}, { ahead: null, until: null }), 0)).toBe("Your last run took 18 min 20 s");
});

test("the end is told from how long the rest took last time", () => {
  const clocks = { epoch_ms: 10_000_000 } as Clocks;
  const end = (change: Partial<PaceCard>, passed: number, last: Partial<LastRun> = {}): number | null =>
    finishes(pace(change, last), clocks, passed);
  // 1100 s last time, 25 s ahead: it takes 1075 s, of which 100 s are over.
  expect(end({}, 0)).toBe(10_975_000);
  expect(end({}, 20_000)).toBe(10_975_000);
  expect(end({}, 45_000)).toBe(10_995_000);
  // While the time is paused, the end slips.
  expect(end({ spent: { ms: 100_000, rate: 0 } }, 20_000)).toBe(10_995_000);
  expect(end({}, 0, { ahead: null })).toBeNull();
  // Past the end of the last run it is now.
  expect(end({ spent: { ms: 1_200_000, rate: 1 } }, 5000, { until: 1_100_000 })).toBe(10_005_000);
});

test("it is too long once the rest as last time would end after the talk's time", () => {
  expect(isTooLong(pace(), 0)).toBe(false);
  expect(isTooLong(pace({}, { ahead: -90_000 }), 0)).toBe(false);
  expect(isTooLong(pace({}, { ahead: -110_000 }), 0)).toBe(true);
  expect(isTooLong(pace({ allotted: null }, { ahead: -110_000 }), 0)).toBe(false);
  expect(isTooLong(pace({ allotted: [1, "0 min"] }, { ahead: null }), 0)).toBe(false);
});

test.each([
  [18_900, "18 s"],
  [60_000, "1 min"],
  [125_000, "2 min 5 s"],
])("%d ms are %s", (ms, words) => expect(duration(ms)).toBe(words));

test("the slide that is up has its time so far and that of the last run, those to come that of the last run", () => {
  const words = (card: PaceCard, passed = 0): string[] =>
    card.slides.map((_, at) => slideWords(card, at, passed));
  expect(words(pace())).toEqual(["1:00", "1:05 of 1:30", "15:50"]);
  expect(words(pace(), 10_000)[1]).toBe("1:15 of 1:30");
  expect(words(first())).toEqual(["0:35", "1:05", ""]);
  expect(words(first({ slides: [slide(1, { is_up: true }), slide(2)] }))).toEqual(["", ""]);
});

test("without a last run it says how many slides are to come, and how long each may take", () => {
  expect(paceWords(first(), 0)).toBe("1 slide to come");
  expect(shareWords(first(), 0)).toBe("18:20 for it");
  expect(shareWords(first({ spent: { ms: 1_300_000, rate: 1 } }), 0)).toBe("no time left");
  expect(shareWords(first({ allotted: null }), 0)).toBe("");
  expect(shareWords(pace(), 0)).toBe("");
  const last = first({ slides: [slide(1, { reached: 0, is_up: true })] });
  expect(paceWords(last, 0)).toBe("Last slide");
  expect(shareWords(last, 0)).toBe("");
});

test("the ribbon has the slides of the last run, else those of this one as far as it has come", () => {
  const places = (card: PaceCard): number[][] =>
    blocks(card).map(({ number, from, to }) => [number, from, to]);
  expect(places(pace())).toEqual([
    [1, 0, 60_000],
    [2, 60_000, 150_000],
    [3, 150_000, 1_100_000],
  ]);
  expect(places(first())).toEqual([
    [1, 0, 35_000],
    [2, 35_000, 100_000],
  ]);
});
