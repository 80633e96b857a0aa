// The poll at hand, the list of polls, and the line typed for one.
import { describe, expect, test } from "vitest";

import type { AgendaRow } from "../../gen/AgendaRow";
import type { FloorCard } from "../../gen/FloorCard";
import type { PollRow } from "../../gen/PollRow";
import { lineWords, listedPolls, pollAtHand, shortResult } from "./polls";

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
  test.each([
    ["31 yes, 4 no, 62 no opinion", "31 / 4 / 62"],
    ["31 raised, 4 not raised, 97 present", "31 / 4 / 97"],
    ["louder for, some against", "louder for, some against"],
    ["40 or so for, none against", "40 or so for, none against"],
    ["", ""],
  ])("has all of the numbers of %s where there is little room", (result, short) =>
    expect(shortResult(result)).toBe(short),
  );
  test("the line says how the result is typed", () => {
    expect(lineWords("poll-result", null).placeholder).toBe("31 4 62: yes, no, no opinion");
    expect(lineWords("poll-result", poll("a", null)).placeholder).toBe(
      "31 4 62: raised, not raised, present",
    );
    expect(lineWords("poll-result", poll("a", null)).label).toBe("Result of the poll: Q");
  });
});
