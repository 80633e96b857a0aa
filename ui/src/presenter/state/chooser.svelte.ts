// The chooser of an outcome: opened and closed at the key itself, before the snapshot says so, so that no digit struck
// right after it is lost. Its looks are OutcomeChooser.svelte's.
import type { ItemId } from "../../gen/ItemId";
import type { KeyPress } from "../../gen/KeyPress";
import type { Outcome } from "../../gen/Outcome";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { Choice } from "../../keys";
import type { Wire } from "../../wire";
import { EMPTY, decidableItems, firstItem, tidied, withDigit } from "./outcome-draft";

export class Chooser {
  open = $state(false);
  item: ItemId | null = $state(null);
  /** What is chosen so far; nobody has been told. */
  outcome: Outcome = $state.raw(EMPTY);
  /** Why it did nothing: a question has come up that is to be answered first. */
  refused: string | null = $state(null);
  readonly #wire: Wire;
  readonly #snapshot: () => PresenterSnapshot | null;
  /** The number of what was told last about it; what Rust says from before it is old. */
  #told = 0;
  /** What was chosen for other items since it was opened. */
  #others = new Map<ItemId, Outcome>();

  constructor(wire: Wire, snapshot: () => PresenterSnapshot | null) {
    this.#wire = wire;
    this.#snapshot = snapshot;
  }

  /** D or Esc: goes to Rust, which closes first what lies over it. */
  struck(press: KeyPress): void {
    this.#told = this.#wire.press(press);
    const snapshot = this.#snapshot();
    const covered = snapshot?.help_open || snapshot?.asks_to_end || (snapshot?.offer ?? null) !== null;
    if (press.key !== "Escape" || !covered) this.#turn(snapshot);
  }

  /** Opens it by mouse, or closes it. */
  toggle(): void {
    this.#told = this.#wire.desk({ desk: "open-outcome" });
    this.#turn(this.#snapshot());
  }

  take(does: Choice): void {
    if (does.choice === "record") this.record();
    else if (does.choice === "propose") this.propose();
    else this.outcome = withDigit(this.outcome, does.digit, this.#possible());
  }

  /** Goes on with another item; what was chosen for this one is still there afterwards. */
  choose(item: ItemId): void {
    if (this.item !== null) this.#others.set(this.item, this.outcome);
    this.#begin(item, this.#snapshot());
  }

  /** Records the outcome, and closes. */
  record(): void {
    if (this.item === null || this.#mustAnswer()) return;
    this.#wire.act({ intent: "record-outcome", item: this.item, outcome: tidied(this.outcome) });
    this.toggle();
  }

  /** Shows the room what is proposed. It stays open: Enter records. */
  propose(): void {
    if (this.item === null || this.#mustAnswer()) return;
    this.#wire.act({ intent: "propose-outcome", item: this.item, outcome: tidied(this.outcome) });
  }

  /** Rust takes nothing as long as it asks something: what is chosen stays until that is answered. */
  #mustAnswer(): boolean {
    const offer = this.#snapshot()?.offer ?? null;
    this.refused =
      offer === null
        ? null
        : `First answer: ${offer.words} · Esc: ${offer.decline} · D, then Enter: ${offer.accept}`;
    return offer !== null;
  }

  /** Takes over what a snapshot says, unless Rust has not yet seen the last key. */
  follow(snapshot: PresenterSnapshot): void {
    if (snapshot.offer === null) this.refused = null;
    if (snapshot.keys_seen >= this.#told && snapshot.outcome_open !== this.open) this.#turn(snapshot);
  }

  #turn(snapshot: PresenterSnapshot | null): void {
    this.open = !this.open;
    this.refused = null;
    this.#others.clear();
    if (this.open) this.#begin(snapshot === null ? null : firstItem(snapshot), snapshot);
  }

  #begin(item: ItemId | null, snapshot: PresenterSnapshot | null): void {
    const items = snapshot === null ? [] : decidableItems(snapshot);
    const recorded = items.find((each) => each.item === item)?.outcome;
    this.item = item;
    this.outcome = (item === null ? undefined : this.#others.get(item)) ?? recorded ?? EMPTY;
  }

  #possible(): string[] {
    return this.#snapshot()?.floor.possible_outcomes ?? [];
  }
}
