// The line being typed, a note, a search, a name or a poll: what is typed here goes to Rust letter by letter, what is typed in the
// audience window comes back.
import { flushSync } from "svelte";

import type { DeskAction } from "../../gen/DeskAction";
import type { PollId } from "../../gen/PollId";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { Purpose } from "../../gen/Purpose";
import type { Wire } from "../../wire";

/** What opens each line. A poll's question and result are told apart by Rust. */
const OPENED_BY: Record<Purpose, DeskAction> = {
  note: { desk: "open-note" },
  search: { desk: "open-search" },
  queue: { desk: "open-queue" },
  name: { desk: "open-name" },
  "poll-question": { desk: "open-poll" },
  "poll-result": { desk: "open-poll" },
};

export class TypedLine {
  text = $state("");
  /** What keys struck are text for; null while they are commands. */
  purpose: Purpose | null = $state(null);
  fromAudience = $state(false);
  /** The poll whose result is typed; null when it is the one that waits for it. */
  poll: PollId | null = $state(null);
  /** The fields that are in the document. */
  readonly fields: Partial<Record<Purpose, HTMLInputElement | null>> = {};
  readonly #wire: Wire;
  /** The number of the last thing that was told about the line; what Rust says from before it is old. */
  #told = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** The key that begins a line was sent under this number: from here on keys are text. */
  begun(number: number, purpose: Purpose): void {
    this.#told = number;
    this.#begin(purpose);
  }

  /** Opens a line by mouse or by name, unless one is open. */
  open(purpose: Purpose): void {
    if (this.purpose !== null) return;
    this.#told = this.#wire.desk(OPENED_BY[purpose]);
    this.#begin(purpose);
  }

  /** Opens the line for the result of a poll, whichever item it was asked in. */
  openResult(poll: PollId): void {
    if (this.purpose !== null) return;
    this.#told = this.#wire.desk({ desk: "open-result", poll });
    this.#begin("poll-result", poll);
  }

  typed(text: string): void {
    this.text = text;
    this.#told = this.#wire.desk({ desk: "draft-text", text });
  }

  /** The key that ends a line was sent under this number. */
  ended(number: number): void {
    this.#told = number;
    this.#end();
  }

  /** Drops the line, as Esc does. */
  drop(): void {
    this.ended(this.#wire.press({ key: "Escape", ctrl: false, shift: false, alt: false, text: true }));
  }

  focus(): void {
    if (this.purpose !== null) this.fields[this.purpose]?.focus();
  }

  /** Whether the snapshot knows all that was typed here. */
  isKnownTo({ keys_seen }: PresenterSnapshot): boolean {
    return keys_seen >= this.#told;
  }

  /** Takes over what a snapshot says, unless Rust has not yet seen what was typed here. */
  follow(snapshot: PresenterSnapshot): void {
    if (!this.isKnownTo(snapshot)) return;
    const { draft } = snapshot;
    if (draft === null) {
      if (this.purpose !== null) this.#end();
      return;
    }
    const isNew = this.purpose !== draft.purpose;
    this.purpose = draft.purpose;
    this.fromAudience = draft.from_audience;
    this.poll = draft.poll;
    if (this.text !== draft.text) this.text = draft.text;
    if (isNew && !draft.from_audience) this.focus();
  }

  #begin(purpose: Purpose, poll: PollId | null = null): void {
    this.purpose = purpose;
    this.poll = poll;
    this.fromAudience = false;
    this.text = "";
    // The field of a search comes with it, and must be there before the next key is struck.
    flushSync();
    this.focus();
  }

  #end(): void {
    const field = this.purpose === null ? null : (this.fields[this.purpose] ?? null);
    this.purpose = null;
    this.fromAudience = false;
    this.poll = null;
    this.text = "";
    field?.blur();
  }
}
