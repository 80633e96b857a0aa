// Notes under their items.
import { expect, test } from "vitest";

import { byItem } from "./groups";

const note = (at: string, item: string) => ({ id: at, at, item, text: `note of ${at}` });

test("notes stand under their item, one that came up twice twice", () => {
  const groups = byItem([
    note("11:59", "Before the first item"),
    note("12:02", "1 · Intro"),
    note("12:03", "1 · Intro"),
  ]);
  expect(groups.map(({ item, rows }) => [item, rows.length])).toEqual([
    ["Before the first item", 1],
    ["1 · Intro", 2],
  ]);
  const back = byItem([note("12:02", "1 · Intro"), note("12:10", "2 · Tokens"), note("12:31", "1 · Intro")]);
  expect(back.map(({ item }) => item)).toEqual(["1 · Intro", "2 · Tokens", "1 · Intro"]);
  expect(new Set(back.map(({ id }) => id)).size).toBe(3);
});

test("no notes, no groups", () => expect(byItem([])).toEqual([]));
