// Finding actions by name.
import { describe, expect, test } from "vitest";

import { actions, find } from "./find";

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

describe("an action is found by other words than its name", () => {
  test.each([
    [
      "font",
      "Text of this window larger",
      "Settings",
      "Notes larger",
      "Notes smaller",
      "Notes at their usual size",
    ],
    ["zoom in", "Notes larger"],
    [
      "count",
      "Open the checklist",
      "Start or pause the time",
      "Time card in the corner",
      "Poll: its question, then its result",
    ],
    ["hide", "Black", "Hide what covers the slide"],
    ["theme", "Settings"],
    ["quit", "Close Chairside"],
    ["undo", "Undo a decision"],
    ["thumbnails", "Overview of all slides"],
    ["shortcuts", "All keys"],
    ["clipboard", "Copy all minutes"],
    ["fullscreen", "Full screen for the room's window"],
    ["before", "Previous slide", "Previous item"],
  ])("%s", (typed, ...wanted) => {
    const found = find(actions(false), typed).map(({ name }) => name);
    expect(found).toEqual(expect.arrayContaining(wanted));
  });
  test.each([
    ["font", "Text of this window larger"],
    ["count", "Poll: its question, then its result"],
    ["fonts", "Check the decks: small text, weak contrast, fonts, films, the wrong deck"],
    ["poll", "Poll: its question, then its result"],
  ])("%s finds what is meant first", (typed, wanted) => {
    expect(find(actions(false), typed)[0]?.name).toBe(wanted);
  });
  test("a name comes before a synonym", () =>
    expect(find(actions(false), "timer")[0]?.name).toBe("The room sees the timer, or no longer"));
  test("a plain deck has no session to act on", () => {
    const names = actions(true).map(({ name }) => name);
    expect(names).toContain("Start or pause the time");
    expect(names).not.toContain("Next item");
  });
});

test("there is a comment to end only while somebody speaks", () => {
  const first = (isSpeaking: boolean): string | undefined => find(actions(false, isSpeaking), "end")[0]?.name;
  expect([first(true), first(false)]).toEqual(["End comment", "End the session"]);
});
