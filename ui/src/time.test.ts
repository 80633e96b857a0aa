// How times are said.
import { afterEach, describe, expect, test } from "vitest";

import type { Clocks } from "./gen/Clocks";
import {
  clock,
  clockMinutes,
  clockSeconds,
  discussionWords,
  endedWords,
  freeWords,
  passed,
  planWords,
  savedWords,
  shortTime,
  span,
  timeLeft,
  timeOfSession,
  timeSpent,
  untilNextSecond,
  untilStart,
  untilStartChanges,
} from "./time";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const noon = Date.parse("2021-11-09T12:00:00Z");
const real = clock.sinceSnapshot;
afterEach(() => {
  clock.sinceSnapshot = real;
});

test.each([
  [25 * MINUTE, "25:00"],
  [5 * MINUTE + 31 * SECOND, "05:31"],
  [5 * MINUTE + 30.2 * SECOND, "05:31"],
  [1, "00:01"],
  [0, "00:00"],
  [-400, "00:00"],
  [-SECOND, "+00:01"],
  [-72 * SECOND, "+01:12"],
  [-72.9 * SECOND, "+01:12"],
  [90 * MINUTE, "1:30:00"],
  [-61 * MINUTE, "+1:01:00"],
])("%d ms left is said as %s", (ms, words) => expect(timeLeft(ms)).toBe(words));

test("time spent is whole seconds gone by", () => {
  expect(timeSpent(59_999)).toBe("00:59");
  expect(timeSpent(3_600_000)).toBe("1:00:00");
  expect(shortTime(84_999)).toBe("1:24");
  expect(shortTime(3_725_000)).toBe("1:02:05");
});

test("a clock shows its zone, over midnight and west of UTC", () => {
  expect(clockSeconds(noon + 24 * MINUTE + 29 * SECOND, 0)).toBe("12:24:29");
  expect(clockMinutes(noon, 3600)).toBe("13:00");
  expect(clockMinutes(noon, 14 * 3600)).toBe("02:00");
  expect(clockMinutes(noon, -12.5 * 3600)).toBe("23:30");
  expect(clockMinutes(-1, 0)).toBe("23:59");
});

test("a time of the session has its own offset, and its date when the day differs from the start's", () => {
  const ms = (text: string): number => Date.parse(text);
  const zone = (at: string, offset_s: number, name: string) => ({ from_ms: ms(at), offset_s, name });
  const winter = zone("2027-03-28T00:30:00Z", 3600, "CET");
  const spring: Clocks = {
    epoch_ms: ms("2027-03-28T00:40:00Z"),
    start_ms: ms("2027-03-28T00:30:00Z"),
    zone: [winter, zone("2027-03-28T01:00:00Z", 7200, "CEST")],
    local: [],
  };
  expect(timeOfSession(ms("2027-03-28T00:59:59Z"), spring)).toBe("01:59");
  expect(timeOfSession(ms("2027-03-28T01:00:00Z"), spring)).toBe("03:00 CEST");
  expect(timeOfSession(ms("2027-03-28T23:10:00Z"), spring)).toBe("29 Mar 01:10 CEST");
  const tokyo: Clocks = {
    epoch_ms: noon,
    start_ms: ms("2021-11-09T14:00:00Z"),
    zone: [zone("2021-11-09T12:00:00Z", 9 * 3600, "JST")],
    local: [],
  };
  expect(timeOfSession(ms("2021-11-09T14:59:59Z"), tokyo)).toBe("23:59");
  expect(timeOfSession(ms("2021-11-09T15:00:00Z"), tokyo)).toBe("10 Nov 00:00");
});

