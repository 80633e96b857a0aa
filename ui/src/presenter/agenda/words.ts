// What a row of the agenda says besides its title: its kind, its times, and the whole row for a screen reader.
import type { AgendaRow } from "../../gen/AgendaRow";
import { KINDS } from "./kinds";

/** The row's marks: "Skipped", "Skipped for now", "AOB", "At 13:00". */
export function marks(row: AgendaRow): string[] {
  const kind = row.kind === "talk" || row.kind === "as-time-permits" ? null : KINDS[row.kind];
  const all = [
    {
      skipped: "Skipped",
      "skipped-for-now": "Skipped for now",
      "not-reached": "Not reached",
      done: null,
      now: null,
      planned: null,
    }[row.state],
    // An item of kind AOB whose title is "AOB" needs no mark.
    kind !== null && kind.toLowerCase() !== row.title.trim().toLowerCase() ? kind : null,
    row.fixed_start !== null ? `At ${row.fixed_start}` : null,
  ];
  return all.filter((mark) => mark !== null);
}

/** Whether its time of day is worth saying: not where it was planned and never up. */
export function hasTime(row: AgendaRow): boolean {
  return row.at !== "" && row.state !== "not-reached";
}

/** What an item took, if that differs from what it had: "4", before "of 5". */
export function taken(row: AgendaRow): string | null {
  return row.took === null || row.took === row.time || row.time === "" ? null : row.took;
}

/** " min" after whole minutes; nothing after "1 h 30". */
export function withUnit(time: string): string {
  return /^\d+$/.test(time) ? " min" : "";
}

/** The row as a screen reader reads it. */
export function inWords(row: AgendaRow): string {
  const state = row.state === "done" || row.state === "now" ? row.state : null;
  const took = taken(row);
  const time =
    took !== null ? `took ${took} of ${row.time} minutes` : row.time === "" ? null : `${row.time} minutes`;
  const parts = [
    `${row.number}: ${row.title}`,
    row.presenter || null,
    time,
    hasTime(row) ? `at ${row.at}` : null,
  ];
  return [...parts, state, ...marks(row)].filter((part) => part !== null).join(", ");
}

/** Planned and actual times, for the tooltip. */
export function timesInWords(row: AgendaRow): string {
  const parts = [row.planned && `Planned ${row.planned}`, row.actual && `actual ${row.actual}`];
  const words = parts.filter((part) => part !== "").join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Free minutes before a fixed start: " · 20 min free before it"; empty below one minute. */
export function freeBefore(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes < 1 ? "" : ` · ${minutes} min spare before it`;
}
