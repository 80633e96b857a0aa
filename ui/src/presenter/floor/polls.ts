// The current poll, the list of polls, and the labels of lines typed for a poll or a name.
import type { PollKind } from "../../gen/PollKind";
import type { PollRow } from "../../gen/PollRow";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { Purpose } from "../../gen/Purpose";

type Known = Pick<PresenterSnapshot, "agenda" | "floor">;

/** The poll waiting for its result, else the running item's latest one. */
export function pollAtHand({ agenda, floor }: Known): PollRow | null {
  const open = floor.polls.find(({ id }) => id === floor.open_poll);
  if (open !== undefined) return open;
  const running = agenda.find(({ state }) => state === "now")?.id ?? null;
  return floor.polls.findLast(({ item }) => item === running) ?? null;
}

/** A poll in the list, with its time and, if it isn't the running item's, its item. */
export interface ListedPoll {
  poll: PollRow;
  /** "12:31", "12:31 · item 1". */
  when: string;
}

/** All polls: first the running item's, then the others, each in the order they were asked. */
export function listedPolls({ agenda, floor }: Known): ListedPoll[] {
  const running = agenda.find(({ state }) => state === "now")?.id ?? null;
  const isHere = ({ item }: PollRow): boolean => item === running;
  const others = floor.polls.filter((poll) => !isHere(poll));
  return [...floor.polls.filter(isHere), ...others].map((poll) => {
    const number = isHere(poll) ? undefined : agenda.find(({ id }) => id === poll.item)?.number;
    return { poll, when: number === undefined ? poll.at : `${poll.at} · item ${number}` };
  });
}

/** The same result where there is little room, with each of its numbers: "31 / 4 / 62"; words stay as they are. */
export function shortResult(result: string): string {
  const numbers = result.split(", ").map((part) => /^\d+(?= )/.exec(part)?.[0]);
  return numbers.includes(undefined) ? result : numbers.join(" / ");
}

const RESULTS: Record<PollKind, string> = {
  answers: "31 4 62: yes, no, no opinion",
  hands: "31 4 62: raised, not raised, present",
  hum: "what you heard, in words",
};

/** The word before a line's field, the field's label, and its placeholder. */
export function lineWords(
  purpose: Purpose,
  poll: PollRow | null,
): { what: string; label: string; placeholder: string } {
  switch (purpose) {
    case "queue":
      return { what: "Queue", label: "Name for the queue", placeholder: "name to add" };
    case "name":
      return { what: "Name", label: "Name of the last speaker", placeholder: "of the last speaker" };
    case "poll-question":
      return {
        what: "Poll",
        label: "The poll's question",
        placeholder: "its question",
      };
    case "poll-result":
      return {
        what: "Result",
        label: poll === null ? "Result of the poll" : `Result of the poll: ${poll.question}`,
        placeholder: RESULTS[poll?.kind ?? "answers"],
      };
    case "note":
      return { what: "Note", label: "Note to the minutes", placeholder: "Note to the minutes" };
    case "search":
      return { what: "Search", label: "Search the slides", placeholder: "Search the slides" };
  }
}
