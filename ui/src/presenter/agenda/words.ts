// What a row of the agenda says besides its title: its kind, its times, and the whole row for a screen reader.
import type { AgendaRow } from "../../gen/AgendaRow";
import type { Clocks } from "../../gen/Clocks";
import { instant, timeOfSession } from "../../time";
import { KINDS } from "./kinds";

/** The row's marks: "Skipped", "Skipped for now", "AOB", "At 13:00". */
export function marks(row: AgendaRow): string[] {
  const kind = row.kind === "talk" ? null : KINDS[row.kind];
  const all = [
    { skipped: "Skipped", "passed-over": "Skipped for now", done: null, now: null, planned: null }[row.state],
    // An item of kind AOB whose title is "AOB" needs no mark.
    kind !== null && kind.toLowerCase() !== row.title.trim().toLowerCase() ? kind : null,
    row.fixed_start !== null ? `At ${row.fixed_start}` : null,
  ];
  return all.filter((mark) => mark !== null);
}

/** When it is projected to end, if the plan has another time: "12:44", else "". */
export function otherEnd(row: AgendaRow, passed: number, clocks: Clocks): string {
  if (row.projected === null || row.state === "skipped" || row.state === "done") return "";
  const ends = instant(row.projected.end, passed);
  const minute = (ms: number): number => Math.floor(ms / 60_000);
  if (row.planned_end !== null && minute(ends) === minute(row.planned_end)) return "";
  return timeOfSession(ends, clocks);
}

/** The row as a screen reader reads it. */
export function inWords(row: AgendaRow): string {
  const state = { done: "done", now: "now", planned: null, skipped: null, "passed-over": null }[row.state];
  const time = row.time === "" ? null : row.state === "done" ? row.time : `${row.time} minutes`;
  const parts = [`${row.number}: ${row.title}`, row.presenter || null, time, row.at ? `at ${row.at}` : null];
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
