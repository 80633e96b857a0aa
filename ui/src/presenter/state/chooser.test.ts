// The chooser of an outcome between a key and the snapshot that knows of it.
import { beforeEach, expect, test } from "vitest";

import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { Wire } from "../../wire";
import { Chooser } from "./chooser.svelte";

const POSSIBLE = ["existing WG", "new WG"];
const D = { key: "d", ctrl: false, shift: false, alt: false, text: false };
const ESC = { ...D, key: "Escape" };
let sent: Record<string, unknown>[] = [];
let snapshot: PresenterSnapshot;
let chooser: Chooser;

function says(change: Partial<PresenterSnapshot>): void {
  snapshot = { ...snapshot, ...change };
  chooser.follow(snapshot);
}

beforeEach(() => {
  sent = [];
  const carrier = {
    send: (command: string, args: Record<string, unknown>) => void sent.push({ command, ...args }),
    subscribe: () => undefined,
    ask: <Answer>() => new Promise<Answer>(() => {}),
  };
  const outcome = (item: string) => ({ item, name: item, outcome: null, words: "" });
  snapshot = {
    keys_seen: 0,
    outcome_open: false,
    offer: null,
    agenda: [
      { id: "a", state: "now" },
      { id: "b", state: "planned" },
    ],
    floor: { can_decide: true, possible_outcomes: POSSIBLE, outcomes: [outcome("a"), outcome("b")] },
  } as unknown as PresenterSnapshot;
  chooser = new Chooser(new Wire(carrier), () => snapshot);
});

test("before an item has begun D opens no form, and Rust says why", () => {
  snapshot = { ...snapshot, floor: { ...snapshot.floor, can_decide: false } };
  chooser.pressed(D);
  expect(chooser.open).toBe(false);
  expect(sent.length).toBe(1);
});

test("a digit pressed right after D is not lost, nor what is chosen when the snapshot comes", () => {
  chooser.pressed(D);
  chooser.take({ choice: "digit", digit: 2 });
  says({ keys_seen: 0, outcome_open: false });
  expect(chooser.open).toBe(true);
  says({ keys_seen: 1, outcome_open: true });
  expect(chooser.outcome.chosen).toEqual(["new WG"]);
});

test("Enter records, and closes", () => {
  chooser.pressed(D);
  chooser.take({ choice: "digit", digit: 1 });
  chooser.take({ choice: "record" });
  expect(chooser.open).toBe(false);
  expect(sent.slice(1)).toMatchObject([
    { command: "act", intent: { intent: "record-outcome", item: "a", outcome: { chosen: ["existing WG"] } } },
    { command: "desk", action: { desk: "open-outcome" } },
  ]);
  says({ keys_seen: 1, outcome_open: true });
  expect(chooser.open).toBe(false);
  says({ keys_seen: 3, outcome_open: false });
  expect(chooser.open).toBe(false);
});

test("Shift+Enter shows the room, and it stays open", () => {
  chooser.pressed(D);
  chooser.take({ choice: "propose" });
  expect(sent.at(-1)).toMatchObject({ intent: { intent: "propose-outcome", item: "a" } });
  expect(chooser.open).toBe(true);
});

test("while a question is asked nothing is recorded or shown, nothing is lost, and it says why", () => {
  chooser.pressed(D);
  chooser.take({ choice: "digit", digit: 1 });
  const offer = { words: "The file has changed.", accept: "Take over", decline: "Keep", is_over: false };
  says({ keys_seen: 1, outcome_open: true, offer });
  const before = sent.length;
  for (const choice of ["record", "propose"] as const) chooser.take({ choice });
  expect(sent.length).toBe(before);
  expect(chooser.refused).toBe(
    "Answer the question first: The file has changed. · Esc: Keep · D, then Enter: Take over",
  );
  expect([chooser.open, chooser.outcome.chosen]).toEqual([true, ["existing WG"]]);
  chooser.pressed(ESC);
  expect(chooser.open).toBe(true);
  says({ keys_seen: 2, offer: null });
  expect(chooser.refused).toBeNull();
  chooser.take({ choice: "record" });
  expect(sent.at(-2)).toMatchObject({ intent: { intent: "record-outcome", item: "a" } });
});

test("it opens and closes when the room's window had the key", () => {
  says({ outcome_open: true });
  expect(chooser.open).toBe(true);
  says({ outcome_open: false });
  expect(chooser.open).toBe(false);
});

test("Esc goes first to what lies over it", () => {
  chooser.pressed(D);
  says({ keys_seen: 1, outcome_open: true, help_open: true });
  chooser.pressed(ESC);
  expect(chooser.open).toBe(true);
  says({ keys_seen: 2, help_open: false });
  chooser.pressed(ESC);
  expect(chooser.open).toBe(false);
});

test("what was chosen for one item is still there after a look at another, and gone when it is opened again", () => {
  chooser.pressed(D);
  chooser.take({ choice: "digit", digit: 2 });
  chooser.choose("b");
  expect(chooser.outcome.chosen).toEqual([]);
  chooser.choose("a");
  expect(chooser.outcome.chosen).toEqual(["new WG"]);
  chooser.pressed(D);
  chooser.pressed(D);
  expect(chooser.outcome.chosen).toEqual([]);
});
