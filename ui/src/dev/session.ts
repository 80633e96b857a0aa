// The fixture's session card, which doesn't change during the session.
import type { SessionCard } from "../gen/SessionCard";
import { overview } from "./finding";
import { wanted } from "./wanted";

export const card: SessionCard = {
  header: {
    name: "SECDISPATCH · IETF 112",
    slot: "Tue 9 Nov 2021 · 12:00–14:00",
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
  overview,
  decks_with_notes: ["pat"],
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
