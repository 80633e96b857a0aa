// The editor of an agenda row.
import { describe, expect, test } from "vitest";

import { row as fixtureRow } from "../../dev/room";
import type { ItemState } from "../../gen/ItemState";
import { allowed, begin, edits, moreOf } from "./edits";

const row = (state: ItemState = "planned", time = "25") =>
  fixtureRow({ id: "pat", number: "2", title: "Tokens", presenter: "Tommy Pauly", time, state, at: "12:05" });
const from = begin(row());

describe("what is sent", () => {
  test("nothing when nothing was changed", () => {
    expect(edits(row(), { ...from, title: " Tokens " }, from)).toEqual([]);
  });
  test("one intent for each change", () => {
    const draft = { ...from, title: "Private tokens", presenter: "", minutes: "+5" };
    expect(edits(row(), draft, from)).toEqual([
      { intent: "set-title", item: "pat", title: "Private tokens" },
      { intent: "set-presenter", item: "pat", presenter: "" },
      { intent: "set-minutes", item: "pat", minutes: "+5" },
    ]);
  });
  test("its kind, and a fixed start given and taken away", () => {
    const fixed = begin({ ...row(), fixed_start: "13:00", fixed_start_typed: "13:00" });
    expect(edits(row(), { ...fixed, kind: "aob", start: "" }, fixed)).toEqual([
      { intent: "set-kind", item: "pat", kind: "aob" },
      { intent: "set-start", item: "pat", at: "" },
    ]);
    expect(edits(row(), { ...from, start: "13:00 " }, from)).toEqual([
      { intent: "set-start", item: "pat", at: "13:00" },
    ]);
  });
  test("the session's list of outcomes, apart from the item's own", () => {
    const listed = begin(row(), ["Adopt", "Last call"]);
    expect([listed.outcomes, listed.session_outcomes]).toEqual(["", "Adopt; Last call"]);
    expect(edits(row(), { ...listed, session_outcomes: " " }, listed)).toEqual([
      { intent: "set-session-outcomes", outcomes: "" },
    ]);
    const both = { ...listed, outcomes: "Merge", session_outcomes: "Adopt" };
    expect(edits(row(), both, listed)).toEqual([
      { intent: "set-outcomes", item: "pat", outcomes: "Merge" },
      { intent: "set-session-outcomes", outcomes: "Adopt" },
    ]);
  });
  test("a list of outcomes that is empty is in own words, which is not the same as none", () => {
    const own = begin({ ...row(), outcomes: [] }, []);
    expect([own.outcomes, own.session_outcomes]).toEqual(["in own words", "in own words"]);
    const usual = begin({ ...row(), outcomes: null });
    expect([usual.outcomes, usual.session_outcomes]).toEqual(["", ""]);
    expect(edits(row(), { ...usual, session_outcomes: "in own words" }, usual)).toEqual([
      { intent: "set-session-outcomes", outcomes: "in own words" },
    ]);
  });
  test("its links, without the fields that are left empty", () => {
    const two = begin({ ...row(), links: ["https://a.example", "https://b.example"] });
    expect(edits(row(), { ...two, links: ["https://a.example", " ", "https://b.example "] }, two)).toEqual(
      [],
    );
    expect(edits(row(), { ...two, links: ["https://b.example"] }, two)).toEqual([
      { intent: "set-links", item: "pat", urls: ["https://b.example"] },
    ]);
    expect(begin(row()).links).toEqual([""]);
  });
  test("minutes wiped out are left as they are", () => {
    expect(edits(row(), { ...from, minutes: "" }, from)).toEqual([]);
  });
});

test("what stands under “More fields” is named", () => {
  expect(moreOf(begin(row()))).toEqual([]);
  const full = begin({ ...row(), question: "Adopt?", seat: "remote", links: ["https://a.example"] });
  expect(moreOf(full)).toEqual(["question", "speaker", "links"]);
});

test("the minutes of what is over cannot be typed", () => {
  expect(begin(row("done", "took 9 of 5")).minutes).toBe("");
  expect(allowed(row("done"))).toEqual({
    minutes: false,
    start: false,
    skip: false,
    back: false,
    remove: false,
  });
});

test("what is up can be shortened and split, not skipped or removed; what is skipped can come back", () => {
  expect(allowed(row("now"))).toEqual({
    minutes: true,
    start: false,
    skip: false,
    back: false,
    remove: false,
  });
  for (const state of ["planned", "skipped-for-now"] as const) {
    expect(allowed(row(state))).toEqual({
      minutes: true,
      start: true,
      skip: true,
      back: false,
      remove: true,
    });
  }
  expect(allowed(row("skipped"))).toEqual({
    minutes: true,
    start: true,
    skip: false,
    back: true,
    remove: true,
  });
});
