// What is not in place: the lines that Rust keeps, and the chair's own ticks.
import type { CheckRow } from "../../gen/CheckRow";
import type { PeopleCard } from "../../gen/PeopleCard";
import type { ReadyLine } from "../../gen/ReadyLine";
import { isSettled } from "./standing";

/** Something that is not in place: a line that Rust keeps, or an entry that the chair ticks. */
export type Open = { id: string; line: ReadyLine } | { id: string; entry: CheckRow };

/** All of it, as many as "5 of 23 not in place" says. */
export function notInPlace(people: PeopleCard, rows: CheckRow[]): Open[] {
  const lines = people.ready.filter((line) => !isSettled(line));
  const entries = rows.filter(({ counts, ticked }) => counts && ticked === null);
  return [
    ...lines.map((line) => ({ id: line.id, line })),
    ...entries.map((entry) => ({ id: `entry:${entry.id}`, entry })),
  ];
}
