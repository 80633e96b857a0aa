// The pace of a talk in words: against the last run, or, if there is none, against the time that it has.
import type { PaceCard } from "../../gen/PaceCard";
import type { PaceSlide } from "../../gen/PaceSlide";
import type { Clocks } from "../../gen/Clocks";
import { shortTime, span } from "../../time";

/** The words change in steps of so much: a number that counts every second would draw the eye. Less than a step is on pace. */
const STEP_MS = 5_000;

/** How far ahead the talk is, in milliseconds; null before its start, or without a last run. On time for the next slide it stays, later
 *  it sinks. */
export function aheadOf({ last, spent }: PaceCard, passed: number): number | null {
  if (last === null || last.ahead === null || last.until === null) return null;
  return Math.min(last.ahead, last.until - span(spent, passed));
}

/** When the talk finishes if the rest takes as long as in the last run, in milliseconds since 1970; null before its start. */
export function finishes(pace: PaceCard, clocks: Clocks, passed: number): number | null {
  const ahead = aheadOf(pace, passed);
  if (ahead === null || pace.last === null) return null;
  const left = Math.max(0, pace.last.took - ahead - span(pace.spent, passed));
  return clocks.epoch_ms + passed + left;
}

/** Whether it then takes longer than it may. */
export function isTooLong(pace: PaceCard, passed: number): boolean {
  const ahead = aheadOf(pace, passed);
  const takes = Math.max(span(pace.spent, passed), (pace.last?.took ?? 0) - (ahead ?? 0));
  return ahead !== null && pace.allotted !== null && takes > pace.allotted[0];
}

/** "15 s behind your last run"; without one "5 slides to come". */
export function paceWords(pace: PaceCard, passed: number): string {
  if (pace.last === null) return toCome(pace);
  const ahead = aheadOf(pace, passed);
  if (ahead === null) return `Your last run took ${duration(pace.last.took)}`;
  const steps = Math.floor(Math.abs(ahead) / STEP_MS);
  if (steps === 0) return "On pace with your last run";
  return `${duration(steps * STEP_MS)} ${ahead > 0 ? "ahead of" : "behind"} your last run`;
}

function toCome({ slides }: PaceCard): string {
  const count = slidesToCome(slides);
  if (count === 0) return "Last slide";
  return count === 1 ? "1 slide to come" : `${count} slides to come`;
}

function slidesToCome(slides: PaceSlide[]): number {
  const up = slides.findIndex(({ is_up }) => is_up);
  return up === -1 ? 0 : slides.length - 1 - up;
}

/** How long each slide to come may take without a last run, "1:40 for each"; empty when there is nothing to share out. */
export function shareWords({ last, allotted, spent, slides }: PaceCard, passed: number): string {
  const count = slidesToCome(slides);
  if (last !== null || allotted === null || count === 0) return "";
  const left = allotted[0] - span(spent, passed);
  return left <= 0 ? "no time left" : `${shortTime(left / count)} for ${count === 1 ? "it" : "each"}`;
}

/** The time on a slide's row: of the one that is up "0:40 of 1:50", else how long it took, now or in the last run; empty if it has none. */
export function slideWords({ spent, slides }: PaceCard, at: number, passed: number): string {
  const { is_up, reached, last } = slides[at]!;
  const took = last === null ? null : last[1] - last[0];
  const next = slides.slice(at + 1).find((slide) => slide.reached !== null)?.reached ?? null;
  if (is_up && reached !== null) {
    const here = shortTime(Math.max(0, span(spent, passed) - reached));
    return took === null ? here : `${here} of ${shortTime(took)}`;
  }
  if (took !== null) return shortTime(took);
  return reached === null || next === null ? "" : shortTime(Math.max(0, next - reached));
}

/** The slides on the ribbon: those of the last run to scale, else those reached now, each with its place in milliseconds. */
export function blocks(pace: PaceCard): { number: number; from: number; to: number; at: number }[] {
  return pace.slides.flatMap(({ number, reached, last, is_up }, at) => {
    if (pace.last !== null) return last === null ? [] : [{ number, from: last[0], to: last[1], at }];
    const next = pace.slides.slice(at + 1).find((slide) => slide.reached !== null)?.reached ?? null;
    const to = next ?? (is_up ? pace.spent.ms : null);
    return reached === null || to === null ? [] : [{ number, from: reached, to, at }];
  });
}

/** "18 s", "2 min", "2 min 5 s". */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
