// The design's session: QUIC at IETF 126, twelve items in two hours. It runs, it is late, it hasn't started.
import type { ReadyAbout } from "../gen/ReadyAbout";
import type { AgendaRow } from "../gen/AgendaRow";
import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import type { WayRow } from "../gen/WayRow";
import { ribbon, type Lies } from "./ribbon";
import { floor, people, row, rundown } from "./room";
import { MINUTE } from "./time";

const START = Date.parse("2026-07-22T14:00:00Z");
const OFFSET_S = 7200;
const SLOT = 120;
const MARKS = ["16:00", "16:30", "17:00", "17:30", "18:00"];
const ids = (number: number): string => `quic-${number}`;

const ITEMS: [title: string, presenter: string, minutes: number, slides: number][] = [
  ["Administrivia", "Chairs", 5, 7],
  ["Open issues, updates to qmux", "", 15, 13],
  ["Open issues, updates to extended key update", "", 10, 8],
  ["Open issues, updates to receive timestamps", "", 10, 6],
  ["Open issues, updates to qlog", "", 5, 5],
  ["Reverso for QUIC", "Florentin Rochet", 10, 10],
  ["TAPS over QUIC", "Ingebrigt Hovind", 10, 12],
  ["Authentication Tag lengths", "Magnus Westerlund", 15, 7],
  ["HTTPS RR and QUIC v2 measurements", "Max Inden", 5, 9],
  ["Mutable Idle Time out?", "Lucas Pardue", 10, 7],
  ["QUIC and multicast IP", "Multiple presenters", 15, 14],
  ["n0 NAT", "Floris Bruynooghe", 5, 6],
];

const clock = (minutes: number): string =>
  new Date(START + minutes * MINUTE + OFFSET_S * 1000).toISOString().slice(11, 16);

/** The agenda when item `up` is on and the ones before it took so many minutes. 0: nothing is up yet. */
function standing(
  took: readonly number[],
  now: number | null,
): { rows: AgendaRow[]; lies: Lies[]; ends: number } {
  const up = now === null ? 0 : took.length + 1;
  let at = 0;
  const lies: Lies[] = [];
  const rows = ITEMS.map(([title, presenter, minutes, slides], index) => {
    const number = index + 1;
    const lasts = took[index] ?? minutes;
    const state: AgendaRow["state"] = number < up ? "done" : number === up ? "now" : "planned";
    const kind = number > 5 ? "as-time-permits" : "talk";
    const found = row({
      id: ids(number),
      number: String(number),
      title,
      presenter,
      kind,
      state,
      at: clock(at),
      slides: `${slides} slides`,
      file: number === 1 ? "" : `item-${number}.pdf`,
      time: String(minutes),
      took: state === "done" ? String(lasts) : null,
      label: number === 6 ? "If time permits" : null,
      projected:
        state === "done"
          ? null
          : {
              start: { epoch_ms: START + at * MINUTE, rate: 0 },
              end: { epoch_ms: START + (at + lasts) * MINUTE, rate: 0 },
            },
      begins:
        state === "now"
          ? null
          : {
              asks: number !== up + 1,
              page: "pat/0",
              sees: `item-${number}.pdf 1 / ${slides}`,
              skips: number > up + 2 ? `Items ${up + 1}–${number - 1} would be skipped for now` : "",
            },
    });
    lies.push([
      number,
      lasts,
      state === "done" ? "done" : state === "now" ? "up" : kind === "talk" ? "to-come" : "if-time-permits",
    ]);
    at += lasts;
    return found;
  });
  return { rows, lies, ends: at };
}

const drawn = (lies: readonly Lies[], now: number | null) =>
  ribbon(lies, { now, slot: SLOT, marks: MARKS, ids });

function at(
  base: PresenterSnapshot,
  took: readonly number[],
  now: number | null,
  clockAt: number,
): PresenterSnapshot {
  const { rows, lies, ends } = standing(took, now);
  return {
    ...base,
    clocks: {
      epoch_ms: START + clockAt * MINUTE,
      start_ms: START,
      zone: [{ from_ms: 0, offset_s: OFFSET_S, name: "CEST" }],
      local: [{ from_ms: 0, offset_s: OFFSET_S, name: "CEST" }],
    },
    agenda: rows,
    floor: { ...floor, outcomes: [], without_outcome: [] },
    people,
    mic: null,
    slot: {
      ends: { epoch_ms: START + ends * MINUTE, rate: 0 },
      free: { ms: (SLOT - ends) * MINUTE, rate: 0 },
      ended: false,
    },
    rundown: {
      ...rundown,
      agreed: now === null ? null : "16:03",
      slot_ends: "18:00",
      ribbon: drawn(lies, now),
    },
  };
}

/** The ways of the late moment: each changes the minutes of some items. */
function ways(lies: readonly Lies[], now: number): WayRow[] {
  const way = (words: string, minutes: Record<number, number>): WayRow => {
    const changed = lies
      .map(([number, lasts, kind]): Lies => [number, minutes[number] ?? lasts, kind])
      .filter(([, lasts]) => lasts > 0);
    const ends = changed.reduce((sum, [, lasts]) => sum + lasts, 0);
    return {
      words,
      changes: Object.entries(minutes).map(([number, to]) => {
        const was = ITEMS[Number(number) - 1]![2];
        return {
          item: ids(Number(number)),
          words,
          was: String(was),
          becomes: to === 0 ? null : String(to),
          less: String(was - to),
        };
      }),
      ends: { epoch_ms: START + ends * MINUTE, rate: 0 },
      free: { ms: (SLOT - ends) * MINUTE, rate: 0 },
      on_time: ends <= SLOT,
      ribbon: drawn(changed, now),
      intent: { intent: "take-way", way: { way: "from-open-items" } },
    };
  };
  return [
    way("Drop n0 NAT (5 min), 1 min off item 11", { 11: 14, 12: 0 }),
    way("Cut QUIC and multicast IP, 15 → 9 min", { 11: 9 }),
    way("Cut Mutable Idle Time out?, 10 → 4 min", { 10: 4 }),
    way("Drop Mutable Idle Time out? (10 min)", { 10: 0 }),
    way("Drop QUIC and multicast IP (15 min)", { 11: 0 }),
    way("Run over to 18:06", {}),
  ];
}

