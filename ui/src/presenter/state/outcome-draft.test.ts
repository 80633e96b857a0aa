// What the chooser of an outcome begins with, and what its keys choose.
import { describe, expect, test } from "vitest";

import type { AgendaRow } from "../../gen/AgendaRow";
import type { ItemState } from "../../gen/ItemState";
import type { Outcome } from "../../gen/Outcome";
import type { OutcomeRow } from "../../gen/OutcomeRow";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import {
  decidableItems,
  EMPTY,
  fieldOf,
  fieldsFor,
  firstItem,
  possibleOutcomes,
  runningItem,
  tidied,
  toggled,
  withDigit,
  withStep,
} from "./outcome-draft";

const POSSIBLE = ["existing WG", "new WG", "AD sponsorship"];
const agendaRow = (number: number, state: ItemState): AgendaRow =>
  ({ id: `i${number}`, number: String(number), title: `Item ${number}`, state }) as AgendaRow;
const row = (number: number, outcome: Outcome | null = null): OutcomeRow => ({
  item: `i${number}`,
  name: `${number} · Item ${number}`,
  outcome,
  words: outcome === null ? "" : "recorded",
});
const session = (now: number, outcomes: OutcomeRow[]) => ({
  agenda: [1, 2, 3].map((number) => agendaRow(number, number === now ? "now" : "planned")),
  floor: { outcomes },
});
const done = { ...EMPTY, chosen: ["new WG"] };

describe("the item", () => {
  test("is the one that is up", () => expect(firstItem(session(3, [row(2), row(3)]))).toBe("i3"));
  test("also when it has an outcome", () => expect(firstItem(session(2, [row(2, done), row(3)]))).toBe("i2"));
  test("is the first without outcome when what is up is not to be decided", () =>
    expect(firstItem(session(1, [row(2, done), row(3)]))).toBe("i3"));
  test("is what is up when nothing else is open", () => {
    expect(firstItem(session(1, [row(2, done)]))).toBe("i1");
    expect(firstItem(session(1, []))).toBe("i1");
  });
  test("after the last item it is one without outcome, else the last one", () => {
    expect(firstItem(session(0, [row(2), row(3, done)]))).toBe("i2");
    expect(firstItem(session(0, [row(2, done), row(3, done)]))).toBe("i3");
    expect(firstItem(session(0, []))).toBeNull();
  });
  test("what is up can always be chosen, in the order of the agenda", () => {
    expect(decidableItems(session(1, [row(2), row(3)])).map(({ name }) => name)).toEqual([
      "1 · Item 1",
      "2 · Item 2",
      "3 · Item 3",
    ]);
    expect(decidableItems(session(2, [row(2, done)]))).toHaveLength(1);
  });
  test("what is up comes with its outcome", () => {
    expect(runningItem(session(2, [row(2, done)]))?.outcome).toBe(done);
    expect(runningItem(session(0, [row(2)]))).toBeNull();
  });
});

describe("choosing", () => {
  test("digits choose several, in the session's order, and take back", () => {
    const three = withDigit(EMPTY, 3, POSSIBLE);
    const both = withDigit(three, 1, POSSIBLE);
    expect(both.chosen).toEqual(["existing WG", "AD sponsorship"]);
    expect(withDigit(both, 3, POSSIBLE).chosen).toEqual(["existing WG"]);
  });
  test("0 leaves none, and the rest as it is", () =>
    expect(withDigit({ ...done, wg: "tls" }, 0, POSSIBLE)).toEqual({ ...EMPTY, wg: "tls", free: false }));
  test("a digit without an outcome changes nothing", () => expect(withDigit(done, 7, POSSIBLE)).toBe(done));
  test("what is not possible any more is left out", () =>
    expect(toggled({ ...EMPTY, chosen: ["old"] }, "new WG", POSSIBLE).chosen).toEqual(["new WG"]));
  test("empty texts are none", () =>
    expect(tidied({ ...done, wg: " tls ", ad: "  ", sentence: "" })).toEqual({
      ...done,
      wg: "tls",
      free: false,
    }));
  test("arrows choose one after another, and nothing above the first", () => {
    const one = withStep(EMPTY, 1, POSSIBLE);
    expect(one.chosen).toEqual(["existing WG"]);
    expect(withStep(withStep(withStep(one, 1, POSSIBLE), 1, POSSIBLE), 1, POSSIBLE).chosen).toEqual([
      "AD sponsorship",
    ]);
    expect(withStep(one, -1, POSSIBLE).chosen).toEqual([]);
    expect(withStep(EMPTY, 1, []).chosen).toEqual([]);
  });
  test("a sentence is the outcome if nothing is chosen, unless 0 said so", () => {
    const sentence = { ...EMPTY, sentence: "Take it to TLS" };
    expect(tidied(sentence).free).toBe(true);
    expect(tidied(withDigit(sentence, 0, POSSIBLE)).free).toBe(false);
    expect(tidied(withDigit(sentence, 1, POSSIBLE)).free).toBe(false);
    expect(tidied(EMPTY).free).toBe(false);
  });
  test.each([
    ["Direct to an existing WG", "wg"],
    ["Propose a new, focused WG", "wg"],
    ["Take it to an existing group", "wg"],
    ["AD-sponsorship (assuming AD is willing)", "ad"],
    ["Adopt as a working group document", "sentence"],
    ["No consensus", "sentence"],
  ])("letters after %s go where it wants more", (one, field) =>
    expect(fieldOf({ ...EMPTY, chosen: [one] })).toBe(field),
  );
  test("an item's own list counts before the session's", () => {
    const known = {
      agenda: [
        { id: "a", outcomes: ["Adopt"] },
        { id: "b", outcomes: null },
        { id: "c", outcomes: [] },
      ],
      floor: { possible_outcomes: POSSIBLE },
    } as unknown as PresenterSnapshot;
    expect(possibleOutcomes(known, "a")).toEqual(["Adopt"]);
    expect(possibleOutcomes(known, "b")).toBe(POSSIBLE);
    expect(possibleOutcomes(known, "c"), "in own words").toEqual([]);
    expect(possibleOutcomes(known, null)).toBe(POSSIBLE);
  });
});

describe("the fields besides the sentence", () => {
  const WG = ["Adopt as a working group document", "Ready for Working Group Last Call", "No consensus"];
  const BOF = ["Form a working group", "Take it to an existing group"];
  const RG = ["Adopt as a research group document", "Take it to the IETF"];
  test.each([
    ["dispatch", POSSIBLE, true, true],
    ["a working group", WG, false, false],
    ["a research group", RG, false, false],
    ["a BoF", BOF, true, false],
    ["a session without a list", [], false, false],
  ])("of %s", (_, possible, wg, ad) => expect(fieldsFor(possible, EMPTY)).toEqual({ wg, ad }));
  test("stay while they say something", () => {
    expect(fieldsFor(WG, { ...EMPTY, wg: "tls" })).toEqual({ wg: true, ad: false });
    expect(fieldsFor(WG, { ...EMPTY, willing: false })).toEqual({ wg: false, ad: true });
  });
});
