// Names as they are typed for a role, and what a line of what should be in place says of a speaker.
import type { ReadyLine } from "../../gen/ReadyLine";
import type { Seat } from "../../gen/Seat";

/** "Robin Example, Sam Example" in names; nobody twice. */
export function names(typed: string): string[] {
  const all = typed.split(/[,;]/).map((name) => name.trim().replace(/\s+/g, " "));
  return [...new Set(all.filter((name) => name !== ""))];
}

/** Whether two lists hold the same names. */
export function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

/** Whether the line asks if a speaker is there, so that where they are answers it. */
export function asksForSeat(line: ReadyLine): boolean {
  return line.item !== null && line.id.startsWith("speaker:");
}

/** Where the speaker is said to be; null as long as nobody has seen them. */
export function seatOf(line: ReadyLine): Seat | null {
  if (!asksForSeat(line) || !line.done) return null;
  return line.detail === "on site" ? "on-site" : line.detail === "remote" ? "remote" : null;
}

/** The line in words: "not in place: nobody yet", "ticked by you". */
export function standing(line: ReadyLine): string {
  if (line.done) return line.detail;
  return line.silenced ? "ticked" : line.detail;
}
