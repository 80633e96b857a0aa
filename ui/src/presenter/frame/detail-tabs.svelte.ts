// Which tab of the detail pane is open. The chair's own choice stays until the chair makes another; a state of the session
// can put a tab in front of it and take it away again.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { SessionCard } from "../../gen/SessionCard";
import { editing } from "../agenda/editing.svelte";

/** A tab that stands in front: what the end leaves open, the item selected, advice on the Note Well, ways to end on time. */
export type Front = "ending" | "item" | "advice" | "ways";

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
  ];
  return fronts.filter(([, is]) => is).map(([front]) => front);
}

export class DetailTabs {
  readonly #snapshot: () => PresenterSnapshot;
  readonly #card: () => SessionCard;
  /** What the chair chose; null before that. */
  #chosen: string | null = $state(null);
  /** The front tabs that the chair has turned away from. */
  #passedOver: readonly Front[] = $state.raw([]);

  constructor(snapshot: () => PresenterSnapshot, card: () => SessionCard) {
    this.#snapshot = snapshot;
    this.#card = card;
  }

  get fronts(): Front[] {
    return frontsOf(this.#snapshot(), this.#card());
  }

  get open(): string {
    const front = this.fronts.find((front) => !this.#passedOver.includes(front));
    return front ?? this.#chosen ?? (this.#hasNotes ? "notes" : "slides");
  }

  get #hasNotes(): boolean {
    const { page } = this.#snapshot().slide;
    return this.#card().decks_with_notes.includes(page.slice(0, page.lastIndexOf("/")));
  }

  choose(tab: string): void {
    const { fronts } = this;
    const at = fronts.indexOf(tab as Front);
    // A front tab comes back before the others; any other tab stands behind none.
    this.#passedOver = at === -1 ? fronts : fronts.filter((front) => front !== tab);
    if (at === -1) this.#chosen = tab;
  }

  /** Call in an effect: once a state is over, its tab can come to the front again. */
  follow(): void {
    const { fronts } = this;
    const still = this.#passedOver.filter((front) => fronts.includes(front));
    if (still.length < this.#passedOver.length) this.#passedOver = still;
  }

  /** Brings the tab of an item to the front that has just been selected. */
  selected(): void {
    this.#passedOver = this.#passedOver.filter((front) => front !== "item");
  }
}
