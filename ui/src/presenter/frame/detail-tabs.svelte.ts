// Which tab of the detail pane is open. The chair's own choice stays until the chair makes another; a state of the session
// can put a tab in front of it and take it away again.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { SessionCard } from "../../gen/SessionCard";

export type Front = "advice" | "ending";

/** The tab that the session's state puts in front; null if there is none. */
export function frontOf(snapshot: PresenterSnapshot, card: SessionCard): Front | null {
  if (snapshot.asks_to_end && (snapshot.not_reached !== "" || snapshot.floor.without_outcome.length > 0))
    return "ending";
  return snapshot.note_well_up && card.note_well_advice.dos.length > 0 ? "advice" : null;
}

export class DetailTabs {
  readonly #snapshot: () => PresenterSnapshot;
  readonly #card: () => SessionCard;
  /** What the chair chose; null before that. */
  #chosen: string | null = $state(null);
  /** The front tab that the chair has turned away from. */
  #passedOver: Front | null = $state(null);

  constructor(snapshot: () => PresenterSnapshot, card: () => SessionCard) {
    this.#snapshot = snapshot;
    this.#card = card;
  }

  get front(): Front | null {
    return frontOf(this.#snapshot(), this.#card());
  }

  get open(): string {
    const { front } = this;
    if (front !== null && front !== this.#passedOver) return front;
    return this.#chosen ?? (this.#hasNotes ? "notes" : "slides");
  }

  get #hasNotes(): boolean {
    const { page } = this.#snapshot().slide;
    return this.#card().decks_with_notes.includes(page.slice(0, page.lastIndexOf("/")));
  }

  choose(tab: string): void {
    const { front } = this;
    if (tab === front) {
      this.#passedOver = null;
      return;
    }
    this.#passedOver = front;
    this.#chosen = tab;
  }

  /** Call in an effect: once the state is over, it can come to the front again. */
  follow(): void {
    if (this.front !== this.#passedOver) this.#passedOver = null;
  }
}
