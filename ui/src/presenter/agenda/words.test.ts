// What a row of the agenda says.
import { describe, expect, test } from "vitest";

import { row as fixtureRow } from "../../dev/room";
import { at } from "../../dev/time";
import type { AgendaRow } from "../../gen/AgendaRow";
import { freeBefore, inWords, marks, taken, timesInWords, withUnit } from "./words";

const row = (more: Partial<AgendaRow> = {}): AgendaRow =>
  fixtureRow({
    id: "pat",
    number: "2",
    title: "Private Access Tokens",
    presenter: "Tommy Pauly",
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
    [{ kind: "as-time-permits", state: "skipped" }, ["Skipped"]],
    [{ fixed_start: "13:00" }, ["At 13:00"]],
    [{ state: "skipped-for-now" }, ["Skipped for now"]],
    [{ state: "not-reached" }, ["Not reached"]],
    [{ kind: "aob", title: "AOB" }, []],
    [{ kind: "aob", title: "Anything else" }, ["AOB"]],
    [{ kind: "break", title: "Lunch" }, ["Break"]],
  ])("%j", (more, words) => expect(marks(row(more))).toEqual(words));
});

test("what an item took is said when it differs from what it had", () => {
  expect(taken(row({ took: "20" }))).toBe("20");
  expect(taken(row({ took: "25" }))).toBeNull();
  expect(taken(row())).toBeNull();
  expect([withUnit("25"), withUnit("1 h 30")]).toEqual([" min", ""]);
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
