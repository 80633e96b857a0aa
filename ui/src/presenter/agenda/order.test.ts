// Moving rows of the agenda.
import { describe, expect, test } from "vitest";

import { intoGap, neighbour, step } from "./order";

const ids = ["intro", "pat", "multicast", "summary"];

describe("by keyboard", () => {
  test("up is before the row above, down is before the row after next", () => {
    expect(step(ids, "multicast", -1)).toEqual({ before: "pat" });
    expect(step(ids, "pat", 1)).toEqual({ before: "summary" });
  });
  test("down to the last place is to the end", () => {
    expect(step(ids, "multicast", 1)).toEqual({ before: null });
  });
  test("the ends are ends", () => {
    expect(step(ids, "intro", -1)).toBeNull();
    expect(step(ids, "summary", 1)).toBeNull();
    expect(step(ids, "gone", 1)).toBeNull();
  });
});

describe("with the mouse", () => {
  test("a gap is before the row below it, the last one the end", () => {
    expect(intoGap(ids, "summary", 1)).toEqual({ before: "pat" });
    expect(intoGap(ids, "intro", 4)).toEqual({ before: null });
  });
  test("the gaps beside the row move nothing", () => {
    expect(intoGap(ids, "pat", 1)).toBeNull();
    expect(intoGap(ids, "pat", 2)).toBeNull();
  });
});

test("when a row goes the next one has the focus, at the end the one before", () => {
  expect(neighbour(ids, "pat")).toBe("multicast");
  expect(neighbour(ids, "summary")).toBe("multicast");
  expect(neighbour(["intro"], "intro")).toBeNull();
});
