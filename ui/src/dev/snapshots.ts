// The fixture's moments: a talk, a discussion while the Note Well is shown, the time before the start, trouble, and more.
import { capOf } from "../actions";
import type { NotesQuestion } from "../gen/NotesQuestion";
import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import type { AudienceSnapshot } from "../gen/AudienceSnapshot";
import type { RoomCard } from "../gen/RoomCard";
import type { RoomView } from "../gen/RoomView";
import { after } from "./after";
import { cards } from "./cards";
import { quic } from "./quic";
import { search } from "./finding";
import { agenda, bashed, discussionFloor, floor, lateRundown, people, peopleBefore, rundown } from "./room";
import { lights, notYet, shown, shows } from "./shows";
import { at, clocks, MINUTE } from "./time";
import { wanted } from "./wanted";

/** What the room is sent when it sees this. */
const sees = (view: RoomView): AudienceSnapshot => ({
  number: 0,
  view,
  ready: [],
  keys_seen: 0,
  typing: false,
  plain: false,
  corner: null,
  timer: null,
  esc_leaves: false,
  letters: { fast_are_words: true, room_needs_ctrl: false },
  countdown: null,
});
const page = (id: string): AudienceSnapshot => sees({ view: "page", id });

const talk: PresenterSnapshot = {
  number: 1,
  keys_seen: 0,
  clocks: clocks(at("12:24:29.200")),
  room: {
    tone: "good",
    look: "slide",
    title: "Slide 9 of 14",
    deck: "Chairs' slides",
    words: "The room sees this slide",
    detail: "",
    up_for: null,
    action: null,
    others: [],
  },
  shown: page("chairs/8"),
  slide: {
    ready: [],
    page: "chairs/8",
    position: "Chairs' slides 9 / 14",
    beside: "",
    notes:
      "<p>SecDispatch <strong>recommends next steps</strong> and does not adopt drafts.</p><ul><li>Ask both presenters to end with their question.</li><li>Kathleen watches the chat.</li></ul>",
  },
  next: {
    page: "chairs/9",
    label: "Chairs' slides 10 / 14",
    title: "Slide 10",
    beside: "of 14",
    yours: false,
    then: null,
  },
  slot: {
    ends: { epoch_ms: at("13:04:10"), rate: 0 },
    free: { ms: 56 * MINUTE - 10_000 + 10_000, rate: 0 },
    ended: false,
  },
  rundown,
  timer: {
    number: "2",
    title: "Private Access Tokens",
    aside: "Tommy Pauly",
    starts: null,
    slot: null,
    budget: "15 + 10 min",
    mood: "running",
    left: { ms: 5 * MINUTE + 31_000, rate: -1 },
    words: "left of 15 min talk",
    parts: [15 * MINUTE, 10 * MINUTE],
    marks: [10 * MINUTE, 13 * MINUTE, 14 * MINUTE],
    spent: { ms: 9 * MINUTE + 29_000, rate: 1 },
    discussion: { ms: 10 * MINUTE, rate: 0 },
    says_discussion: false,
    talk_ends: { epoch_ms: at("12:30:00"), rate: 0 },
    item_ends: { epoch_ms: at("12:40:00"), rate: 0 },
    behind: { ms: 4 * MINUTE + 10_000, rate: 0 },
    reminder: null,
  },
  primary: { label: "Begin discussion", action: "mic", intent: { intent: "mic" } },
  secondary: { label: "Begin item 3", action: "next-item", intent: { intent: "next-item" } },
  mic: null,
  floor,
  people,
  shows: shows(shown("12:01")),
  note_well_up: false,
  agenda,
  checklist: [
    {
      id: "scribe",
      section: "before",
      text: "Note takers and scribes in place",
      ticked: "11:58",
      by_journal: false,
    },
    { id: "nw", section: "boilerplate", text: "Note Well shown", ticked: "12:01", by_journal: true },
    { id: "coc", section: "boilerplate", text: "Code of Conduct shown", ticked: "12:02", by_journal: true },
    { id: "rec", section: "boilerplate", text: "Recording notice shown", ticked: "12:02", by_journal: true },
    {
      id: "video",
      section: "tips",
      text: "Video is off unless you are chairing or presenting",
      ticked: null,
      by_journal: false,
    },
    {
      id: "headset",
      section: "tips",
      text: "Use of a headset is strongly recommended",
      ticked: null,
      by_journal: false,
    },
  ],
  notes: [
    { id: "n1", at: "12:07", text: "Mohit takes the notes", item: "1 · Intro and administrivia" },
    {
      id: "n2",
      at: "12:21",
      text: "Tommy: two drafts, architecture and HTTP scheme",
      item: "2 · Private Access Tokens",
    },
  ],
  digits: null,
  notice: null,
  asks_to_close: null,
  asks_to_end: false,
  not_reached: "",
  offer: null,
  notes_question: null,
  waiting: null,
  changed_file: null,
  conflicts: [],
  settles: "saving",
  pasted: null,
  decks_checked: null,
  dropped: null,
  link: null,
  locked: null,
  draft: null,
  refused: null,
  item_line: null,
  search: null,
  overview: null,
  help_open: false,
  outcome_open: false,
  after: null,
  troubles: [],
  pace: null,
  settings: {
    set: {
      theme: "system",
      text_size: 100,
      notes_size: 20,
      letters: { fast_are_words: true, room_needs_ctrl: false },
      copy_notes_page: false,
      hints_done: ["begin"],
    },
    file: "~/.config/chairside/settings.toml",
    text_size: 100,
    hint: null,
  },
  status: {
    room_window: "HDMI-1 · 1920 × 1080 · drawn",
    saved: { saved: "yes", at: at("12:24:27") },
    focused: true,
    on_top: false,
    agenda_unsaved: false,
    notes_page: null,
  },
};

