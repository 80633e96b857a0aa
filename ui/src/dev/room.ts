// The fixture's queue, outcomes, polls, people and agenda.
import { capOf } from "../actions";
import type { AgendaRow } from "../gen/AgendaRow";
import type { FloorCard } from "../gen/FloorCard";
import type { PeopleCard } from "../gen/PeopleCard";
import type { RundownCard } from "../gen/RundownCard";
import { type Lies, ribbon } from "./ribbon";
import { at, MINUTE } from "./time";

const OUTCOMES = [
  "Direct to an existing WG",
  "Propose a new, focused WG",
  "AD sponsorship (assuming the AD is willing)",
  "Additional discussion or community development required",
  "The IETF should not work on this topic",
];

const LIES: Lies[] = [
  [1, 15, "done"],
  [2, 25, "up"],
  [3, 25, "to-come"],
  [4, 5, "to-come"],
];
const IDS = ["intro", "pat", "multicast", "summary"];
const MARKS = ["12:00", "12:30", "13:00", "13:30", "14:00"];
const short = ribbon(LIES, { now: 24.5, slot: 120, marks: MARKS, ids: (number) => IDS[number - 1] ?? "" });
const LATE: Lies[] = [
  [1, 15, "done"],
  [2, 91, "up"],
  [3, 15, "to-come"],
  [4, 5, "if-time-permits"],
];
const long = ribbon(LATE, { now: 96, slot: 120, marks: MARKS, ids: (number) => IDS[number - 1] ?? "" });

export const rundown: RundownCard = {
  cut: null,
  ribbon: short,
  slot_ends: "14:00",
  ways: [],
  accepted: null,
  agreed: "12:04",
  redo: null,
};

export const lateRundown: RundownCard = {
  ...rundown,
  cut: "To end at 14:00, cut 6 min",
  ribbon: long,
  ways: [
    {
      words: "Cut AOB, 10 → 4 min",
      changes: [{ item: "aob", words: "Cut AOB, 10 → 4 min", was: "10", becomes: "4", less: "6" }],
      ends: { epoch_ms: at("14:00:00"), rate: 0 },
      free: { ms: 0, rate: 0 },
      on_time: true,
      ribbon: long,
      intent: { intent: "take-way", way: { way: "from-open-items" } },
    },
    {
      words: "Drop Security and privacy considerations for multicast transports (25 min)",
      changes: [{ item: "multicast", words: "", was: "25", becomes: null, less: "25" }],
      ends: { epoch_ms: at("13:41:00"), rate: 0 },
      free: { ms: 19 * MINUTE, rate: 0 },
      on_time: true,
      ribbon: long,
      intent: { intent: "take-way", way: { way: "drop", item: "multicast" } },
    },
    {
      words: "Run over to 14:06",
      changes: [],
      ends: { epoch_ms: at("14:06:00"), rate: 0 },
      free: { ms: -6 * MINUTE, rate: 0 },
      on_time: false,
      ribbon: long,
      intent: { intent: "take-way", way: { way: "run-over" } },
    },
  ],
  redo: `${capOf("redo")} redoes: item moved`,
};

export const floor: FloorCard = {
  queue: {
    waiting: [],
    closed: false,
    shown: false,
    full: false,
    can_close: false,
    closes_in: null,
    need: null,
    spoke: [],
    candidates: [],
  },
  possible_outcomes: OUTCOMES,
  own_outcomes: null,
  can_decide: true,
  usual_outcomes: OUTCOMES,
  mic_limit: "2–3 min",
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
  seen_of_time: null,
  room_timer: false,
  timer_seen: false,
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
    shown: false,
    full: true,
    can_close: true,
    closes_in: { ms: -3 * MINUTE + 12_000, rate: -1 },
    need: {
      words: "3 waiting need 7 to 9 min",
      judged_by: "2:20 min each, as in this session",
      each: 140_000,
      left: { ms: 6 * MINUTE + 12_000, rate: -1 },
      ends: { epoch_ms: at("12:40:00"), rate: 0 },
      give: {
        minutes: 1,
        words: "1 min more lets all 3 speak",
        finishes: { epoch_ms: at("13:11:00"), rate: 0 },
        intent: { intent: "add-minutes", minutes: 1 },
      },
    },
    spoke: [
      { number: 1, who: "Ben Schwartz", named: true, took: { ms: 131_000, rate: 0 } },
      { number: 2, who: "Richard Barnes", named: true, took: { ms: 84_000, rate: 1 } },
    ],
    candidates: ["Ben Schwartz", "Tommy Pauly", "Jake Holland", "Kathleen Moriarty", "Mohit Sethi"],
  },
  polls: [
    {
      id: "p1",
      item: "pat",
      at: "12:31",
      kind: "answers",
      question: "Is there interest in working on this?",
      result: "31 yes, 4 no, 62 no opinion",
      shown: false,
    },
  ],
};

