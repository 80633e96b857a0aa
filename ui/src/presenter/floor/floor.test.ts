// The floor: names, places in the queue, polls, what the room sees of the time.
import { describe, expect, test } from "vitest";

import type { AgendaRow } from "../../gen/AgendaRow";
import type { FloorCard } from "../../gen/FloorCard";
import type { PollRow } from "../../gen/PollRow";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { discussionLeft, isUnderDiscussion, markShares, roomSeesOfTime } from "./floor";
import { placeAfter, placeInGap } from "./places";
import { lineWords, listedPolls, pollAtHand } from "./polls";
import { completions, nameMeant } from "../parts/type-ahead";

describe("names", () => {
  const known = ["Ben Schwartz", "Tommy Pauly", "Benoît Claise", "Rich Salz", "Robin van den Berg"];
  test("complete from the beginning of any word, first names first", () => {
    expect(completions(known, "be")).toEqual(["Ben Schwartz", "Benoît Claise", "Robin van den Berg"]);
    expect(completions(known, " pau ")).toEqual(["Tommy Pauly"]);
    expect(completions(known, "en")).toEqual([]);
  });
  test("whatever accents were typed, and signs are no pattern", () => {
    expect(completions(known, "benoit")).toEqual(["Benoît Claise"]);
    expect(completions(known, ".*(")).toEqual([]);
  });
  test("nothing typed offers nothing", () => expect(completions(known, " ")).toEqual([]));
  test("the one chosen is meant, else what was typed, spelled as it is known", () => {
    expect(nameMeant(known, "be", "Ben Schwartz")).toBe("Ben Schwartz");
    expect(nameMeant(known, " tommy  pauly", undefined)).toBe("Tommy Pauly");
    expect(nameMeant(known, "Be", undefined)).toBe("Be");
  });
});

describe("places", () => {
  test.each([
    [0, 0, null],
    [1, 0, null],
    [2, 0, 1],
    [4, 0, 3],
    [0, 3, 0],
    [3, 3, null],
    [2, -1, null],
  ])("into gap %i the row of place %i goes to place %o", (gap, from, to) =>
    expect(placeInGap(gap, from)).toBe(to),
  );
  test("a key goes no further than the ends", () => {
    expect(placeAfter(0, -1, 3)).toBeNull();
    expect(placeAfter(0, 1, 3)).toBe(1);
    expect(placeAfter(2, 1, 3)).toBeNull();
  });
});

describe("the poll at hand", () => {
  const poll = (id: string, item: string | null, result = ""): PollRow => ({
    id,
    item,
    at: "12:31",
    result,
    kind: "hands",
    question: "Q",
    shown: false,
  });
  const session = (polls: PollRow[], open_poll: string | null = null) => ({
    agenda: [{ state: "now", id: "pat" }] as AgendaRow[],
    floor: { polls, open_poll } as FloorCard,
  });
  test("is the one that waits for its result", () =>
    expect(pollAtHand(session([poll("a", "intro"), poll("b", "pat", "x")], "a"))?.id).toBe("a"));
  test("else the latest of the running item", () => {
    expect(pollAtHand(session([poll("a", "pat", "x")]))?.id).toBe("a");
    expect(pollAtHand(session([poll("a", "intro", "x")]))).toBeNull();
    expect(pollAtHand(session([]))).toBeNull();
  });
  test("the list has those of the running item first, and says of the others whose they are", () => {
    const known = session([poll("a", "intro"), poll("b", "pat"), poll("c", null), poll("d", "pat", "x")]);
    known.agenda.push({ state: "done", id: "intro", number: "1" } as AgendaRow);
    expect(listedPolls(known).map(({ poll, when }) => `${poll.id} ${when}`)).toEqual([
      "b 12:31",
      "d 12:31",
      "a 12:31 · item 1",
      "c 12:31",
    ]);
  });
  test("the line says how the result is typed", () => {
    expect(lineWords("poll-result", null).placeholder).toBe("31 4 62: yes, no, no opinion");
    expect(lineWords("poll-result", poll("a", null)).placeholder).toBe(
      "31 4 62: raised, not raised, present",
    );
    expect(lineWords("poll-result", poll("a", null)).label).toBe("Result of the poll: Q");
  });
});

describe("time", () => {
  test("what the room sees of it is said", () => {
    expect(roomSeesOfTime({ corner: null, timer_seen: false })).toBeNull();
    expect(roomSeesOfTime({ corner: "5 minutes left", timer_seen: false })).toBe(
      "The room sees: 5 minutes left",
    );
    expect(roomSeesOfTime({ corner: "Time", timer_seen: true })).toBe("The room sees: Time, the timer");
  });
  test("marks stand on the bar where they are", () => {
    expect(markShares([50, 80, 0, 100, 300], [60, 40])).toEqual([0.5, 0.8]);
    expect(markShares([50], [])).toEqual([]);
  });
});

describe("the queue can be closed", () => {
  const primary = (label: string) => ({ label, key: "M", intent: { intent: "mic" as const } });
  const state = (label: string, mic: boolean) =>
    ({ floor: { queue: {} }, mic: mic ? {} : null, primary: primary(label) }) as unknown as PresenterSnapshot;
  test("while somebody speaks or the next one can, not before", () => {
    expect(isUnderDiscussion(state("Discussion", false))).toBe(false);
    expect(isUnderDiscussion(state("Next speaker", false))).toBe(true);
    expect(isUnderDiscussion(state("Discussion", true))).toBe(true);
    expect(isUnderDiscussion({ ...state("Next speaker", true), floor: { queue: null } as FloorCard })).toBe(
      false,
    );
  });
});

describe("what is left for the discussion of 15 + 10 min", () => {
  const MINUTE = 60_000;
  const timer = (spent: number, left: number, discussion: number | null) => ({
    spent: { ms: spent * MINUTE, rate: 1 },
    left: { ms: left * MINUTE, rate: -1 },
    discussion: discussion === null ? null : { ms: discussion * MINUTE, rate: -1 },
    parts: [15 * MINUTE, 10 * MINUTE],
  });
  test.each([
    ["the talk has time: the budget says it", timer(14, 1, 10), undefined],
    ["the talk is just over its time", timer(15, 0, 10), 10],
    ["the talk is 3 minutes over", timer(18, -3, 7), 7],
    ["the talk took it all", timer(27, -12, 0), 0],
    ["the discussion runs: the digits say it", timer(18, 7, 7), undefined],
    ["the discussion is over its time", timer(27, -2, 0), undefined],
    ["there is none", timer(18, -3, null), undefined],
  ])("%s", (_, card, minutes) =>
    expect(discussionLeft(card)?.ms).toBe(minutes === undefined ? undefined : minutes * MINUTE),
  );
});
