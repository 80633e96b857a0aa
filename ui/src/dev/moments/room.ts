// What the room can see: cards, a frozen page, something else; and trouble with its window.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { RoomCard } from "../../gen/RoomCard";
import { cards } from "../cards";
import { lights, notYet, shown, shows } from "../shows";
import { at, MINUTE } from "../time";
import { discussion } from "./discussion";
import { page, sees } from "./sees";
import { talk } from "./talk";

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
  troubles: [{ words: "The web process died and was started again. Nothing was lost.", is_under_way: false }],
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
    words: "Over · limit 2–3 min",
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

const underCards = Object.entries(cards).map(([name, card]) => [`card-${name}`, underCard(card)]);

export const rooms: Record<string, PresenterSnapshot> = {
  trouble,
  ...Object.fromEntries(underCards),
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
};
