// Which tab of the detail pane is open. The chair's own choice stays until the chair makes another; a state of the session
// can put a tab in front of it and take it away again.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { SessionCard } from "../../gen/SessionCard";
import { editing } from "../agenda/editing.svelte";

/** A tab that stands in front: what the end leaves open, the item selected, advice on the Note Well, ways to end on time, what is
 *  not in place before the start. */
export type Front = "ending" | "item" | "advice" | "ways" | "missing";

/** The tabs that the session's state puts in front, the most important first. */
export function frontsOf(snapshot: PresenterSnapshot, card: SessionCard): Front[] {
  const item = snapshot.agenda.some(({ id }) => id === editing.item);
  const fronts: [Front, boolean][] = [
    [
      "ending",
      snapshot.asks_to_end && (snapshot.not_reached !== "" || snapshot.floor.without_outcome.length > 0),
    ],
    ["item", item],
    ["advice", snapshot.note_well_up && card.note_well_advice.dos.length > 0],
    ["ways", (snapshot.rundown?.ways.length ?? 0) > 0],
    ["missing", snapshot.people.before && snapshot.people.missing !== "" && !card.header.plain],
  ];
  return fronts.filter(([, is]) => is).map(([front]) => front);
}

export class DetailTabs {
  /** The chair asked for what is not in place before it opens by itself. */
  #asksForMissing = $state(false);
  readonly #snapshot: () => PresenterSnapshot;
  readonly #card: () => SessionCard;
  /** What the chair chose; null before that. */
  #chosen: string | null = $state(null);
  /** The front tabs that the chair has turned away from. */
  #leftBehind: readonly Front[] = $state.raw([]);

  constructor(snapshot: () => PresenterSnapshot, card: () => SessionCard) {
    this.#snapshot = snapshot;
    this.#card = card;
  }

  get fronts(): Front[] {
    return frontsOf(this.#snapshot(), this.#card());
  }

  get open(): string {
    const front = this.fronts.find((front) => this.#comes(front) && !this.#leftBehind.includes(front));
    return front ?? this.#chosen ?? (this.#hasNotes ? "notes" : "slides");
  }

  /** Whether a tab comes to the front by itself. What is not in place does in the last ten minutes, not in a rehearsal. */
  #comes(front: Front): boolean {
    return front !== "missing" || this.#asksForMissing || this.#snapshot().people.near;
  }

  get #hasNotes(): boolean {
    const { page } = this.#snapshot().slide;
    return this.#card().decks_with_notes.includes(page.slice(0, page.lastIndexOf("/")));
  }

  choose(tab: string): void {
    const { fronts } = this;
    const at = fronts.indexOf(tab as Front);
    this.#asksForMissing = tab === "missing";
    // A front tab comes back before the others; any other tab stands behind none.
    this.#leftBehind = at === -1 ? fronts : fronts.filter((front) => front !== tab);
    if (at === -1) this.#chosen = tab;
  }

  /** Call in an effect: once a state is over, its tab can come to the front again. */
  follow(): void {
    const { fronts } = this;
    const still = this.#leftBehind.filter((front) => fronts.includes(front));
    if (still.length < this.#leftBehind.length) this.#leftBehind = still;
  }

  /** Brings the tab of an item to the front that has just been selected. */
  selected(): void {
    this.#leftBehind = this.#leftBehind.filter((front) => front !== "item");
  }
}
