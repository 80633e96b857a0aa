// The sentence above what a look at the decks found.
import { expect, test } from "vitest";

import type { CheckedDeck } from "../../gen/CheckedDeck";
import { progress, summary } from "./checked";

const fine: CheckedDeck = { name: "a.pdf", item: "", pages: "1 page", not_looked_at: "", findings: [] };
const bad: CheckedDeck = { ...fine, findings: [{ what: "A.", why: "B.", instead: "C.", pages: [] }] };
const of = (decks: CheckedDeck[]): string => summary(decks);

test.each([
  [[], /no deck/],
  [[fine], "There is nothing to mend."],
  [[fine, fine], "There is nothing to mend in 2 decks."],
  [[bad], "One deck has something to mend."],
  [[bad, fine], "One deck has something to mend; one is fine."],
  [[bad, bad, fine, fine], "2 decks have something to mend; 2 are fine."],
])("%#", (decks, words) => {
  if (typeof words === "string") expect(of(decks)).toBe(words);
  else expect(of(decks)).toMatch(words);
});

test("how far it is", () => {
  expect(progress({ seen: 3, of: 12 })).toBe("3 of 12 pages");
  expect(progress({ seen: 0, of: 0 })).toBe("Opening the decks …");
});