/** What isn't in place ten minutes before the start. */
const notReady = (
  [
    ["note-takers", "Note takers", "nobody yet", { about: "role", role: "note-takers" }],
    ["slides:4", "Slides of “Open issues, updates to receive timestamps”", "no slides yet", slidesOf("4")],
    ["slides:12", "Slides of “n0 NAT”", "no slides yet", slidesOf("12")],
    [
      "speaker:12",
      "Floris Bruynooghe is there",
      "not seen yet",
      { about: "speaker", item: "12", who: null, seat: null },
    ],
    ["recording", "Recording", "not ticked", { about: "other" }],
  ] satisfies [string, string, string, ReadyAbout][]
).map(([id, text, detail, about]) => ({
  id,
  text,
  detail,
  about,
  done: false,
  silenced: false,
  item: "item" in about ? about.item : null,
}));

function slidesOf(item: string): ReadyAbout {
  return { about: "slides", item };
}

export function quic(talk: PresenterSnapshot, before: PresenterSnapshot): Record<string, PresenterSnapshot> {
  const next = (number: number) => ({
    action: "next-item" as const,
    label: `Begin item ${number}`,
    intent: { intent: "next-item" as const },
  });
  const discuss = { action: "mic" as const, label: "Begin discussion", intent: { intent: "mic" as const } };
  const up = (number: number, left: number, behind: number): PresenterSnapshot["timer"] => ({
    ...talk.timer,
    number: String(number),
    title: ITEMS[number - 1]![0],
    aside: ITEMS[number - 1]![1],
    budget: "10 + 5 min",
    mood: left < 0 ? "over" : "running",
    left: { ms: left * 1000, rate: -1 },
    words: `${left < 0 ? "over" : "left of"} 15 min`,
    parts: [15 * MINUTE],
    marks: [10 * MINUTE, 13 * MINUTE, 14 * MINUTE],
    spent: { ms: 15 * MINUTE - left * 1000, rate: 1 },
    talk_ends: null,
    behind: { ms: behind * MINUTE, rate: 0 },
  });
  const run = at(talk, [4], 11.77, 11.77);
  const runs: PresenterSnapshot = {
    ...run,
    timer: {
      ...up(2, 434, -1),
      item_ends: { epoch_ms: START + 19 * MINUTE, rate: 0 },
    },
    primary: discuss,
    secondary: next(3),
  };
  const overtime: PresenterSnapshot = {
    ...at(talk, [4], 21.17, 21.17),
    timer: { ...up(2, -130, 2), item_ends: { epoch_ms: START + 21.17 * MINUTE, rate: 1 } },
    primary: next(3),
    secondary: discuss,
  };
  const took = [4, 19, 10, 13, 6, 10, 14];
  const lateRun = at(talk, took, 82.5, 82.5);
  const { lies } = standing(took, 82.5);
  const late: PresenterSnapshot = {
    ...lateRun,
    timer: { ...up(8, 510, 11), item_ends: { epoch_ms: START + 91 * MINUTE, rate: 0 } },
    primary: discuss,
    secondary: next(9),
    rundown: {
      ...lateRun.rundown!,
      cut: "To end at 18:00, cut 6 min",
      ways: ways(lies, 82.5),
    },
  };
  const waits: PresenterSnapshot = {
    ...at(before, [], null, -10),
    room: {
      ...before.room,
      tone: "good",
      look: "slide",
      title: "Holding page",
      deck: "",
      words: "The room sees the holding page",
      detail: "counts down to 16:00",
      action: { action: "chairs-slides", label: "Chairs' slides", intent: { intent: "chairs-deck" } },
    },
    shown: {
      ...before.shown,
      view: {
        view: "holding",
        page: {
          kicker: "QUIC · IETF 126",
          heading: "We start at 16:00",
          line: "We begin with",
          next: { title: "Administrivia", presenter: "" },
          turns: ["This session will be recorded. The Note Well applies."],
          codes: [],
          when: "Wed 22 July 2026, 16:00–18:00 CEST",
          notes: "notes.ietf.org/notes-ietf-126-quic",
        },
      },
      countdown: { ms: 10 * MINUTE, rate: -1 },
    },
    offer: null,
    notice: null,
    people: {
      ...people,
      missing: "5 of 23",
      words: "5 of 23 not in place",
      open: "Note taker, 2 decks, 1 speaker, recording",
      count: "18/23",
      near: true,
      ready: notReady,
      before: true,
    },
    timer: {
      ...before.timer,
      title: "Before the session",
      left: { ms: 10 * MINUTE, rate: -1 },
      words: "until the start",
      starts: "starts 16:00",
      slot: ["Slot 120 min", "115 planned"],
    },
    primary: next(1),
    secondary: { action: "next", label: "Show Note Well", intent: { intent: "next" } },
  };
  return { quic: runs, "quic-over": overtime, "quic-late": late, "quic-before": waits };
}
