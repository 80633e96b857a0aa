// The fixture's session after its end.
import type { AfterCard } from "../gen/AfterCard";

export const after: AfterCard = {
  heading: "Session ended at 13:57",
  words: "3 min early · 4 of 4 items · 2 notes · 1 poll · 1 action",
  open: [
    {
      about: "Item 2",
      words: "The poll “Is there interest in working on this?” has no result",
      closes: { by: "result", poll: "p1" },
    },
    {
      about: "Item 2",
      words: "“Private Access Tokens” has no outcome",
      closes: { by: "outcome", item: "pat" },
    },
    {
      about: "Item 2",
      words: "The action “ask the TLS WG about #17” is nobody's yet",
      closes: { by: "name", note: "n2" },
    },
    {
      about: "Item 3",
      words: "Still in the queue: Ben Schwartz",
      closes: { by: "intent", intent: { intent: "leave-queue", speaker: "s1" } },
    },
    {
      about: "Session file",
      words: "The changed agenda is not saved in the session file",
      closes: { by: "save" },
    },
    { about: "Minutes", words: "Newer than your last copy of the minutes: 2 notes", closes: { by: "copy" } },
  ],
  handouts: [
    {
      label: "Minutes",
      words: "Markdown for the notes page: 4 items, 2 notes, 1 poll",
      part: "whole",
      copies: true,
      is_empty: false,
      link: { label: "Minutes", url: "https://notes.ietf.org/notes-ietf-112-secdispatch" },
    },
    {
      label: "Report to the area director",
      words: "One paragraph of plain text",
      part: "report",
      copies: true,
      is_empty: false,
      link: null,
    },
    {
      label: "Outcomes for the list",
      words: "Plain text, 1 outcome to be confirmed",
      part: "list",
      copies: true,
      is_empty: false,
      link: null,
    },
    {
      label: "Polls for the Datatracker",
      words: "JSON, 1 poll, 1 without a result",
      part: "polls",
      copies: true,
      is_empty: false,
      link: null,
    },
    {
      label: "Chairs' slides",
      words: "PDF, 12 slides",
      part: "chairs-slides",
      copies: false,
      is_empty: false,
      link: null,
    },
    { label: "Slides", words: "1 file as shown", part: "slides", copies: false, is_empty: false, link: null },
  ],
  part: "whole",
  preview:
    "# Security Dispatch (secdispatch): minutes\n\n- Meeting: IETF 112\n\n## 2. Private Access Tokens\n",
};
