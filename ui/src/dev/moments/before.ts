// Before the start.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { capOf } from "../../actions";
import { peopleBefore } from "../room";
import { notYet, shows } from "../shows";
import { at, MINUTE } from "../time";
import { page } from "./sees";
import { talk } from "./talk";

export const idle: PresenterSnapshot = {
  ...talk,
  clocks: { ...talk.clocks, epoch_ms: at("11:57:02.000") },
  slide: {
    ready: [],
    page: "chairs/0",
    position: "Chairs' slides 1 / 14",
    beside: "",
    notes: "Welcome everybody, and say who the note takers are.",
  },
  room: { ...talk.room, title: "Slide 1 of 14" },
  shown: page("chairs/0"),
  next: {
    page: "show:note-well/0",
    label: "Note Well · 1 of 3",
    title: "Note Well",
    beside: "1 of 3",
    yours: false,
    then: null,
  },
  slot: { ends: { epoch_ms: at("13:00:00"), rate: 0 }, free: { ms: 60 * MINUTE, rate: 0 }, ended: false },
  timer: {
    number: "",
    title: "Before the session",
    aside: "",
    starts: "starts 12:00",
    slot: ["Slot 120 min", "60 planned"],
    budget: "",
    mood: "idle",
    left: { ms: 0, rate: 0 },
    words: `${capOf("next-item")} begins it`,
    parts: [],
    marks: [],
    spent: { ms: 0, rate: 0 },
    discussion: null,
    says_discussion: false,
    talk_ends: null,
    item_ends: null,
    behind: null,
    reminder: null,
  },
  primary: { label: "Begin item 1", action: "next-item", intent: { intent: "next-item" } },
  shows: shows(notYet).map((each) => (each.kind === null ? each : { ...each, state: notYet })),
  agenda: talk.agenda.map((row) => ({
    ...row,
    state: "planned" as const,
    time: row.id === "intro" ? "5" : row.time,
  })),
  checklist: talk.checklist.map((row) => ({ ...row, ticked: row.id === "scribe" ? "11:56" : null })),
  notes: [],
  people: peopleBefore,
  offer: {
    words: "Resume at slide 7 (stopped 12:31)?",
    accept: "Resume",
    decline: "Start over",
    is_over: false,
  },
  status: {
    ...talk.status,
    room_window: "behind this window · 1280 × 720 · drawn",
    saved: { saved: "yes", at: at("11:56:40") },
  },
};

export const befores: Record<string, PresenterSnapshot> = {
  idle,
  before: { ...idle, offer: null },
  ready: {
    ...idle,
    offer: null,
    people: {
      ...peopleBefore,
      ready: peopleBefore.ready.map((line) => ({ ...line, done: true })),
      missing: "",
      words: "",
    },
  },
};