test("the slot is said in words", () => {
  expect(freeWords(56 * MINUTE)).toBe("56 min spare");
  // The clock beside it says 12:03 all through that minute, and the slot ends at 13:00.
  expect(freeWords(56 * MINUTE + 59 * SECOND)).toBe("57 min spare");
  expect(freeWords(30 * SECOND)).toBe("1 min spare");
  expect(freeWords(0)).toBe("0 min spare");
  expect(freeWords(116 * MINUTE)).toBe("1 h 56 min spare");
  expect(freeWords(-10 * SECOND)).toBe("< 1 min over");
  expect(freeWords(-119 * SECOND)).toBe("1 min over");
  expect(freeWords(-3 * MINUTE)).toBe("3 min over");
  expect(endedWords(116 * MINUTE)).toBe("1 h 56 min early");
  expect(endedWords(-3 * MINUTE)).toBe("3 min over");
  expect([endedWords(59 * SECOND), endedWords(-59 * SECOND)]).toEqual(["on time", "on time"]);
});

test("the plan is on time within a minute", () => {
  expect(planWords(59_999)).toEqual({ words: "On plan", short: "On plan" });
  expect(planWords(-59_999)).toEqual({ words: "On plan", short: "On plan" });
  expect(planWords(4 * MINUTE)).toEqual({ words: "4 min behind plan", short: "4 min behind" });
  expect(planWords(-3 * MINUTE)).toEqual({ words: "3 min ahead of plan", short: "3 min ahead" });
});

test.each([
  [10 * MINUTE, "10 min"],
  [7 * MINUTE - 1, "6 min"],
  [MINUTE, "1 min"],
  [MINUTE - 1, "< 1 min"],
  [0, "none left"],
  [-SECOND, "none left"],
  [95 * MINUTE, "1 h 35 min"],
])("%d ms left for the discussion are said as %s", (ms, words) => expect(discussionWords(ms)).toBe(words));

test.each([
  [10 * MINUTE, "10:00", SECOND],
  [10 * MINUTE - 1, "10:00", SECOND - 1],
  [61 * SECOND, "01:01", SECOND],
  [1, "00:01", 1],
  [0, "00:00", SECOND],
  [-SECOND, "00:00", SECOND],
  [10 * MINUTE + 1, "11 min", 1],
  [59 * MINUTE, "59 min", MINUTE],
  [59 * MINUTE + 1, "1 h 00 min", 1],
  [125 * MINUTE, "2 h 05 min", MINUTE],
])("%d ms until the start are said as %s", (ms, words, stays) => {
  expect(untilStart(ms)).toBe(words);
  expect(untilStartChanges(ms)).toBe(stays);
});

test("what was saved within ten seconds was saved just now, over midnight too", () => {
  expect(savedWords(noon, noon + 9 * SECOND, 0)).toBe("just now");
  expect(savedWords(noon, noon + 10 * SECOND, 0)).toBe("at 12:00:00");
  expect(savedWords(noon + 2 * SECOND, noon, 0)).toBe("just now");
  expect(savedWords(noon + 12 * HOUR - 2 * SECOND, noon + 12 * HOUR + SECOND, 0)).toBe("just now");
});

describe("ticking", () => {
  const clocks: Clocks = { epoch_ms: noon + 300, start_ms: noon, zone: [], local: [] };

  test("everything changes on the wall clock's whole second", () => {
    clock.sinceSnapshot = () => 650;
    expect(passed(clocks)).toBe(0);
    expect(untilNextSecond(clocks)).toBe(50);
    clock.sinceSnapshot = () => 702;
    expect(passed(clocks)).toBe(700);
    expect(clockSeconds(clocks.epoch_ms + passed(clocks), 0)).toBe("12:00:01");
  });

  test("ticks that come early or late skip no second", () => {
    const left = { ms: 5 * MINUTE + 1, rate: -1 };
    const shown = [702, 1790, 2701, 3999, 4700].map((at) => {
      clock.sinceSnapshot = () => at;
      return timeLeft(span(left, passed(clocks)));
    });
    expect(shown).toEqual(["05:00", "04:59", "04:58", "04:57", "04:56"]);
  });

  test("what stands does not move", () => {
    clock.sinceSnapshot = () => 100_000;
    expect(span({ ms: 7, rate: 0 }, passed(clocks))).toBe(7);
  });
});
