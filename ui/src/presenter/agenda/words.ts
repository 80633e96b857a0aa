// What a row of the agenda says besides its title: what kind it is, when it will end, and all of it for a screen reader.
import type { AgendaRow } from "../../gen/AgendaRow";
import { clockMinutes, instant } from "../../time";

/** The marks of a row: "Skipped", "Passed over", "AOB", "At 13:00". */
export function marks(row: AgendaRow): string[] {
  const kind = { talk: null, fyi: "FYI", break: "Break", "as-time-permits": "If time permits", aob: "AOB" }[
    row.kind
  ];
  const all = [
    { skipped: "Skipped", "passed-over": "Passed over", done: null, now: null, planned: null }[row.state],
    // An AOB that is called that needs no mark.
    kind !== null && kind.toLowerCase() !== row.title.trim().toLowerCase() ? kind : null,
    row.fixed_start !== null ? `At ${row.fixed_start}` : null,
  ];
  return all.filter((mark) => mark !== null);
}

/** When it is projected to end, if the plan has another time: "12:44", else "". */
export function otherEnd(row: AgendaRow, passed: number, offsetSeconds: number): string {
  if (row.projected === null || row.state === "skipped" || row.state === "done") return "";
  const ends = clockMinutes(instant(row.projected.end, passed), offsetSeconds);
  return ends === (row.planned.split("–")[1] ?? "") ? "" : ends;
}

/** The row in words. */
export function inWords(row: AgendaRow): string {
  const state = { done: "done", now: "now", planned: null, skipped: null, "passed-over": null }[row.state];
  const time = row.time === "" ? null : /^took|:/.test(row.time) ? row.time : `${row.time} minutes`;
  const parts = [`${row.number}: ${row.title}`, row.presenter || null, time, row.at ? `at ${row.at}` : null];
  return [...parts, state, ...marks(row)].filter((part) => part !== null).join(", ");
}

/** The times that the pointer shows. */
export function timesInWords(row: AgendaRow): string {
  const parts = [row.planned && `Planned ${row.planned}`, row.actual && `was up ${row.actual}`];
  const words = parts.filter((part) => part !== "").join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The free minutes before a fixed start: " · 20 min free before it". */
export function freeBefore(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes < 1 ? "" : ` · ${minutes} min free before it`;
}
