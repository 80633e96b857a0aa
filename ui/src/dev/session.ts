// The fixture's session card, which doesn't change during the session.
import type { Intent } from "../gen/Intent";
import type { KeyRow } from "../gen/KeyRow";
import type { SessionCard } from "../gen/SessionCard";
import { overview } from "./finding";
import { handouts } from "./room";
import { wanted } from "./wanted";

const key = (group: string, name: string, keys: string, intent: Intent | null = null): KeyRow => ({
  group,
  name,
  keys: keys.split(" "),
  intent,
  desk: null,
});

export const card: SessionCard = {
  header: {
    name: "secdispatch · IETF 112",
    slot: "Security Dispatch · Tue 9 Nov 2021 · 12:00–14:00 UTC",
    rehearsal: wanted.has("rehearsal"),
    plain: wanted.has("plain"),
  },
  links: [
    { label: "Meetecho", url: "https://meetings.conf.meetecho.com/ietf112/?group=secdispatch&short=&item=1" },
    { label: "Jabber", url: "xmpp:secdispatch@jabber.ietf.org?join" },
    { label: "Minutes", url: "https://notes.ietf.org/notes-ietf-112-secdispatch" },
    { label: "Slides", url: "https://datatracker.ietf.org/meeting/112/session/secdispatch" },
    { label: "Mailing list", url: "mailto:secdispatch@ietf.org" },
    { label: "Charter", url: "https://datatracker.ietf.org/wg/secdispatch/about/" },
    { label: "Wiki", url: "https://trac.ietf.org/trac/secdispatch/wiki/" },
  ],
  handouts,
  keys: [
    key("turn", "Next slide", "→ ↓ Space PageDown", { intent: "next" }),
    key("turn", "Back", "← ↑ PageUp", { intent: "back" }),
    key("turn", "First slide", "Home", { intent: "first" }),
    key("turn", "Last slide", "End", { intent: "last" }),
    key("turn", "Back in history", "Backspace", { intent: "history-back" }),
    key("turn", "Next slide, past the steps of this one", "]", { intent: "skip-on" }),
    key("turn", "First step of this slide, then slide before", "[", { intent: "skip-back" }),
    key("find", "Overview of all slides", "O"),
    key("find", "Search the slides", "/"),
    key("find", "All keys", "?"),
    key("find", "Every action by name", "Ctrl+K"),
    key("find", "Go to slide, by its number or label", "digits Enter"),
    key("what the room sees", "Black", "B .", { intent: "blank", colour: "black" }),
    key("what the room sees", "White", "W ,", { intent: "blank", colour: "white" }),
    key("what the room sees", "Freeze", "F", { intent: "freeze" }),
    key("what the room sees", "Chairs' deck", "H", { intent: "chairs-deck" }),
    key("what the room sees", "Agenda", "A", { intent: "show", kind: "agenda" }),
    key("what the room sees", "The room looks elsewhere", "X", { intent: "elsewhere" }),
    key("what the room sees", "Full screen", "F11 F5"),
    key("boilerplate", "Note Well", "N", { intent: "show", kind: "note-well" }),
    key("boilerplate", "Code of Conduct", "C", { intent: "show", kind: "code-of-conduct" }),
    key("boilerplate", "Recording notice", "R", { intent: "show", kind: "recording" }),
    key("boilerplate", "Meeting tips", "T", { intent: "show", kind: "tips" }),
    key("boilerplate", "Mic rules", "G", { intent: "show", kind: "mic-rules" }),
    key("boilerplate", "Links", "L", { intent: "show", kind: "links" }),
    key("run", "Next item", "Shift+→", { intent: "next-item" }),
    key("run", "Previous item", "Shift+←", { intent: "previous-item" }),
    key("run", "Start or pause", "P", { intent: "start-or-pause" }),
    key("run", "Start as of earlier", "Shift+P", { intent: "start-as-of", seconds: null }),
    key("run", "A minute more", "+ =", { intent: "add-minutes", minutes: 1 }),
    key("run", "A minute less", "−", { intent: "add-minutes", minutes: -1 }),
    key("run", "Discussion, then next speaker", "M", { intent: "mic" }),
    key("run", "Mic free", "Ctrl+M", { intent: "mic-free" }),
    key("run", "A note to the minutes", "J '"),
    key("always", "Take away what covers the slide", "Esc", { intent: "uncover" }),
    key("always", "Take back a decision", "Ctrl+Z", { intent: "undo" }),
  ],
  overview,
  note_well_advice: {
    dos: [
      "Leave it up long enough to be read.",
      "Say that the IETF policies on conduct, privacy and IPR apply.",
      "Point to the area directors or the legal counsel for questions.",
    ],
    donts: ["Interpret it, or answer legal questions about it."],
    source: "Organizing meetings, authors.ietf.org",
  },
};
