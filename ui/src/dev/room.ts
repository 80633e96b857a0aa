// What a session is made of besides slides and time: the queue, outcomes, polls, people, the agenda against the clock.
import type { AgendaRow } from "../gen/AgendaRow";
import type { FloorCard } from "../gen/FloorCard";
import type { HandoutRow } from "../gen/HandoutRow";
import type { PeopleCard } from "../gen/PeopleCard";
import type { RundownCard } from "../gen/RundownCard";
import { at, MINUTE } from "./time";

const OUTCOMES = [
  "Direct to an existing WG",
  "Propose a new, focused WG",
  "AD sponsorship (assuming the AD is willing)",
  "Additional discussion or community development required",
  "The IETF should not work on this topic",
];

export const rundown: RundownCard = { cut: null, ways: [], accepted: null, agreed: "12:04", redo: null };

export const lateRundown: RundownCard = {
  cut: "To end at 14:00, cut 6 min",
  ways: [
    {
      words: "Take it from AOB and what time permits",
      changes: ["5 · AOB: 10 → 4 min"],
      ends: { epoch_ms: at("14:00:00"), rate: 0 },
      on_time: true,
      intent: { intent: "take-way", way: { way: "from-open-items" } },
    },
    {
      words: "Drop item 3, Security and privacy considerations for multicast transports",
      changes: ["3 · Security and privacy considerations for multicast transports: skipped"],
      ends: { epoch_ms: at("13:41:00"), rate: 0 },
      on_time: true,
      intent: { intent: "take-way", way: { way: "drop", item: "multicast" } },
    },
    {
      words: "Run over",
      changes: [],
      ends: { epoch_ms: at("14:06:00"), rate: 0 },
      on_time: false,
      intent: { intent: "take-way", way: { way: "run-over" } },
    },
  ],
  accepted: null,
  agreed: "12:04",
  redo: "Ctrl+Shift+Z puts back: item moved",
};

export const floor: FloorCard = {
  queue: { waiting: [], closed: false, full: null, closes_in: null, spoke: [], candidates: [] },
  possible_outcomes: OUTCOMES,
  outcomes: [
    { item: "pat", name: "2 · Private Access Tokens", outcome: null, words: "" },
    {
      item: "multicast",
      name: "3 · Security and privacy considerations for multicast transports",
      outcome: null,
      words: "",
    },
  ],
  without_outcome: [
    "2 · Private Access Tokens",
    "3 · Security and privacy considerations for multicast transports",
  ],
  polls: [],
  open_poll: null,
  corner: null,
  room_timer: false,
  marks: [5 * MINUTE, 2 * MINUTE, MINUTE],
};

export const discussionFloor: FloorCard = {
  ...floor,
  queue: {
    waiting: [
      { id: "s1", name: "Jake Holland" },
      { id: "s2", name: "Speaker 5" },
      { id: "s3", name: "Mohit Sethi" },
    ],
    closed: false,
    full: "Queue full: close now",
    closes_in: { ms: -2 * MINUTE, rate: -1 },
    spoke: [
      { number: 1, who: "Ben Schwartz", took: { ms: 131_000, rate: 0 } },
      { number: 2, who: "Richard Barnes", took: { ms: 84_000, rate: 1 } },
    ],
    candidates: ["Ben Schwartz", "Tommy Pauly", "Jake Holland", "Kathleen Moriarty", "Mohit Sethi"],
  },
  polls: [
    {
      id: "p1",
      at: "12:31",
      kind: "answers",
      question: "Is there interest in working on this?",
      result: "31 yes, 4 no, 62 no opinion",
    },
  ],
};

export const people: PeopleCard = {
  note_takers: ["Robin Example"],
  scribes: [],
  ready: [],
  words: "",
  near: false,
};

export const peopleBefore: PeopleCard = {
  note_takers: [],
  scribes: ["Sam Example"],
  ready: [
    {
      id: "note-takers",
      text: "Note takers",
      detail: "nobody yet",
      done: false,
      silenced: false,
      item: null,
    },
    { id: "scribe", text: "Chat scribe", detail: "Sam Example", done: true, silenced: false, item: null },
    {
      id: "audio-video",
      text: "Audio and video checked",
      detail: "",
      done: false,
      silenced: false,
      item: null,
    },
    {
      id: "speaker-pat",
      text: "Tommy Pauly is there",
      detail: "remote",
      done: false,
      silenced: true,
      item: "pat",
    },
    {
      id: "deck-pat",
      text: "Slides of Private Access Tokens",
      detail: "pat-01.pdf, 14 slides",
      done: true,
      silenced: false,
      item: "pat",
    },
  ],
  words: "2 things are not in place yet",
  near: true,
};

export const handouts: HandoutRow[] = [
  {
    label: "Minutes",
    part: "whole",
    link: { label: "Minutes", url: "https://notes.ietf.org/notes-ietf-112-secdispatch" },
  },
  { label: "Report to the area director", part: "report", link: null },
  { label: "Outcomes for the list", part: "list", link: null },
  { label: "Items without an outcome", part: "without-outcome", link: null },
];

/** A row of the agenda with what it has besides its words. */
export function row(
  words: Pick<AgendaRow, "id" | "number" | "title" | "who" | "time" | "state" | "at"> & Partial<AgendaRow>,
): AgendaRow {
  return {
    kind: "talk",
    presenter: words.who.split(" · ")[0] ?? "",
    planned: "",
    actual: "",
    projected: null,
    fixed_start: null,
    free_before: null,
    talks: [],
    ...words,
  };
}
