// The line that adds an item to the agenda.
import { describe, expect, test } from "vitest";

import { adds, read, says } from "./line";
import { areMinutes, isLength } from "./typed-minutes";

describe("the line's parts", () => {
  test.each([
    ["Bundle protocol / Ed Birrane / 10", "Bundle protocol", "Ed Birrane", "10"],
    ["Bundle protocol / Ed Birrane / 1h30", "Bundle protocol", "Ed Birrane", "1h30"],
    ["Bundle protocol / Ed Birrane", "Bundle protocol", "Ed Birrane", ""],
    ["Bundle protocol / 10 min", "Bundle protocol", "", "10 min"],
    ["Bundle protocol", "Bundle protocol", "", ""],
    ["Bundle protocol / Ed Birrane / ", "Bundle protocol", "Ed Birrane", ""],
    ["TCP/IP over QUIC / Ana/Bo / 7m", "TCP/IP over QUIC", "Ana/Bo", "7m"],
    ["AOB/ chairs /5", "AOB", "chairs", "5"],
    ["Security / privacy / Ana / 7", "Security / privacy", "Ana", "7"],
    ["RFC 9000", "RFC 9000", "", ""],
    ["", "", "", ""],
  ])("%s", (line, title, presenter, minutes) => expect(read(line)).toEqual({ title, presenter, minutes }));
});

describe("what is said and sent", () => {
  test("an item with all its parts", () => {
    const item = read("Bundle protocol / Ed Birrane / 10");
    expect(says(item)).toBe("Adds “Bundle protocol”, Ed Birrane, 10 min");
    expect(adds(item, "fyi")).toEqual({ intent: "add-item", ...item, kind: "fyi", before: null });
  });
  test("no title: not sent", () => {
    expect(adds(read(" / Ed / 10"), "talk")).toBeNull();
    expect(says(read(""))).toBe("A title comes first: Title / presenter / minutes");
  });
  test("minutes that are none: not sent, and said", () => {
    const item = read("Bundle protocol / Ed / ten");
    expect(adds(item, "talk")).toBeNull();
    expect(says(item)).toBe("“ten” is no length: 7, 7m, 1h30");
  });
});

describe("minutes as people type them", () => {
  test.each(["7", "7m", "25 min", "1h30", "1h 30m", "90s", " 7 "])("%s is a length", (text) =>
    expect(isLength(text)).toBe(true),
  );
  test.each(["+5", "-5", "−5", "12:45", "7", "1 h 30"])("%s are minutes", (text) =>
    expect(areMinutes(text)).toBe(true),
  );
  test.each(["", "ten", "+", "12:4", "m7"])("“%s” are none", (text) => expect(areMinutes(text)).toBe(false));
});