const discussion: PresenterSnapshot = {
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

const idle: PresenterSnapshot = {
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
  offer: { words: "Resume at slide 7 (stopped 12:31)?", accept: "Resume", decline: "Start over" },
  status: {
    ...talk.status,
    room_window: "behind this window · 1280 × 720 · drawn",
    saved: { saved: "yes", at: at("11:56:40") },
  },
};

const trouble: PresenterSnapshot = {
  ...discussion,
  room: {
    tone: "bad",
    look: "not-drawn",
    title: "Not drawn for 3 s",
    deck: "",
    words: "The room's window is not drawing",
    detail: "for 3 s; the last thing it drew was slide 9",
    up_for: null,
    action: null,
    others: [],
  },
  shown: sees({ view: "blank", colour: "black" }),
  troubles: [{ words: "The web process died and was started again. Nothing was lost." }],
  timer: {
    ...talk.timer,
    mood: "over",
    left: { ms: -72_000, rate: -1 },
    words: "over 10 min discussion",
    spent: { ms: 26 * MINUTE + 12_000, rate: 1 },
    talk_ends: null,
  },
  mic: {
    who: "Speaker 5",
    spoken: { ms: 194_000, rate: 1 },
    words: "Over the limit of 2–3 min",
    tone: "bad",
  },
  shows: shows(notYet).map((each, index) =>
    index === 1
      ? { ...each, warning: "This is the text of 2024, not the one in force on 9 Nov 2021" }
      : index === 3
        ? { ...each, state: { state: "missing" } }
        : index === 4
          ? { ...each, state: { state: "elsewhere", at: "12:03" } }
          : each,
  ),
  slot: {
    ends: { epoch_ms: at("14:03:10"), rate: 1 },
    free: { ms: -3 * MINUTE - 10_000, rate: -1 },
    ended: false,
  },
  status: {
    ...talk.status,
    saved: { saved: "no", why: "the disk is full: make room, it is tried again every second" },
    focused: false,
  },
};

/** A moment when the room sees a card. */
const underCard = (card: RoomCard): PresenterSnapshot => ({
  ...discussion,
  room: {
    ...discussion.room,
    title: "Card",
    words: `The room sees: ${card.heading}`,
    detail: "",
    action: { label: "Back to the slide", action: "uncover", intent: { intent: "uncover" } },
  },
  shown: sees({ view: "card", card }),
  shows: lights(
    shows(shown("12:01")),
    card.kind === "time" ? "time-card" : card.kind === "summary" ? "summary" : "question",
  ),
  note_well_up: false,
});

const notesQuestion: NotesQuestion = {
  file: "a1",
  title: "pat.pdf",
  reasons: "each page is twice as wide as a slide",
  ways: (["right", "left", "none"] as const).map((notes) => ({
    notes,
    label: notes === "none" ? "The whole page is the slide" : `The ${notes} half is notes`,
    picture: { token: `0-${notes}`, width: notes === "none" ? 800 : 400, height: 300 },
    is_so: false,
  })),
};

export const snapshots: Record<string, PresenterSnapshot> = {
  ...quic(talk, idle),
  talk,
  discussion,
  idle,
  trouble,
  handover: {
    ...talk,
    digits: "12",
    primary: { label: "Start the talk", action: "start-or-pause", intent: { intent: "start-or-pause" } },
    timer: {
      ...talk.timer,
      mood: "handover",
      left: { ms: 15 * MINUTE, rate: 0 },
      words: "Ready · 15 min talk",
      spent: { ms: 0, rate: 0 },
      reminder: `Already talking? ${capOf("start-as-of")} starts the time as of when the item came up`,
    },
  },
  "talk-over": {
    ...talk,
    clocks: { ...talk.clocks, epoch_ms: at("12:33:00") },
    timer: {
      ...talk.timer,
      mood: "over",
      left: { ms: -3 * MINUTE, rate: -1 },
      words: "over 15 min talk",
      spent: { ms: 18 * MINUTE, rate: 1 },
      discussion: { ms: 7 * MINUTE, rate: -1 },
      says_discussion: true,
      talk_ends: null,
    },
  },
  ends: { ...talk, asks_to_end: true },
  closing: { ...talk, asks_to_close: "“Private Access Tokens” is up. Close Chairside?" },
  "changed-file": {
    ...talk,
    changed_file: "The session file has changed (other minutes: Private Access Tokens)",
  },
  "changed-file-and-deck": {
    ...talk,
    waiting: "New version of pat-01.pdf",
    changed_file: "The session file has changed (other minutes: Private Access Tokens)",
  },
  pasted: {
    ...talk,
    pasted: {
      items: [
        {
          title: "Open issues, updates to qmux",
          presenter: "Jana Iyengar, Ian Swett",
          minutes: "15",
          kind: "talk",
        },
        { title: "Reverso for QUIC", presenter: "Florentin Rochet", minutes: "10", kind: "as-time-permits" },
        { title: "Any other business", presenter: "", minutes: "5", kind: "aob" },
      ],
      rest: ["See the wiki for slides"],
    },
  },
  conflicts: {
    ...talk,
    conflicts: [
      { title: "Private Access Tokens", label: "Minutes", mine: "20 min", theirs: "30 min" },
      {
        title: "Multicast",
        label: "On the agenda",
        mine: "removed",
        theirs: "changed (presenter: Jake Holland)",
      },
      { title: "", label: "Order of the items", mine: "Intro, Tokens", theirs: "Tokens, Intro" },
    ],
  },
  late: { ...discussion, rundown: lateRundown },
  bashing: {
    ...talk,
    agenda: bashed,
    rundown: lateRundown,
    status: { ...talk.status, agenda_unsaved: true },
  },
  "not-agreed": { ...talk, agenda: bashed, rundown: { ...rundown, agreed: null } },
  before: { ...idle, offer: null },
  ready: {
    ...idle,
    offer: null,
    people: {
      ...peopleBefore,
      ready: peopleBefore.ready.map((line) => ({ ...line, done: true })),
      words: "",
    },
  },
  ended: { ...talk, slot: { ...talk.slot!, ended: true }, after },
  "ended-all-closed": { ...talk, slot: { ...talk.slot!, ended: true }, after: { ...after, open: [] } },
  outcome: { ...discussion, outcome_open: true },
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
  ...Object.fromEntries(Object.entries(cards).map(([name, card]) => [`card-${name}`, underCard(card)])),
  elsewhere: {
    ...talk,
    room: {
      tone: "other",
      look: "elsewhere",
      title: "Elsewhere",
      deck: "",
      words: "The room isn't seeing this window",
      detail: "somebody else shares; you are following along",
      up_for: null,
      action: { label: "The room is back", action: "elsewhere", intent: { intent: "elsewhere" } },
      others: [
        {
          label: "The presenter shows",
          action: "shown-by-presenter",
          intent: { intent: "shown-by", by: "presenter" },
        },
        {
          label: "Meetecho shows",
          action: "shown-by-meetecho",
          intent: { intent: "shown-by", by: "meetecho" },
        },
      ],
    },
    shows: shows(shown("12:01")).map((each) =>
      each.state.state === "up" ? { ...each, state: { state: "plain" } } : each,
    ),
  },
  notice: { ...talk, notice: "This is the last slide" },
  overview: { ...talk, overview: { chosen: "chairs/8" } },
  "overview-covered": {
    ...discussion,
    room: {
      ...discussion.room,
      title: "Frozen on slide 9 of 14",
      deck: "Chairs' slides",
      words: "The room is frozen on 9, you are on pat-01.pdf 5 / 14",
      detail: "turning moves only your own view",
      up_for: null,
    },
    slide: { ...discussion.slide, page: "pat/5", position: "pat-01.pdf 5 / 14", beside: "step 2 of 4" },
    shown: page("chairs/8"),
    overview: { chosen: "pat/9" },
  },
  frozen: {
    ...talk,
    room: {
      ...discussion.room,
      title: "Frozen on slide 9 of 14",
      deck: "Chairs' slides",
      words: "The room is frozen on 9, you are on 11",
      detail: "turning moves only your own view",
      up_for: null,
      action: { label: "Unfreeze", action: "freeze", intent: { intent: "freeze" } },
    },
    slide: { ...talk.slide, page: "chairs/10", position: "Chairs' slides 11 / 14" },
    next: {
      page: "chairs/11",
      label: "Chairs' slides 12 / 14",
      title: "You are on slide 11",
      beside: "of 14",
      yours: true,
      then: null,
    },
    shows: lights(shows(shown("12:01")), "freeze"),
  },
  steps: {
    ...talk,
    slide: { ...talk.slide, position: "pat-01.pdf 5 / 14", beside: "step 2 of 4" },
    next: {
      ...talk.next,
      label: "pat-01.pdf 5 / 14 · step 3 of 4",
      title: "Slide 5",
      beside: "of 14 · step 3 of 4",
    },
  },
  search: { ...talk, draft: { purpose: "search", text: "tok", poll: null, from_audience: false }, search },
  "search-room": {
    ...talk,
    draft: { purpose: "search", text: "tok", poll: null, from_audience: true },
    search,
  },
  "search-nothing": {
    ...talk,
    draft: { purpose: "search", text: "quic", poll: null, from_audience: false },
    search: { words: "No slide has all these words", decks: [], chosen: 0 },
  },
  help: { ...talk, help_open: true },
  notes: { ...talk, notes_question: notesQuestion },
  typing: { ...talk, draft: { purpose: "note", text: "the network limit", poll: null, from_audience: true } },
};
