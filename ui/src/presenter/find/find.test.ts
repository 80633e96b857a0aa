// Finding actions by name.
import { expect, test } from "vitest";

import { find } from "./find";

const entries = [
  { name: "Back to where you were", also: "turn" },
  { name: "Note Well", also: "boilerplate" },
  { name: "Begin a note", also: "run" },
  { name: "Open Minutes", also: "https://notes.ietf.org/" },
];
const names = (typed: string): string[] => find(entries, typed).map(({ name }) => name);

test("nothing typed finds all, in their order", () =>
  expect(names(" ")).toEqual(entries.map(({ name }) => name)));
test("a name that begins so comes first", () =>
  expect(names("note")).toEqual(["Note Well", "Begin a note", "Open Minutes"]));
test("every word must be there, in any order", () => {
  expect(names("well note")).toEqual(["Note Well"]);
  expect(names("note nothing")).toEqual([]);
});