export const people: PeopleCard = {
  note_takers: ["Robin Example"],
  scribes: [],
  ready: [],
  missing: "",
  words: "",
  open: "",
  count: "23/23",
  near: false,
  note_well: ["in force since 24 Oct 2025", true],
  before: false,
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
      about: { about: "role", role: "note-takers" },
    },
    {
      id: "scribe",
      text: "Chat scribe",
      detail: "Sam Example",
      done: true,
      silenced: false,
      item: null,
      about: { about: "role", role: "scribe" },
    },
    {
      id: "audio-video",
      text: "Audio and video checked",
      detail: "",
      done: false,
      silenced: false,
      item: null,
      about: { about: "other" },
    },
    {
      id: "speaker:pat",
      text: "Tommy Pauly is there",
      detail: "remote",
      done: true,
      silenced: false,
      item: "pat",
      about: { about: "speaker", item: "pat", who: null, seat: "remote" },
    },
    {
      id: "speaker:multicast",
      text: "Jake Holland is there",
      detail: "not seen yet, expected on site",
      done: false,
      silenced: false,
      item: "multicast",
      about: { about: "speaker", item: "multicast", who: null, seat: null },
    },
    {
      id: "slides:pat",
      text: "Slides of Private Access Tokens",
      detail: "pat-01.pdf, 14 slides",
      done: true,
      silenced: false,
      item: "pat",
      about: { about: "other" },
    },
  ],
  missing: "3 of 23",
  words: "3 of 23 not in place",
  open: "Note takers, Audio and video checked, 1 speaker",
  count: "20/23",
  near: true,
  note_well: ["in force since 24 Oct 2025", true],
  before: true,
};

/** An agenda row with defaults for everything that isn't given. */
export function row(
  words: Pick<AgendaRow, "id" | "number" | "title" | "time" | "state" | "at"> & Partial<AgendaRow>,
): AgendaRow {
  return {
    kind: "talk",
    presenter: "",
    label: null,
    slides: "",
    file: "",
    lacks_slides: false,
    took: null,
    begins:
      words.state === "now"
        ? null
        : { asks: words.state !== "planned", page: "pat/0", sees: "pat-01.pdf 1 / 14", skips: "" },
    question: "",
    planned: "",
    planned_end: null,
    actual: "",
    projected: null,
    fixed_start: null,
    fixed_start_typed: "",
    free_before: null,
    talk: "",
    seat: null,
    outcomes: null,
    text: "",
    links: [],
    talks: [],
    ...words,
  };
}

const until = (start: string, end: string): AgendaRow["projected"] => ({
  start: { epoch_ms: at(start), rate: 0 },
  end: { epoch_ms: at(end), rate: 0 },
});

const INTRO = row({
  id: "intro",
  number: "1",
  title: "Intro and administrivia",
  presenter: "Chairs",
  time: "5",
  took: "9",
  state: "done",
  at: "12:00",
});
const PAT = row({
  id: "pat",
  number: "2",
  title: "Private Access Tokens",
  presenter: "Tommy Pauly",
  file: "pat-01.pdf",
  slides: "14 slides",
  time: "25",
  state: "now",
  at: "12:15",
});
const MULTICAST = row({
  id: "multicast",
  number: "3",
  title: "Security and privacy considerations for multicast transports",
  presenter: "Jake Holland",
  slides: "no slides yet",
  lacks_slides: true,
  time: "25",
  state: "planned",
  at: "12:34",
});
const SUMMARY = row({
  id: "summary",
  number: "4",
  title: "Summary",
  presenter: "Chairs",
  time: "5",
  state: "planned",
  at: "12:59",
});

export const agenda: AgendaRow[] = [INTRO, PAT, MULTICAST, SUMMARY];

/** An agenda with every kind of row. */
export const bashed: AgendaRow[] = [
  {
    ...INTRO,
    planned: "12:00–12:05",
    planned_end: at("12:05:00"),
    actual: "12:00–12:09",
  },
  {
    ...PAT,
    planned: "12:05–12:30",
    planned_end: at("12:30:00"),
    actual: "12:15–",
    projected: until("12:15:00", "12:40:00"),
    talks: [
      { title: "Architecture", who: "Tommy Pauly", time: "7", now: false },
      { title: "HTTP scheme", who: "Chris Wood", time: "8", now: true },
    ],
  },
  row({
    id: "scim",
    number: "3",
    title: "Secure Credential Transfer",
    presenter: "",
    time: "",
    state: "planned",
    at: "12:30",
    planned: "12:30–12:30",
    planned_end: at("12:30:00"),
    kind: "fyi",
  }),
  {
    ...MULTICAST,
    number: "4",
    state: "skipped",
    at: "12:30",
    planned: "12:30–12:55",
    planned_end: at("12:55:00"),
  },
  row({
    id: "guest",
    number: "5",
    title: "Messages from the guest",
    presenter: "Ana Guest",
    slides: "no slides yet",
    lacks_slides: true,
    time: "35",
    state: "planned",
    at: "13:00",
    planned: "13:00–13:35",
    planned_end: at("13:35:00"),
    projected: until("13:00:00", "13:35:00"),
    fixed_start: "13:00",
    fixed_start_typed: "13:00",
    free_before: { ms: 20 * MINUTE, rate: -1 },
  }),
  row({
    id: "if-time",
    number: "6",
    title: "Bundle protocol security",
    presenter: "Ed Birrane",
    time: "10",
    state: "planned",
    at: "13:35",
    planned: "13:35–13:45",
    planned_end: at("13:45:00"),
    projected: until("13:40:00", "13:50:00"),
    kind: "as-time-permits",
  }),
  row({
    id: "aob",
    number: "7",
    title: "AOB",
    presenter: "",
    time: "10",
    state: "planned",
    at: "13:45",
    planned: "13:45–13:55",
    planned_end: at("13:55:00"),
    projected: until("13:50:00", "14:06:00"),
    kind: "aob",
  }),
];
