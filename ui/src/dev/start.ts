// The start window's moments for tests.
import "./no-browser";

import { render } from "svelte/server";

import type { StartAction } from "../gen/StartAction";
import type { StartButton } from "../gen/StartButton";
import type { StartSnapshot } from "../gen/StartSnapshot";
import { EMPTY, Start } from "../start/start.svelte";
import Window from "../start/Window.svelte";

const button = (action: StartAction, label: string, key: string, shift = false): StartButton => ({
  action,
  label,
  beneath: "",
  key,
  shift,
  cap: key,
  shortcut: key,
});

export const home: StartSnapshot = {
  page: "home",
  buttons: [
    button("open", "Open a file…", "o"),
    button("new", "New session…", "n"),
    button("present-pdf", "Present a PDF…", "p"),
    button("sample", "Try the sample session", "s", true),
    button("resume", "Resume", "r"),
    button("settings", "Settings", ","),
    button("keys", "Keys", "?", true),
  ],
  meeting: "IETF 126",
  recent: [
    {
      name: "QUIC · IETF 126",
      words: "1 run · stopped 16:42, item 5",
      when: "today",
      resumes: true,
      is_open: false,
    },
    { name: "qmux.pdf", words: "A talk of 20 min", when: "yesterday", resumes: false, is_open: false },
  ],
  no_recent: "Nothing yet",
  answer: null,
  offers: [],
  talk: null,
  dragged: false,
  settings: {
    theme: "system",
    text_size: 100,
    notes_size: 20,
    part_sizes: {},
    letters: { fast_are_words: true, room_needs_ctrl: false },
    copy_notes_page: false,
    look_on_datatracker: false,
    keys_in_other_programs: false,
    room_painting: "auto",
    keys: {},
    hints_done: [],
  },
  settings_problem: "",
  busy: "",
  form: {
    number: 0,
    fields: {
      meeting: "",
      group: "",
      title: "",
      day: "",
      start: "",
      end: "",
      zone: "UTC",
      chairs: "",
      agenda: "",
      session: 0,
    },
    refusal: null,
    reading: {
      rows: [],
      words: "",
      unplaced: [],
      sessions: [],
      session: 0,
      found: EMPTY,
      doubts: [],
    },
  },
  find: { asking: "", refusal: "", nearest: [] },
  found: null,
};

/** A start window that notes what it sends. */
export function started(snapshot: StartSnapshot): { start: Start; sent: unknown[] } {
  const sent: unknown[] = [];
  const start = new Start({
    send: (_, args) => sent.push(args["wish"]),
    subscribe: () => {},
    ask: () => new Promise(() => {}),
  });
  start.take(snapshot);
  return { start, sent };
}

/** The window as HTML. */
export function drawnStart(snapshot: StartSnapshot): string {
  const { start } = started(snapshot);
  return render(Window, { props: { start } }).body.replaceAll(/<!--.*?-->/g, "");
}
