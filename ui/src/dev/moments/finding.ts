// What is opened to find something, and the page after the end.
import type { NotesQuestion } from "../../gen/NotesQuestion";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { after } from "../after";
import { search } from "../finding";
import { talk } from "./talk";

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

export const findings: Record<string, PresenterSnapshot> = {
  overview: { ...talk, overview: { chosen: "chairs/8" } },
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
  ended: { ...talk, slot: { ...talk.slot!, ended: true }, after },
  "ended-all-closed": { ...talk, slot: { ...talk.slot!, ended: true }, after: { ...after, open: [] } },
};
