// What the speaker's window says of time.
import { expect, test } from "vitest";

import type { SpeakerSnapshot } from "../gen/SpeakerSnapshot";
import { digitsOf, nextWords, untilNext } from "./words";

const shown = (ms: number, rate: number, counts_up = false): SpeakerSnapshot => ({
  number: "2",
  title: "Private Access Tokens",
  who: "Tommy Pauly",
  mood: "running",
  word: "Talk",
  words: "left of 15 min talk",
  left: { ms, rate },
  counts_up,
  comment: null,
  next: null,
  message: null,
  theme: "dark",
});

test.each([
  [shown(900_000, -1), 0, "15:00"],
  [shown(900_000, -1), 1, "15:00"],
  [shown(900_000, -1), 1000, "14:59"],
  [shown(900_000, 0), 5000, "15:00"],
  [shown(5_025_000, -1), 0, "1:23:45"],
  [shown(0, -1), 0, "00:00"],
  [shown(-59_500, -1), 0, "+00:59"],
  [shown(-59_500, -1), 4_960_000, "+1:23:39"],
  [shown(61_900, 1, true), 0, "01:01"],
  [shown(61_900, 1, true), 100, "01:02"],
  [{ ...shown(0, 0), left: null }, 0, ""],
])("the digits %#", (snapshot, passed, digits) => expect(digitsOf(snapshot, passed)).toBe(digits));

test("they are drawn anew when they change", () => {
  for (const [snapshot, passed] of [
    [shown(900_300, -1), 0],
    [shown(-59_500, -1), 0],
    [shown(61_900, 1, true), 0],
    [shown(61_000, 1, true), 0],
  ] as const) {
    const wait = untilNext(snapshot.left!.ms, snapshot.left!.rate);
    expect(wait).toBeGreaterThan(0);
    const at = (ms: number): string => digitsOf(snapshot, passed + ms);
    expect([at(wait - 1) === at(0), at(wait + 1) === at(0)]).toEqual([true, false]);
  }
});

test("what comes next has a presenter, or none", () => {
  expect(nextWords({ title: "Multicast", presenter: "Jake Holland" })).toBe("Next: Multicast, Jake Holland");
  expect(nextWords({ title: "Coffee", presenter: "" })).toBe("Next: Coffee");
  expect(nextWords(null)).toBe("");
});
