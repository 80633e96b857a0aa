// People and what should be in place.
import { describe, expect, test } from "vitest";

import type { ReadyLine } from "../../gen/ReadyLine";
import { asksForSeat, names, same, seatOf, standing } from "./people-words";

const line = (more: Partial<ReadyLine> = {}): ReadyLine => ({
  id: "speaker:pat",
  text: "Tommy Pauly is there",
  detail: "not seen yet, expected remote",
  done: false,
  silenced: false,
  item: "pat",
  ...more,
});

describe("names", () => {
  test.each([
    ["Robin Example, Sam Example", ["Robin Example", "Sam Example"]],
    [" Robin   Example ;Sam,, Sam", ["Robin Example", "Sam"]],
    ["", []],
    [" , ", []],
  ])("“%s”", (typed, list) => expect(names(typed)).toEqual(list));
  test("the same names are no change", () => {
    expect(same(["a", "b"], ["a", "b"])).toBe(true);
    expect(same(["a"], ["a", "b"])).toBe(false);
    expect(same(["b", "a"], ["a", "b"])).toBe(false);
  });
});

describe("a speaker's seat", () => {
  test("is asked for by the speaker's own line only", () => {
    expect(asksForSeat(line())).toBe(true);
    expect(asksForSeat(line({ id: "audio:pat" }))).toBe(false);
    expect(asksForSeat(line({ id: "note-takers", item: null }))).toBe(false);
  });
  test("is known once somebody has seen them", () => {
    expect(seatOf(line())).toBeNull();
    expect(seatOf(line({ done: true, detail: "remote" }))).toBe("remote");
    expect(seatOf(line({ done: true, detail: "on site" }))).toBe("on-site");
  });
});

test("a line says how it stands", () => {
  expect(standing(line())).toBe("not seen yet, expected remote");
  expect(standing(line({ silenced: true }))).toBe("ticked");
  expect(standing(line({ done: true, detail: "remote", silenced: true }))).toBe("remote");
});
