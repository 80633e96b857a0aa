// The agenda changes: in the window, in the file, by pasting.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { bashed, lateRundown, rundown } from "../room";
import { discussion } from "./discussion";
import { talk } from "./talk";

export const agendas: Record<string, PresenterSnapshot> = {
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
      sessions: [
        {
          name: "1: quic, IETF 126, 2026-07-22 16:00, 3 items (line 5)",
          items: [
            {
              title: "Open issues, updates to qmux",
              presenter: "Jana Iyengar, Ian Swett",
              minutes: "15",
              kind: "talk",
            },
            {
              title: "Reverso for QUIC",
              presenter: "Florentin Rochet",
              minutes: "10",
              kind: "as-time-permits",
            },
            { title: "Any other business", presenter: "", minutes: "5", kind: "aob" },
          ],
        },
        {
          name: "2: quic, IETF 126, 2026-07-24 09:00, 1 item (line 21)",
          items: [{ title: "Multipath", presenter: "Kim Ray", minutes: "20", kind: "talk" }],
        },
      ],
      session: 0,
      because: "its day and group are this session's",
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
};
