// What can be changed in an agenda row's editor, and the intents that are sent.
import type { AgendaRow } from "../../gen/AgendaRow";
import type { Intent } from "../../gen/Intent";
import type { ItemKind } from "../../gen/ItemKind";

/** The editor's fields, as typed. */
export interface Draft {
  title: string;
  presenter: string;
  minutes: string;
  kind: ItemKind;
  /** The fixed start; empty if it has none. */
  start: string;
}

/** The draft of a row before anything is typed. The minutes of a finished item can't be edited, so they are empty. */
export function begin(row: AgendaRow): Draft {
  const { title, presenter, kind } = row;
  const minutes = row.state === "done" ? "" : row.time;
  return { title, presenter, minutes, kind, start: row.fixed_start_typed };
}

/** What can be done to an item in this state. */
export function allowed(row: AgendaRow): Record<"minutes" | "start" | "skip" | "back" | "remove", boolean> {
  const isLeft = row.state === "planned" || row.state === "passed-over";
  const toCome = isLeft || row.state === "skipped";
  return {
    minutes: row.state !== "done",
    start: toCome,
    skip: isLeft,
    back: row.state === "skipped",
    remove: toCome,
  };
}

/** One intent for each field that changed. Minutes that were deleted change nothing. */
export function edits(row: AgendaRow, draft: Draft, from: Draft): Intent[] {
  const item = row.id;
  const [title, presenter, minutes] = [draft.title.trim(), draft.presenter.trim(), draft.minutes.trim()];
  const all: (Intent | null)[] = [
    changed(title, from.title) ? { intent: "set-title", item, title } : null,
    changed(presenter, from.presenter) ? { intent: "set-presenter", item, presenter } : null,
    changed(minutes, from.minutes) && minutes !== "" ? { intent: "set-minutes", item, minutes } : null,
    draft.kind === from.kind ? null : { intent: "set-kind", item, kind: draft.kind },
    changed(draft.start, from.start) ? { intent: "set-start", item, at: draft.start.trim() } : null,
  ];
  return all.filter((intent) => intent !== null);
}

function changed(now: string, before: string): boolean {
  return now.trim() !== before.trim();
}
