// How passing time is counted and worded. The only place that reads the clock.
import type { Clocks } from "./gen/Clocks";
import type { Projection } from "./gen/Projection";
import type { Ticking } from "./gen/Ticking";
import type { ZoneOffset } from "./gen/ZoneOffset";

/** In these last minutes before the start seconds are shown. */
const LAST_MINUTES_MS = 600_000;

let arrived = 0;

/** Milliseconds since the latest snapshot arrived. Tests replace this function. */
export const clock = { sinceSnapshot: (): number => performance.now() - arrived };

/** Call when a snapshot arrives. */
export function snapshotCame(): void {
  arrived = performance.now();
}

/**
 * Milliseconds since the snapshot, as of the last whole second of the wall clock, so that everything on the
 * screen changes at the same moment and a late timer skips no second.
 */
export function passed(clocks: Clocks): number {
  const now = clocks.epoch_ms + clock.sinceSnapshot();
  return Math.max(0, Math.floor(now / 1000) * 1000 - clocks.epoch_ms);
}

/** Milliseconds until the wall clock's next whole second. */
export function untilNextSecond(clocks: Clocks): number {
  const now = clocks.epoch_ms + clock.sinceSnapshot();
  return 1000 - (((now % 1000) + 1000) % 1000);
}

/** A span in milliseconds, `passed` milliseconds after the snapshot. */
export function span(ticking: Ticking, passed: number): number {
  return ticking.ms + ticking.rate * passed;
}

/** An instant in milliseconds since 1970, `passed` milliseconds after the snapshot. */
export function instant(projection: Projection, passed: number): number {
  return projection.epoch_ms + projection.rate * passed;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** "05:31"; from an hour on "1:05:31". */
function minutesAndSeconds(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

/** Time left: "05:31"; past its end "+01:12". A second counts as left until it has passed completely. */
export function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 0 ? `+${minutesAndSeconds(-seconds)}` : minutesAndSeconds(seconds);
}

/** How long it is until the start: "10:00" in the last ten minutes, before that "45 min", "2 h 05 min". */
export function untilStart(ms: number): string {
  const left = Math.max(0, ms);
  if (left <= LAST_MINUTES_MS) return timeLeft(left);
  const minutes = Math.ceil(left / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** How long the words of `untilStart` stay as they are: up to a second, before the last ten minutes up to a minute. */
export function untilStartChanges(ms: number): number {
  const step = ms <= LAST_MINUTES_MS ? 1000 : 60_000;
  const rest = ((ms % step) + step) % step;
  return rest === 0 ? step : rest;
}

/** Time spent: "05:31". */
export function timeSpent(ms: number): string {
  return minutesAndSeconds(Math.max(0, Math.floor(ms / 1000)));
}

/** How long somebody has been speaking, or something has been shown: "1:24". */
export function shortTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

const UTC: ZoneOffset = { from_ms: 0, offset_s: 0, name: "UTC" };

/** How a zone's clocks are set at an instant. */
export function offsetAt(zone: ZoneOffset[], epochMs: number): ZoneOffset {
  return zone.findLast(({ from_ms }) => from_ms <= epochMs) ?? zone[0] ?? UTC;
}

/** "12:30" in a zone `offsetSeconds` east of UTC. */
export function clockMinutes(epochMs: number, offsetSeconds: number): string {
  return clockSeconds(epochMs, offsetSeconds).slice(0, 5);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A time of the session as it is printed: "12:30"; with its date when the day is not the session's first,
 * and with the zone's name when the clocks are set differently then.
 */
export function timeOfSession(epochMs: number, clocks: Clocks): string {
  const startMs = clocks.start_ms ?? clocks.epoch_ms;
  const [own, first] = [offsetAt(clocks.zone, epochMs), offsetAt(clocks.zone, startMs)];
  const local = (ms: number, { offset_s }: ZoneOffset): Date => new Date(ms + offset_s * 1000);
  const [at, start] = [local(epochMs, own), local(startMs, first)];
  const sameDay = at.toISOString().slice(0, 10) === start.toISOString().slice(0, 10);
  const date = sameDay ? "" : `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} `;
  const name = own.offset_s === first.offset_s ? "" : ` ${own.name}`;
  return `${date}${clockMinutes(epochMs, own.offset_s)}${name}`;
}

/** "12:24:29" in a zone `offsetSeconds` east of UTC. */
export function clockSeconds(epochMs: number, offsetSeconds: number): string {
  const seconds = Math.floor(epochMs / 1000) + offsetSeconds;
  const ofDay = ((seconds % 86400) + 86400) % 86400;
  return `${two(Math.floor(ofDay / 3600))}:${two(Math.floor(ofDay / 60) % 60)}:${two(ofDay % 60)}`;
}

/** "56 min"; from an hour and a half on "1 h 56 min". */
function minutesWords(minutes: number): string {
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** How much of the slot is spare: "56 min spare"; negative is "3 min over". */
export function freeWords(ms: number): string {
  return ms < 0
    ? `${-ms < 60_000 ? "< 1 min" : minutesWords(Math.floor(-ms / 60000))} over`
    : `${minutesWords(Math.ceil(ms / 60000))} spare`;
}

/** How an ended session's end lies to its slot's: "3 min early", "6 min over", "on time" within a minute. */
export function endedWords(ms: number): string {
  return Math.abs(ms) < 60_000 ? "on time" : freeWords(ms).replace("spare", "early");
}

/** How the session stands against its plan: "4 min behind plan", "3 min ahead of plan", "On plan" within a minute. */
export function planWords(behindMs: number): { words: string; short: string } {
  const minutes = Math.floor(Math.abs(behindMs) / 60000);
  if (minutes === 0) return { words: "On plan", short: "On plan" };
  const short = `${minutesWords(minutes)} ${behindMs > 0 ? "behind" : "ahead"}`;
  return { words: `${short} ${behindMs > 0 ? "plan" : "of plan"}`, short };
}

/** What is left for the discussion, in whole minutes rounded down: "7 min", "< 1 min", "none left". */
export function discussionWords(ms: number): string {
  if (ms <= 0) return "none left";
  return ms < 60000 ? "< 1 min" : minutesWords(Math.floor(ms / 60000));
}

/** When an instant was: "just now" within ten seconds, else "at 12:31:07". */
export function savedWords(at: number, epochMs: number, offsetSeconds: number): string {
  return Math.abs(epochMs - at) < 10_000 ? "just now" : `at ${clockSeconds(at, offsetSeconds)}`;
}
