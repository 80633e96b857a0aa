// The fixture's cards for the room.
import type { CardLine } from "../gen/CardLine";
import type { RoomCard } from "../gen/RoomCard";

const line = (text: string, mark = ""): CardLine => ({ mark, text });

export const cards: Record<string, RoomCard> = {
  question: {
    kind: "question",
    kicker: "2 · Private Access Tokens",
    heading: "Interest? Where should it go?",
    lines: [
      line("Direct to an existing WG"),
      line("Propose a new, focused WG"),
      line("AD sponsorship (assuming the AD is willing)"),
      line("Additional discussion or community development required"),
      line("The IETF should not work on this topic"),
    ],
    foot: "",
  },
  poll: {
    kind: "poll",
    kicker: "",
    heading: "Is there interest in working on this?",
    lines: [line("yes", "31"), line("no", "4"), line("no opinion", "62")],
    foot: "Not a vote, to be confirmed on the list",
  },
  summary: {
    kind: "summary",
    kicker: "",
    heading: "Summary",
    lines: [
      line("Private Access Tokens: Direct to an existing WG (PrivacyPass).", "2"),
      line("Security and privacy considerations for multicast transports: no outcome yet", "3"),
    ],
    foot: "",
  },
  time: { kind: "time", kicker: "", heading: "5 minutes left", lines: [], foot: "" },
};
