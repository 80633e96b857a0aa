// What can be changed in an agenda row's editor, and the intents that are sent.
import type { AgendaRow } from "../../gen/AgendaRow";
import type { Intent } from "../../gen/Intent";
import type { ItemKind } from "../../gen/ItemKind";
import type { Seat } from "../../gen/Seat";

/** The editor's fields, as typed. */
export interface Draft {
  title: string;
  presenter: string;
  minutes: string;
  kind: ItemKind;
  /** The fixed start; empty if it has none. */
  start: string;
  /** The talk's share of the minutes; empty if it has none of its own. */
  talk: string;
  /** Where the speaker is expected; null if that isn't said. */
  seat: Seat | null;
  question: string;
  /** Outcomes of its own, with semicolons between them, or "in own words"; empty for the session's. */
  outcomes: string;
  /** The session's own list of them, or "in own words", for items that have none; empty for what is usual for the group. */
  session_outcomes: string;
  /** What it says for information. */
  text: string;
  /** Links to read more; at least one field for them, which may be empty. */
  links: string[];
}

/** A draft in which nothing is said. */
export const NOTHING: Draft = {
  title: "",
  presenter: "",
  minutes: "",
  kind: "talk",
  start: "",
  talk: "",
  seat: null,
  question: "",
  outcomes: "",
  session_outcomes: "",
  text: "",
  links: [""],
};

/** The draft of a row before anything is typed, with the session's own list of outcomes. The minutes of a finished item can't be
 *  edited, so they are empty. */
export function begin(row: AgendaRow, list: string[] | null = null): Draft {
  const { title, presenter, kind, seat, question, text } = row;
  const [minutes, talk] = row.state === "done" ? ["", ""] : [row.time, row.talk];
  const said = { title, presenter, kind, seat, question, text };
  const links = row.links.length > 0 ? [...row.links] : [""];
  const [outcomes, session_outcomes] = [inWords(row.outcomes), inWords(list)];
  return { ...said, links, minutes, talk, start: row.fixed_start_typed, outcomes, session_outcomes };
}

/** What can be done to an item in this state. */
export function allowed(row: AgendaRow): Record<"minutes" | "start" | "skip" | "back" | "remove", boolean> {
  const isLeft = ["planned", "skipped-for-now", "not-reached"].includes(row.state);
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
    changed(draft.talk, from.talk) ? { intent: "set-talk", item, minutes: draft.talk.trim() } : null,
    draft.seat === from.seat ? null : { intent: "set-seat", item, seat: draft.seat },
    changed(draft.question, from.question)
      ? { intent: "set-question", item, question: draft.question.trim() }
      : null,
    changed(draft.outcomes, from.outcomes)
      ? { intent: "set-outcomes", item, outcomes: draft.outcomes.trim() }
      : null,
    changed(draft.session_outcomes, from.session_outcomes)
      ? { intent: "set-session-outcomes", outcomes: draft.session_outcomes.trim() }
      : null,
    changed(draft.text, from.text) ? { intent: "set-text", item, text: draft.text.trim() } : null,
    changed(listed(draft.links).join("\n"), listed(from.links).join("\n"))
      ? { intent: "set-links", item, urls: listed(draft.links) }
      : null,
  ];
  return all.filter((intent) => intent !== null);
}

/** Whether anything in the draft would be sent. */
export function isDirty(row: AgendaRow, draft: Draft, from: Draft): boolean {
  return edits(row, draft, from).length > 0;
}

/** Names what a draft says beyond title, presenter, minutes and kind. */
export function moreOf(draft: Draft): string[] {
  const said: [string, boolean][] = [
    ["question", draft.question !== ""],
    ["talk", draft.talk !== ""],
    ["speaker", draft.seat !== null],
    ["start", draft.start !== ""],
    ["outcomes", draft.outcomes !== ""],
    ["text", draft.text !== ""],
    ["links", listed(draft.links).length > 0],
  ];
  return said.filter(([, is]) => is).map(([name]) => name);
}

/** A list of outcomes as it is typed. */
function inWords(list: string[] | null): string {
  if (list === null) return "";
  return list.length > 0 ? list.join("; ") : "in own words";
}

/** The fields that hold something. */
function listed(fields: string[]): string[] {
  return fields.map((field) => field.trim()).filter((field) => field !== "");
}

function changed(now: string, before: string): boolean {
  return now.trim() !== before.trim();
}
