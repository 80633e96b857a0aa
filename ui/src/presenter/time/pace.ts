// The pace against the last run, in words.
import type { PaceCard } from "../../gen/PaceCard";
import type { Clocks } from "../../gen/Clocks";
import { span } from "../../time";

/** So near counts as on pace. */
const NEAR_MS = 5_000;

/** How far ahead the talk is, in milliseconds; null before its start. On time for the next slide it stays, later it sinks. */
export function aheadOf(pace: PaceCard, passed: number): number | null {
  const up = pace.slides.find(({ is_up }) => is_up);
  if (pace.ahead === null || up === undefined) return null;
  return Math.min(pace.ahead, up.to - span(pace.spent, passed));
}

/** When the talk finishes if the rest takes as long as in the last run, in milliseconds since 1970; null before its start. */
export function finishes(pace: PaceCard, clocks: Clocks, passed: number): number | null {
  const ahead = aheadOf(pace, passed);
  if (ahead === null) return null;
  const left = Math.max(0, pace.took - ahead - span(pace.spent, passed));
  return clocks.epoch_ms + passed + left;
}

/** Whether it then takes longer than it may. */
export function isTooLong(pace: PaceCard, passed: number): boolean {
  const ahead = aheadOf(pace, passed);
  const takes = Math.max(span(pace.spent, passed), pace.took - (ahead ?? 0));
  return ahead !== null && pace.allotted !== null && takes > pace.allotted[0];
}

/** "18 s behind your last run". */
export function paceWords(pace: PaceCard, passed: number): string {
  const ahead = aheadOf(pace, passed);
  if (ahead === null) return `Your last run took ${duration(pace.took)}`;
  if (Math.abs(ahead) < NEAR_MS) return "On pace with your last run";
  return `${duration(Math.abs(ahead))} ${ahead > 0 ? "ahead of" : "behind"} your last run`;
}

/** "18 s", "2 min", "2 min 5 s". */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
