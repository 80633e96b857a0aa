// What the timer card says besides its digits: what is left for the discussion, and what the room sees of the time.
import type { FloorCard } from "../../gen/FloorCard";
import type { Ticking } from "../../gen/Ticking";
import type { TimerCard } from "../../gen/TimerCard";

/**
 * What is left for the discussion, once the talk takes from it. Before that the budget says it ("15 + 10 min"), and in
 * the discussion itself the digits do, which then count to the item's end.
 */
export function discussionLeft({
  discussion,
  left,
  parts,
  spent,
}: Pick<TimerCard, "discussion" | "left" | "parts" | "spent">): Ticking | null {
  const [talk = 0, rest = 0] = parts;
  const countsToItemEnd = Math.abs(left.ms + spent.ms - talk - rest) < 1000;
  return spent.ms < talk || countsToItemEnd ? null : discussion;
}

/** "The room sees: 5 minutes left"; null when it sees no time. */
export function roomSeesOfTime({
  corner,
  timer_seen,
}: Pick<FloorCard, "corner" | "timer_seen">): string | null {
  const seen = [corner, timer_seen ? "the timer" : null].filter((part) => part !== null);
  return seen.length === 0 ? null : `The room sees: ${seen.join(", ")}`;
}
