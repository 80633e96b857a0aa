// Stands in for Rust while the views are looked at in a browser: sends the fixture's snapshots and logs what it receives.
// Never part of the product. Choose a moment with ?fixture=talk (the default), discussion, idle, trouble, ends, help, typing,
// overview, search, steps, outcome, poll-asked, poll-result, queue-closed, card-question, and the others of snapshots.ts.
// The audience window shows ?page=… or ?card=question, poll, summary, time.
import { actionOf, isKeyOf } from "../actions";
import type { Action } from "../gen/Action";
import type { AudienceMessage } from "../gen/AudienceMessage";
import type { Intent } from "../gen/Intent";
import type { KeyPress } from "../gen/KeyPress";
import { KEYS } from "../gen/keys";
import type { PresenterMessage } from "../gen/PresenterMessage";
import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import type { RoomView } from "../gen/RoomView";
import type { Carrier } from "../wire";
import { floorAfter, intentOf } from "./floor";
import { overview, pages, search } from "./finding";
import { card } from "./session";
import { slides } from "./slides";
import { snapshots } from "./snapshots";
import { agendaAfter } from "./agenda";
import { cards } from "./cards";
import { wanted } from "./wanted";

const log: unknown[] = [];
Object.assign(window, {
  told: log,
  /** For measurements: sends a changed snapshot at once. */
  tell: (change: Partial<PresenterSnapshot>) => {
    snapshot = { ...snapshot, ...change, number: snapshot.number + 1 };
    tellPresenter?.({ message: "snapshot", snapshot });
  },
});

let snapshot: PresenterSnapshot = snapshots[wanted.get("fixture") ?? "talk"] ?? snapshots.talk!;
let tellPresenter: ((message: PresenterMessage) => void) | null = null;

/** Enough of Rust's rules to type a note, list the keys and turn a slide. */
function answer(command: string, args: Record<string, unknown>): void {
  if (!["press", "desk", "act"].includes(command)) return;
  const next: PresenterSnapshot = {
    ...snapshot,
    number: snapshot.number + 1,
    keys_seen: args.number as number,
  };
  const press = args.press as KeyPress | undefined;
  const desk = args.action as { desk: string; text?: string; poll?: string } | undefined;
  const pressed = press === undefined || press.text ? null : actionOf(press, "anytime");
  /** By its key, or by mouse. */
  const does = (action: Action): boolean =>
    pressed === action || KEYS[action].desk?.desk === (desk?.desk ?? null);
  if (desk?.desk === "item-line") next.item_line = { text: desk.text ?? "", words: `Adds “${desk.text}”` };
  next.agenda = agendaAfter(next.agenda, args.intent as Parameters<typeof agendaAfter>[1]);
  if (does("help")) next.help_open = !snapshot.help_open;
  if (does("note")) next.draft = { purpose: "note", text: "", poll: null, from_audience: false };
  if (does("search")) next.draft = { purpose: "search", text: "", poll: null, from_audience: false };
  if (desk?.desk === "draft-text" && next.draft !== null)
    next.draft = { ...next.draft, text: desk.text ?? "" };
  const poll = next.floor.open_poll === null ? "poll-question" : "poll-result";
  if (does("poll")) next.draft = { purpose: poll, text: "", poll: null, from_audience: false };
  if (desk?.desk === "open-result")
    next.draft = { purpose: "poll-result", text: "", poll: desk.poll ?? null, from_audience: false };
  const closesChooser = press !== undefined && snapshot.outcome_open && isKeyOf(press, "close-chooser");
  if (does("outcome") || (closesChooser && !press.text)) next.outcome_open = !next.outcome_open;
  const done =
    press?.text && isKeyOf(press, "finish-line") && next.draft !== null ? intentOf(next.draft) : null;
  const intent = (args.intent as Intent | undefined) ?? done;
  if (intent !== null) next.floor = floorAfter(next.floor, intent);
  if (press !== undefined && isKeyOf(press, "close-key-list")) next.help_open = false;
  if (press?.text && !press.key.startsWith("Arrow")) next.draft = null;
  next.search = next.draft?.purpose === "search" ? search : null;
  if (pressed === "overview") next.overview = next.overview ? null : { chosen: next.slide.page };
  if (next.overview !== null && press !== undefined)
    next.overview = { chosen: moved(next.overview.chosen, press.key) };
  else if (pressed === "next" && next.next.page !== null) {
    const ids = slides.map((slide) => slide.id);
    const at = ids.indexOf(next.next.page);
    next.slide = { ...next.slide, page: next.next.page };
    next.next = { ...next.next, page: ids[(at + 1) % ids.length] ?? null };
  }
  snapshot = next;
  setTimeout(() => tellPresenter?.({ message: "snapshot", snapshot }), 5);
}

/** The tile before or after, as if the grid had one column. */
function moved(chosen: string, key: string): string {
  const all = overview.flatMap((deck) => deck.tiles.map((tile) => tile.pages[0] ?? ""));
  const step =
    { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 5, ArrowUp: -5, End: all.length, Home: -all.length }[key] ?? 0;
  const at = all.indexOf(chosen) + step;
  return all[Math.min(all.length - 1, Math.max(0, at))] ?? chosen;
}

export const fixture: Carrier = {
  // It paints nothing itself.
  ask: <Answer>() => Promise.resolve(null as Answer),
  send(command, args) {
    log.push({ command, ...args });
    answer(command, args);
  },
  subscribe(command, take) {
    const tell = take as unknown;
    if (command === "subscribe_presenter") {
      tellPresenter = tell as (message: PresenterMessage) => void;
      tellPresenter({ message: "session", card });
      tellPresenter({
        message: "pages",
        pages: [...slides, ...pages.filter(({ id }) => !slides.some((s) => s.id === id))],
      });
      tellPresenter({ message: "snapshot", snapshot });
    } else {
      const tellAudience = tell as (message: AudienceMessage) => void;
      const id = wanted.get("page") ?? "show:note-well/0";
      const card = cards[wanted.get("card") ?? ""];
      const view: RoomView = card
        ? { view: "card", card }
        : id === "black" || id === "white"
          ? { view: "blank", colour: id }
          : { view: "page", id };
      tellAudience({ message: "pages", pages: slides });
      tellAudience({
        message: "snapshot",
        painted: false,
        snapshot: {
          number: 1,
          view,
          ready: [],
          keys_seen: 0,
          typing: false,
          plain: false,
          corner: null,
          timer: null,
          esc_leaves: false,
          letters: { fast_are_words: true, room_needs_ctrl: false },
          tool: null,
          countdown: null,
        },
      });
    }
  },
};
