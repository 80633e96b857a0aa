// What the speaker's window says of time, and of what comes next.
import type { NextItem } from "../gen/NextItem";
import type { SpeakerSnapshot } from "../gen/SpeakerSnapshot";
import { timeLeft, timeSpent } from "../time";

/** The large digits, so many milliseconds after the snapshot; empty if there is no time to show. */
export function digitsOf({ left, counts_up }: SpeakerSnapshot, passed: number): string {
  if (left === null) return "";
  return (counts_up ? timeSpent : timeLeft)(left.ms + left.rate * passed);
}

/** "Next: Multicast Transports, Jake Holland"; empty if nothing comes. */
export function nextWords(next: NextItem | null): string {
  if (next === null) return "";
  return `Next: ${[next.title, next.presenter].filter((words) => words !== "").join(", ")}`;
}

/** Milliseconds until a span has another second. */
export function untilNext(ms: number, rate: number): number {
  const rest = ((ms % 1000) + 1000) % 1000;
  // Time left changes as it passes a whole second downwards, time spent upwards.
  return rate < 0 ? rest : 1000 - rest;
}
