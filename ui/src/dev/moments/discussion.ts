// A discussion while the Note Well is shown, with its queue and its polls.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { discussionFloor } from "../room";
import { lights, shown, shows } from "../shows";
import { at, MINUTE } from "../time";
import { wanted } from "../wanted";
import { page } from "./sees";
import { talk } from "./talk";

export const discussion: PresenterSnapshot = {
  ...talk,
  clocks: { ...talk.clocks, epoch_ms: at("12:33:48.200") },
  room: {
    tone: "other",
    look: "cover",
    title: "Note Well",
    deck: "",
    words: "The room sees the Note Well",
    detail: "text as of 9 Nov 2021, in force on that day",
    up_for: { ms: 41_000, rate: 1 },
    action: { label: "Back to the slide", action: "note-well", intent: { intent: "uncover" } },
    others: [],
  },
  shown: page("show:note-well/0"),
  slide: {
    ready: [],
    page: "pat/13",
    position: "pat-01.pdf 14 / 14",
    beside: "",
    notes: "Ask for the outcome before the queue opens again. Kathleen watches the chat.",
  },
  next: {
    page: null,
    label: "End of deck",
    title: "Item 3",
    beside: "Security and privacy considerations for multicast transports",
    yours: false,
    then: "Then item 3: Security and privacy considerations for multicast transports",
  },
  timer: {
    ...talk.timer,
    aside: "Discussion",
    left: { ms: 6 * MINUTE + 12_000, rate: -1 },
    words: "left to discuss",
    spent: { ms: 18 * MINUTE + 48_000, rate: 1 },
    talk_ends: null,
  },
  primary: { label: "Next speaker", action: "mic", intent: { intent: "mic" } },
  mic: {
    who: "Richard Barnes",
    spoken: { ms: 84_000, rate: 1 },
    words: "Speaking · limit 2–3 min",
    tone: "good",
  },
  floor: discussionFloor,
  shows: lights(shows(shown("12:01")), "note-well"),
  note_well_up: !wanted.has("noadvice"),
  status: { ...talk.status, saved: { saved: "yes", at: at("12:33:45") } },
};

export const discussions: Record<string, PresenterSnapshot> = {
  discussion,
  outcome: { ...discussion, outcome_open: true },
  speaker: {
    ...discussion,
    speaker: { place: "fills HDMI-2", seen: true, screens: [], message: "Two minutes left" },
  },
  "speaker-unseen": {
    ...discussion,
    speaker: { place: null, seen: false, screens: [], message: "Louder, please" },
  },
  pointing: { ...discussion, pointing: { tool: "laser", strokes: 2, hidden: false } },
  "poll-question": {
    ...discussion,
    draft: { purpose: "poll-question", text: "Is there interest", poll: null, from_audience: false },
  },
  "poll-asked": {
    ...discussion,
    floor: {
      ...discussionFloor,
      open_poll: "p1",
      polls: discussionFloor.polls.map((poll) => ({ ...poll, result: "" })),
    },
  },
  "poll-result": {
    ...discussion,
    floor: { ...discussionFloor, open_poll: "p1" },
    draft: { purpose: "poll-result", text: "31 4", poll: null, from_audience: false },
  },
  "queue-closed": {
    ...discussion,
    floor: {
      ...discussionFloor,
      queue: { ...discussionFloor.queue!, closed: true, full: false, closes_in: null },
      corner: "5 minutes left",
      seen_of_time: "5 minutes left",
    },
  },
  "queue-name": { ...discussion, draft: { purpose: "queue", text: "Ri", poll: null, from_audience: false } },
};
