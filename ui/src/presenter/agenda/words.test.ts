// What a row of the agenda says.
import { describe, expect, test } from "vitest";

import { row as fixtureRow } from "../../dev/room";
import { at, clocks } from "../../dev/time";
import type { AgendaRow } from "../../gen/AgendaRow";
import { freeBefore, inWords, marks, otherEnd, timesInWords } from "./words";

const row = (more: Partial<AgendaRow> = {}): AgendaRow =>
  fixtureRow({
    id: "pat",
    number: "2",
    title: "Private Access Tokens",
    who: "Tommy Pauly",
    time: "25",
    state: "planned",
    at: "12:05",
    planned: "12:05–12:30",
    planned_end: at("12:30:00"),
    ...more,
  });

describe("marks", () => {
  test.each<[Partial<AgendaRow>, string[]]>([
    [{}, []],
    [{ kind: "fyi" }, ["FYI"]],
    [{ kind: "as-time-permits", state: "skipped" }, ["Skipped", "If time permits"]],
    [{ fixed_start: "13:00" }, ["At 13:00"]],
    [{ state: "passed-over" }, ["Skipped for now"]],
    [{ kind: "aob", title: "AOB" }, []],
    [{ kind: "aob", title: "Anything else" }, ["AOB"]],
    [{ kind: "break", title: "Lunch" }, ["Break"]],
  ])("%j", (more, words) => expect(marks(row(more))).toEqual(words));
});

describe("the projected end", () => {
  const utc = clocks(at("12:20:00"));
  const ends = (time: string, rate = 0): Partial<AgendaRow> => ({
    projected: { start: { epoch_ms: at("12:09:00"), rate }, end: { epoch_ms: at(time), rate } },
  });
  test("is said when the plan has another", () => {
    expect(otherEnd(row(ends("12:34:10")), 0, utc)).toBe("12:34");
    expect(otherEnd(row(ends("12:30:40")), 0, utc)).toBe("");
  });
  test("moves on with the clock, in the session's zone", () => {
    const prague = { ...utc, zone: utc.local };
    expect(otherEnd(row(ends("12:34:10", 1)), 60_000, prague)).toBe("13:35");
  });
  test("is said when it is the same time of another day", () => {
    const tomorrow = { epoch_ms: at("12:30:00") + 86_400_000, rate: 0 };
    const late = row({ projected: { start: tomorrow, end: tomorrow } });
    expect(otherEnd(late, 0, utc)).toBe("10 Nov 12:30");
  });
  test("is not said of what is over, skipped or not projected", () => {
    expect(otherEnd(row({ ...ends("12:34:10"), state: "done" }), 0, utc)).toBe("");
    expect(otherEnd(row({ ...ends("12:34:10"), state: "skipped" }), 0, utc)).toBe("");
    expect(otherEnd(row(), 0, utc)).toBe("");
  });
});

test("a row in words", () => {
  expect(inWords(row({ state: "now" }))).toBe(
    "2: Private Access Tokens, Tommy Pauly, 25 minutes, at 12:05, now",
  );
  expect(inWords(row({ state: "skipped", presenter: "", time: "", at: "" }))).toBe(
    "2: Private Access Tokens, Skipped",
  );
  expect(timesInWords(row({ actual: "12:09–12:31" }))).toBe("Planned 12:05–12:30, actual 12:09–12:31");
  expect(timesInWords(row({ planned: "", actual: "12:09–" }))).toBe("Actual 12:09–");
});

test("free minutes before a fixed start are said in whole ones", () => {
  expect(freeBefore(20 * 60_000 + 59_000)).toBe(" · 20 min spare before it");
  expect(freeBefore(59_000)).toBe("");
});
