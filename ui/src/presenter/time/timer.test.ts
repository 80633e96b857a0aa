// What the timer card says besides its digits.
import { describe, expect, test } from "vitest";

import { discussionLeft, roomSeesOfTime } from "./timer";

describe("time", () => {
  test("what the room sees of it is said", () => {
    expect(roomSeesOfTime({ corner: null, timer_seen: false })).toBeNull();
    expect(roomSeesOfTime({ corner: "5 minutes left", timer_seen: false })).toBe(
      "The room sees: 5 minutes left",
    );
    expect(roomSeesOfTime({ corner: "Time", timer_seen: true })).toBe("The room sees: Time, the timer");
  });
});

describe("what is left for the discussion of 15 + 10 min", () => {
  const MINUTE = 60_000;
  const timer = (spent: number, left: number, discussion: number | null) => ({
    spent: { ms: spent * MINUTE, rate: 1 },
    left: { ms: left * MINUTE, rate: -1 },
    discussion: discussion === null ? null : { ms: discussion * MINUTE, rate: -1 },
    parts: [15 * MINUTE, 10 * MINUTE],
  });
  test.each([
    ["the talk has time: the budget says it", timer(14, 1, 10), undefined],
    ["the talk is just over its time", timer(15, 0, 10), 10],
    ["the talk is 3 minutes over", timer(18, -3, 7), 7],
    ["the talk took it all", timer(27, -12, 0), 0],
    ["the discussion runs: the digits say it", timer(18, 7, 7), undefined],
    ["the discussion is over its time", timer(27, -2, 0), undefined],
    ["there is none", timer(18, -3, null), undefined],
  ])("%s", (_, card, minutes) =>
    expect(discussionLeft(card)?.ms).toBe(minutes === undefined ? undefined : minutes * MINUTE),
  );
});
