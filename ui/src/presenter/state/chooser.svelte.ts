// The outcome chooser's state. It opens and closes on the key press itself, before the snapshot confirms it, so that no
// digit pressed right afterwards is lost. OutcomeChooser.svelte draws it.
import { capOf, isKeyOf } from "../../actions";
import type { ItemId } from "../../gen/ItemId";
import type { KeyPress } from "../../gen/KeyPress";
import type { Outcome } from "../../gen/Outcome";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { Choice } from "../../keys";
import type { Wire } from "../../wire";
import {
  EMPTY,
  decidableItems,
  firstItem,
  possibleOutcomes,
  tidied,
  withDigit,
  withStep,
} from "./outcome-draft";

export class Chooser {
  open = $state(false);
  item: ItemId | null = $state(null);
  /** What is chosen so far; not sent yet. */
  outcome: Outcome = $state.raw(EMPTY);
  /** Why nothing was sent: another question has to be answered first. */
  refused: string | null = $state(null);
  readonly #wire: Wire;
  readonly #snapshot: () => PresenterSnapshot | null;
  /** The number of the last message about the chooser; snapshots from before it are ignored. */
  #told = 0;
  /** Choices for other items since the chooser opened. */
  #others = new Map<ItemId, Outcome>();

  constructor(wire: Wire, snapshot: () => PresenterSnapshot | null) {
    this.#wire = wire;
    this.#snapshot = snapshot;
  }

  /** Handles D or Esc. Rust first closes whatever covers the chooser, and says why it doesn't open. */
  pressed(press: KeyPress): void {
    this.#told = this.#wire.press(press);
    const snapshot = this.#snapshot();
    const covered = snapshot?.help_open || snapshot?.asks_to_end || (snapshot?.offer ?? null) !== null;
    if (isKeyOf(press, "outcome") || !covered) this.#turn(snapshot);
  }

  /** Opens or closes it by mouse. */
  toggle(): void {
    this.#told = this.#wire.desk({ desk: "open-outcome" });
    this.#turn(this.#snapshot());
  }

  take(does: Choice): void {
    if (does.choice === "record") this.record();
    else if (does.choice === "propose") this.propose();
    else if (does.choice === "step") this.outcome = withStep(this.outcome, does.by, this.#possible());
    else this.outcome = withDigit(this.outcome, does.digit, this.#possible());
  }

  /** Switches to another item; what was chosen for this one is remembered. */
  choose(item: ItemId): void {
    if (this.item !== null) this.#others.set(this.item, this.outcome);
    this.#begin(item, this.#snapshot());
  }

  /** Records the outcome and closes. */
  record(): void {
    if (this.item === null || this.#mustAnswer()) return;
    this.#wire.act({ intent: "record-outcome", item: this.item, outcome: tidied(this.outcome) });
    this.toggle();
  }

  /** Shows the proposal to the room. The chooser stays open: Enter records. */
  propose(): void {
    if (this.item === null || this.#mustAnswer()) return;
    this.#wire.act({ intent: "propose-outcome", item: this.item, outcome: tidied(this.outcome) });
  }

  /** While Rust asks a question it accepts nothing else, so the choice is kept until that is answered. */
  #mustAnswer(): boolean {
    const offer = this.#snapshot()?.offer ?? null;
    this.refused =
      offer === null
        ? null
        : `Answer the question first: ${offer.words} · ` +
          (offer.is_over ? "" : `${capOf("start-over")}: ${offer.decline} · `) +
          `${capOf("outcome")}, then ${capOf("go-on")}: ${offer.accept}`;
    return offer !== null;
  }

  /** Follows the snapshot, unless Rust hasn't seen the latest key yet. */
  follow(snapshot: PresenterSnapshot): void {
    if (snapshot.offer === null) this.refused = null;
    if (snapshot.keys_seen >= this.#told && snapshot.outcome_open !== this.open) this.#turn(snapshot);
  }

  #turn(snapshot: PresenterSnapshot | null): void {
    if (!this.open && snapshot?.floor.can_decide === false) return;
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
    const snapshot = this.#snapshot();
    return snapshot === null ? [] : possibleOutcomes(snapshot, this.item);
  }
}
