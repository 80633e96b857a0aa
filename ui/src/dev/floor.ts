// Enough of Rust's rules to see the queue, a poll and an outcome change.
import type { Draft } from "../gen/Draft";
import type { FloorCard } from "../gen/FloorCard";
import type { Intent } from "../gen/Intent";

export function floorAfter(floor: FloorCard, intent: Intent): FloorCard {
  const { queue } = floor;
  switch (intent.intent) {
    case "record-outcome": {
      const words = intent.outcome.chosen.join("; ") || "No conclusion; continue on the list";
      const outcomes = floor.outcomes.map((row) =>
        row.item === intent.item ? { ...row, outcome: intent.outcome, words: `${words}.` } : row,
      );
      return { ...floor, outcomes };
    }
    case "ask-poll": {
      const poll = {
        id: "p9",
        item: "pat",
        at: "12:33",
        kind: "answers" as const,
        question: intent.question,
        result: "",
        shown: false,
      };
      return { ...floor, polls: [...floor.polls, poll], open_poll: "p9" };
    }
    case "count-poll": {
      const polls = floor.polls.map((poll) =>
        poll.id === (intent.poll ?? floor.open_poll) ? { ...poll, result: intent.line } : poll,
      );
      return { ...floor, polls, open_poll: null };
    }
    case "withdraw-poll":
      return { ...floor, polls: floor.polls.filter(({ id }) => id !== intent.poll), open_poll: null };
    case "time-card":
      return seen({ ...floor, corner: floor.corner === null ? "5 minutes left" : null });
    case "room-timer":
      return seen({ ...floor, room_timer: !floor.room_timer, timer_seen: !floor.room_timer });
  }
  if (queue === null) return floor;
  const { waiting } = queue;
  switch (intent.intent) {
    case "close-queue":
      return { ...floor, queue: { ...queue, closed: !queue.closed, full: false } };
    case "join-queue":
      return { ...floor, queue: { ...queue, waiting: [...waiting, { id: intent.name, name: intent.name }] } };
    case "leave-queue":
      return { ...floor, queue: { ...queue, waiting: waiting.filter(({ id }) => id !== intent.speaker) } };
    case "move-in-queue": {
      const rest = waiting.filter(({ id }) => id !== intent.speaker);
      const moved = waiting.filter(({ id }) => id === intent.speaker);
      return { ...floor, queue: { ...queue, waiting: rest.toSpliced(intent.to, 0, ...moved) } };
    }
    case "name-speaker": {
      const spoke = queue.spoke.map((row) =>
        row.number === intent.number ? { ...row, who: intent.name } : row,
      );
      return { ...floor, queue: { ...queue, spoke } };
    }
  }
  return floor;
}

function seen(floor: FloorCard): FloorCard {
  const all = [floor.corner, floor.timer_seen ? "the timer" : null].filter((part) => part !== null);
  return { ...floor, seen_of_time: all.length === 0 ? null : all.join(", ") };
}

/** The intent of a finished line. */
export function intentOf({ purpose, text, poll }: Draft): Intent {
  if (purpose === "poll-question") return { intent: "ask-poll", question: text, kind: null };
  if (purpose === "poll-result") return { intent: "count-poll", poll, line: text };
  if (purpose === "queue") return { intent: "join-queue", name: text };
  return { intent: "note", text };
}
